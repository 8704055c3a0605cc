/**
 * One account's store on this phone: the only door to its database. Here the mutations as they were frozen; rows in
 * `store-rows.ts`, and what lies beside them in `store-….ts` and `photo-store.ts`.
 *
 * Musts: nothing but IndexedDB is awaited inside a transaction; the saving transaction is `strict`; a mutation is
 * deleted only by `prune`, long after the server has it; what is sealed is opened outside the transaction.
 */
import { isSame } from '../../schema/bytes.ts';
import type { IDBPObjectStore } from 'idb';
import type { Mutation } from '../../schema/mutation.ts';
import type { Door } from './database.ts';
import { openDoor } from './database.ts';
import { loadPrune } from './on-demand.ts';
import { photosAtEnd } from './photo-owners.ts';
import { type Rescue, type SealedEntry, openMutation, sealMutation } from './sealed-entry.ts';
import { rowsOfStore } from './store-rows.ts';
import type { ClockState, Head, HeldItem, Item, ItemState, Shelves, Verdict } from './store-shapes.ts';
import { one, storeVersion, upgrade } from './store-shapes.ts';

export type * from './store-shapes.ts';
export type { PulledPage } from './store-rows.ts';

export type Store = ReturnType<typeof openStore>;
export type StoreDoor = Store['door'];

/** A mutation as it will lie in the store, after the chain's head `from`. */
export type Frozen = { from: Head; mutation: Mutation; sealed: SealedEntry };

export type StoreOptions = {
  /** Of the database; see `storeName`. */
  name: string;
  /** The account's key; rejects while the store is locked. */
  key: () => Promise<CryptoKey>;
  /** Null: the server has not told yet. */
  rescue: () => Rescue | null;
  /** Hears of what could not be read or written; it is thrown all the same. */
  failed?: ((error: unknown) => void) | undefined;
};

export function openStore({ name, key, rescue, failed }: StoreOptions) {
  const door = openDoor<Shelves>(name, storeVersion, { upgrade, failed, spares: ['pages', 'roster'] });
  return {
    ...outboxOf(door, key, rescue),
    ...rowsOfStore(door, key),
    clock: (): Promise<ClockState | undefined> => door.use((db) => db.get('clock', one)),
    putClock: (state: ClockState): Promise<unknown> => door.use((db) => db.put('clock', state, one)),

    /** For what lies beside the outbox and the rows: drafts, roster, pages, photos. */
    door: { ...door, key, rescue },
    close: door.close,
  };
}

