/**
 * A phone's databases, below the tabs that use them, and what survives when a tab or the whole phone dies.
 *
 * Musts, as browsers keep them: a transaction happens as a whole or not at all; two that write the same stores follow
 * one another; one nobody asks anything of any more is committed. What is committed `strict` survives anything but the
 * loss of the database; what is `relaxed` survives the app's death, and the phone's only once something later was
 * flushed.
 */
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

export type Key = string | number;
/** `isMulti`: the property is a list, and each of its values is a key. */
export type Index = { path: string; isMulti: boolean };
export type StoreDisk = {
  keyPath: string | null;
  indexes: Map<string, Index>;
  rows: Map<Key, unknown>;
  /** Keys in order; null after one was added or went. */
  sorted: Key[] | null;
};
type Undo = { store: StoreDisk; key: Key; was: unknown };
export type DatabaseDisk = {
  name: string;
  version: number;
  stores: Map<string, StoreDisk>;
  live: Transaction[];
  /** What a power cut may take back, newest last. */
  unflushed: Undo[][];
  /** Who is told when it is closed behind his back. */
  connections: Set<{ owner: Owner; closed: () => void }>;
};
/** The tab that opened a connection; once dead it hears nothing more. */
export type Owner = { isAlive: boolean };

export type Mode = 'readonly' | 'readwrite';
/** What the phone's storage does now. `full`: what would grow it fails; `broken`: nothing can be opened or written. */
export type DiskState = 'fine' | 'full' | 'broken';
export type Committed = { database: string; stores: ReadonlyMap<string, ReadonlySet<Key>>; deleted: boolean };

const commitMeanMs = 12;

export class Disk {
  state: DiskState = 'fine';
  databases = new Map<string, DatabaseDisk>();
  /** Whether reading takes time too, so that others come in between. */
  isSlow = false;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly onCommit: (committed: Committed) => void;
  #idle: Transaction[] = [];

  constructor(timeline: Timeline, random: Random, onCommit: (committed: Committed) => void) {
    this.timeline = timeline;
    this.random = random;
    this.onCommit = onCommit;
  }

  database(name: string): DatabaseDisk {
    const known = this.databases.get(name);
    if (known !== undefined) return known;
    const fresh = { name, version: 0, stores: new Map(), live: [], unflushed: [], connections: new Set<never>() };
    this.databases.set(name, fresh);
    return fresh;
  }

  mayBeIdle(transaction: Transaction): void {
    this.#idle.push(transaction);
  }

  /** All promises have run: transactions that nobody asks anything of any more are committed. True: some ended. */
  settle(): boolean {
    if (this.#idle.length === 0) return false;
    // Those that start because others end have answers on their way: their turn comes after the next event.
    const idle = this.#idle.filter((transaction) => transaction.isIdle);
    this.#idle = [];
    for (const transaction of idle) transaction.commitIfIdle();
    return idle.length > 0;
  }

  /** A tab dies: what it had under way is undone or done, whatever it had come to, and nobody hears of it. */
  kill(owner: Owner): void {
    for (const database of this.databases.values()) {
      for (const connection of database.connections)
        if (connection.owner === owner) database.connections.delete(connection);
      for (const transaction of database.live.slice())
        if (transaction.owner === owner) transaction.die(this.random.chance(0.5));
    }
  }

  /** The phone goes out, all tabs dead: of what was never flushed some of the newest is gone. */
  losePower(): void {
    for (const database of this.databases.values()) {
      const lost = this.random.int(0, database.unflushed.length + 1);
      for (let n = 0; n < lost; n += 1) takeBack(database.unflushed.pop() ?? []);
      database.unflushed = [];
    }
  }

  /** The browser has thrown the database away, or closed it behind the app's back. */
  forceClose(name: string, isLost: boolean): void {
    const database = this.databases.get(name);
    if (database === undefined) return;
    for (const transaction of database.live.slice()) transaction.abort(new DOMException('closed', 'AbortError'));
    const told = [...database.connections];
    database.connections.clear();
    if (isLost) this.databases.delete(name);
    for (const { closed } of told) closed();
  }
}

export class Transaction {
  readonly done: Promise<void>;
  readonly mode: Mode;
  readonly stores: readonly string[];
  readonly owner: Owner;
  readonly #database: DatabaseDisk;
  readonly #disk: Disk;
  readonly #isStrict: boolean;
  readonly #touched = new Map<string, Set<Key>>();
  #state: 'waiting' | 'active' | 'committing' | 'over' = 'waiting';
  #undos: Undo[] = [];
  #waiting: (() => void)[] = [];
  #open = 0;
  #deleted = false;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(
    disk: Disk,
    database: DatabaseDisk,
    owner: Owner,
    { stores, mode, isStrict }: { stores: readonly string[]; mode: Mode; isStrict: boolean },
  ) {
    this.#disk = disk;
    this.owner = owner;
    this.#database = database;
    this.stores = stores;
    this.mode = mode;
    this.#isStrict = isStrict;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever wants to know awaits it; nobody must.
    this.done.catch(() => undefined);
    // The last words of a tab that has just died.
    if (!owner.isAlive) return;
    database.live.push(this);
    this.#startIfFree();
    disk.mayBeIdle(this);
  }

