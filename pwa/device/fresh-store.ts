/**
 * Beginning anew when nothing on this phone opens a person's store any more: his PIN is forgotten and his password was
 * changed, or the server had ended the device. The old store stays as it is. What was unsent in it goes to the server
 * by itself, sealed as it lies, like a rescue file that nobody has to carry; after a restore so does what it had sent.
 */
import { limits } from '../../schema/limits.ts';
import type { RescueAnswer } from '../../schema/rescue-bodies.ts';
import type { RescueEntry } from '../../schema/rescue.ts';
import { setCurrent } from './accounts.ts';
import { openDoor } from './database.ts';
import type { Ask } from './http.ts';
import { keyringOf, storeName } from './keyring.ts';
import { renewKeyring } from './keys.ts';
import { loadRestored } from './on-demand.ts';
import { sealedStore, unsentIn } from './rescue-file.ts';
import { one, storeVersion, upgrade, type Shelves } from './store-shapes.ts';
import { keepPassword, rawOf, whoWasAdmitted } from './vault.ts';

/** For whoever has just signed in and stands before a store that stays closed. False: nobody does. */
export async function beginFresh(): Promise<boolean> {
  const admitted = whoWasAdmitted();
  if (admitted === null) return false;
  const { me, stretch } = admitted;
  const { accountId } = me;
  const old = (await keyringOf(accountId))?.generation ?? 0;
  const before = sealedStore(storeName(accountId, old));
  const head = await before.use((db) => db.get('head', one));
  await before.close();
  await renewKeyring(accountId);
  const raw = await rawOf(accountId, null);
  if (!raw.ok) return false;
  await keepPassword(accountId, raw.raw, stretch);
  if (head !== undefined) {
    // The device's chain goes on where it was: its end is no secret.
    const next = openDoor<Shelves>(storeName(accountId, old + 1), storeVersion, { upgrade });
    await next.use((db) => db.put('head', head, one));
    await next.close();
  }
  await setCurrent(me);
  return true;
}

/**
 * What is still unsent in this person's earlier stores. Asked after each round: what is held waits for something that may
 * never come, and what was sent is wanted again once the server was restored. True: something was taken, and comes back
 * as rows.
 */
export async function sendFormer(accountId: string, generation: number, ask: Ask): Promise<boolean> {
  const serverEpoch = await epochOf(storeName(accountId, generation));
  let isNews = false;
  for (let old = 0; old < generation; old += 1) {
    const name = storeName(accountId, old);
    if (serverEpoch !== null && (await epochOf(name)) !== serverEpoch) await wantAgain(name, serverEpoch);
    for await (const page of inPages(unsentIn(name))) {
      const reply = await ask('/api/sync/rescue', { method: 'POST', json: { entries: page } });
      if (reply.kind !== 'ok') return isNews;
      isNews = (await markTaken(name, page, answerOf(reply.body))) || isNews;
    }
  }
  return isNews;
}

/** Of which history of the server a store knows; null: of none. */
async function epochOf(name: string): Promise<string | null> {
  const store = sealedStore(name);
  const sync = await store.use((db) => db.get('sync', one));
  await store.close();
  return sync?.serverEpoch ?? null;
}

/** The server may have lost what this store had sent (F27). Nothing in it needs to be opened for that. */
async function wantAgain(name: string, serverEpoch: string): Promise<void> {
  const store = sealedStore(name);
  await (
    await loadRestored()
  )(store.use, serverEpoch);
  await store.close();
}

/** Not taken as they are, and each asking is an entry in the log: asked again at the next start. */
const laidBy = new Set<string>();

async function* inPages(entries: AsyncIterable<RescueEntry>): AsyncGenerator<RescueEntry[]> {
  let page: RescueEntry[] = [];
  let bytes = 0;
  for await (const entry of entries) {
    if (laidBy.has(entry.id)) continue;
    const more = JSON.stringify(entry).length;
    const isFull =
      page.length >= limits.rescueEntriesMax ||
      bytes + more > pageBytesMax ||
      page.filter(({ what }) => what === 'photo').length >= limits.rescuePhotosMax;
    if (page.length > 0 && isFull) {
      yield page;
      [page, bytes] = [[], 0];
    }
    page.push(entry);
    bytes += more;
  }
  if (page.length > 0) yield page;
}

/** A little less than a request may hold, for the words around it. */
const pageBytesMax = limits.requestBytesMax - 1_000;

/** What is decided. All else stays as it is: what is held, the server has not applied, and what it waits for may get lost. */
const states: { readonly [outcome: string]: 'sent' | 'attention' } = {
  applied: 'sent',
  conflict: 'attention',
  rejected: 'attention',
};
/** Refused at the door, so in no log: the only copy is the one here. */
const atTheDoor = new Set(['wrong_author', 'id_reuse']);
/** Another time may help. */
const later = new Set(['held', 'retry', 'duplicate']);

/** Whether any of it was decided. */
async function markTaken(
  name: string,
  page: readonly RescueEntry[],
  answer: RescueAnswer['results'],
): Promise<boolean> {
  const store = sealedStore(name);
  let isNews = false;
  await store.use(async (db) => {
    const tx = db.transaction(['outbox', 'photos'], 'readwrite');
    const [outbox, photos] = [tx.objectStore('outbox'), tx.objectStore('photos')];
    await Promise.all([
      ...answer.map(async ({ index, was, outcome: said, code = '' }) => {
        const entry = page[index];
        if (entry === undefined) return;
        const outcome = was ?? said;
        const state = atTheDoor.has(code) ? undefined : states[outcome];
        if (state === undefined) {
          if (!later.has(outcome)) laidBy.add(entry.id);
          return;
        }
        isNews = true;
        const [item, note] = await Promise.all([outbox.get(entry.id), photos.get(entry.id)]);
        if (item?.state === 'waiting') await outbox.put({ ...item, state, outcome, code: code || null });
        if (note?.state === 'waiting') await photos.put({ ...note, state: 'sent' });
      }),
      tx.done,
    ]);
  });
  await store.close();
  return isNews;
}

/** Our own server's; what is not of this shape takes nothing. */
function answerOf(body: unknown): RescueAnswer['results'] {
  const results = typeof body === 'object' && body !== null && 'results' in body ? body.results : null;
  return Array.isArray(results) ? (results as RescueAnswer['results']) : [];
}
