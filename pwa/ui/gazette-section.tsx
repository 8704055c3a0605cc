import type { ComponentChildren } from 'preact';

import { classes } from './press.tsx';

/** A part of a report: ink line, serif heading, no box. `aside` says what is counted. */
export function GazetteSection(props: { title: string; aside?: string | undefined; children: ComponentChildren }) {
  return (
    <section class="gazette">
      <header>
        <h2>{props.title}</h2>
        {props.aside !== undefined && <span class="sub">{props.aside}</span>}
      </header>
      {props.children}
    </section>
  );
}

/** Sections beside each other where there is room. */
export function GazetteGrid(props: { narrow?: boolean | undefined; children: ComponentChildren }) {
  return <div class={classes('gazette-grid', props.narrow === true && 'gazette-grid--narrow')}>{props.children}</div>;
}
