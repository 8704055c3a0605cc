/** The package `idb` over a `Disk`: what our store uses of it, and no more. */
import type { DatabaseDisk, Disk, Key, Mode, Owner, StoreDisk } from './disk.ts';
import { Transaction } from './disk.ts';
import { Key as SomeKey } from './web-crypto.ts';

/** Keys are texts and numbers here; numbers come first, as the standard says. */
function compare(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

export class SomeKeyRange {
  readonly lower: Key | undefined;
  readonly upper: Key | undefined;
  readonly #isLowerOpen: boolean;
  readonly #isUpperOpen: boolean;

  constructor(lower: Key | undefined, upper: Key | undefined, isLowerOpen: boolean, isUpperOpen: boolean) {
    this.lower = lower;
    this.upper = upper;
    this.#isLowerOpen = isLowerOpen;
    this.#isUpperOpen = isUpperOpen;
  }

  static upperBound(upper: Key, isOpen = false): SomeKeyRange {
    return new SomeKeyRange(undefined, upper, false, isOpen);
  }

  static lowerBound(lower: Key, isOpen = false): SomeKeyRange {
    return new SomeKeyRange(lower, undefined, isOpen, false);
  }

  static bound(lower: Key, upper: Key, isLowerOpen = false, isUpperOpen = false): SomeKeyRange {
    return new SomeKeyRange(lower, upper, isLowerOpen, isUpperOpen);
  }

  static only(key: Key): SomeKeyRange {
    return new SomeKeyRange(key, key, false, false);
  }

  includes(key: Key): boolean {
    const low = this.lower === undefined ? 1 : compare(key, this.lower);
    const high = this.upper === undefined ? -1 : compare(key, this.upper);
    return (low > 0 || (low === 0 && !this.#isLowerOpen)) && (high < 0 || (high === 0 && !this.#isUpperOpen));
  }
}

type Query = Key | SomeKeyRange | null | undefined;
type Entry = { key: Key; primaryKey: Key; value: unknown };

const isIn = (query: Query, key: Key): boolean =>
  query === null || query === undefined || (query instanceof SomeKeyRange ? query.includes(key) : key === query);

function keysOf(store: StoreDisk): Key[] {
  store.sorted ??= [...store.rows.keys()].toSorted(compare);
  return store.sorted;
}

function entriesOf(store: StoreDisk, query: Query, countMax = Number.POSITIVE_INFINITY): Entry[] {
  if (query !== null && query !== undefined && !(query instanceof SomeKeyRange)) {
    const value = store.rows.get(query);
    return value === undefined ? [] : [{ key: query, primaryKey: query, value }];
  }
  const entries: Entry[] = [];
  for (const key of keysOf(store)) {
    if (entries.length >= countMax) break;
    if (isIn(query, key)) entries.push({ key, primaryKey: key, value: store.rows.get(key) });
  }
  return entries;
}

function indexed(store: StoreDisk, name: string, query: Query): Entry[] {
  const index = store.indexes.get(name);
  if (index === undefined) throw new DOMException(name, 'NotFoundError');
  const entries: Entry[] = [];
  for (const primaryKey of keysOf(store)) {
    const value = store.rows.get(primaryKey);
    const found = at(value, index.path);
    if (!index.isMulti || !Array.isArray(found)) {
      if (isKey(found) && isIn(query, found)) entries.push({ key: found, primaryKey, value });
      continue;
    }
    for (const key of found) if (isKey(key) && isIn(query, key)) entries.push({ key, primaryKey, value });
  }
  return entries.length < 2
    ? entries
    : entries.toSorted((a, b) => compare(a.key, b.key) || compare(a.primaryKey, b.primaryKey));
}

function isKey(value: unknown): value is Key {
  return typeof value === 'string' || typeof value === 'number';
}

function at(value: unknown, path: string): unknown {
  return (value as Record<string, unknown>)[path]; // what lies in a store with a key path is an object
}

/** What goes in and comes out is a copy, as with structured clone; keys and buffers that our store keeps included. */
export function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  return copiedObject(value) as T;
}

function copiedObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof SomeKey) return value;
  if (value instanceof ArrayBuffer) return value.slice();
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const one: unknown = Reflect.get(value, name);
    if (typeof one === 'function') throw new DOMException(name, 'DataCloneError');
    copy[name] = typeof one === 'object' && one !== null ? copiedObject(one) : one;
  }
  return copy;
}

class Cursor {
  readonly key: Key;
  readonly primaryKey: Key;
  readonly value: unknown;
  readonly #shelf: Shelf;
  readonly #rest: readonly Entry[];

  constructor(shelf: Shelf, [first, ...rest]: readonly [Entry, ...Entry[]]) {
    this.#shelf = shelf;
    this.#rest = rest;
    this.key = first.key;
    this.primaryKey = first.primaryKey;
    this.value = copied(first.value);
  }

