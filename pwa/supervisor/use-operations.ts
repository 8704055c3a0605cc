/** Operations page by page, own unsent reviews laid over; of a period all that were opened in it. */
import { useState } from 'preact/hooks';

import type { OperationListing, OperationsAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { laidOver, revision, rowState } from '../device/device.ts';
import { type PageState, readPage, usePage } from '../personnel/use-page.ts';
import { given, type OperationsAsked } from './ways.ts';

/** Pages read for one period: far above what a regency opens in two years. */
const pagesMax = 60;

export type Laid = { operation: OperationRow; version: string; sending: 'waiting' | 'attention' | null };
export type ShownOperation = OperationListing & { now: Laid };
export type Operations = {
  page: PageState<OperationsAnswer>;
  rows: readonly ShownOperation[];
  hasMore: boolean;
  isBusy: boolean;
  more: () => void;
};

export function useOperations(asked: OperationsAsked): Operations {
  void revision.value;
  const { state, days } = asked;
  const key = JSON.stringify([state ?? null, days]);
  const page = usePage(`operations ${key}`, async () => readOperations(asked));
  const [later, setLater] = useState<{ after: OperationsAnswer; rows: OperationListing[]; next: string | null } | null>(
    null,
  );
  const [isBusy, setBusy] = useState(false);
  const first = page.state === 'ready' ? page.value : null;
  const rest = later !== null && later.after === first ? later : null;
  const next = rest === null ? (first?.next ?? null) : rest.next;
  const listed = first === null ? [] : [...first.rows, ...(rest?.rows ?? [])];

  async function more(): Promise<void> {
    if (first === null || next === null || isBusy) return;
    setBusy(true);
    const read = await readPage<OperationsAnswer>('/api/operations', { ...given({ state }), after: next });
    setBusy(false);
    if (read.state === 'ready')
      setLater({ after: first, rows: [...(rest?.rows ?? []), ...read.value.rows], next: read.value.next });
  }

  const rows = listed.map((row) => ({ ...row, now: laidOperation(row.operation, row.version) }));
  return { page, rows, hasMore: next !== null, isBusy, more: () => void more() };
}

async function readOperations({ state, days }: OperationsAsked): Promise<PageState<OperationsAnswer>> {
  const query = { ...given({ state }), limit: limits.pageRowsMax };
  const first = await readPage<OperationsAnswer>('/api/operations', query);
  if (first.state !== 'ready' || days === null) return first;
  const rows = [...first.value.rows];
  let { next } = first.value;
  for (let pages = 1; next !== null && pages < pagesMax; pages += 1) {
    const oldest = rows.at(-1)?.operation.openedOn;
    if (oldest === undefined || oldest < days.from) break;
    const read = await readPage<OperationsAnswer>('/api/operations', { ...query, after: next });
    if (read.state !== 'ready') return read;
    rows.push(...read.value.rows);
    next = read.value.next;
  }
  const inDays = rows.filter(({ operation }) => operation.openedOn >= days.from && operation.openedOn <= days.to);
  return { ...first, value: { ...first.value, rows: inDays, next: null } };
}

/** The operation as it will be once own unsent reviews arrive. Components that show it read `revision`. */
export function laidOperation(operation: OperationRow, version: string): Laid {
  const [row] = laidOver([{ type: 'operation', key: operation.id, feed: null, version, body: operation }]);
  const state = rowState('operation', operation.id);
  const sending = state === 'sent' ? null : state;
  return row?.type === 'operation'
    ? { operation: row.body, version: row.version, sending }
    : { operation, version, sending };
}
