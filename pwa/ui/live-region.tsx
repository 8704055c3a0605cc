import { computed, signal } from '@preact/signals';

const spoken = signal<{ text: string; turn: number }>({ text: '', turn: 0 });

/** What stands there to be read. */
export const said = computed(() => spoken.value.text);

/** How long the next screen may take to open after the act that is announced: it is heard there. */
const openingMs = 2_000;
let fresh: ReturnType<typeof setTimeout> | undefined;

/** Says a short sentence to screen readers. What is seen must stand on the screen itself: there are no toasts. */
export function announce(text: string): void {
  clearTimeout(fresh);
  fresh = setTimeout(() => (fresh = undefined), openingMs);
  spoken.value = { text, turn: spoken.peek().turn + 1 };
}

/** What was said last is no longer there to be read. */
export function unsay(): void {
  if (spoken.peek().text !== '') announce('');
}

/** Another screen is shown: what was said of the one left falls silent, and what was said on leaving it is still heard. */
export function unsayOlder(): void {
  if (fresh === undefined) unsay();
}

/** Once, at the root of the app, never taken away: a region that appears with its text is not read. */
export function LiveRegion() {
  const { text, turn } = spoken.value;
  return (
    <div class="sr" role="status" aria-live="polite">
      {/* A new key for each turn, so that the same sentence is read again. */}
      <span key={turn}>{text}</span>
    </div>
  );
}
