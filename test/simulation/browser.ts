/** What a tab of a phone finds in its global scope, over the world's timeline. What a tab needs of its siblings is in `Shared`. */
import type { Globals } from './bundle.ts';
import { Connection, copied, SomeKeyRange } from './idb-double.ts';
import {
  SomeBlob,
  SomeCompression,
  SomeDecompression,
  SomeFile,
  SomeHeaders,
  SomeRequest,
  SomeResponse,
} from './http-doubles.ts';
import { SomeCanvas, someBitmap } from './pictures.ts';
import type { Random } from './random.ts';
import type { Happening, Timeline } from './timeline.ts';
import { webCrypto } from './web-crypto.ts';

/** Names that the device's script finds in place of the host's. */
export const tabNames =
  `Date Math performance setTimeout clearTimeout setInterval clearInterval crypto fetch navigator document window self
  location BroadcastChannel IDBKeyRange IDBDatabase AbortSignal Headers Request Response console indexedDB localStorage
  sessionStorage Blob File createImageBitmap CompressionStream DecompressionStream`.split(/\s+/);

/** What the tabs of one phone share: locks and the word between them. */
export class Shared {
  readonly #locks = new Map<string, Waiting[]>();
  readonly channels = new Set<{ owner: object; name: string; hear: (message: unknown) => void }>();

  ask(waiting: Waiting, name: string, isIfAvailable: boolean): void {
    if (!waiting.owner.isAlive) return undefined;
    const queue = this.#locks.get(name) ?? [];
    this.#locks.set(name, queue);
    if (queue.length > 0 && isIfAvailable) return waiting.granted(false);
    queue.push(waiting);
    if (queue.length === 1) waiting.granted(true);
    return undefined;
  }

  release(waiting: Waiting, name: string): void {
    const queue = this.#locks.get(name) ?? [];
    const wasHeld = queue[0] === waiting;
    const rest = queue.filter((one) => one !== waiting);
    this.#locks.set(name, rest);
    if (wasHeld) rest[0]?.granted(true);
  }

  /** A tab has died: its locks go to the next, its channels are closed. */
  forget(owner: object): void {
    for (const channel of this.channels) if (channel.owner === owner) this.channels.delete(channel);
    for (const [name, queue] of this.#locks) {
      const dead = queue.filter((one) => one.owner === owner);
      for (const waiting of dead.toReversed()) this.release(waiting, name);
    }
  }
}
type Waiting = { owner: { isAlive: boolean }; granted: (isMine: boolean) => void };

/** `localStorage`: what is kept are its own properties, as scripts list them. */
export class Words {
  getItem(name: string): string | null {
    const value: unknown = Reflect.get(this, name);
    return Object.hasOwn(this, name) ? String(value) : null;
  }

  setItem(name: string, value: string): void {
    Reflect.set(this, name, value);
  }

  removeItem(name: string): void {
    Reflect.deleteProperty(this, name);
  }

  clear(): void {
    for (const name of Object.keys(this)) this.removeItem(name);
  }
}

/** The parts of a tab that the simulation itself moves. */
export type Scope = {
  globals: Globals;
  /** Fires an event at `window`. */
  windowHears: (type: string) => void;
  show: (isVisible: boolean) => void;
  /** All its timers go. */
  die: () => void;
};

export type TabWorld = {
  timeline: Timeline;
  random: Random;
  shared: Shared;
  owner: { isAlive: boolean };
  /** Chance of how long its processor takes to seal and to open; null: no time at all. */
  slowCrypto: Pick<Random, 'int'> | null;
  /** How far this phone's clock is from the world's; it may change at any time. */
  skewMs: () => number;
  fetch: (path: string, init: Record<string, unknown>) => Promise<SomeResponse>;
  words: Words;
  cookies: () => string;
  /** An error that the app wrote to its console. */
  complain: (words: unknown[]) => void;
};

/** One record on the slowest phone under load. */
const slowCryptoMaxMs = 30;

