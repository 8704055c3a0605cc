/**
 * What is searched for on the desk, a name mostly. Not in the address: there the browser's history and its suggestions
 * would show it to whoever uses this computer next.
 */
import { signal } from '@preact/signals';

import { whenPersonChanges } from '../person-change.ts';
import type { QueueName } from './ways.ts';

const current = signal<{ queue: QueueName; words: string } | null>(null);
whenPersonChanges(() => {
  current.value = null;
});

/** Undefined: that list is shown whole. */
export function searchedIn(queue: QueueName): string | undefined {
  return current.value?.queue === queue ? current.value.words : undefined;
}

/** Blank words end the search. It lasts while cases of the list are opened and come back from. */
export function searchFor(queue: QueueName, words: string): void {
  const said = words.trim();
  current.value = said === '' ? null : { queue, words: said };
}

/** Another list is looked at: whoever comes back sees the first one whole. */
export function endSearchBut(queue: QueueName): void {
  if (current.peek()?.queue !== queue) current.value = null;
}
