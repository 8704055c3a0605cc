/**
 * A pull: what has changed in the reader's feeds since his cursors (DESIGN §4). A cursor never skips: a page ends
 * between two log entries, and a feed that was read to its end is moved on to the log's head as it stood before the
 * first row was read (all that comes later gets a higher number). So an idle feed's cursor also tells a restore.
 */
import { limits } from '../../schema/limits.ts';
import { feeds } from '../../schema/rows.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { type Cursor, cursorText, readCursors } from './cursors.ts';
import { followsOperations, standingFeeds } from './feeds.ts';
import { Page } from './page.ts';
import type { EntryRow, HeadRow, OperationFeedRow, PulledRowOf } from './pull-sql.ts';
import { selectEntries, selectFeed, selectHead, selectOperationFeeds } from './pull-sql.ts';

const dayMs = 86_400_000;

export type PullContext = { db: D1Database; session: Session; serverEpoch: string; nowMs: number };

/** Throws `invalid` for what is no cursor, `restored` for one whose entry this database does not hold. */
export async function pull(cursorsJson: string, context: PullContext): Promise<PullAnswer> {
  const { db, serverEpoch, nowMs } = context;
  const cursors = readCursors(cursorsJson);
  if (cursors === null) throw refuse('invalid', { field: 'cursors' });
  if (context.session.pushOnly) return refuseEnded(context.db, cursors);
  const start = await readStart(context, cursors);
  checkCursors([...cursors.values()], start.entries);
  const page = new Page();
  const open = await fillPage(db, page, start, cursors);
  return {
    serverEpoch,
    serverTime: new Date(nowMs).toISOString(),
    feeds: start.feeds,
    rows: page.rows,
    next: await nextCursors(db, start, cursors, page, open),
    more: open.length > 0,
    // Only who goes out looks people up on his phone; the others are not sent a list of everybody.
    roster: followsOperations(context.session.actor) ? start.head.roster : 0,
  };
}

/**
 * Who is ended reads nothing any more, but hears of a restore: only then does his device know that what it sent may be
 * wanted again, before it throws its key away.
 */
async function refuseEnded(db: D1Database, cursors: ReadonlyMap<string, Cursor>): Promise<never> {
  const seqs = new Set([...cursors.values()].map(({ seq }) => seq));
  const { results } = await selectEntries(db, [...seqs]).all<EntryRow>();
  checkCursors([...cursors.values()], results);
  throw refuse('session_expired', { detail: 'device_ended' });
}

type Start = {
  head: HeadRow;
  /** Log entries that the cursors name, as far as they exist. */
  entries: EntryRow[];
  /** All feeds of the reader, in their order. */
  feeds: string[];
  /** Those that may hold news. */
  newsy: string[];
};

/** One batch, so that head, feeds and news are of one moment. */
async function readStart({ db, session, nowMs }: PullContext, cursors: ReadonlyMap<string, Cursor>): Promise<Start> {
  const { actor } = session;
  const fixed = standingFeeds(actor);
  const known = [...cursors].filter(([feed]) => feed.startsWith(feeds.operation(''))).map(([, { seq }]) => seq);
  const statements = [selectHead(db), selectEntries(db, [...new Set([...cursors.values()].map((one) => one.seq))])];
  if (followsOperations(actor)) {
    statements.push(
      selectOperationFeeds(db, {
        accountId: actor.accountId,
        sinceOn: new Date(nowMs - limits.feedDays * dayMs).toISOString().slice(0, 10),
        // Usually all the same; where they differ, a feed may seem to hold news and turn out to have none.
        sinceSeq: known.length === 0 ? 0 : Math.min(...known),
        limit: limits.feedsMax - fixed.length,
      }),
    );
  }
  const [head, entries, operations] = await db.batch(statements);
  const followed = (operations?.results ?? []) as OperationFeedRow[]; // columns of its statement, as below
  const isNewsy = ({ feed, news }: OperationFeedRow): boolean => news === 1 || !cursors.has(feed);
  return {
    head: ((head?.results ?? []) as HeadRow[])[0] ?? { seq: 0, hash8: '', roster: 0 },
    entries: (entries?.results ?? []) as EntryRow[],
    feeds: [...fixed, ...followed.map((one) => one.feed)],
    newsy: [...fixed, ...followed.filter(isNewsy).map((one) => one.feed)],
  };
}

function checkCursors(cursors: readonly Cursor[], entries: readonly EntryRow[]): void {
  const hashes = new Map(entries.map((entry) => [entry.seq, entry.hash8]));
  for (const { seq, hash8 } of cursors) if (seq > 0 && hashes.get(seq) !== hash8) throw refuse('restored');
}

/** Operations read at once at first; then as many as are likely to fill what is left of the page. */
const firstGroup = 4;
const groupMax = 32;

/** Fills the page feed by feed; answers the feeds that were not read to their end. */
async function fillPage(
  db: D1Database,
  page: Page,
  start: Start,
  cursors: ReadonlyMap<string, Cursor>,
): Promise<string[]> {
  const sinceOf = (feed: string): number => cursors.get(feed)?.seq ?? 0;
  let left = start.newsy.filter((feed) => sinceOf(feed) < start.head.seq);
  let size = firstGroup;
  while (left.length > 0 && !page.isFull) {
    const group = groupOf(left, size, sinceOf);
    const before = page.rows.length;
    const results = await db.batch<PulledRowOf>(
      group.map((feed) => selectFeed(db, { feed, since: sinceOf(feed), upto: start.head.seq, limit: page.room + 1 })),
    );
    const read = group.filter((feed, at) => page.add(feed, results[at]?.results ?? []));
    left = left.filter((feed) => !read.includes(feed));
    const average = Math.max(1, (page.rows.length - before) / group.length);
    size = Math.max(1, Math.min(groupMax, Math.floor(page.room / average)));
  }
  return left;
}

/**
 * The first feeds of `left`. One of the large feeds that is read for the first time may fill many pages alone:
 * nothing is read beside it, or every page would read it again.
 */
function groupOf(left: readonly string[], size: number, sinceOf: (feed: string) => number): string[] {
  const isLarge = (feed: string): boolean => sinceOf(feed) === 0 && !feed.startsWith(feeds.operation(''));
  const at = left.findIndex(isLarge);
  return left.slice(0, at === -1 ? size : Math.min(size, Math.max(1, at)));
}

async function nextCursors(
  db: D1Database,
  start: Start,
  cursors: ReadonlyMap<string, Cursor>,
  page: Page,
  open: readonly string[],
): Promise<PullAnswer['next']> {
  const next: PullAnswer['next'] = {};
  for (const feed of start.feeds) {
    next[feed] = cursorText(open.includes(feed) ? cursors.get(feed) : start.head);
  }
  // At most one feed was begun and not finished.
  const { cut } = page;
  if (cut !== null) {
    const { results } = await selectEntries(db, [cut.seq]).all<EntryRow>();
    next[cut.feed] = cursorText(results[0]);
  }
  return next;
}
