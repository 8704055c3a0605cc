/**
 * Opening IndexedDB, and staying open. Browsers close a database behind the page's back (iOS in the background, a
 * cleared site); then the next use opens it again. A failure is always thrown, and told to `failed`: nobody works on
 * from memory (F38).
 */
import type { DBSchema, IDBPDatabase, OpenDBCallbacks, StoreNames } from 'idb';
import { openDB } from 'idb';

type Work<S extends DBSchema, T> = (db: IDBPDatabase<S>) => Promise<T>;

export type Door<S extends DBSchema> = {
  /** Runs `work`; once more on a new connection when the old one was already closed, so before anything was done. */
  use: <T>(work: Work<S, T>) => Promise<T>;
  /** What must be kept: where there is no room, what can be fetched again makes way (F37). */
  keep: <T>(work: Work<S, T>) => Promise<T>;
  /** For what would only be convenient to have: its failing is thrown, and alarms nobody. */
  spare: <T>(work: Work<S, T>) => Promise<T>;
  close: () => Promise<void>;
};

export type DoorOptions<S extends DBSchema> = {
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>;
  failed?: ((error: unknown) => void) | undefined;
  /** Stores whose values can be fetched again, the least missed first. */
  spares?: readonly StoreNames<S>[];
};

/** Some engines never answer an open; a person who waits longer believes the app dead. */
const openPatienceMs = 15_000;

export function openDoor<S extends DBSchema>(
  name: string,
  version: number,
  { upgrade, failed, spares = [] }: DoorOptions<S>,
): Door<S> {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  const forget = (): void => {
    opened = null;
  };
  const connect = (): Promise<IDBPDatabase<S>> => {
    if (opened !== null) return opened;
    const db = openDB<S>(name, version, {
      upgrade,
      terminated: forget,
      // A newer version of the app in another tab waits for us; it must never wait for a person.
      blocking: () => {
        forget();
        void db.then((old) => old.close());
      },
    });
    opened = inTime(db);
    opened.catch(forget);
    return opened;
  };
  const spare: Door<S>['spare'] = async (work) => {
    try {
      return await work(await connect());
    } catch (error) {
      if (!isClosed(error)) throw error;
      forget();
      return work(await connect());
    }
  };
  const use: Door<S>['use'] = (work) =>
    spare(work).catch((error: unknown) => {
      failed?.(error);
      throw error;
    });
  return {
    spare,
    use,
    keep: async (work) => {
      for (const store of spares) {
        try {
          return await spare(work);
        } catch (error) {
          if (!isFull(error)) break;
          await spare((db) => db.clear(store)).catch(() => undefined);
        }
      }
      return use(work);
    },
    close: async () => {
      const closing = opened;
      forget();
      (await closing?.catch(() => null))?.close();
    },
  };
}

/** The disk or the browser's share of it is full; some engines only say that something went wrong inside. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'UnknownError');
}

function inTime<T>(opening: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, openPatienceMs, new Error('storage')));
  return Promise.race([opening, late]);
}

/** What `transaction()` throws on a connection that is closing or closed. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
