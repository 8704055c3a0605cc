/**
 * One account's store on this phone: the only door to its database. Here the mutations as they were frozen; rows in
 * `store-rows.ts`, and what lies beside them in `store-….ts` and `photo-store.ts`.
 *
 * Musts: nothing but IndexedDB is awaited inside a transaction; the saving transaction is `strict`; a mutation is
 * deleted only by `prune`, long after the server has it; what is sealed is opened outside the transaction.
 */
import type { Mutation } from '../../schema/mutation.ts';
import type { Door } from './database.ts';
import { openDoor } from './database.ts';
import { loadPrune } from './on-demand.ts';
import { photosAtEnd } from './photo-owners.ts';
import { type Rescue, openMutation, sealMutation } from './sealed-entry.ts';
import { rowsOfStore } from './store-rows.ts';
import type { ClockState, Head, HeldItem, Item, ItemState, Shelves, Verdict } from './store-shapes.ts';
import { one, storeVersion, upgrade } from './store-shapes.ts';

export type * from './store-shapes.ts';
export type { PulledPage } from './store-rows.ts';

export type Store = ReturnType<typeof openStore>;
export type StoreDoor = Store['door'];

export type StoreOptions = {
  /** Of the database; see `storeName`. */
  name: string;
  /** The account's key; rejects while the store is locked. */
  key: () => Promise<CryptoKey>;
  /** Null: the server has not told yet. */
  rescue: () => Rescue | null;
  /** Hears of what could not be read or written; it is thrown all the same. */
  failed?: (error: unknown) => void;
};

export function openStore({ name, key, rescue, failed = () => undefined }: StoreOptions) {
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

  /** Null: damaged. It stays where it is, and the others go on. */
  async function itemOf(held: HeldItem): Promise<Item | null> {
    const { id, deviceId: _, sealed, ...rest } = held;
    const entryKey = await key();
    const mutation = known.get(id) ?? (await openMutation(entryKey, id, sealed).catch(() => null));
    if (mutation === null) return null;
    known.set(id, mutation);
    return { ...rest, mutation };
  }

  const opened = async (held: readonly HeldItem[]): Promise<Item[]> =>
    (await Promise.all(held.map(itemOf))).filter((item) => item !== null);

  /** These, as they lie here now; what is not here is left out. */
  const itemsOf = async (ids: readonly string[]): Promise<Item[]> => {
    const held = await use((db) => {
      const { store } = db.transaction('outbox');
      return Promise.all(ids.map((id) => store.get(id)));
    });
    return opened(held.filter((item) => item !== undefined));
  };

  /** Only those that are still in `state`. */
  const alter = (state: ItemState, changes: readonly (Partial<HeldItem> & { id: string })[]): Promise<void> =>
    use(async (db) => {
      const tx = db.transaction('outbox', 'readwrite');
      await Promise.all([
        ...changes.map(async (change) => {
          const held = await tx.store.get(change.id);
          if (held?.state === state) await tx.store.put({ ...held, ...change });
        }),
        tx.done,
      ]);
    });

  return {
    head: (): Promise<Head | undefined> => use((db) => db.get('head', one)),

    putHead: (head: Head): Promise<unknown> => use((db) => db.put('head', head, one)),

    /**
     * Mutation, chain head, the photos it names and the draft's end in one strict transaction (F05). False: the head
     * has moved; begin again. Throws when a photo it names is not here.
     */
    commit: async (from: Head, mutation: Mutation, draft: string | null): Promise<boolean> => {
      const sealed = await sealMutation(await key(), rescue(), mutation);
      const { id, deviceId } = mutation;
      const n = from.n + 1;
      const rest = { state: 'waiting', outcome: null, code: null, seq: null, ackedAt: null, isAside: false } as const;
      if (sealed.rescue === null && rescue() !== null) await use((db) => db.delete('marks', 'sealedFor'));
      return keep(async (db) => {
        const tx = db.transaction(['outbox', 'head', 'drafts', 'photos'], 'readwrite', { durability: 'strict' });
        const now = await tx.objectStore('head').get(one);
        if (now?.n !== from.n || now.hash !== from.hash || now.deviceId !== from.deviceId) {
          await tx.done;
          return false;
        }
        const head: Head = { deviceId: from.deviceId, seq: mutation.deviceSeq, hash: mutation.hash, n };
        const photos = tx.objectStore('photos');
        const notes = await photosAtEnd(photos, draft, mutation);
        await Promise.all([
          ...notes.map((note) => photos.put(note)),
          tx.objectStore('outbox').add({ id, n, deviceId, sealed, ...rest }),
          tx.objectStore('head').put(head, one),
          draft === null ? undefined : tx.objectStore('drafts').delete(draft),
          tx.done,
        ]);
        return true;
      });
    },

    /** All of a state, in the order they were saved. */
    items: async (...states: ItemState[]): Promise<Item[]> => {
      const held = await use((db) => Promise.all(states.map((state) => db.getAllFromIndex('outbox', 'state', state))));
      return opened(held.flat().toSorted((a, b) => a.n - b.n));
    },

    itemsOf,
    item: async (id: string): Promise<Item | undefined> => (await itemsOf([id]))[0],

    // What the server has already applied is never made less.
    mark: (verdicts: readonly Verdict[]): Promise<void> => alter('waiting', verdicts),

    /** The person has seen a refused one and lays it by; it stays in the store. */
    setAside: (id: string): Promise<void> => alter('attention', [{ id, isAside: true }]),

    /** See `store-prune.ts`. */
    prune: async (serverTime: string): Promise<void> => (await loadPrune())(use, serverTime),
  };
}
