import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** The one large figure of a recap, what it counts, and the share bar below it. */
export function RecapTotal(props: {
  value: string;
  unit: string;
  note: string;
  /** The list that it counts. */
  href?: string | undefined;
  /** Findings first, then the compliant; the label says both in words. */
  split?: { first: number; rest: number; label: string } | undefined;
}) {
  const { split } = props;
  return (
    <div class="recap-total">
      <Press class="total" href={props.href}>
        <b>{props.value}</b>
        <span>
          <strong>{props.unit}</strong>
          {props.note}
        </span>
        {props.href !== undefined && <Icon name="next" size={20} />}
      </Press>
      {split !== undefined && split.first + split.rest > 0 && (
        <div class="split" role="img" aria-label={split.label}>
          {split.first > 0 && <i style={{ flexGrow: split.first }} />}
          <i style={{ flexGrow: split.rest }} />
        </div>
      )}
    </div>
  );
}

/** A titled part of a recap, between hairlines. */
export function RecapGroup(props: { title: string; children: ComponentChildren }) {
  return (
    <section class="recap-group">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
