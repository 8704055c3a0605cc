/** What this window keeps in memory of one person may neither be seen by the next nor be written into his store (F31). */
import { effect } from '@preact/signals';

import { account } from './device/device.ts';

/** Calls `forget` when somebody else uses the device; not when the same person's account is read anew. */
export function whenPersonChanges(forget: () => void): void {
  let accountId = account.peek()?.accountId;
  effect(() => {
    const now = account.value?.accountId;
    if (now === accountId) return;
    accountId = now;
    forget();
  });
}

/** Answers later whether the device is still used by whoever uses it now: what he began is not ended for another. */
export function whoeverThisIs(): () => boolean {
  const accountId = account.peek()?.accountId;
  return () => account.peek()?.accountId === accountId;
}
