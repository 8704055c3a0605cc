/**
 * The list as it will be once everything saved here has arrived: pages of the server with the device's own unsent
 * mutations laid over, counts moved along with the rows.
 */
import type { CaseListing, CasesAnswer } from '../../schema/api.ts';
import type { CaseRow } from '../../schema/case.ts';
import { thingOf } from '../../schema/thing.ts';
import type { Row } from '../../schema/rows.ts';
import type { SendState } from '../device/device.ts';
import { attention, laidOver, outboxItems } from '../device/device.ts';
import { type DueGroup, dueGroupOf, dueGroups } from './deadlines.ts';
import { whenPersonChanges } from '../person-change.ts';
import type { Asked, QueueName } from './ways.ts';

export type DeskRow = {
  listing: CaseListing;
  /** With own unsent steps. */
  now: CaseRow;
  version: string;
  /** Null where nothing of ours is under way. */
  sending: SendState | null;
};

/** Rows seen in this window: one that an unsent step moves into another list appears there too. */
const seenMax = 1_000;
const seen = new Map<string, CaseListing>();
whenPersonChanges(() => seen.clear());

export function keepSeen(listings: readonly CaseListing[]): void {
  for (const listing of listings) {
    seen.delete(listing.case.id);
    seen.set(listing.case.id, listing);
  }
  for (const id of seen.keys()) {
    if (seen.size <= seenMax) break;
    seen.delete(id);
  }
}

/** The page's rows with own steps laid over, and with them the rows that unsent steps have moved here. */
export function deskRows(listings: readonly CaseListing[]): DeskRow[] {
  const shown = new Set(listings.map((one) => one.case.id));
  const moved = [...unsentCases()].flatMap((id) => {
    const listing = shown.has(id) ? undefined : seen.get(id);
    return listing === undefined ? [] : [listing];
  });
  return laid([...listings, ...moved]);
}

function laid(listings: readonly CaseListing[]): DeskRow[] {
  const rows: Row[] = listings.map(({ case: file, version }) => ({
    type: 'case',
    key: file.id,
    feed: null,
    version,
    body: file,
  }));
  const after = new Map(laidOver(rows).flatMap((row) => (row.type === 'case' ? [[row.key, row] as const] : [])));
  const unsent = unsentCases();
  const unsettled = new Set(attention().map(({ mutation }) => thingOf(mutation)));
  return listings.map((listing) => {
    const row = after.get(listing.case.id);
    const { id } = listing.case;
    const sending = unsent.has(id) ? 'waiting' : unsettled.has(id) ? 'attention' : null;
    return { listing, now: row?.body ?? listing.case, version: row?.version ?? listing.version, sending };
  });
}

/** Cases that something unsent of this device is about. */
function unsentCases(): Set<string> {
  const things = outboxItems().flatMap(({ mutation, state }) => (state === 'waiting' ? [thingOf(mutation)] : []));
  return new Set(things.filter((thing) => thing !== null));
}

export function isIn(queue: QueueName, file: CaseRow, today: string): boolean {
  if (queue === 'open') return file.state !== 'closed';
  if (queue === 'overdue') return file.state !== 'closed' && file.dueOn !== null && file.dueOn < today;
  return file.state === queue;
}

/** Rows of the asked list, by due day as the server orders them. */
export function rowsAsked(rows: readonly DeskRow[], asked: Asked, today: string): DeskRow[] {
  const kept = rows.filter(({ now, listing }) => isIn(asked.queue, now, today) && isAsked(listing, asked));
  return kept.toSorted((a, b) => (a.now.dueOn ?? '9').localeCompare(b.now.dueOn ?? '9'));
}

/** Only for rows that came from another list: the server has filtered its own page. */
function isAsked({ case: file }: CaseListing, { violation }: Asked): boolean {
  return violation === undefined || file.facts.violations[0]?.code === violation;
}

export type Counts = CasesAnswer['counts'];

/** The server's counts, moved by own steps it has not taken yet. */
export function movedCounts(counts: Counts, rows: readonly DeskRow[], today: string): Counts {
  const moved = { ...counts };
  for (const { listing, now } of rows) {
    for (const queue of queuesOf(counts)) {
      const by = Number(isIn(queue, now, today)) - Number(isIn(queue, listing.case, today));
      moved[queue] = Math.max(0, moved[queue] + by);
    }
  }
  return moved;
}

/** Keys of a record by its type; Object.keys forgets them. */
function queuesOf(counts: Counts): QueueName[] {
  return Object.keys(counts) as QueueName[];
}

export type GroupedRows = { group: DueGroup; rows: DeskRow[] };

/** Groups in the order of the calendar; empty ones are left out. */
export function groupRows(rows: readonly DeskRow[], today: string): GroupedRows[] {
  return dueGroups
    .map((group) => ({ group, rows: rows.filter((row) => dueGroupOf(row.now.dueOn, today) === group) }))
    .filter(({ rows }) => rows.length > 0);
}
