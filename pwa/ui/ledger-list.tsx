import type { ComponentChildren } from 'preact';

import { type Action, Press } from './press.tsx';

/** Time, folio margin, entry. */
export function LedgerList(props: { label?: string | undefined; children: ComponentChildren }) {
  return (
    <ol class="ledger" aria-label={props.label}>
      {props.children}
    </ol>
  );
}

/** One entry: the name on its own line, wrapping; below it the office left and the state right. */
export function LedgerRow(
  props: Action & {
    time: string;
    /** Machine form of the time, an ISO instant. */
    instant?: string | undefined;
    name: string;
    detail?: string | undefined;
    end?: ComponentChildren;
  },
) {
  return (
    <li>
      <time dateTime={props.instant}>{props.time}</time>
      <Press class="ledger__entry" href={props.href} onClick={props.onClick}>
        <b>{props.name}</b>
        <span>
          <span>{props.detail}</span>
          {props.end}
        </span>
      </Press>
    </li>
  );
}
