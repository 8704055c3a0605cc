/** Where the person is: what stands behind '#' in the address. No server sees it, so it works in flight mode. */
import { type ReadonlySignal, signal } from '@preact/signals';

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

/** The steps of a path and what is asked behind '?'. */
export function partsOf(full: string): { steps: string[]; query: URLSearchParams } {
  const [way = '', query = ''] = full.split('?');
  return { steps: way.split('/').filter((step) => step !== ''), query: new URLSearchParams(query) };
}

function readPath(): string {
  return location.hash.slice(1) || '/';
}
