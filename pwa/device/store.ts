/**
 * One account's store on this phone: the only door to its database. Rows as the server gave them, mutations as
 * they were frozen, drafts, pages, the roster file.
 *
 * Musts: nothing but IndexedDB is awaited inside a transaction; the saving transaction is `strict`; a mutation is
 * deleted only by `prune`, long after the server has it; what is sealed is opened outside the transaction.
 */
import type { Mutation } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import type { Door } from './database.ts';
import { openDoor } from './database.ts';
import { photosAtEnd } from './photo-owners.ts';
import { open, openAll, seal } from './seal.ts';
import type {
  BaseRow,
  ClockState,
  Head,
  HeldItem,
  HeldRow,
  Item,
  ItemState,
  KeptPage,
  RosterFile,
  Shelves,
  SyncState,
  Verdict,
} from './store-shapes.ts';
import { noSync, one, storeVersion, upgrade } from './store-shapes.ts';

export type * from './store-shapes.ts';

/** Office pages kept for a day without network. */
const pagesMax = 100;

export type PulledPage = {
  rows: { name: string; feed: string; seq: number; row: Row | null }[];
  sync: SyncState;
  /** Names of rows of lost feeds, already judged. */
  dropped: readonly string[];
  /** Ids of mutations whose rows are all here now. */
  landed: readonly string[];
};

export type Store = ReturnType<typeof openStore>;

/** `failed` hears of what could not be read or written; it is thrown all the same. */
export function openStore(accountId: string, failed: (error: unknown) => void = () => undefined) {
  const door = openDoor<Shelves>(`sidak-${accountId}`, storeVersion, { upgrade, failed, spares: ['pages', 'roster'] });
  return {
    ...outboxOf(door),
    ...rowsOfStore(door),
    ...shelvesOf(door),
    /** For `photo-store.ts`, which comes on demand. */
    door,
    close: door.close,
  };
}

function outboxOf({ use, keep }: Door<Shelves>) {
  return {
    head: (): Promise<Head | undefined> => use((db) => db.get('head', one)),

    putHead: (head: Head): Promise<unknown> => use((db) => db.put('head', head, one)),

    /**
     * Mutation, chain head, the photos it names and the draft's end in one strict transaction (F05). False: the head
     * has moved; begin again. Throws when a photo it names is not here.
     */
    commit: async (from: Head, mutation: Mutation, draft: string | null): Promise<boolean> => {
      const sealed = await seal(mutation);
      const n = from.n + 1;
      const rest = { state: 'waiting', outcome: null, code: null, seq: null, ackedAt: null, isAside: false } as const;
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
          tx.objectStore('outbox').add({ id: mutation.id, n, sealed, ...rest }),
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
      const flat = held.flat().toSorted((a, b) => a.n - b.n);
      const mutations = await openAll(flat.map(({ sealed }) => sealed));
      return flat.flatMap((one, at) => {
        const mutation = mutations[at];
        return mutation === undefined ? [] : [itemOf(one, mutation)];
      });
    },

    item: async (id: string): Promise<Item | undefined> => {
      const held = await use((db) => db.get('outbox', id));
      if (held === undefined) return undefined;
      return itemOf(held, await open(held.sealed));
    },

    /** These, as they lie here now; what is not here is left out. */
    itemsOf: async (ids: readonly string[]): Promise<Item[]> => {
      const held = await use((db) => {
        const { store } = db.transaction('outbox');
        return Promise.all(ids.map((id) => store.get(id)));
      });
      const there = held.filter((item) => item !== undefined);
      const mutations = await openAll(there.map(({ sealed }) => sealed));
      return there.flatMap((one, at) => {
        const mutation = mutations[at];
        return mutation === undefined ? [] : [itemOf(one, mutation)];
      });
    },

    mark: (verdicts: readonly Verdict[]): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction('outbox', 'readwrite');
        await Promise.all([
          ...verdicts.map(async (verdict) => {
            const held = await tx.store.get(verdict.id);
            // What the server has already applied is never made less.
            if (held === undefined || held.state !== 'waiting') return;
            await tx.store.put({ ...held, ...verdict });
          }),
          tx.done,
        ]);
      }),

    /** The person has seen a refused one and lays it by; it stays in the store. */
    setAside: (id: string): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction('outbox', 'readwrite');
        const held = await tx.store.get(id);
        if (held?.state === 'attention') await tx.store.put({ ...held, isAside: true });
        await tx.done;
      }),

    /** Deletes what has landed and was acknowledged before `before` (ISO instant of the server). */
    prune: (before: string): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction('outbox', 'readwrite');
        let cursor = await tx.store.index('ackedAt').openCursor(IDBKeyRange.upperBound(before));
        while (cursor !== null) {
          if (cursor.value.state === 'landed') await cursor.delete();
          cursor = await cursor.continue();
        }
        await tx.done;
      }),
  };
}

function itemOf({ n, state, outcome, code, seq, ackedAt, isAside }: HeldItem, mutation: Mutation): Item {
  return { n, state, outcome, code, seq, ackedAt, isAside, mutation };
}