  /** One request. Throws what a browser throws when the transaction is over. */
  ask<T>(work: () => T): Promise<T> {
    if (this.#state === 'committing' || this.#state === 'over')
      throw new DOMException('the transaction has finished', 'TransactionInactiveError');
    this.#open += 1;
    return new Promise<T>((resolve, reject) => {
      const run = (): void => {
        if (!this.owner.isAlive) return;
        this.#open -= 1;
        this.#disk.mayBeIdle(this);
        if (this.#state !== 'active') return reject(new DOMException('aborted', 'AbortError'));
        try {
          resolve(work());
        } catch (error) {
          reject(error);
          this.abort(error);
        }
      };
      const takesTime = this.#disk.isSlow && this.#disk.random.chance(0.3);
      // Never within the call: who asks for two things has asked for both before the first is answered.
      if (this.#state === 'active' && !takesTime) queueMicrotask(run);
      else if (this.#state === 'active') this.#disk.timeline.after(this.#disk.random.delayMs(4), 'edge', run);
      else this.#waiting.push(run);
    });
  }

  store(name: string): StoreDisk {
    const store = this.#database.stores.get(name);
    if (store === undefined || !this.stores.includes(name)) throw new DOMException(name, 'NotFoundError');
    return store;
  }

  write(name: string, key: Key, value: unknown): void {
    if (this.mode !== 'readwrite') throw new DOMException(name, 'ReadOnlyError');
    const store = this.store(name);
    if (this.#disk.state === 'full' && value !== undefined) throw new DOMException('full', 'QuotaExceededError');
    if (this.#disk.state === 'broken') throw new DOMException('broken', 'UnknownError');
    this.#undos.push({ store, key, was: store.rows.get(key) });
    set(store, key, value);
    if (value === undefined) this.#deleted = true;
    const keys = this.#touched.get(name) ?? new Set();
    this.#touched.set(name, keys.add(key));
  }

  get isIdle(): boolean {
    return this.#state === 'active' && this.#open === 0;
  }

  commitIfIdle(): void {
    if (!this.isIdle) return;
    this.#state = 'committing';
    if (this.#undos.length === 0) this.#finish();
    else this.#disk.timeline.after(this.#disk.random.delayMs(commitMeanMs), 'edge', () => this.#commit());
  }

  abort(reason: unknown): void {
    if (this.#state === 'over') return;
    takeBack(this.#undos);
    this.#undos = [];
    this.#end();
    for (const run of this.#waiting.splice(0)) run();
    this.#reject(reason);
  }

  /** Its tab is gone; nobody will hear how it ended. */
  die(isDone: boolean): void {
    if (this.#state === 'committing' && isDone) this.#keep();
    else if (this.#state !== 'over') takeBack(this.#undos);
    this.#waiting = [];
    this.#end();
  }

  #commit(): void {
    if (this.#state !== 'committing') return;
    if (this.#disk.state === 'broken') return this.abort(new DOMException('broken', 'UnknownError'));
    this.#keep();
    this.#finish();
  }

  #keep(): void {
    if (this.#isStrict) this.#database.unflushed = [];
    else this.#database.unflushed.push(this.#undos);
    this.#disk.onCommit({ database: this.#database.name, stores: this.#touched, deleted: this.#deleted });
  }

  #finish(): void {
    this.#end();
    this.#resolve();
  }

  #end(): void {
    this.#state = 'over';
    this.#database.live = this.#database.live.filter((one) => one !== this);
    for (const other of this.#database.live) other.#startIfFree();
  }

  /** Behind every earlier one that writes what this one uses, or uses what this one writes. */
  #startIfFree(): void {
    if (this.#state !== 'waiting') return;
    const before = this.#database.live.slice(0, this.#database.live.indexOf(this));
    if (before.some((other) => isInTheWay(other, this))) return;
    this.#state = 'active';
    for (const run of this.#waiting.splice(0)) run();
    this.#disk.mayBeIdle(this);
  }
}

function isInTheWay(one: Transaction, other: Transaction): boolean {
  if (one.mode === 'readonly' && other.mode === 'readonly') return false;
  return one.stores.some((store) => other.stores.includes(store));
}

function takeBack(undos: readonly Undo[]): void {
  for (const { store, key, was } of undos.toReversed()) set(store, key, was);
}

/** `undefined` deletes. */
function set(store: StoreDisk, key: Key, value: unknown): void {
  if (value === undefined) {
    if (store.rows.delete(key)) store.sorted = null;
    return;
  }
  if (!store.rows.has(key)) store.sorted = null;
  store.rows.set(key, value);
}
