/** The browser's offer to put the app on the home screen. It comes early and once, so it is kept for its screen. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** Chromium only; not in TypeScript's library. */
interface InstallEvent extends Event {
  prompt: () => Promise<unknown>;
}

const offered = signal<InstallEvent | null>(null);

/** Whether `install` can ask the browser now. */
export const canInstall: ReadonlySignal<unknown> = offered;

export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallEvent(event)) return;
    event.preventDefault();
    offered.value = event;
  });
  addEventListener('appinstalled', () => {
    offered.value = null;
  });
}

export async function install(): Promise<void> {
  const event = offered.peek();
  offered.value = null;
  await event?.prompt();
}

/** Opened from the home screen. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

function isInstallEvent(event: Event): event is InstallEvent {
  return 'prompt' in event && typeof event.prompt === 'function';
}
