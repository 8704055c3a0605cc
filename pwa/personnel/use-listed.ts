/**
 * A list of what waits for somebody, as far down as the person has asked for it. When it is read anew (a decision was
 * taken, the window came to the front) as many pages are read again: nobody is thrown back to its top.
 */
import { useRef, useState } from 'preact/hooks';

import { commonText } from '../text/common.ts';
import { type Listed, readUpTo } from './list-pages.ts';
import { freshTurn, type PageState, readPage, refreshPages, usePage } from './use-page.ts';
import { numberWords } from './words.ts';

/** Some thousands of rows: more than anybody decides one by one. The file of all of them is a press away. */
const pagesMax = 50;

export type Listing<Row> = {
  page: PageState<Listed<Row>>;
  rows: readonly Row[];
  /** Null while it is not known. */
  total: number | null;
  /** Below the list: how many are shown of how many, and the way to the next ones. Null where all are shown. */
  pager: { text: string; more: { text: string; busy: boolean; onClick: () => void } | undefined } | null;
};

export function useListed<Row>(path: string): Listing<Row> {
  const [pages, setPages] = useState(1);
  const begun = useRef<{ turn: number; listed: PageState<Listed<Row>> } | null>(null);
  const latest = useRef<PageState<Listed<Row>> | null>(null);
  const read = async (): Promise<PageState<Listed<Row>>> => {
    const turn = freshTurn.peek();
    const from = begun.current?.turn === turn ? begun.current.listed : null;
    const listed = await readUpTo<Row>((after) => readPage(path, { after: after ?? undefined }), pages, from);
    begun.current = { turn, listed };
    return listed;
  };
  const asked = usePage<Listed<Row>>(`${path} ${pages} pages`, read);
  const isBusy = asked.state === 'loading' && latest.current?.state === 'ready';
  const page = isBusy && latest.current !== null ? latest.current : asked;
  latest.current = page;
  if (page.state !== 'ready') return { page, rows: [], total: null, pager: null };
  const { rows, next, total, hasFailed } = page.value;
  const onClick = hasFailed ? refreshPages : () => setPages(page.value.pages + 1);
  const more = { text: hasFailed ? commonText().act.retry : commonText().act.more, busy: isBusy, onClick };
  const pager = {
    text: commonText().tell.shownOf(numberWords(rows.length), numberWords(total)),
    more: page.value.pages < pagesMax ? more : undefined,
  };
  return { page, rows, total, pager: next === null ? null : pager };
}
