import type { ComponentChildren } from 'preact';

import type { Action } from './press.tsx';

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  /** A second, quieter line in the same cell of a wide table: the NIP below the name. */
  below?: ((row: Row) => ComponentChildren) | undefined;
  /** What stands on a phone's card, when it differs from the table's cell. */
  card?: ((row: Row) => ComponentChildren) | undefined;
  /** Only on phone cards. */
  phoneOnly?: boolean | undefined;
  /** CSS width; columns without one share the rest. */
  width?: string | undefined;
  /** Figures stand at the right edge. */
  end?: boolean | undefined;
  /**
   * Where it stands on a phone's card: the title (opens the row), beside it, the texts below, the foot left and
   * right. Without a place it is a line "head: value"; 'none' leaves it out.
   */
  phone?: 'title' | 'beside' | 'text' | 'foot' | 'foot-end' | 'none' | undefined;
};

export type RowGroup<Row> = {
  key: string;
  /** A group row stands above when it has a label. */
  label?: string | undefined;
  count?: string | undefined;
  more?: (Action & { text: string }) | undefined;
  rows: readonly Row[];
};

export type TableProps<Row> = {
  /** Spoken name of the table. */
  label: string;
  columns: readonly Column<Row>[];
  /** What the cards show, where that is more than another place for the same columns. */
  cards?: readonly Column<Row>[] | undefined;
  groups: readonly RowGroup<Row>[];
  rowKey: (row: Row) => string;
  /** What opening a row does; the first column (or the phone's title) becomes that link. */
  open?: ((row: Row) => Action) | undefined;
  openKey?: string | undefined;
  select?:
    | {
        chosen: ReadonlySet<string>;
        onChange: (chosen: ReadonlySet<string>) => void;
        rowLabel: (row: Row) => string;
        allLabel: string;
      }
    | undefined;
};

export function withKey(chosen: ReadonlySet<string>, key: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(key);
  else next.delete(key);
  return next;
}
