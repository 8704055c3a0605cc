import type { ComponentChildren } from 'preact';

import { classes } from './press.tsx';

export type TimelineItem = {
  key: string;
  title: string;
  note?: ComponentChildren;
  /** Done unless said otherwise. */
  state?: 'done' | 'now' | 'next' | undefined;
};

/** What happened, node by node along the folio margin; the dotted part has not happened yet. */
export function Timeline(props: { label?: string | undefined; items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline" aria-label={props.label}>
      {props.items.map((item) => {
        const { state = 'done' } = item;
        return (
          <li
            key={item.key}
            class={classes(state !== 'done' && `is-${state}`)}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {state === 'next' ? <span class="muted">{item.title}</span> : <b>{item.title}</b>}
            {item.note !== undefined && <span class="sub num">{item.note}</span>}
          </li>
        );
      })}
    </ol>
  );
}
