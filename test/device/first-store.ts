/** A phone as version 1 of the store left it: everything readable, one row a value. Never changed: phones hold it. */
import type { Page } from 'playwright-core';
import type { Mutation } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import type { Me } from '../../schema/sync.ts';

export type FirstStore = {
  me: Me;
  rows: { row: Row; seq: number }[];
  /** In the order they were saved. */
  unsent: Mutation[];
  landed: Mutation[];
  drafts: Record<string, unknown>;
  cursors: Record<string, string>;
  page: { path: string; at: string; value: unknown };
  roster: number[];
};

/** Writes both databases of version 1 into a page on which the app has not been started. */
export function writeFirstStore(page: Page, given: FirstStore): Promise<void> {
  return page.evaluate(async ({ me, rows, unsent, landed, drafts, cursors, page: kept, roster }) => {
    const open = (name: string, upgrade: (db: IDBDatabase) => void) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.addEventListener('upgradeneeded', () => upgrade(request.result));
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
      });
    const written = async (db: IDBDatabase, put: (tx: IDBTransaction) => void): Promise<void> => {
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      put(tx);
      await new Promise((resolve) => tx.addEventListener('complete', resolve));
      db.close();
    };
    const readable = <T>(value: T) => ({ form: 0, value });

    const phone = await open('sidak', (db) => {
      db.createObjectStore('accounts', { keyPath: 'accountId' }).createIndex('username', 'username');
      db.createObjectStore('current');
    });
    await written(phone, (tx) => {
      const { accountId, username, deviceId } = me;
      tx.objectStore('accounts').put({ accountId, username, deviceId, me: readable(me) });
      tx.objectStore('current').put(accountId, 'one');
    });

    const store = await open(`sidak-${me.accountId}`, (db) => {
      db.createObjectStore('rows', { keyPath: 'name' }).createIndex('feed', 'feed');
      const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
      outbox.createIndex('state', 'state');
      outbox.createIndex('ackedAt', 'ackedAt');
      db.createObjectStore('pages').createIndex('at', 'at');
      for (const name of ['drafts', 'head', 'sync', 'clock', 'roster']) db.createObjectStore(name);
    });
    await written(store, (tx) => {
      for (const { row, seq } of rows)
        tx.objectStore('rows').put({ name: `${row.type}|${row.key}`, feed: row.feed, seq, sealed: readable(row) });
      [...landed, ...unsent].forEach((mutation, at) => {
        const isLanded = at < landed.length;
        tx.objectStore('outbox').put({
          id: mutation.id,
          n: at + 1,
          sealed: readable(mutation),
          state: isLanded ? 'landed' : 'waiting',
          outcome: isLanded ? 'applied' : null,
          code: null,
          seq: isLanded ? at + 1 : null,
          ackedAt: isLanded ? '2026-02-16T01:00:00.000Z' : null,
          isAside: false,
        });
      });
      const last = unsent.at(-1) ?? landed.at(-1);
      const n = landed.length + unsent.length;
      tx.objectStore('head').put(
        { deviceId: me.deviceId, seq: last?.deviceSeq ?? 0, hash: last?.hash ?? null, n },
        'one',
      );
      tx.objectStore('sync').put({ cursors, isComplete: true, serverEpoch: 'first', isSweeping: false }, 'one');
      for (const [key, value] of Object.entries(drafts)) tx.objectStore('drafts').put(readable(value), key);
      tx.objectStore('pages').put({ at: kept.at, sealed: readable(kept.value) }, kept.path);
      const bytes = new Uint8Array(roster).buffer;
      tx.objectStore('roster').put({ version: 1, etag: null, sealed: readable(bytes) }, 'one');
    });
  }, given);
}
