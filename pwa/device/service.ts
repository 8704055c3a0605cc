/**
 * The service worker, and when a new version of the app takes over: only while no form is open in this tab. A new
 * worker waits; told to take over, it claims every tab, and each reloads once its own form is closed (F41).
 */
import { updateReady } from './state.ts';

let openForms = 0;
let waiting: ServiceWorker | null = null;
let mustReload = false;

export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // The first worker claims a page that has none: that is no update.
  let isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isFirst) isFirst = false;
    else {
      mustReload = true;
      settle();
    }
  });
  const registration = await registered();
  if (registration === null) return;
  const look = (): void => {
    if (registration.waiting === null || serviceWorker.controller === null) return;
    waiting = registration.waiting;
    updateReady.value = true;
    settle();
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
  look();
}

/** Null where it is blocked or could not be fetched: the app works, and opens only with network. */
async function registered(): Promise<ServiceWorkerRegistration | null> {
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    return (await navigator.serviceWorker.getRegistration()) ?? null;
  } catch {
    return null;
  }
}

/** Call when a form opens; call the answer when it closes. */
export function holdForm(): () => void {
  openForms += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    openForms -= 1;
    settle();
  };
}

export const isFormOpen = (): boolean => openForms > 0;

function settle(): void {
  if (openForms > 0) return;
  if (mustReload) window.location.reload();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
  else waiting?.postMessage({ type: 'activate' });
}
