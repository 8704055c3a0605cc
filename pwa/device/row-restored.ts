/**
 * The server has lost the newest part of its log. What it may lack is sent again (what it has is answered
 * `duplicate`), everything is pulled again, and rows stay readable meanwhile.
 */
import type { Door } from './database.ts';
import type { Shelves } from './store-shapes.ts';
import { noSync, one } from './store-shapes.ts';

export async function restored(use: Door<Shelves>['use'], serverEpoch: string | null): Promise<void> {
  await use(async (db) => {
    const tx = db.transaction(['bundles', 'sync', 'outbox', 'photos'], 'readwrite');
    const [bundles, outbox, photos] = [tx.objectStore('bundles'), tx.objectStore('outbox'), tx.objectStore('photos')];
    const [held, items, sent] = await Promise.all([
      bundles.getAll(),
      outbox.getAll(),
      photos.index('state').getAll('sent'),
    ]);
    const last = held.at(-1)?.n ?? 0;
    const acked = items.filter(
      ({ state, outcome }) => state === 'sent' || state === 'landed' || outcome === 'conflict',
    );
    await Promise.all([
      // Under new numbers, so that another tab sees that the log's end has moved.
      ...held.map((bundle, at) => bundles.put({ ...bundle, n: last + at + 1, isOld: true })),
      ...held.map(({ n }) => bundles.delete(n)),
      ...acked.map((item) => outbox.put({ ...item, state: 'waiting', outcome: null, code: null, seq: null })),
      ...sent.map((note) => photos.put({ ...note, state: 'waiting', ackedAt: null })),
      tx.objectStore('sync').put({ ...noSync, serverEpoch, isSweeping: true }, one),
      tx.done,
    ]);
  });
}
