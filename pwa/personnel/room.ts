/** Whether the desk has room for a panel beside its list; in em, so that large text has none. */
import { type ReadonlySignal, signal } from '@preact/signals';

const query = typeof matchMedia === 'undefined' ? null : matchMedia('(min-width: 80em)');

const room = signal(query?.matches ?? false);
query?.addEventListener('change', (event) => {
  room.value = event.matches;
});

export const hasPeek: ReadonlySignal<boolean> = room;
