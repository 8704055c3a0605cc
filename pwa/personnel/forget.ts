/** What this window keeps in memory of one person may not be seen by the next. */
import { effect } from '@preact/signals';

import { account } from '../device/device.ts';

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
