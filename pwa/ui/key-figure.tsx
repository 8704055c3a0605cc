import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';
import { classes } from './press.tsx';

/** Two by two on a phone, in one row on a desk. */
export function KeyFigures(props: { label: string; children: ComponentChildren }) {
  return (
    <section class="figures" aria-label={props.label}>
      {props.children}
    </section>
  );
}

/** A number that opens the very list it counts. */
export function KeyFigure(props: {
  label: string;
  value: string;
  note: string;
  href: string;
  late?: boolean | undefined;
}) {
  return (
    <a class="figure" href={props.href}>
      <span class="figure__label">
        {props.label}
        <Icon name="next" size={17} />
      </span>
      <span class="figure__row">
        <b class={classes('figure__value', props.late === true && 'figure__value--late')}>{props.value}</b>
        <span class="figure__note num">{props.note}</span>
      </span>
    </a>
  );
}
