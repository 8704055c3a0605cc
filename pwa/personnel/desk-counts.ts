/** The rail's figures: how many lie in each queue, and what waits for a decision. */
import type { CasesAnswer, ConflictsAnswer, HeldAnswer } from '../../schema/api.ts';
import { revision, sync } from '../device/device.ts';
import { deadlines } from './deadlines.ts';
import { whenPersonChanges } from '../person-change.ts';
import { type Counts, deskRows, movedCounts } from './listing.ts';
import { type PageState, readPage, useOfficePage, usePage } from './use-page.ts';

let latest: Counts | null = null;
whenPersonChanges(() => {
  latest = null;
});

export type DeskCounts = { queues: Counts | null; conflicts: number | null; held: number | null };

/** `listed`: the counts that came with the list on this page; without one they are asked for with a page of one row. */
export function useDeskCounts(listed: Counts | null | undefined): DeskCounts {
  const isAsked = listed === undefined;
  const page = usePage<CasesAnswer>(isAsked ? 'counts' : 'listed', () => (isAsked ? readCounts() : notAsked));
  const conflicts = useOfficePage<ConflictsAnswer>('/api/conflicts');
  const held = useOfficePage<HeldAnswer>('/api/held');
  // Own unsent steps move the counts as they move the rows.
  void revision.value;
  const asked = page.state === 'ready' ? movedCounts(page.value.counts, deskRows([]), deadlines().today) : null;
  // Refused ones are on this device only; conflicts are counted by the server as soon as it knows them.
  latest = listed ?? asked ?? latest;
  const known = conflicts.state === 'ready' ? conflicts.value.total : null;
  return {
    // Without network the last ones known are better than none.
    queues: latest,
    conflicts: known === null ? sync.value.attention || null : Math.max(known, sync.value.attention),
    held: held.state === 'ready' ? held.value.total : null,
  };
}

function readCounts(): Promise<PageState<CasesAnswer>> {
  return readPage<CasesAnswer>('/api/cases', { queue: 'open', limit: 1 });
}

const notAsked: Promise<PageState<CasesAnswer>> = Promise.resolve({ state: 'loading' });
