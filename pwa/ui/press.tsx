import type { ComponentChildren } from 'preact';

/** What something pressable does: go somewhere, or do something. With neither it is plain text. */
export type Action = {
  href?: string | undefined;
  onClick?: (() => void) | undefined;
};

/** A link when it goes somewhere, a button when it does something, a span when it does neither. */
export function Press(
  props: Action & {
    class?: string | undefined;
    label?: string | undefined;
    current?: boolean | undefined;
    children?: ComponentChildren;
  },
) {
  const { href, onClick, label, current } = props;
  if (href !== undefined) {
    return (
      <a
        class={props.class}
        href={href}
        onClick={onClick}
        aria-label={label}
        aria-current={current === true ? 'page' : undefined}
      >
        {props.children}
      </a>
    );
  }
  if (onClick !== undefined) {
    return (
      <button type="button" class={props.class} onClick={onClick} aria-label={label}>
        {props.children}
      </button>
    );
  }
  return <span class={props.class}>{props.children}</span>;
}

/** Joins class names, leaving out what is not there. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== '').join(' ');
}
