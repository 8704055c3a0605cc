/** In the browser: screens that are fetched ahead, arriving between the drawing of an empty screen and its effects. */
import { h, render } from 'preact';
import { Later, prepare } from '../../pwa/later.tsx';

/** What is on screen half a second after the chunk has come just then. */
export async function shownWhenFetchedJustThen(): Promise<string> {
  globalThis.requestIdleCallback = (work) => {
    work({ didTimeout: false, timeRemaining: () => 1 });
    return 0;
  };
  let comes: (screens: () => string) => void = () => undefined;
  const chunk = new Promise<() => string>((resolve) => {
    comes = resolve;
  });
  const load = (): Promise<() => string> => chunk;
  const root = document.body.appendChild(document.createElement('div'));
  prepare(load);
  // What comes with every room is there by now.
  await new Promise((resolve) => setTimeout(resolve, 300));
  render(h(Later, { load, path: '/operation/x/find' }), root);
  comes(() => 'Cari nama');
  await new Promise((resolve) => setTimeout(resolve, 500));
  return root.textContent ?? '';
}
