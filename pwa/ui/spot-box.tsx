import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';

/** Teguran di tempat: what the officer said on the spot. Khaki wash, speech icon; never a punishment. */
export function SpotBox(props: { kind: string; title: string; children?: ComponentChildren }) {
  return (
    <section class="spot">
      <p class="kind">
        <Icon name="speech" size={16} weight={1.8} />
        {props.kind}
      </p>
      <b>{props.title}</b>
      <span class="sub">{props.children}</span>
    </section>
  );
}
