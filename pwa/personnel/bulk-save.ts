/** Saving one step for many cases: each is a mutation of its own, one that is refused does not hold up the others. */
import { useRef, useState } from 'preact/hooks';

import type { Body } from '../../schema/mutation.ts';
import { save } from '../device/device.ts';
import { personnelText } from '../text/personnel.ts';
import { announce } from '../ui/live-region.tsx';
import { numberWords } from './words.ts';

type Bulk = 'case.forward' | 'case.assign';

export type BulkState = { isBusy: boolean; done: number; failed: number };

export function useBulkSave<K extends Bulk>(kind: K) {
  const saved = useRef(new Set<string>());
  const [state, setState] = useState<BulkState>({ isBusy: false, done: 0, failed: 0 });
  return {
    ...state,
    /** How many were not saved; those stay to be tried again. */
    saveAll: async (bodies: readonly Body<K>[]): Promise<number> => {
      let [done, failed] = [0, 0];
      setState({ isBusy: true, done, failed });
      for (const body of bodies) {
        // What a first try has saved is not said twice.
        const isSaved = saved.current.has(body.caseId) || (await save(kind, body)).ok;
        if (isSaved) saved.current.add(body.caseId);
        if (isSaved) done += 1;
        else failed += 1;
        setState({ isBusy: true, done, failed });
      }
      setState({ isBusy: false, done, failed });
      const t = personnelText().bulk;
      announce(failed === 0 ? t.done(numberWords(done)) : t.failed(numberWords(failed)));
      return failed;
    },
  };
}
