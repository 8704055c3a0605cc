import type { ComponentChildren } from 'preact';

import { classes } from './press.tsx';

/** The bar under the thumb: one primary button, at most two quiet companions. */
export function Dock(props: {
  /** Buttons below each other. */
  column?: boolean | undefined;
  /** Without the line above (sign in). */
  bare?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <footer class={classes('dock', props.column === true && 'dock--column', props.bare === true && 'dock--bare')}>
      {props.children}
    </footer>
  );
}
