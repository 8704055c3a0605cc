import type { ComponentChildren } from 'preact';

import { AppBar, type AppBarProps } from './app-bar.tsx';
import { HelpButton } from './help-button.tsx';
import { classes } from './press.tsx';
import { SkipLink } from './skip-link.tsx';

/**
 * The frame of every phone screen: ribbon, app bar, one scrolling area, the dock under the thumb.
 * A screen without an app bar (sign in, saved) leaves out `title` and brings its own h1.
 */
export function Screen(
  props: Partial<AppBarProps> & {
    skipLabel: string;
    /** Stays between the app bar and the scrolling area: the search field, its count. */
    under?: ComponentChildren;
    /** Stays above the dock: "not in the list?". */
    above?: ComponentChildren;
    dock?: ComponentChildren;
    /** A white list from edge to edge. */
    flush?: boolean | undefined;
    /** The content may push its last part to the bottom. */
    fill?: boolean | undefined;
    /** Is help itself, so that it offers none. */
    isHelped?: boolean | undefined;
    children?: ComponentChildren;
  },
) {
  const { title } = props;
  return (
    <div class="screen">
      <div class="ribbon" />
      <SkipLink label={props.skipLabel} />
      {title !== undefined && <AppBar {...props} title={title} />}
      <main class="screen__main">
        {props.under !== undefined && <div class="under">{props.under}</div>}
        {/* Focusable, so that keys can scroll a screen that has nothing else to focus. */}
        <div
          id="content"
          tabIndex={0}
          class={classes('scroll', props.flush === true && 'scroll--flush', props.fill === true && 'scroll--fill')}
        >
          {props.children}
          {props.isHelped !== true && (title === undefined || props.note !== undefined) && <HelpButton words />}
        </div>
        {props.above}
      </main>
      {props.dock}
    </div>
  );
}
