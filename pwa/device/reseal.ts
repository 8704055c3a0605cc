/**
 * Brings a store up to date after the app has learned to seal, or after the server has told its rescue key. Done
 * before the store is used, piece by piece, each piece in one transaction: stopped anywhere it goes on at the next
 * start, and nothing is ever in no form at all (F09).
 */
import type { Door } from './database.ts';
import { open, seal } from './seal.ts';
import { type Rescue, openEntry, openMutation, sealEntry, sealMutation } from './sealed-entry.ts';
import type { HeldItem, Shelves } from './store-shapes.ts';

type Use = Door<Shelves>['use'];
/** As a page of a pull: such a bundle is full. */
const rowsAtOnce = 500;
/** Few enough that a start cut short has not worked in vain. */
const itemsAtOnce = 50;

/** The caller holds the account's write lock. */
export async function reseal(use: Use, key: CryptoKey, rescue: Rescue | null): Promise<void> {
  while (await bundleSome(use, key)) continue;
  const items = await use((db) => db.getAll('outbox'));
  const readable = items.filter((item) => isBehind(item, rescue));
  for (let at = 0; at < readable.length; at += itemsAtOnce)
    await sealSome(use, key, rescue, readable.slice(at, at + itemsAtOnce));
  if (rescue !== null) await sealPhotos(use, key, rescue);
  for (const shelf of ['drafts', 'pages', 'roster'] as const) await sealShelf(use, key, shelf);
  await use((db) => db.put('marks', rescue?.keyId ?? 'none', 'sealedFor'));
}

/** False: nothing was left. */
async function bundleSome(use: Use, key: CryptoKey): Promise<boolean> {
  const held = await use((db) => db.getAll('rows', undefined, rowsAtOnce));
  if (held.length === 0) return false;
  const lines = await Promise.all(
    held.map(async ({ name, feed, seq, sealed }) => ({ name, feed, seq, row: await open(key, sealed) })),
  );
  const sealed = await seal(key, lines);
  await use(async (db) => {
    const tx = db.transaction(['rows', 'bundles'], 'readwrite');
    const bundles = tx.objectStore('bundles');
    const last = (await bundles.getAllKeys()).at(-1) ?? 0;
    await Promise.all([
      bundles.put({ n: last + 1, size: lines.length, isOld: false, sealed }),
      ...lines.map(({ name }) => tx.objectStore('rows').delete(name)),
      tx.done,
    ]);
  });
  return true;
}

/** Readable, or unsent and in no form that a rescue file for this deployment could hold. */
function isBehind({ sealed, state, deviceId }: HeldItem, rescue: Rescue | null): boolean {
  if (sealed.form === 0) return true;
  const isUnsent = state === 'waiting' || state === 'attention';
  return isUnsent && rescue !== null && deviceId === rescue.deviceId && sealed.rescue?.keyId !== rescue.keyId;
}

async function sealSome(use: Use, key: CryptoKey, rescue: Rescue | null, items: readonly HeldItem[]): Promise<void> {
  const fresh = await Promise.all(
    items.map(async ({ id, sealed }) => {
      const mutation = await openMutation(key, id, sealed).catch(() => null);
      // Damaged: it stays as it is.
      return mutation && { id, deviceId: mutation.deviceId, sealed: await sealMutation(key, rescue, mutation) };
    }),
  );
  await use(async (db) => {
    const tx = db.transaction('outbox', 'readwrite');
    await Promise.all([
      ...fresh.map(async (one) => {
        // Its state may have changed meanwhile; its content never does.
        const held = one === null ? undefined : await tx.store.get(one.id);
        if (held !== undefined) await tx.store.put({ ...held, ...one });
      }),
      tx.done,
    ]);
  });
}

/** Photos that a rescue file could not hold, one at a time: each is large. */
async function sealPhotos(use: Use, key: CryptoKey, rescue: Rescue): Promise<void> {
  for (const sha256 of await use((db) => db.getAllKeys('photoBytes'))) {
    const [note, held] = await use((db) => Promise.all([db.get('photos', sha256), db.get('photoBytes', sha256)]));
    if (held === undefined || note?.state === 'sent' || held.rescue?.keyId === rescue.keyId) continue;
    const bytes = await openEntry(key, sha256, held).catch(() => null);
    if (bytes === null) continue;
    const sealed = await sealEntry(key, rescue, sha256, bytes);
    await use(async (db) => {
      const tx = db.transaction('photoBytes', 'readwrite');
      // Thrown away meanwhile, it must not come back.
      if ((await tx.store.get(sha256)) !== undefined) await tx.store.put(sealed, sha256);
      await tx.done;
    });
  }
}

async function sealShelf(use: Use, key: CryptoKey, shelf: 'drafts' | 'pages' | 'roster'): Promise<void> {
  for (const name of await use((db) => db.getAllKeys(shelf))) {
    const held = await use((db) => db.get(shelf, name));
    if (held === undefined) continue;
    if ('sealed' in held) {
      if (held.sealed.form !== 0) continue;
      const sealed = await seal<unknown>(key, held.sealed.value);
      await use((db) => db.put(shelf, asHeld({ ...held, sealed }), name));
    } else if (held.form === 0) {
      const sealed = await seal(key, held.value);
      await use((db) => db.put(shelf, sealed, name));
    }
  }
}

/** The same value in the same shelf, sealed. */
function asHeld(value: object): never {
  return value as never;
}
