/**
 * Opening IndexedDB, and staying open. Browsers close a database behind the page's back (iOS in the background, a
 * cleared site); then the next use opens it again. A failure is always thrown: nobody works on from memory.
 */
import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { openDB } from 'idb';

export type Door<S extends DBSchema> = {
  /** Runs `work`; once more on a new connection when the old one was already closed, so before anything was done. */
  use: <T>(work: (db: IDBPDatabase<S>) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export function openDoor<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): Door<S> {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  const forget = (): void => {
    opened = null;
  };
  const connect = (): Promise<IDBPDatabase<S>> => {
    opened ??= openDB<S>(name, version, {
      upgrade,
      terminated: forget,
      // A newer version of the app in another tab waits for us; it must never wait for a person.
      blocking: (_now, _next, event) => {
        forget();
        closeTarget(event);
      },
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
  return {
    use: async (work) => {
      try {
        return await work(await connect());
      } catch (error) {
        if (!isClosed(error)) throw error;
        forget();
        return work(await connect());
      }
    },
    close: async () => {
      const db = await opened?.catch(() => null);
      forget();
      db?.close();
    },
  };
}

/** What `transaction()` throws on a connection that is closing or closed. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

function closeTarget(event: IDBVersionChangeEvent): void {
  if (event.target instanceof IDBDatabase) event.target.close();
}