  static of(shelf: Shelf, entries: readonly Entry[]): Cursor | null {
    const [first, ...rest] = entries;
    return first === undefined ? null : new Cursor(shelf, [first, ...rest]);
  }

  delete(): Promise<void> {
    return this.#shelf.delete(this.primaryKey);
  }

  update(value: unknown): Promise<Key> {
    return this.#shelf.put(value, this.#shelf.keyPath === null ? this.primaryKey : undefined);
  }

  continue(): Promise<Cursor | null> {
    return this.#shelf.transaction.ask(() => Cursor.of(this.#shelf, this.#rest));
  }
}

/** An object store inside a transaction. */
class Shelf {
  readonly name: string;
  readonly transaction: Transaction;

  constructor(transaction: Transaction, name: string) {
    this.transaction = transaction;
    this.name = name;
    transaction.store(name);
  }

  get keyPath(): string | null {
    return this.#disk.keyPath;
  }

  get #disk(): StoreDisk {
    return this.transaction.store(this.name);
  }

  get(query: Query): Promise<unknown> {
    return this.transaction.ask(() => copied(entriesOf(this.#disk, query, 1)[0]?.value));
  }

  getKey(query: Query): Promise<Key | undefined> {
    return this.transaction.ask(() => entriesOf(this.#disk, query, 1)[0]?.primaryKey);
  }

  getAll(query?: Query, count = Number.POSITIVE_INFINITY): Promise<unknown[]> {
    return this.transaction.ask(() => entriesOf(this.#disk, query, count).map(({ value }) => copied(value)));
  }

  getAllKeys(query?: Query, count = Number.POSITIVE_INFINITY): Promise<Key[]> {
    return this.transaction.ask(() => entriesOf(this.#disk, query, count).map(({ key }) => key));
  }

  count(query?: Query): Promise<number> {
    return this.transaction.ask(() => entriesOf(this.#disk, query).length);
  }

  put(value: unknown, key?: Key): Promise<Key> {
    return this.#write(value, key, false);
  }

  add(value: unknown, key?: Key): Promise<Key> {
    return this.#write(value, key, true);
  }

  delete(query: Key | SomeKeyRange): Promise<void> {
    return this.transaction.ask(() => {
      for (const { primaryKey } of entriesOf(this.#disk, query))
        this.transaction.write(this.name, primaryKey, undefined);
    });
  }

  clear(): Promise<void> {
    return this.delete(new SomeKeyRange(undefined, undefined, false, false));
  }

  openCursor(query?: Query): Promise<Cursor | null> {
    return this.transaction.ask(() => Cursor.of(this, entriesOf(this.#disk, query)));
  }

  index(name: string) {
    const found = (query: Query): Entry[] => indexed(this.#disk, name, query);
    const { transaction } = this;
    return {
      get: (query: Query) => transaction.ask(() => copied(found(query)[0]?.value)),
      getAll: (query?: Query, count = Number.POSITIVE_INFINITY) =>
        transaction.ask(() =>
          found(query)
            .slice(0, count)
            .map(({ value }) => copied(value)),
        ),
      getAllKeys: (query?: Query, count = Number.POSITIVE_INFINITY) =>
        transaction.ask(() =>
          found(query)
            .slice(0, count)
            .map(({ primaryKey }) => primaryKey),
        ),
      count: (query?: Query) => transaction.ask(() => found(query).length),
      openCursor: (query?: Query) => transaction.ask(() => Cursor.of(this, found(query))),
    };
  }

  #write(value: unknown, key: Key | undefined, isNew: boolean): Promise<Key> {
    const copy = copied(value);
    return this.transaction.ask(() => {
      const path = this.#disk.keyPath;
      const own = path === null ? key : at(copy, path);
      if (!isKey(own)) throw new DOMException(this.name, 'DataError');
      if (isNew && this.#disk.rows.has(own)) throw new DOMException(String(own), 'ConstraintError');
      this.transaction.write(this.name, own, copy);
      return own;
    });
  }
}

/** A transaction as `idb` hands it out. */
class Asking {
  readonly done: Promise<void>;
  readonly mode: Mode;
  readonly durability: string;
  readonly #transaction: Transaction;

  constructor(transaction: Transaction, durability: string) {
    this.#transaction = transaction;
    this.done = transaction.done;
    this.mode = transaction.mode;
    this.durability = durability;
  }

  get store(): Shelf {
    return this.objectStore(this.#transaction.stores[0] ?? '');
  }

  objectStore(name: string): Shelf {
    return new Shelf(this.#transaction, name);
  }

  abort(): void {
    this.#transaction.abort(new DOMException('aborted', 'AbortError'));
  }
}

export class Connection {
  readonly #disk: Disk;
  readonly #database: DatabaseDisk;
  readonly #owner: Owner;
  #isClosed = false;

  constructor(disk: Disk, database: DatabaseDisk, owner: Owner, terminated: () => void) {
    this.#disk = disk;
    this.#database = database;
    this.#owner = owner;
    const closed = (): void => {
      this.#isClosed = true;
      terminated();
    };
    database.connections.add({ owner, closed });
  }

  get objectStoreNames(): { contains: (name: string) => boolean } {
    return { contains: (name) => this.#database.stores.has(name) };
  }

  createObjectStore(name: string, { keyPath = null }: { keyPath?: string | null } = {}) {
    const store: StoreDisk = { keyPath, indexes: new Map(), rows: new Map(), sorted: null };
    this.#database.stores.set(name, store);
    return { createIndex: indexer(store) };
  }

  shelf(name: string): StoreDisk {
    const store = this.#database.stores.get(name);
    if (store === undefined) throw new DOMException(name, 'NotFoundError');
    return store;
  }

  deleteObjectStore(name: string): void {
    this.#database.stores.delete(name);
  }

  transaction(names: string | readonly string[], mode: Mode = 'readonly', options: { durability?: string } = {}) {
    if (this.#isClosed) throw new DOMException('the connection is closed', 'InvalidStateError');
    const stores = typeof names === 'string' ? [names] : names;
    const isStrict = options.durability === 'strict';
    const transaction = new Transaction(this.#disk, this.#database, this.#owner, { stores, mode, isStrict });
    return new Asking(transaction, options.durability ?? 'default');
  }

  close(): void {
    this.#isClosed = true;
  }

  // The shortcuts of `idb`: a transaction for one request; what writes waits until it is committed.
  get = (name: string, query: Query) => this.#read(name, (shelf) => shelf.get(query));
  getKey = (name: string, query: Query) => this.#read(name, (shelf) => shelf.getKey(query));
  getAll = (name: string, query?: Query, count?: number) => this.#read(name, (shelf) => shelf.getAll(query, count));
  getAllKeys = (name: string, query?: Query, count?: number) =>
    this.#read(name, (shelf) => shelf.getAllKeys(query, count));
  count = (name: string, query?: Query) => this.#read(name, (shelf) => shelf.count(query));
  getFromIndex = (name: string, index: string, query: Query) =>
    this.#read(name, (shelf) => shelf.index(index).get(query));
  getAllFromIndex = (name: string, index: string, query?: Query, count?: number) =>
    this.#read(name, (shelf) => shelf.index(index).getAll(query, count));
  getAllKeysFromIndex = (name: string, index: string, query?: Query, count?: number) =>
    this.#read(name, (shelf) => shelf.index(index).getAllKeys(query, count));
  countFromIndex = (name: string, index: string, query?: Query) =>
    this.#read(name, (shelf) => shelf.index(index).count(query));
  put = (name: string, value: unknown, key?: Key) => this.#write(name, (shelf) => shelf.put(value, key));
  add = (name: string, value: unknown, key?: Key) => this.#write(name, (shelf) => shelf.add(value, key));
  delete = (name: string, query: Key | SomeKeyRange) => this.#write(name, (shelf) => shelf.delete(query));
  clear = (name: string) => this.#write(name, (shelf) => shelf.clear());

  async #read<T>(name: string, ask: (shelf: Shelf) => Promise<T>): Promise<T> {
    return ask(this.transaction(name).store);
  }

  async #write<T>(name: string, ask: (shelf: Shelf) => Promise<T>): Promise<T> {
    const tx = this.transaction(name, 'readwrite');
    const [answer] = await Promise.all([ask(tx.store), tx.done]);
    return answer;
  }
}

const indexer =
  (store: StoreDisk) =>
  (name: string, path: string, { multiEntry = false }: { multiEntry?: boolean } = {}): void => {
    store.indexes.set(name, { path, isMulti: multiEntry });
  };

type Callbacks = {
  upgrade?: (db: Connection, from: number, to: number, tx: { objectStore: (name: string) => unknown }) => void;
  terminated?: () => void;
};

/** The module `idb` as one tab gets it. */
export function idbOver(disk: Disk, owner: Owner) {
  return {
    openDB: (name: string, version: number, { upgrade, terminated }: Callbacks = {}): Promise<Connection> =>
      new Promise((resolve, reject) => {
        disk.timeline.after(disk.random.delayMs(5), 'edge', () => {
          if (!owner.isAlive) return;
          if (disk.state === 'broken') return reject(new DOMException('cannot be opened', 'UnknownError'));
          const database = disk.database(name);
          const connection = new Connection(disk, database, owner, terminated ?? (() => undefined));
          if (database.version < version) {
            const inUpgrade = {
              objectStore: (name: string) => ({ createIndex: indexer(connection.shelf(name)) }),
            };
            upgrade?.(connection, database.version, version, inUpgrade);
            database.version = version;
          }
          resolve(connection);
        });
      }),
    deleteDB: async (name: string): Promise<void> => disk.forceClose(name, true),
  };
}
