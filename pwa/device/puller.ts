/**
 * Fetching what changed, feed by feed. Every page is stored with its cursors in one transaction, so a cut link
 * costs one page (F24). What this device wrote or has not sent is never dropped, whatever the server says of the
 * person's rights (F02).
 */
import type { Row } from '../../schema/rows.ts';
import type { PullAnswer, PulledRow } from '../../schema/sync.ts';
import { readPullAnswer } from './answers.ts';
import type { Ask, Reply } from './http.ts';
import { loadLeaving } from './on-demand.ts';
import type { BaseRow, Store, SyncState } from './store.ts';

export type Puller = {
  ask: Ask;
  accountId: string;
  store: Pick<Store, 'sync' | 'rows' | 'items' | 'applyPage' | 'restored' | 'prune'>;
  /** Called when a page of ours has arrived, before it is stored. */
  answered: (answer: PullAnswer) => void;
  /** Called when a page is stored. */
  stored: (change: { put: BaseRow[]; gone: string[]; rows: number }) => Promise<void>;
};

export type PullEnd =
  | { end: 'done'; roster: number; feedsChanged: boolean }
  /** Rows and cursors were reset and what was acknowledged is to be sent again. */
  | { end: 'restored' }
  | { end: 'lost' | 'ended' | 'again' };

/** Far above the pages of any first pull; a server that always says `more` must not keep the radio on. */
const pagesMax = 2_000;

export async function pullAll(puller: Puller): Promise<PullEnd> {
  const { store } = puller;
  // Their rows are in what the server reads from here on.
  const acked = (await store.items('sent')).map(({ mutation }) => mutation.id);
  const feedsBefore = Object.keys((await store.sync()).cursors);
  for (let page = 0; page < pagesMax; page += 1) {
    const state = await store.sync();
    const reply = await puller.ask(`/api/sync/pull?${cursorsParam(state.cursors)}`);
    if (reply.kind === 'refused' && reply.problem.code === 'restored') return restore(puller, state.serverEpoch);
    const answer = reply.kind === 'ok' ? readPullAnswer(reply.body) : null;
    if (answer === null) return { end: endOf(reply) };
    if (state.serverEpoch !== null && state.serverEpoch !== answer.serverEpoch)
      return restore(puller, answer.serverEpoch);
    puller.answered(answer);
    await keepPage(puller, state, answer, acked);
    if (answer.more) continue;
    await store.prune(answer.serverTime).catch(() => undefined);
    const feedsChanged = standing(answer.feeds) !== standing(feedsBefore) && feedsBefore.length > 0;
    return { end: 'done', roster: answer.roster, feedsChanged };
  }
  return { end: 'again' };
}

/** The wire's `pullQuery`. */
export function cursorsParam(cursors: Record<string, string>): string {
  return `cursors=${encodeURIComponent(JSON.stringify(cursors))}`;
}

/** The feeds that follow from the person's role, not from his operations; the server names them in one order. */
function standing(feeds: readonly string[]): string {
  return feeds.filter((feed) => !feed.startsWith('operation:')).join();
}

async function restore(puller: Puller, serverEpoch: string | null): Promise<PullEnd> {
  await puller.store.restored(serverEpoch);
  return { end: 'restored' };
}

async function keepPage(puller: Puller, state: SyncState, answer: PullAnswer, acked: string[]): Promise<void> {
  const cursors: Record<string, string> = {};
  for (const feed of answer.feeds) cursors[feed] = answer.next[feed] ?? state.cursors[feed] ?? '0:';
  const swept = state.isSweeping && !answer.more ? answer : null;
  const were = [...(state.lost ?? []), ...Object.keys(state.cursors)];
  const lost = were.filter((feed) => !answer.feeds.includes(feed));
  const left = lost.length > 0 || swept !== null ? await (await loadLeaving())(puller, lost, swept) : null;
  const change = await puller.store.applyPage({
    rows: answer.rows.map(toRow),
    sync: {
      cursors,
      isComplete: state.isComplete || !answer.more,
      serverEpoch: answer.serverEpoch,
      isSweeping: state.isSweeping && answer.more,
      lost: left?.lost,
    },
    dropped: left?.names ?? [],
    landed: answer.more ? [] : acked,
  });
  await puller.stored({ ...change, rows: answer.rows.length });
}

function toRow({ feed, type, key, seq, version, body }: PulledRow): {
  name: string;
  feed: string;
  seq: number;
  row: Row | null;
} {
  // The server keeps bodies of its own making; the envelope was parsed, and the rules forgive a body they cannot read.
  return { name: `${type}|${key}`, feed, seq, row: body === null ? null : ({ type, key, feed, version, body } as Row) };
}

function endOf(reply: Reply): 'lost' | 'ended' | 'again' {
  if (reply.kind !== 'refused') return 'lost';
  return reply.isEnded ? 'ended' : 'again';
}
