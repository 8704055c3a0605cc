import { Tick } from './check-box.tsx';
import { classes, Press } from './press.tsx';
import { RowCards } from './row-cards.tsx';
import { type Column, type RowGroup, type TableProps, withKey } from './table-rows.ts';
import { useRoom } from './use-room.ts';
import { isWide } from './viewport.ts';

export type { Column, RowGroup, TableProps };

/**
 * Two-line rows on a desk, cards on a phone and wherever the columns do not fit: one description of columns, one
 * structure in the page at a time.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { place, hasRoom } = useRoom(neededRem(props));
  return (
    <div class="table-place" ref={place}>
      {isWide.value && hasRoom ? (
        <WideTable {...props} />
      ) : (
        <RowCards {...props} columns={props.cards ?? props.columns} />
      )}
    </div>
  );
}

/** A column that shares the rest is not read below this: a name, an office in two or three lines. */
const sharedRem = 6.5;
const pickRem = 3;

/** Columns with a share of the width take it from the others, which need their room beside it. */
function neededRem<Row>({ columns, select }: TableProps<Row>): number {
  const widths = columns.filter((column) => column.phoneOnly !== true).map(({ width }) => width ?? `${sharedRem}rem`);
  const sum = (unit: string): number =>
    widths.reduce((all, width) => all + (width.endsWith(unit) ? Number.parseFloat(width) : 0), 0);
  return (sum('rem') + (select === undefined ? 0 : pickRem)) / (1 - sum('%') / 100);
}

function WideTable<Row>(props: TableProps<Row>) {
  const { select } = props;
  const columns = props.columns.filter((column) => column.phoneOnly !== true);
  const span = columns.length + (select === undefined ? 0 : 1);
  return (
    <table class="table" aria-label={props.label} onKeyDown={moveBetweenRows}>
      <colgroup>
        {select !== undefined && <col class="table__pick" />}
        {columns.map((column) => (
          <col key={column.key} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {select !== undefined && (
            <th class="table__pick" scope="col">
              <PickAll {...props} select={select} />
            </th>
          )}
          {columns.map((column) => (
            <th key={column.key} scope="col" class={classes(column.end === true && 'end')}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      {props.groups.map((group) => (
        <tbody key={group.key}>
          {group.label !== undefined && (
            <tr class="table__group">
              <th colSpan={span} scope="rowgroup">
                <div>
                  <span>
                    {group.label} {group.count !== undefined && <span class="num">{group.count}</span>}
                  </span>
                  {group.more !== undefined && (
                    <Press href={group.more.href} onClick={group.more.onClick}>
                      {group.more.text}
                    </Press>
                  )}
                </div>
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <WideRow key={props.rowKey(row)} table={props} columns={columns} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function WideRow<Row>(props: { table: TableProps<Row>; columns: readonly Column<Row>[]; row: Row }) {
  const { table, row } = props;
  const { select } = table;
  const key = table.rowKey(row);
  const isChosen = select?.chosen.has(key) ?? false;
  const action = table.open?.(row);
  return (
    <tr class={classes(table.openKey === key && 'is-open')} aria-selected={select === undefined ? undefined : isChosen}>
      {select !== undefined && (
        <td class="table__pick">
          <label>
            <Tick
              checked={isChosen}
              label={select.rowLabel(row)}
              onChange={(chosen) => select.onChange(withKey(select.chosen, key, chosen))}
            />
          </label>
        </td>
      )}
      {props.columns.map((column, index) => (
        <td key={column.key} class={classes(column.end === true && 'end')}>
          {index === 0 && action !== undefined ? (
            <Press class="row-open" href={action.href} onClick={action.onClick}>
              {column.cell(row)}
            </Press>
          ) : (
            column.cell(row)
          )}
          {column.below !== undefined && <span class="sub">{column.below(row)}</span>}
        </td>
      ))}
    </tr>
  );
}

function PickAll<Row>(props: TableProps<Row> & { select: NonNullable<TableProps<Row>['select']> }) {
  const { select } = props;
  const keys = props.groups.flatMap((group) => group.rows.map((row) => props.rowKey(row)));
  const count = keys.filter((key) => select.chosen.has(key)).length;
  return (
    <label>
      <Tick
        checked={count > 0 && count === keys.length}
        mixed={count > 0 && count < keys.length}
        label={select.allLabel}
        onChange={(chosen) => select.onChange(new Set(chosen ? keys : []))}
      />
    </label>
  );
}

/** Up and down go from row to row, as in any list; Enter opens, Tab leaves. */
function moveBetweenRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !(currentTarget instanceof Element)) return;
  const kind = target.matches('.row-open') ? '.row-open' : 'td .tick';
  if (!target.matches(kind)) return;
  const all = [...currentTarget.querySelectorAll(kind)];
  const next = all[all.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
