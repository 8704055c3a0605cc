/** A list that is small enough to be read whole, page by page: accounts, devices. */
import { limits } from '../../schema/limits.ts';
import { type PageState, readPage, usePage } from '../personnel/use-page.ts';

/** Far above the officers and offices of any regency; what lies beyond is said, never hidden. */
const pagesMax = 30;

type Answer<Row> = { rows: Row[]; next: string | null };
export type Whole<Row> = { rows: Row[]; isCut: boolean };

export function useAll<Row>(path: string): PageState<Whole<Row>> {
  return usePage(`${path} whole`, () => readAll<Row>(path));
}

async function readAll<Row>(path: string): Promise<PageState<Whole<Row>>> {
  const rows: Row[] = [];
  let after: string | undefined;
  let told: { asOf: string; stale: boolean } | null = null;
  for (let n = 0; n < pagesMax; n += 1) {
    const page: PageState<Answer<Row>> = await readPage<Answer<Row>>(path, { limit: limits.pageRowsMax, after });
    if (page.state !== 'ready') return page;
    rows.push(...page.value.rows);
    // As old as its oldest page.
    told = told === null ? page : { asOf: told.asOf, stale: told.stale || page.stale };
    if (page.value.next === null) return { state: 'ready', value: { rows, isCut: false }, ...timeOf(told) };
    after = page.value.next;
  }
  return told === null ? { state: 'loading' } : { state: 'ready', value: { rows, isCut: true }, ...timeOf(told) };
}

function timeOf({ asOf, stale }: { asOf: string; stale: boolean }): { asOf: string; stale: boolean } {
  return { asOf, stale };
}
