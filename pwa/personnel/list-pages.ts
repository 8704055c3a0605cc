/** Reading a list of the server page after page, each from where the one before ended. */
import type { PageState } from './use-page.ts';

/** One page as the server answers it. */
export type ListPage<Row> = { rows: readonly Row[]; next: string | null; total: number };
/** All pages read so far, in order; `next` is null at the end of the list. */
export type Listed<Row> = ListPage<Row> & { pages: number; hasFailed: boolean };

/**
 * Reads on after `begun` until there are `pages` pages or no more. A page that cannot be read leaves those before it
 * standing (`hasFailed`); only when there is none is the failure the answer.
 */
export async function readUpTo<Row>(
  read: (after: string | null) => Promise<PageState<ListPage<Row>>>,
  pages: number,
  begun: PageState<Listed<Row>> | null,
): Promise<PageState<Listed<Row>>> {
  let listed = begun?.state === 'ready' ? begun : null;
  for (let count = listed?.value.pages ?? 0; count < pages; count += 1) {
    const after = listed?.value.next ?? null;
    if (listed !== null && after === null) break;
    const page = await read(after);
    if (page.state !== 'ready')
      return listed === null ? page : { ...listed, value: { ...listed.value, hasFailed: true } };
    listed = {
      ...page,
      // What is shown is as old as its oldest page.
      asOf: listed?.asOf ?? page.asOf,
      stale: page.stale || listed?.stale === true,
      value: {
        ...page.value,
        rows: [...(listed?.value.rows ?? []), ...page.value.rows],
        pages: count + 1,
        hasFailed: false,
      },
    };
  }
  return listed ?? { state: 'loading' };
}
