/**
 * Pages of the server as a screen sees them: loading, failed, or ready with the time they were true. What was shown
 * last stays while the newer one is fetched. They are fetched again when the server has taken something of ours,
 * when the network is back, and when the window is looked at again.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import { account, clock, connection, type Failure, office, type Query, sync } from '../device/device.ts';
import { whenPersonChanges, whoeverThisIs } from '../person-change.ts';

export type PageState<T> =
  | { state: 'loading' }
  | { state: 'failed'; problem: Failure['problem'] }
  /** `stale`: the server did not answer now; this is its last answer. */
  | { state: 'ready'; value: T; asOf: string; stale: boolean };

const turn = signal(0);
/** Grows when pages are worth reading again. */
export const freshTurn: ReadonlySignal<number> = turn;

export function refreshPages(): void {
  turn.value = turn.peek() + 1;
}

let waitingBefore = 0;
let onlineBefore = false;
effect(() => {
  const { waiting } = sync.value;
  const { online } = connection.value;
  const isNews = waiting < waitingBefore || (online && !onlineBefore);
  waitingBefore = waiting;
  onlineBefore = online;
  if (isNews) refreshPages();
});

/** A window that comes to the front within this keeps what it shows. */
const freshForMs = 60_000;
let readAtMs = 0;
if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && nowMs() - readAtMs > freshForMs) refreshPages();
  });

function nowMs(): number {
  return Date.parse(clock.now());
}

/** Pages shown last in this window, so that going back draws at once. */
const shownMax = 60;
const shown = new Map<string, PageState<unknown>>();
whenPersonChanges(() => shown.clear());

function remember(key: string, page: PageState<unknown>): void {
  shown.delete(key);
  shown.set(key, page);
  const [oldest] = shown.keys();
  if (shown.size > shownMax && oldest !== undefined) shown.delete(oldest);
}

/** Reads with `read` whenever `key` or the turn changes. `key` names everything that `read` depends on. */
export function usePage<T>(key: string, read: () => Promise<PageState<T>>): PageState<T> {
  const fullKey = `${account.value?.accountId ?? ''} ${key}`;
  const [latest, setLatest] = useState<{ key: string; page: PageState<T> } | null>(null);
  const at = freshTurn.value;
  useEffect(() => {
    let isWanted = true;
    const isHis = whoeverThisIs();
    void read().then((page) => {
      // Of whoever has left nothing is remembered.
      if (!isHis()) return;
      readAtMs = nowMs();
      if (page.state === 'ready') remember(fullKey, page);
      const kept = rememberedPage<T>(fullKey);
      // Without network what was shown stays, and says so.
      const isKept = page.state === 'failed' && page.problem === 'offline' && kept?.state === 'ready';
      if (isWanted) setLatest({ key: fullKey, page: isKept ? { ...kept, stale: true } : page });
    });
    return () => {
      isWanted = false;
    };
    // `read` is made anew by each drawing; `key` stands for it.
  }, [fullKey, at]);
  if (latest?.key === fullKey) return latest.page;
  return rememberedPage<T>(fullKey) ?? { state: 'loading' };
}

/** The same key was put there by the same caller with the same type; the map cannot say so. */
function rememberedPage<T>(key: string): PageState<T> | undefined {
  return shown.get(key) as PageState<T> | undefined;
}

/** One page of one route. */
export function useOfficePage<T>(path: string, query: Query = {}): PageState<T> {
  return usePage(`${path} ${JSON.stringify(query)}`, () => readPage<T>(path, query));
}

export async function readPage<T>(path: string, query: Query = {}): Promise<PageState<T>> {
  const page = await office.get<T>(path, query);
  if (!page.ok) return { state: 'failed', problem: page.problem };
  return { state: 'ready', value: page.value, asOf: page.asOf, stale: page.stale };
}
