import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';

/** One line of fact with its icon, between hairlines (recap). */
export function FactRow(props: { icon: IconName; children: ComponentChildren }) {
  return (
    <div class="fact">
      <Icon name={props.icon} />
      <span class="grow num">{props.children}</span>
    </div>
  );
}

/** Small name above, value below: what a finding consists of. */
export function Facts(props: { facts: readonly { key: string; label: string; value: ComponentChildren }[] }) {
  return (
    <dl class="facts">
      {props.facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
