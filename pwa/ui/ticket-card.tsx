import type { ComponentChildren } from 'preact';

import { Facts } from './fact-row.tsx';

/** The receipt of one saved finding: its code, tear line, its facts, and the stamp. */
export function TicketCard(props: {
  label: string;
  codeLabel: string;
  code: string;
  order?: string | undefined;
  facts: readonly { key: string; label: string; value: ComponentChildren }[];
  /** A `Stamp`. */
  stamp?: ComponentChildren;
}) {
  return (
    <section class="ticket" aria-label={props.label}>
      <div class="ticket__top">
        <div>
          <p class="cap muted">{props.codeLabel}</p>
          <p class="ticket__code">{props.code}</p>
        </div>
        {props.order !== undefined && <p class="cap muted num">{props.order}</p>}
      </div>
      <div class="ticket__rest">
        <Facts facts={props.facts} />
        {props.stamp !== undefined && <div class="ticket__stamp">{props.stamp}</div>}
      </div>
    </section>
  );
}
