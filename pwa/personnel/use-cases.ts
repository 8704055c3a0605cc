/** The pages of one list, read one after the other as far as the person has asked for more. */
import { useMemo, useState } from 'preact/hooks';

import type { CaseListing, CasesAnswer } from '../../schema/api.ts';
import { revision, rowsOfType } from '../device/device.ts';
import { whoeverThisIs } from '../person-change.ts';
import { deadlines } from './deadlines.ts';
import { type Counts, type DeskRow, deskRows, keepSeen, movedCounts, rowsAsked } from './listing.ts';
import { type PageState, readPage, usePage } from './use-page.ts';
import { type Asked, queuePath } from './ways.ts';

/** A screenful and a half; a page answers fast also on a weak line. */
const pageRows = 50;
/** Beyond this a search is the better way. */
const pagesMax = 20;

type Read = { listings: CaseListing[]; counts: Counts; hasMore: boolean };

export type CasesShown = {
  page: PageState<Read>;
  rows: readonly DeskRow[];
  counts: Counts | null;
  /** Null when all are shown. */
  more: (() => void) | null;
};

export function useCases(asked: Asked): CasesShown {
  const key = `${queuePath(asked)} ${asked.search ?? ''}`;
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const pages = wanted.key === key ? wanted.pages : 1;
  const page = usePage<Read>(`cases ${key} ${pages}`, () => readPages(asked, pages));
  const turn = revision.value;
  const shown = useMemo(() => {
    const { today } = deadlines();
    const isOut = page.state === 'failed' && page.problem === 'offline';
    if (page.state !== 'ready')
      return { rows: isOut ? rowsAsked(deskRows(keptListings()), asked, today) : [], counts: null };
    const all = deskRows(page.value.listings);
    const counts = movedCounts(page.value.counts, all, today);
    return { rows: rowsAsked(all, asked, today), counts };
  }, [page, turn, key]);
  const hasMore = page.state === 'ready' && page.value.hasMore && pages < pagesMax;
  return { page, ...shown, more: hasMore ? () => setWanted({ key, pages: pages + 1 }) : null };
}

/** Cases that wait for this person lie on the device; without network they are all there is. */
function keptListings(): CaseListing[] {
  return rowsOfType('case').map(({ body, version }) => ({
    case: body,
    version,
    operationState: null,
    twins: [],
    hasConflict: false,
    photos: 0,
  }));
}

async function readPages(asked: Asked, pages: number): Promise<PageState<Read>> {
  const isHis = whoeverThisIs();
  const listings: CaseListing[] = [];
  let first: { counts: Counts; asOf: string } | null = null;
  let next: string | null = null;
  let stale = false;
  for (let n = 0; n < pages; n += 1) {
    const page: PageState<CasesAnswer> = await readPage<CasesAnswer>('/api/cases', {
      ...asked,
      limit: pageRows,
      after: next ?? undefined,
    });
    // What is read so far is worth showing; the rest is asked for again with "more".
    if (page.state !== 'ready' && first !== null) break;
    if (page.state !== 'ready') return page;
    listings.push(...page.value.rows);
    first ??= { counts: page.value.counts, asOf: page.asOf };
    stale ||= page.stale;
    next = page.value.next;
    if (next === null) break;
  }
  if (first === null) return { state: 'loading' };
  if (isHis()) keepSeen(listings);
  return { state: 'ready', value: { listings, counts: first.counts, hasMore: next !== null }, asOf: first.asOf, stale };
}
