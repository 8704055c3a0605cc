/**
 * Rows lie in the store as a log of bundles, each sealed as a whole: opening ten thousand values one by one would take
 * longer than a person waits. A bundle is what one page of a pull brought; what is true now follows by reading the
 * bundles in their order. Pure.
 */
import type { Row } from '../../schema/rows.ts';
import type { BaseRow } from './store-shapes.ts';

/** `row` null: it has left this feed. `isDropped`: it leaves the phone, whatever it was. */
export type Line = { name: string; feed: string; seq: number; row: Row | null; isDropped?: true };
export type KnownRow = { seq: number; row: Row; isOld: boolean };
export type KnownRows = Map<string, KnownRow>;

/** `isOld`: written before the server was restored; any newer line about the same row replaces it. */
export function fold(rows: KnownRows, lines: readonly Line[], isOld: boolean): void {
  for (const { name, feed, seq, row, isDropped } of lines) {
    const was = rows.get(name);
    if (isDropped === true) rows.delete(name);
    else if (was !== undefined && was.isOld === isOld && was.seq > seq) continue;
    else if (row !== null) rows.set(name, { seq, row, isOld });
    else if (was?.row.feed === feed) rows.delete(name);
  }
}

/** Rows of the lost time bear −1: they go once a whole pull has not brought them again. */
export function baseRow(name: string, { seq, row, isOld }: KnownRow): BaseRow {
  return { name, seq: isOld ? -1 : seq, row };
}
