/** Outbox, sync loop and store door, as one entry for size.test.ts. */
export { saveMutation } from '../../pwa/device/saving.ts';
export { openStore } from '../../pwa/device/store.ts';
export { createCycle } from '../../pwa/device/cycle.ts';
export { startLoop } from '../../pwa/device/loop.ts';
export { ask } from '../../pwa/device/http.ts';
