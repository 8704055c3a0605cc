/** The list under a figure, page by page, and the figure itself: both from the server, asked with the same words. */
import { useEffect, useState } from 'preact/hooks';

import type { FindingListing, FindingsAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { dimensions, type Report } from '../../schema/report.ts';
import { type PageState, readPage, useOfficePage, usePage } from '../personnel/use-page.ts';
import { type FindingsAsked, given } from './ways.ts';

export type Findings = {
  page: PageState<FindingsAnswer>;
  rows: readonly FindingListing[];
  /** All of them are here. */
  isWhole: boolean;
  isBusy: boolean;
  /** The next page could not be read; what is here stays. */
  hasFailed: boolean;
  more: () => void;
  /** Every row, at most `limits.exportRowsMax` (then null, as when one cannot be read). */
  readAll: (told?: (count: number) => void) => Promise<readonly FindingListing[] | null>;
};

type Later = { after: FindingsAnswer; rows: readonly FindingListing[]; next: string | null };

export function useFindings(asked: FindingsAsked): Findings {
  const query = given(asked);
  const page = useOfficePage<FindingsAnswer>('/api/findings', query);
  const [later, setLater] = useState<Later | null>(null);
  const [work, setWork] = useState<'rest' | 'busy' | 'failed'>('rest');
  const first = page.state === 'ready' ? page.value : null;
  useEffect(() => setWork('rest'), [first]);
  const rest = later !== null && later.after === first ? later : null;
  const rows = first === null ? [] : [...first.rows, ...(rest?.rows ?? [])];
  const next = rest === null ? (first?.next ?? null) : rest.next;

  async function readAll(told?: (count: number) => void): Promise<readonly FindingListing[] | null> {
    if (first === null) return null;
    setWork('busy');
    const all = await readFrom(query, { rows, next }, told);
    setWork(all === null ? 'failed' : 'rest');
    if (all !== null) setLater({ after: first, rows: all.slice(first.rows.length), next: null });
    return all;
  }

  async function more(): Promise<void> {
    if (first === null || next === null || work === 'busy') return;
    setWork('busy');
    const read = await readPage<FindingsAnswer>('/api/findings', { ...query, after: next });
    setWork(read.state === 'ready' ? 'rest' : 'failed');
    if (read.state !== 'ready') return;
    setLater({ after: first, rows: [...(rest?.rows ?? []), ...read.value.rows], next: read.value.next });
  }

  return {
    page,
    rows,
    isWhole: first !== null && next === null,
    isBusy: work === 'busy',
    hasFailed: work === 'failed',
    more: () => void more(),
    readAll,
  };
}

type Begun = { rows: readonly FindingListing[]; next: string | null };

/** The rest of a list after what is here already; null when a page cannot be read or there are too many. */
export async function readFrom(
  query: Record<string, string>,
  begun: Begun | null,
  told: (count: number) => void = () => undefined,
): Promise<readonly FindingListing[] | null> {
  const rows = [...(begun?.rows ?? [])];
  let after = begun === null ? undefined : begun.next;
  while (after !== null) {
    const read = await readPage<FindingsAnswer>('/api/findings', { ...query, after });
    if (read.state !== 'ready' || read.stale) return null;
    rows.push(...read.value.rows);
    if (rows.length > limits.exportRowsMax) return null;
    told(rows.length);
    after = read.value.next;
  }
  return rows;
}

/**
 * The figure that counts this list, from the report; null where no report can say it (days that are neither few nor
 * whole months, more than two filters) or while it is read.
 */
export function useFigure(asked: FindingsAsked): number | null {
  const figure = figureOf(asked);
  const key = figure === null ? 'no figure' : JSON.stringify(figure.query);
  const page = usePage<Report>(`figure ${key}`, async () =>
    figure === null ? { state: 'loading' } : readPage<Report>('/api/report', figure.query),
  );
  return figure === null || page.state !== 'ready' ? null : figure.read(page.value);
}

type Figure = { query: Record<string, string>; read: (report: Report) => number };

/** Which report holds the figure, and where in it. */
export function figureOf(asked: FindingsAsked): Figure | null {
  const { from, to, unitId, only, operationId, noted, supplement } = asked;
  const [one, two, three] = dimensions.filter((dimension) => asked[dimension] !== undefined);
  const isSupplement = supplement === 'validated' || supplement === 'later';
  if (three !== undefined || (two !== undefined && noted !== undefined)) return null;
  // A supplement is told of the whole operation as its reader sees it.
  if (isSupplement && (one !== undefined || noted !== undefined)) return null;
  const query = given({ from, to, unitId, only, operationId, ...(one === undefined ? {} : { [one]: asked[one] }) });
  return {
    query,
    read: ({ tables, supplement: told }) => {
      if (isSupplement) return told?.[supplement] ?? 0;
      if (noted !== undefined) return tables.noted[noted] ?? 0;
      return two === undefined ? tables.total : (tables.by[two][asked[two] ?? ''] ?? 0);
    },
  };
}
