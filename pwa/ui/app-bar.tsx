import type { ComponentChildren } from 'preact';

import { HelpButton } from './help-button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { Mark } from './mark.tsx';
import { type Action, classes } from './press.tsx';

export type AppBarProps = {
  title: string;
  sub?: ComponentChildren;
  subIcon?: IconName | undefined;
  /** Where back leads; without it the mark stands there. */
  back?: (Action & { label: string }) | undefined;
  /** A quiet text at the end: "Temuan ke-14". */
  note?: string | undefined;
  /** The page below brings its own h1. */
  plainTitle?: boolean | undefined;
  /** Icon buttons at the end. */
  trailing?: ComponentChildren;
};

/** Head of a phone screen. Its title is the page's h1 and takes focus after a change of screen. */
export function AppBar(props: AppBarProps) {
  const { back } = props;
  return (
    <header class={classes('appbar', back !== undefined && 'appbar--back')}>
      {back === undefined ? (
        <Mark size={38} />
      ) : (
        <IconButton icon="back" label={back.label} href={back.href} onClick={back.onClick} />
      )}
      <div class="grow">
        {props.plainTitle === true ? (
          <p class="appbar__title">{props.title}</p>
        ) : (
          <h1 class="appbar__title" tabIndex={-1}>
            {props.title}
          </h1>
        )}
        {props.sub !== undefined && (
          <p class="appbar__sub">
            {props.subIcon !== undefined && <Icon name={props.subIcon} size={16} />}
            <span>{props.sub}</span>
          </p>
        )}
      </div>
      <div class="appbar__end">
        {props.note === undefined ? <HelpButton /> : <p class="appbar__note">{props.note}</p>}
        {props.trailing}
      </div>
    </header>
  );
}
