/** Keys of a radio group: arrows move and choose, Home and End go to the ends (ARIA practices). */
export function rovingKey(event: KeyboardEvent, index: number, count: number): number | null {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Focuses the n-th radio of the group that the event came from. */
export function focusRadio(event: KeyboardEvent, index: number): void {
  const group = event.currentTarget instanceof Element ? event.currentTarget.closest('[role="radiogroup"]') : null;
  const radio = group?.querySelectorAll('[role="radio"]')[index];
  if (radio instanceof HTMLElement) radio.focus();
}
