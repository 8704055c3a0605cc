import { signal } from '@preact/signals';

const spoken = signal<{ text: string; turn: number }>({ text: '', turn: 0 });

/** Says a short sentence to screen readers. What is seen must stand on the screen itself: there are no toasts. */
export function announce(text: string): void {
  spoken.value = { text, turn: spoken.peek().turn + 1 };
}

/** What was said last is no longer there to be read: it may name somebody. */
export function unsay(): void {
  announce('');
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
