import { useState } from 'preact/hooks';

import { BarTrack } from './bars.tsx';
import { Icon } from './icon.tsx';
import { classes } from './press.tsx';

export type UnitRow = {
  key: string;
  name: string;
  href?: string | undefined;
  count: number;
  value: string;
  /** Per 100 employees, as written. */
  rate?: string | undefined;
  children?: readonly UnitRow[] | undefined;
  /** Has children that are read once it is opened. */
  foldable?: boolean | undefined;
};

/** Offices with their units folded in; a parent's count is the sum of what unfolds. */
export function UnitTree(props: {
  label: string;
  /** Without `rate` there is no such column. */
  head: { unit: string; count: string; rate?: string | undefined };
  rows: readonly UnitRow[];
  openLabel: (name: string) => string;
  /** Told when a row unfolds: its children may have to be read. */
  onOpen?: ((key: string) => void) | undefined;
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void => {
    const next = new Set(open);
    if (!next.delete(key)) {
      next.add(key);
      props.onOpen?.(key);
    }
    setOpen(next);
  };
  const most = Math.max(1, ...props.rows.map((row) => row.count));
  const lines = flatten(props.rows, open, 0);
  return (
    <table class="tree" aria-label={props.label}>
      <colgroup>
        <col class="tree__unit" />
        <col />
        <col class="tree__count" />
        {props.head.rate !== undefined && <col class="tree__count" />}
      </colgroup>
      <thead class="sr">
        <tr>
          <th scope="col">{props.head.unit}</th>
          <td />
          <th scope="col">{props.head.count}</th>
          {props.head.rate !== undefined && <th scope="col">{props.head.rate}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ row, depth }) => (
          <tr key={row.key} class={classes(depth > 0 && 'is-child')} style={{ '--depth': depth }}>
            <th scope="row">
              <div>
                {row.foldable !== true && (row.children === undefined || row.children.length === 0) ? (
                  <span class="tree__twist" />
                ) : (
                  <button
                    type="button"
                    class="tree__twist"
                    aria-expanded={open.has(row.key)}
                    aria-label={props.openLabel(row.name)}
                    onClick={() => toggle(row.key)}
                  >
                    <Icon name={open.has(row.key) ? 'down' : 'next'} size={13} weight={2.4} />
                  </button>
                )}
                {row.href === undefined ? row.name : <a href={row.href}>{row.name}</a>}
              </div>
            </th>
            <td>
              <BarTrack count={row.count} most={most} soft={depth > 0} />
            </td>
            <td class="tree__n">{row.value}</td>
            {props.head.rate !== undefined && <td class="tree__rate">{row.rate}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function flatten(
  rows: readonly UnitRow[],
  open: ReadonlySet<string>,
  depth: number,
): { row: UnitRow; depth: number }[] {
  return rows.flatMap((row) => [
    { row, depth },
    ...(open.has(row.key) ? flatten(row.children ?? [], open, depth + 1) : []),
  ]);
}
