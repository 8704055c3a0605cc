import type { ComponentChildren } from 'preact';

import { Tick } from './check-box.tsx';
import { classes, Press } from './press.tsx';
import { GroupHead } from './section-head.tsx';
import { type Column, type TableProps, withKey } from './table-rows.ts';

/** The phone's form of a table: each row a card, each group under its heading. */
export function RowCards<Row>(props: TableProps<Row>) {
  return (
    <div role="region" aria-label={props.label}>
      {props.groups.map((group) => (
        <section key={group.key}>
          {group.label !== undefined && <GroupHead title={group.label} count={group.count} />}
          <ul class="row-cards">
            {group.rows.map((row) => (
              <li key={props.rowKey(row)}>
                <RowCard table={props} row={row} />
              </li>
            ))}
          </ul>
          {group.more !== undefined && (
            <Press class="btn btn--text" href={group.more.href} onClick={group.more.onClick}>
              {group.more.text}
            </Press>
          )}
        </section>
      ))}
    </div>
  );
}

function RowCard<Row>(props: { table: TableProps<Row>; row: Row }) {
  const { table, row } = props;
  const { columns, select } = table;
  const key = table.rowKey(row);
  const action = table.open?.(row);
  const isChosen = select?.chosen.has(key) ?? false;
  const title = columns.find((column) => column.phone === 'title') ?? columns[0];
  const at = (place: Column<Row>['phone']): Column<Row>[] =>
    columns.filter((column) => column !== title && column.phone === place);
  const [beside, texts, foot, footEnd, pairs] = [at('beside'), at('text'), at('foot'), at('foot-end'), at(undefined)];
  return (
    <article class={classes('card row-card', isChosen && 'is-chosen')}>
      <div class="row-card__top">
        {select !== undefined && (
          <label class="row-card__pick">
            <Tick
              checked={isChosen}
              label={select.rowLabel(row)}
              onChange={(chosen) => select.onChange(withKey(select.chosen, key, chosen))}
            />
          </label>
        )}
        <Press
          class={classes('row-card__title', action !== undefined && 'row-open')}
          href={action?.href}
          onClick={action?.onClick}
        >
          {title !== undefined && onCard(title, row)}
        </Press>
        {beside.map((column) => (
          <span key={column.key}>{onCard(column, row)}</span>
        ))}
      </div>
      {texts.map((column) => (
        <span key={column.key} class="row-card__text">
          {onCard(column, row)}
        </span>
      ))}
      {pairs.length > 0 && (
        <dl class="row-card__pairs">
          {pairs.map((column) => (
            <>
              <dt key={`${column.key}-head`}>{column.head}</dt>
              <dd key={column.key}>{onCard(column, row)}</dd>
            </>
          ))}
        </dl>
      )}
      {foot.length + footEnd.length > 0 && (
        <div class="row-card__foot">
          <span>{foot.map((column) => onCard(column, row))}</span>
          <span>{footEnd.map((column) => onCard(column, row))}</span>
        </div>
      )}
    </article>
  );
}

function onCard<Row>(column: Column<Row>, row: Row): ComponentChildren {
  return (column.card ?? column.cell)(row);
}
