/** What a test may call in the page: the facade as screens have it, and the store as it lies on the phone. */
import * as device from '../../pwa/device/device.ts';
import { draftWriter } from '../../pwa/draft-writer.ts';
import type { Item, SyncState } from '../../pwa/device/store.ts';
import { openPhotoStore } from '../../pwa/device/photo-store.ts';
import type { PhotoNote } from '../../pwa/device/store.ts';
import { keyHeld, storeName } from '../../pwa/device/keyring.ts';
import type { HeldItem } from '../../pwa/device/store.ts';
import { openStore } from '../../pwa/device/store.ts';
import * as opening from './opening-ways.ts';
import * as pictures from './pictures.ts';

const opened = (accountId: string) =>
  openStore({ name: storeName(accountId, 0), key: keyHeld(accountId), rescue: () => null });

const stored = {
  /** Everything in the outbox, from storage, in the order it was saved. */
  async outbox(accountId: string): Promise<Item[]> {
    const store = opened(accountId);
    const items = await store.items('waiting', 'attention', 'sent', 'landed');
    await store.close();
    return items;
  },
  /** The outbox as it lies there, sealed. */
  async held(accountId: string): Promise<HeldItem[]> {
    const store = opened(accountId);
    const items = await store.door.use((db) => db.getAll('outbox'));
    await store.close();
    return items;
  },
  async sync(accountId: string): Promise<SyncState> {
    const store = opened(accountId);
    const state = await store.sync();
    await store.close();
    return state;
  },
  /** Notes of all photos, each with the bytes as they lie there, as hex of their hash and their class. */
  async photos(accountId: string): Promise<(PhotoNote & { hash: string; kind: string })[]> {
    const store = opened(accountId);
    const photos = openPhotoStore(store.door);
    const notes = await store.door.use((db) => db.getAll('photos'));
    const all = await Promise.all(
      notes.map(async (note) => {
        const bytes = (await photos.bytesOf(note.sha256)) ?? new ArrayBuffer(0);
        const hash = pictures.hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
        return { ...note, hash, kind: Object.prototype.toString.call(bytes) };
      }),
    );
    await store.close();
    return all;
  },
  /** As if the server had acknowledged it then. */
  async photoSentAt(accountId: string, sha256: string, ackedAt: string): Promise<void> {
    const store = opened(accountId);
    await store.door.use(async (db) => {
      const note = await db.get('photos', sha256);
      if (note !== undefined) await db.put('photos', { ...note, ackedAt });
    });
    await store.close();
  },
};

declare global {
  interface Window {
    device: typeof device;
    stored: typeof stored;
    pictures: typeof pictures;
    opening: typeof opening;
    draftWriter: typeof draftWriter;
  }
}

window.device = device;
window.stored = stored;
window.pictures = pictures;
window.opening = opening;
window.draftWriter = draftWriter;
