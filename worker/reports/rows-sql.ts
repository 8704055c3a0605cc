/** Rows as office queries read them: JSON that our own commit wrote, given back its type. */
import type { RowBodies, RowType } from '../../schema/rows.ts';

/** What was written by `decide` and validated on its way in is not validated again on every page. */
export function bodyOf<T extends RowType>(_type: T, json: string): RowBodies[T] {
  return JSON.parse(json) as RowBodies[T]; // written by the commit from a Row of this type
}

export function bodyOrNull<T extends RowType>(type: T, json: string | null): RowBodies[T] | null {
  return json === null ? null : bodyOf(type, json);
}

/** JSON array of texts, as json_group_array makes it. */
export function textsOf(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
