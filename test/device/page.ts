/** What a test may call in the page: the facade as screens have it, and the store as it lies on the phone. */
import * as device from '../../pwa/device/device.ts';
import type { Item, SyncState } from '../../pwa/device/store.ts';
import { openStore } from '../../pwa/device/store.ts';

const stored = {
  /** Everything in the outbox, from storage, in the order it was saved. */
  async outbox(accountId: string): Promise<Item[]> {
    const store = openStore(accountId);
    const items = await store.items('waiting', 'attention', 'sent', 'landed');
    await store.close();
    return items;
  },
  async sync(accountId: string): Promise<SyncState> {
    const store = openStore(accountId);
    const state = await store.sync();
    await store.close();
    return state;
  },
};

declare global {
  interface Window {
    device: typeof device;
    stored: typeof stored;
  }
}

window.device = device;
window.stored = stored;