export function scopeOf(world: TabWorld): Scope {
  const { timeline, random, owner } = world;
  const startedMs = timeline.nowMs;
  const date = dateOf(() => timeline.nowMs + world.skewMs());
  const timers = timersOf(timeline, owner);
  const [window, document] = [
    new Target(),
    new Target({
      visibilityState: 'visible',
      hidden: false,
      querySelector: () => null,
      createElement: () => new SomeCanvas(),
    }),
  ];
  const math: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(Math)) math[name] = Reflect.get(Math, name);
  math['random'] = () => random.next();
  Object.defineProperty(document, 'cookie', { get: world.cookies });
  const globals: Globals = {
    Date: date,
    Math: math,
    performance: { now: () => timeline.nowMs - startedMs },
    ...timers.globals,
    crypto: webCrypto(random, () => cryptoTime(world)),
    fetch: world.fetch,
    navigator: navigatorOf(world),
    document,
    window,
    self: window,
    location: {
      href: 'https://sidak.test/',
      host: 'sidak.test',
      origin: 'https://sidak.test',
      reload: () => undefined,
    },
    BroadcastChannel: channelOf(world),
    localStorage: world.words,
    IDBKeyRange: SomeKeyRange,
    IDBDatabase: Connection,
    AbortSignal: { timeout: (ms: number) => ({ aborted: false, ms }) },
    Blob: SomeBlob,
    File: SomeFile,
    createImageBitmap: someBitmap,
    CompressionStream: SomeCompression,
    DecompressionStream: SomeDecompression,
    Headers: SomeHeaders,
    Request: SomeRequest,
    Response: SomeResponse,
    console: { log: () => undefined, warn: () => undefined, error: (...words: unknown[]) => world.complain(words) },
  };
  Object.assign(window, globals, { addEventListener: window.addEventListener, document });
  return {
    globals,
    windowHears: (type) => window.fire(type),
    show: (isVisible) => {
      Object.assign(document, { visibilityState: isVisible ? 'visible' : 'hidden', hidden: !isVisible });
      document.fire('visibilitychange');
    },
    die: timers.die,
  };
}

/** Of a dead tab nothing is answered. */
async function cryptoTime({ slowCrypto, timeline, owner }: TabWorld): Promise<void> {
  if (slowCrypto === null) return;
  const ms = slowCrypto.int(0, slowCryptoMaxMs);
  await new Promise<void>((resolve) => timeline.after(ms, 'edge', () => owner.isAlive && resolve()));
}

/** `Date` by another clock. Ours is only ever made of one value, or of none: then it is now. */
export function dateOf(nowMs: () => number): unknown {
  return class SomeDate extends Date {
    constructor(given: number | string | Date = nowMs()) {
      super(given);
    }
    static override now(): number {
      return nowMs();
    }
  };
}

function timersOf(timeline: Timeline, owner: { isAlive: boolean }) {
  const timers = new Map<number, Happening>();
  let last = 0;
  const set = (run: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): number => {
    last += 1;
    const id = last;
    const fire = (): void => {
      timers.delete(id);
      if (owner.isAlive) run(...values);
    };
    timers.set(id, timeline.after(ms, 'timer', fire));
    return id;
  };
  const clear = (id: number | undefined): void => {
    const timer = timers.get(id ?? 0);
    if (timer !== undefined) timeline.cancel(timer);
    timers.delete(id ?? 0);
  };
  const every = (run: () => void, ms: number): number => set(() => (run(), every(run, ms)), ms);
  return {
    globals: { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: clear },
    die: () => {
      for (const timer of timers.values()) timeline.cancel(timer);
      timers.clear();
    },
  };
}

/** As much of an EventTarget as the app uses. */
class Target {
  readonly #listeners = new Map<string, Set<(event: object) => void>>();

  constructor(more: object = {}) {
    Object.assign(this, more);
  }

  addEventListener = (type: string, listener: (event: object) => void): void => {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  };

  removeEventListener = (type: string, listener: (event: object) => void): void => {
    this.#listeners.get(type)?.delete(listener);
  };

  fire(type: string, more: object = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ type, target: this, ...more });
  }
}

function navigatorOf({ shared, owner }: TabWorld) {
  type Work = (lock: object | null) => unknown;
  const request = (name: string, options: { ifAvailable?: boolean } | Work, given?: Work): Promise<unknown> => {
    const work = typeof options === 'function' ? options : given;
    const isIfAvailable = typeof options !== 'function' && options.ifAvailable === true;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        owner,
        granted: (isMine) => {
          const done = Promise.resolve().then(() => work?.(isMine ? { name } : null));
          const release = (): void => void (isMine && shared.release(waiting, name));
          done.finally(release).then(resolve, reject);
        },
      };
      shared.ask(waiting, name, isIfAvailable);
    });
  };
  return {
    locks: { request },
    onLine: true,
    userAgent: 'Android Chrome/',
    language: 'id',
    storage: {
      persist: async () => true,
      persisted: async () => true,
      estimate: async () => ({ usage: 1_000_000, quota: 1_000_000_000 }),
    },
  };
}

function channelOf({ shared, owner, timeline, random }: TabWorld) {
  return class SomeChannel extends Target {
    onmessage: ((event: object) => void) | null = null;
    readonly #entry: { owner: object; name: string; hear: (message: unknown) => void };

    constructor(name: string) {
      super();
      const hear = (data: unknown): void => {
        this.fire('message', { data });
        this.onmessage?.({ type: 'message', data });
      };
      this.#entry = { owner, name, hear };
      shared.channels.add(this.#entry);
    }

    postMessage(message: unknown): void {
      for (const other of shared.channels) {
        if (other === this.#entry || other.name !== this.#entry.name) continue;
        const copy = copied(message);
        timeline.after(random.delayMs(3), 'edge', () => shared.channels.has(other) && other.hear(copy));
      }
    }

    close(): void {
      shared.channels.delete(this.#entry);
    }
  };
}
