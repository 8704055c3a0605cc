/** The only deletion of mutations: long after the server has them, by its own clock. */
import type { Door } from './database.ts';
import { isoOf } from './platform.ts';
import type { Shelves } from './store-shapes.ts';

/** Acknowledged text stays at least so long: D1 can be turned back 30 days (F04). */
const keepDays = 35;

/** Deletes what has landed and was acknowledged that long before `serverTime` (ISO). */
export function prune(use: Door<Shelves>['use'], serverTime: string): Promise<void> {
  const before = isoOf(Date.parse(serverTime) - keepDays * 86_400_000);
  return use(async (db) => {
    const tx = db.transaction('outbox', 'readwrite');
    let cursor = await tx.store.index('ackedAt').openCursor(IDBKeyRange.upperBound(before));
    while (cursor !== null) {
      if (cursor.value.state === 'landed') await cursor.delete();
      cursor = await cursor.continue();
    }
    await tx.done;
  });
}
