import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';
import './office-icons.ts';
import { classes } from './press.tsx';

/** Hukuman disiplin: double rule, scales. `none` while there is no decision. Never on officer screens. */
export function FormalBox(props: {
  kind: string;
  title: string;
  none?: boolean | undefined;
  children?: ComponentChildren;
}) {
  return (
    <section class={classes('formal', props.none === true && 'formal--none')}>
      <p class="kind">
        <Icon name="scales" size={16} weight={1.8} />
        {props.kind}
      </p>
      <b>{props.title}</b>
      <span class="sub">{props.children}</span>
    </section>
  );
}
