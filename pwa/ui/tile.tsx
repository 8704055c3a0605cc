import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { type Action, classes, Press } from './press.tsx';

/** Up to four additions that are one tap each and never in the way: photo, place, signature, note. */
export function Tiles(props: { label: string; children: ComponentChildren }) {
  return (
    <div class="tiles" role="group" aria-label={props.label}>
      {props.children}
    </div>
  );
}

export function Tile(
  props: Action & {
    icon: IconName;
    text: string;
    /** A second, smaller line: how old it is. */
    note?: string | undefined;
    state?: 'open' | 'done' | 'need' | undefined;
    /** Fuller spoken name, when the text is only a figure. */
    label?: string | undefined;
  },
) {
  const { state = 'open' } = props;
  return (
    <Press
      class={classes('tile', state !== 'open' && `tile--${state}`)}
      href={props.href}
      onClick={props.onClick}
      label={props.label}
    >
      <Icon name={props.icon} />
      <span>
        {props.text}
        {props.note !== undefined && <small> {props.note}</small>}
      </span>
    </Press>
  );
}
