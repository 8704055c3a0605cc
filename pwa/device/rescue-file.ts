/**
 * The rescue file (DESIGN §6): all that is unsent on this phone, of every account or of one, as it lies there sealed.
 * Needs no key, so it is made from the lock screen too; only the server opens it.
 */
import { toBase64url } from '../../schema/bytes.ts';
import type { RescueEntry } from '../../schema/rescue.ts';
import { rescueFileName, rescueLine } from '../../schema/rescue.ts';
import { type Door, openDoor } from './database.ts';
import { storeName } from './keyring.ts';
import { phoneDoor } from './phone-store.ts';
import { localIso, nowIso } from './platform.ts';
import type { SealedEntry } from './sealed-entry.ts';
import { one, storeVersion, upgrade, type Shelves } from './store-shapes.ts';
import type { RescueFile } from './types.ts';

/** `left`: what no rescue file can hold, since the server had not told its key when it was saved. */
export async function makeRescueFile(accountId: string | null): Promise<RescueFile> {
  const names = await storesOf(accountId);
  const lines: Blob[] = [];
  const counts = { mutation: 0, photo: 0 };
  let keyId = '';
  for (const name of names) {
    for await (const entry of unsentIn(name)) {
      // Each a Blob of its own: the browser may put photos aside, on disk, instead of holding them all.
      lines.push(new Blob([`${rescueLine(entry)}\n`]));
      counts[entry.what] += 1;
      keyId = entry.key.keyId;
    }
  }
  const { deviceId, unsent } = await aboutAll(names);
  const [entries, photos] = [counts.mutation, counts.photo];
  const header = rescueLine({ sidak: 'rescue', v: 1, madeAt: nowIso(), keyId, deviceId, entries, photos });
  const file = new File([`${header}\n`, ...lines], rescueFileName(localIso()), { type: 'application/octet-stream' });
  return { file, entries, photos, left: unsent - entries - photos };
}

/** What waits in a store, first saved first; the photos after all text. One thing in memory at a time. */
export async function* unsentIn(name: string): AsyncGenerator<RescueEntry> {
  const store = sealedStore(name);
  try {
    const items = await store.use((db) => db.getAllFromIndex('outbox', 'state', 'waiting'));
    for (const { id, deviceId, sealed } of items.toSorted((a, b) => a.n - b.n))
      if (sealed.form === 2 && deviceId !== undefined) yield* entryOf('mutation', id, deviceId, sealed);
    const head = await store.use((db) => db.get('head', one));
    for (const sha256 of await store.use((db) => db.getAllKeysFromIndex('photos', 'state', 'waiting'))) {
      const sealed = await store.use((db) => db.get('photoBytes', sha256));
      if (sealed !== undefined && head !== undefined) yield* entryOf('photo', sha256, head.deviceId, sealed);
    }
  } finally {
    await store.close();
  }
}

function* entryOf(
  what: RescueEntry['what'],
  id: string,
  deviceId: string,
  { rescue, iv, bytes }: SealedEntry,
): Generator<RescueEntry> {
  if (rescue === null) return;
  yield { what, id, deviceId, key: rescue, iv: toBase64url(iv), sealed: toBase64url(new Uint8Array(bytes)) };
}

async function aboutAll(names: readonly string[]): Promise<{ deviceId: string; unsent: number }> {
  let [deviceId, unsent] = ['', 0];
  for (const name of names) {
    const store = sealedStore(name);
    const [head, items, photos] = await store.use((db) =>
      Promise.all([
        db.get('head', one),
        db.countFromIndex('outbox', 'state', 'waiting'),
        db.countFromIndex('photos', 'state', 'waiting'),
      ]),
    );
    deviceId ||= head?.deviceId ?? '';
    unsent += items + photos;
    await store.close();
  }
  return { deviceId, unsent };
}

/** All stores of an account, those begun anew too; null: of everybody on this phone. */
async function storesOf(accountId: string | null): Promise<string[]> {
  const rings = await phoneDoor.use((db) => db.getAll('keys'));
  return rings
    .filter((ring) => accountId === null || ring.accountId === accountId)
    .flatMap((ring) => Array.from({ length: (ring.generation ?? 0) + 1 }, (_, n) => storeName(ring.accountId, n)));
}

/** A store as it lies there: what is sealed stays so. */
export function sealedStore(name: string): Door<Shelves> {
  return openDoor<Shelves>(name, storeVersion, { upgrade });
}
