import type { ComponentChildren } from 'preact';

import { classes } from './press.tsx';

/** White, one hairline, barely a shadow. */
export function Card(props: { label?: string | undefined; pad?: boolean | undefined; children: ComponentChildren }) {
  return (
    <section class={classes('card', props.pad !== false && 'card--pad')} aria-label={props.label}>
      {props.children}
    </section>
  );
}
