import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { classes } from './press.tsx';

/** A chip that is on or off by itself. For one of several use `ChipGroup`. */
export function Chip(props: {
  pressed: boolean;
  onClick: () => void;
  icon?: IconName | undefined;
  count?: string | undefined;
  disabled?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="chip" aria-pressed={props.pressed} disabled={props.disabled} onClick={props.onClick}>
      <ChipInside chosen={props.pressed} icon={props.icon} count={props.count}>
        {props.children}
      </ChipInside>
    </button>
  );
}

/** A chip that leads to another list; the current one is inked. `late` is red until chosen. */
export function ChipLink(props: {
  href: string;
  current?: boolean | undefined;
  late?: boolean | undefined;
  count?: string | undefined;
  children: ComponentChildren;
}) {
  const late = props.late === true;
  return (
    <a
      class={classes('chip', late && 'chip--late')}
      href={props.href}
      aria-current={props.current === true ? 'page' : undefined}
    >
      {late && <Icon name="warning" size={17} />}
      <span>{props.children}</span>
      {props.count !== undefined && <span class="chip__count">{props.count}</span>}
    </a>
  );
}

export function ChipInside(props: {
  chosen: boolean;
  icon?: IconName | undefined;
  count?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <>
      {props.chosen ? (
        <Icon name="check" size={19} weight={2.5} />
      ) : (
        props.icon !== undefined && <Icon name={props.icon} size={18} />
      )}
      <span>{props.children}</span>
      {props.count !== undefined && <span class="chip__count">{props.count}</span>}
    </>
  );
}
