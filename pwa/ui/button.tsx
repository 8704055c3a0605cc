import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { type Action, classes } from './press.tsx';

/** `primary` is the one maroon action of a screen; a screen has at most one. */
export function Button(
  props: Action & {
    kind?: 'primary' | 'quiet' | 'text' | undefined;
    icon?: IconName | undefined;
    iconEnd?: IconName | undefined;
    /** A quiet figure behind the words: seconds left to undo. */
    count?: string | undefined;
    /** As high as the primary button beside it. */
    tall?: boolean | undefined;
    wide?: boolean | undefined;
    submit?: boolean | undefined;
    /** Id of the form to send, when the button stands outside it (in the dock). */
    form?: string | undefined;
    disabled?: boolean | undefined;
    children: ComponentChildren;
  },
) {
  const { kind = 'quiet', icon, iconEnd, count, href } = props;
  const name = classes('btn', `btn--${kind}`, props.tall === true && 'btn--tall', props.wide === true && 'btn--wide');
  const size = kind === 'primary' ? 24 : 22;
  const weight = kind === 'primary' ? 2.3 : undefined;
  const inside = (
    <>
      {icon !== undefined && <Icon name={icon} size={size} weight={weight} />}
      <span>{props.children}</span>
      {count !== undefined && <span class="btn__count">{count}</span>}
      {iconEnd !== undefined && <Icon name={iconEnd} size={size} weight={weight} />}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={name} href={href} onClick={props.onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      class={name}
      form={props.form}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {inside}
    </button>
  );
}

/** A quiet square with an icon everyone knows, beside the primary button. */
export function SquareButton(props: Action & { icon: IconName; label: string; disabled?: boolean | undefined }) {
  const inside = <Icon name={props.icon} size={28} />;
  const name = 'btn btn--quiet btn--square';
  if (props.href !== undefined) {
    return (
      <a class={name} href={props.href} onClick={props.onClick} aria-label={props.label}>
        {inside}
      </a>
    );
  }
  return (
    <button type="button" class={name} onClick={props.onClick} aria-label={props.label} disabled={props.disabled}>
      {inside}
    </button>
  );
}
