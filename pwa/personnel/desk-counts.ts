/** The rail's figures: the queues as the last list told them, and what waits for a decision. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { CasesAnswer, ConflictsAnswer, HeldAnswer } from '../../schema/api.ts';
import { account, sync } from '../device/device.ts';
import type { Counts } from './listing.ts';
import { useOfficePage } from './use-page.ts';

const latest = signal<{ accountId: string; counts: Counts } | null>(null);

/** A list that was just read knows them best; it says so here. */
export function tellCounts(counts: Counts): void {
  const accountId = account.peek()?.accountId;
  if (accountId !== undefined) latest.value = { accountId, counts };
}

export const toldCounts: ReadonlySignal<{ accountId: string; counts: Counts } | null> = latest;

export type DeskCounts = { queues: Counts | null; conflicts: number | null; held: number | null };

/** Reads what no list has told yet: a page of one row carries all the counts. */
export function useDeskCounts(): DeskCounts {
  const page = useOfficePage<CasesAnswer>('/api/cases', { queue: 'open', limit: 1 });
  const conflicts = useOfficePage<ConflictsAnswer>('/api/conflicts');
  const held = useOfficePage<HeldAnswer>('/api/held');
  const told = latest.value?.accountId === account.value?.accountId ? latest.value?.counts : undefined;
  // Refused ones are on this device only; conflicts are counted by the server as soon as it knows them.
  const known = conflicts.state === 'ready' ? conflicts.value.total : null;
  return {
    queues: told ?? (page.state === 'ready' ? page.value.counts : null),
    conflicts: known === null ? sync.value.attention || null : Math.max(known, sync.value.attention),
    held: held.state === 'ready' ? held.value.total : null,
  };
}
