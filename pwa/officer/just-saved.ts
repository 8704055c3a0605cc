/** The finding saved last on this page: its stamp lands once and it can be undone for a few seconds. */
import { type ReadonlySignal, signal } from '@preact/signals';

import { whenPersonChanges } from '../person-change.ts';

export const undoSeconds = 8;

const current = signal<{ id: string; secondsLeft: number } | null>(null);
export const justSaved: ReadonlySignal<{ id: string; secondsLeft: number } | null> = current;

let timer: ReturnType<typeof setInterval> | undefined;
whenPersonChanges(() => {
  clearInterval(timer);
  current.value = null;
});

/** To be called once the save is durable; the countdown goes on when the screen is left and returned to. */
export function markJustSaved(id: string): void {
  clearInterval(timer);
  current.value = { id, secondsLeft: undoSeconds };
  timer = setInterval(() => {
    const now = current.peek();
    if (now === null || now.secondsLeft <= 1) {
      clearInterval(timer);
      if (now !== null) current.value = { ...now, secondsLeft: 0 };
    } else current.value = { ...now, secondsLeft: now.secondsLeft - 1 };
  }, 1_000);
}
