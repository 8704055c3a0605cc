/** Where a page of a list ends: the day and key of its last row. What a client sends back is checked, not trusted. */
import { refuse } from '../problem.ts';

/** `on` null: the last row has no such day; such rows come after all others. */
export type PageMark = { on: string | null; key: string };

const shape = /^(\d{4}-\d{2}-\d{2})?~([0-9A-Za-z-]{1,80})$/;

export function writeMark({ on, key }: PageMark): string {
  return `${on ?? ''}~${key}`;
}

/** Throws `invalid` for what no list of ours has given out. */
export function readMark(after: string | undefined): PageMark | null {
  if (after === undefined) return null;
  const parts = shape.exec(after);
  if (parts === null) throw refuse('invalid', { field: 'after', detail: 'not from a page of this list' });
  return { on: parts[1] ?? null, key: parts[2] ?? '' };
}

/** A page and where the next begins, from rows of which one more than the page was asked for. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  markOf: (row: T) => PageMark,
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? writeMark(markOf(last)) : null };
}
