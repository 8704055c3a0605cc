/** The app itself on the phone: whether the service worker holds every file. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** A page that a worker serves came from one that is installed. */
const held = signal('serviceWorker' in navigator && navigator.serviceWorker.controller !== null);

/** Whether the app opens in flight mode. Says nothing of the data. */
export const isShellKept: ReadonlySignal<boolean> = held;

export function watchShell(): void {
  if (!('serviceWorker' in navigator)) return;
  // Active means installed, and installing fetched all files or failed.
  void navigator.serviceWorker.ready.then(() => {
    held.value = true;
  });
}