function outboxOf({ use, keep }: Door<Shelves>, key: () => Promise<CryptoKey>, rescue: () => Rescue | null) {
  /** Frozen when they were saved, so opening one again would only cost time. What becomes of each is read each time. */
  const known = new Map<string, Mutation>();
  /** The mutation saved last, if that is what was sealed so: while the same bytes lie there, there is nothing to open. */
  let saved: ((sealed: object) => Mutation | null) | undefined;
  /** The head as it was last written here. Only ever a guess: the saving transaction looks at the real one. */
  let guess: Head | undefined;

  /** Null: damaged. It stays where it is, and the others go on. */
  async function itemOf(held: HeldItem): Promise<Item | null> {
    const { id, deviceId: _, sealed, ...rest } = held;
    const entryKey = await key();
    const mutation = known.get(id) ?? saved?.(sealed) ?? (await openMutation(entryKey, id, sealed).catch(() => null));
    if (mutation === null) return null;
    known.set(id, mutation);
    return { ...rest, mutation };
  }

  const opened = async (held: readonly HeldItem[]): Promise<Item[]> =>
    (await Promise.all(held.map(itemOf))).filter((item) => item !== null);

  /** These, as they lie here now; what is not here is left out. */
  const itemsOf = async (ids: readonly string[]): Promise<Item[]> => {
    const held = await use((db) => heldOf(db.transaction('outbox').store, ids));
    return opened(held.filter((item) => item !== undefined));
  };

  /** Only those that are still in `state`. */
  const alter = (state: ItemState, changes: readonly (Partial<HeldItem> & { id: string })[]): Promise<void> =>
    use(async (db) => {
      const tx = db.transaction('outbox', 'readwrite');
      const held = await heldOf(
        tx.store,
        changes.map(({ id }) => id),
      );
      await Promise.all([
        ...held.map((one, at) => (one?.state === state ? tx.store.put({ ...one, ...changes[at] }) : null)),
        tx.done,
      ]);
    });

  const head = (): Promise<Head | undefined> => use((db) => db.get('head', one));

  return {
    head,

    /** To begin a save with: `commit` answers false when it is no longer so. */
    headToBegin: async (): Promise<Head | undefined> => guess ?? head(),

    putHead: (head: Head): Promise<unknown> => use((db) => db.put('head', head, one)),

    seal: async (mutation: Mutation): Promise<SealedEntry> => sealMutation(await key(), rescue(), mutation),

    /**
     * Mutation, chain head, the photos it names and the draft's end in one strict transaction (F05). False: the head
     * has moved; begin again. Throws when a photo it names is not here.
     */
    commit: async ({ from, mutation, sealed }: Frozen, draft: string | null): Promise<boolean> => {
      guess = undefined;
      const { id, deviceId } = mutation;
      const unsent = { state: 'waiting', outcome: null, code: null, seq: null, ackedAt: null, isAside: false } as const;
      // Sealed for nobody or for an earlier key: it will be sealed again.
      if (sealed.rescue?.keyId !== rescue()?.keyId) await use((db) => db.delete('marks', 'sealedFor'));
      const next: Head = { ...from, seq: mutation.deviceSeq, hash: mutation.hash, n: from.n + 1 };
      return keep(async (db) => {
        const tx = db.transaction(['outbox', 'head', 'drafts', 'photos'], 'readwrite', { durability: 'strict' });
        const [heads, photos] = [tx.objectStore('head'), tx.objectStore('photos')];
        // All at once: on a slow phone each answer that is waited for takes as long as the writing. A head that has moved,
        // or a photo that is not here, is answered before the writing is, and ends all of it.
        const asked = Promise.all([heads.get(one), photosAtEnd(photos, draft, mutation)]);
        const written = Promise.all([
          tx.objectStore('outbox').add({ ...unsent, id, n: next.n, deviceId, sealed }),
          heads.put(next, one),
          draft === null ? undefined : tx.objectStore('drafts').delete(draft),
          tx.done,
        ]);
        // Heard of below, unless all of it is ended here.
        written.catch(() => undefined);
        const [now, notes] = await asked.catch((error: unknown) => {
          tx.abort();
          throw error;
        });
        if (now?.n !== from.n || now.hash !== from.hash || now.deviceId !== from.deviceId) {
          tx.abort();
          return false;
        }
        await Promise.all([...notes.map((note) => photos.put(note)), written]);
        guess = next;
        saved = (held) => (isSame(held, sealed) ? mutation : null);
        return true;
      });
    },

    /** All of a state, in the order they were saved. Throws where the store was deleted under the open app: it is empty. */
    items: async (...states: ItemState[]): Promise<Item[]> => {
      const held = await use(async (db) => {
        if (!(await db.get('head', one))) throw new Error('storage');
        return Promise.all(states.map((state) => db.getAllFromIndex('outbox', 'state', state)));
      });
      return opened(held.flat().toSorted((a, b) => a.n - b.n));
    },

    itemsOf,

    // What the server has already applied is never made less.
    mark: (verdicts: readonly Verdict[]): Promise<void> => alter('waiting', verdicts),

    /** The person has seen a refused one and lays it by; it stays in the store. */
    setAside: (id: string): Promise<void> => alter('attention', [{ id, isAside: true }]),

    /** See `store-prune.ts`. */
    prune: async (serverTime: string): Promise<void> => (await loadPrune())(use, serverTime),
  };
}

type Outbox = Pick<IDBPObjectStore<Shelves, ['outbox'], 'outbox', IDBTransactionMode>, 'get' | 'getAll'>;

/** One reading for what lies side by side, as a raid's do: a request for each takes as long as the rest of an answer. */
async function heldOf(outbox: Outbox, ids: readonly string[]): Promise<(HeldItem | undefined)[]> {
  const inOrder = ids.toSorted();
  const near = await outbox.getAll(IDBKeyRange.bound(inOrder[0] ?? '', inOrder.at(-1) ?? ''), ids.length);
  return Promise.all(ids.map(async (id) => near.find((held) => held.id === id) ?? outbox.get(id)));
}
