/** What lies in an account's store, and how a store of any released version becomes one of today's. */
import type { DBSchema } from 'idb';
import type { Mutation } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import type { DoorOptions } from './database.ts';
import type { Line } from './row-log.ts';
import type { Sealed } from './seal.ts';
import type { SealedEntry, SealedMutation } from './sealed-entry.ts';

/**
 * waiting ─► sent (the server applied it) ─► landed (a whole pull has brought its rows)
 *    │  ▲                                      │ kept ≥ 35 days
 *    ▼  └───────── the server was restored ◄───┘
 * attention (rejected or conflict; stays)
 */
export type ItemState = 'waiting' | 'attention' | 'sent' | 'landed';
/** What the server said of a mutation. `ackedAt`: by its clock, never the phone's. */
export type Verdict = {
  id: string;
  state: ItemState;
  outcome: string;
  code: string | null;
  seq: number | null;
  ackedAt: string | null;
};
/** `n` counts the saves on this store, across enrolments: the order in which mutations are sent and laid over. */
export type Item = Omit<Verdict, 'id' | 'outcome'> & {
  outcome: string | null;
  n: number;
  isAside: boolean;
  mutation: Mutation;
};
/** `deviceId`: of the enrolment it was made under, for the rescue file; inside the mutation in stores of version 1. */
export type HeldItem = Omit<Item, 'mutation'> & { id: string; deviceId?: string; sealed: SealedMutation };

/** The end of the device's chain, from which the next mutation goes on. */
export type Head = { deviceId: string; seq: number; hash: string | null; n: number };

export type BaseRow = { name: string; seq: number; row: Row };
/** One page of a pull, sealed as a whole; `n` is its place in the log, `size` its number of lines. */
export type Bundle = { n: number; size: number; isOld: boolean; sealed: Sealed<Line[]> };
/** A row of a store of version 1. */
export type HeldRow = { name: string; feed: string; seq: number; sealed: Sealed<Row> };

export type SyncState = {
  cursors: Record<string, string>;
  /** A first pull has run to its end. */
  isComplete: boolean;
  serverEpoch: string | null;
  /** After a restore: rows of the lost time (seq −1) go once a whole pull has not brought them again. */
  isSweeping: boolean;
  /** Feeds that are no longer the person's, of which something unsent still needs a row (`leaving.ts`). */
  lost?: string[] | undefined;
};
export const noSync: SyncState = { cursors: {}, isComplete: false, serverEpoch: null, isSweeping: false };

export type ClockState = { offsetMs: number | null; wallMs: number; contactAt: string | null };
export type RosterFile = { version: number; etag: string | null; bytes: ArrayBuffer };
export type KeptPage = { at: string; value: unknown };

/**
 * draft (of an open form) ─► waiting (a saved finding names it) ─► sent (the server holds exactly this hash)
 *                               ▲ └──── the server was restored ────┘  kept `limits.photoKeptDays`
 */
export type PhotoState = 'draft' | 'waiting' | 'sent';
/** What is known of a photo; its bytes lie apart. `owners`: see photo-owners.ts. `ackedAt`: by the server's clock. */
export type PhotoNote = {
  sha256: string;
  state: PhotoState;
  owners: string[];
  bytes: number;
  takenAt: string;
  ackedAt: string | null;
};

export interface Shelves extends DBSchema {
  /** Emptied into `bundles` when a store of version 1 is opened. */
  rows: { key: string; value: HeldRow; indexes: { feed: string } };
  bundles: { key: number; value: Bundle };
  /** `sealedFor`: which deployment's key unsent mutations can be rescued with; absent until all is sealed. */
  marks: { key: 'sealedFor'; value: string };
  outbox: { key: string; value: HeldItem; indexes: { state: ItemState; ackedAt: string } };
  drafts: { key: string; value: Sealed<unknown> };
  /** Numbers, hashes and cursors; nothing about a person, so they can be compared inside a transaction. */
  head: { key: string; value: Head };
  sync: { key: string; value: SyncState };
  clock: { key: string; value: ClockState };
  pages: { key: string; value: { at: string; sealed: Sealed<unknown> }; indexes: { at: string } };
  /** Hashes and lengths; nothing about a person, so that a save can read them inside its transaction. */
  photos: { key: string; value: PhotoNote; indexes: { state: PhotoState; owner: string } };
  photoBytes: { key: string; value: SealedEntry };
  roster: { key: string; value: { version: number; etag: string | null; sealed: Sealed<ArrayBuffer> } };
}
/** Key of the one value in a store that holds one. */
export const one = 'one';

export const storeVersion = 3;
/** Version by version, each step once and never changed after its release: a phone may come from any of them. */
export function upgrade(...[db, from]: Parameters<DoorOptions<Shelves>['upgrade']>): void {
  if (from < 1) {
    db.createObjectStore('rows', { keyPath: 'name' }).createIndex('feed', 'feed');
    const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
    for (const index of ['state', 'ackedAt'] as const) outbox.createIndex(index, index);
    db.createObjectStore('pages').createIndex('at', 'at');
    for (const name of ['drafts', 'head', 'sync', 'clock', 'roster'] as const) db.createObjectStore(name);
  }
  if (from < 2) {
    const photos = db.createObjectStore('photos', { keyPath: 'sha256' });
    photos.createIndex('state', 'state');
    photos.createIndex('owner', 'owners', { multiEntry: true });
    db.createObjectStore('photoBytes');
  }
  if (from < 3) {
    db.createObjectStore('bundles', { keyPath: 'n' });
    db.createObjectStore('marks');
  }
}