function rowsOfStore({ use }: Door<Shelves>) {
  const opened = async (held: readonly HeldRow[]): Promise<BaseRow[]> => {
    const rows = await openAll(held.map(({ sealed }) => sealed));
    return held.flatMap(({ name, seq }, at) => {
      const row = rows[at];
      return row === undefined ? [] : [{ name, seq, row }];
    });
  };
  return {
    rows: async (): Promise<BaseRow[]> => opened(await use((db) => db.getAll('rows'))),

    rowsOfFeed: async (feed: string): Promise<BaseRow[]> =>
      opened(await use((db) => db.getAllFromIndex('rows', 'feed', feed))),

    sync: async (): Promise<SyncState> => (await use((db) => db.get('sync', one))) ?? noSync,

    /** Rows, cursors and landings in one transaction: a cut link loses at most the page it cut. */
    applyPage: async (page: PulledPage): Promise<{ put: BaseRow[]; gone: string[] }> => {
      const entries = await Promise.all(
        page.rows.map(async ({ row, ...rest }) => ({ ...rest, row, sealed: row === null ? null : await seal(row) })),
      );
      return use(async (db) => {
        const tx = db.transaction(['rows', 'sync', 'outbox'], 'readwrite');
        const [rows, outbox] = [tx.objectStore('rows'), tx.objectStore('outbox')];
        const put: BaseRow[] = [];
        const gone = [...page.dropped];
        const held = await Promise.all(entries.map(({ name }) => rows.get(name)));
        // One row may come twice in a page, leaving one feed and entering another.
        const latest = new Map(held.flatMap((row) => (row === undefined ? [] : [[row.name, row] as const])));
        for (const { name, feed, seq, row, sealed } of entries) {
          const was = latest.get(name);
          if (was !== undefined && was.seq > seq) continue;
          if (row !== null && sealed !== null) {
            latest.set(name, { name, feed, seq, sealed });
            put.push({ name, seq, row });
          } else if (was?.feed === feed) {
            latest.delete(name);
            gone.push(name);
          }
        }
        await Promise.all([
          ...gone.map((name) => rows.delete(name)),
          ...put.flatMap(({ name }) => latest.get(name) ?? []).map((row) => rows.put(row)),
          ...page.landed.map(async (id) => {
            const item = await outbox.get(id);
            if (item?.state === 'sent') await outbox.put({ ...item, state: 'landed' });
          }),
          tx.objectStore('sync').put(page.sync, one),
          tx.done,
        ]);
        return { put: put.filter(({ name }) => latest.has(name)), gone: gone.filter((name) => !latest.has(name)) };
      });
    },

    /**
     * The server has lost the newest part of its log. What it may lack is sent again (what it has is answered
     * `duplicate`), everything is pulled again, and rows stay readable meanwhile.
     */
    restored: (serverEpoch: string | null): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction(['rows', 'sync', 'outbox', 'photos'], 'readwrite');
        const [rows, outbox, photos] = [tx.objectStore('rows'), tx.objectStore('outbox'), tx.objectStore('photos')];
        const [held, items, sent] = await Promise.all([
          rows.getAll(),
          outbox.getAll(),
          photos.index('state').getAll('sent'),
        ]);
        const acked = items.filter(
          ({ state, outcome }) => state === 'sent' || state === 'landed' || outcome === 'conflict',
        );
        await Promise.all([
          ...held.map((row) => rows.put({ ...row, seq: -1 })),
          ...acked.map((item) => outbox.put({ ...item, state: 'waiting', outcome: null, code: null, seq: null })),
          ...sent.map((note) => photos.put({ ...note, state: 'waiting', ackedAt: null })),
          tx.objectStore('sync').put({ ...noSync, serverEpoch, isSweeping: true }, one),
          tx.done,
        ]);
      }),
  };
}

function shelvesOf({ use, keep, spare }: Door<Shelves>) {
  return {
    clock: (): Promise<ClockState | undefined> => use((db) => db.get('clock', one)),
    putClock: (state: ClockState): Promise<unknown> => use((db) => db.put('clock', state, one)),

    draft: async (key: string): Promise<unknown> => {
      const sealed = await use((db) => db.get('drafts', key));
      return sealed === undefined ? undefined : open(sealed);
    },
    putDraft: async (key: string, value: unknown): Promise<void> => {
      const sealed = await seal(value);
      await keep((db) => db.put('drafts', sealed, key));
    },
    /** The form was thrown away, and its photos with it. */
    removeDraft: (key: string): Promise<void> =>
      use(async (db) => {
        const tx = db.transaction(['drafts', 'photos'], 'readwrite');
        const photos = tx.objectStore('photos');
        const notes = await photosAtEnd(photos, key, null);
        await Promise.all([...notes.map((note) => photos.put(note)), tx.objectStore('drafts').delete(key), tx.done]);
      }),

    page: async (key: string): Promise<KeptPage | undefined> => {
      const kept = await use((db) => db.get('pages', key));
      return kept === undefined ? undefined : { at: kept.at, value: await open(kept.sealed) };
    },
    putPage: async (key: string, page: KeptPage): Promise<void> => {
      const sealed = await seal(page.value);
      await spare(async (db) => {
        const tx = db.transaction('pages', 'readwrite');
        await tx.store.put({ at: page.at, sealed }, key);
        const surplus = (await tx.store.count()) - pagesMax;
        let oldest = surplus > 0 ? await tx.store.index('at').openCursor() : null;
        for (let n = 0; n < surplus && oldest !== null; n += 1) {
          await oldest.delete();
          oldest = await oldest.continue();
        }
        await tx.done;
      });
    },

    roster: async (): Promise<RosterFile | undefined> => {
      const file = await use((db) => db.get('roster', one));
      return file && { version: file.version, etag: file.etag, bytes: await open(file.sealed) };
    },
    putRoster: async ({ version, etag, bytes }: RosterFile): Promise<void> => {
      const sealed = await seal(bytes);
      await spare((db) => db.put('roster', { version, etag, sealed }, one));
    },
  };
}
