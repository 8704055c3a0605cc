/** Where the person is: what stands behind '#' in the address. No server sees it, so it works in flight mode. */
import { type ReadonlySignal, signal } from '@preact/signals';

export { partsOf } from './path-parts.ts';

const current = signal(readPath());
addEventListener('hashchange', () => {
  current.value = readPath();
});

/** '/operation/20261120-K7F4Q2MX/find?name=siti'; '/' where nothing is said. */
export const path: ReadonlySignal<string> = current;

/** `replace` leaves no way back to the screen that is left: a form that has been saved. */
export function go(next: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') location.replace(`#${next}`);
  else location.hash = next;
}

function readPath(): string {
  return location.hash.slice(1) || '/';
}
