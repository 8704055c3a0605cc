import { type ReadonlySignal, signal } from '@preact/signals';

/** Where office pages have room for a rail and tables; the same width as in the style sheets. In em, so that large
 * text gets the phone's layout. */
const query = typeof matchMedia === 'undefined' ? null : matchMedia('(min-width: 48em)');

const wide = signal(query?.matches ?? false);
query?.addEventListener('change', (event) => {
  wide.value = event.matches;
});

export const isWide: ReadonlySignal<boolean> = wide;
