/**
 * A form of the admin: what was typed over what it started with, mistakes named once somebody has tried, and no
 * update of the app while it is filled in. What could not be saved stays in the form with the reason.
 */
import { useEffect, useRef, useState } from 'preact/hooks';

import { holdForm } from '../device/device.ts';
import { focusWrong } from '../ui/focus-wrong.ts';

export type Form<F extends object> = {
  fields: F;
  set: (change: Partial<F>) => void;
  isChanged: boolean;
  hasTried: boolean;
  isBusy: boolean;
  /** What it shows has been saved: the page is about to go on. */
  isSaved: boolean;
  /** Why it was not saved, in words. */
  problem: string | null;
  /** `isRight` false: the fields say what is missing. `work` gives why it failed, or null. True: it is done. */
  submit: (isRight: boolean, work: () => Promise<string | null>) => Promise<boolean>;
};

/** `initial` is what it was when the form was opened; later changes elsewhere do not flow into what is typed. */
export function useForm<F extends object>(initial: F): Form<F> {
  const [started] = useState(initial);
  const [typed, setTyped] = useState<Partial<F>>({});
  const [hasTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const release = useRef<(() => void) | null>(null);
  const letGo = (): void => {
    release.current?.();
    release.current = null;
  };
  useEffect(() => letGo, []);
  return {
    fields: { ...started, ...typed },
    isChanged: Object.keys(typed).length > 0,
    hasTried,
    isBusy,
    isSaved,
    problem,
    set: (change) => {
      release.current ??= holdForm();
      setSaved(false);
      setTyped((before) => ({ ...before, ...change }));
    },
    submit: async (isRight, work) => {
      if (busy.current) return false;
      setTried(true);
      if (!isRight) {
        focusWrong('form.admin-form');
        return false;
      }
      busy.current = true;
      setBusy(true);
      const failed = await work();
      busy.current = false;
      setSaved(failed === null);
      setBusy(false);
      setProblem(failed);
      if (failed === null) letGo();
      return failed === null;
    },
  };
}
