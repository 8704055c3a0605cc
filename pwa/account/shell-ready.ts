/** The app itself on the phone: registers the service worker and knows when it holds every file. */
import { type ReadonlySignal, signal } from '@preact/signals';

const held = signal(false);

/** Whether the app opens in flight mode. Says nothing of the data. */
export const isShellKept: ReadonlySignal<boolean> = held;

export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {
    // Without a worker the app still notes and sends; only "siap luring" stays away. The next start tries again.
  });
  // Active means installed, and installing fetched all files or failed.
  void serviceWorker.ready.then(() => {
    held.value = true;
  });
}
