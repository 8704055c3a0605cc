/**
 * Whole databases of a phone as JSON: as each version of the app wrote them, put back as they were. Bytes and keys are
 * spelled out (`$bytes`, `$view`, `$key`); the keys are those of a test's phone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

type Index = { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean };
type KeptStore = {
  name: string;
  keyPath: string | string[] | null;
  indexes: Index[];
  /** Null where the values carry their keys. */
  keys: IDBValidKey[] | null;
  values: unknown[];
};
export type KeptDatabase = { name: string; version: number; stores: KeptStore[] };

export const storeFile = (version: number): string =>
  fileURLToPath(new URL(`stores/store-${version}.json`, import.meta.url));

/** Null: that version has no fixture. */
export function keptStore(version: number): KeptDatabase[] | null {
  const file = storeFile(version);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptDatabase[]) : null; // written by `takeDown`
}

/** Every database of the page's origin. Keys must be extractable: see `lendKeys`. */
export async function takeDown(page: Page): Promise<KeptDatabase[]> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('not read', { cause: request.error })));
      });
    const text = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));
    const spell = async (value: unknown): Promise<unknown> => {
      if (value instanceof CryptoKey)
        return { $key: text(await crypto.subtle.exportKey('raw', value)), usages: value.usages };
      if (value instanceof ArrayBuffer) return { $bytes: text(value) };
      if (value instanceof Uint8Array) return { $view: text(value.slice().buffer) };
      if (Array.isArray(value)) return Promise.all(value.map(spell));
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value).map(async ([name, one]) => [name, await spell(one)] as const);
      return Object.fromEntries(await Promise.all(fields));
    };
    const databases = [];
    for (const { name = '', version = 1 } of await indexedDB.databases()) {
      const db = await ask(indexedDB.open(name, version));
      const stores = [];
      for (const one of db.objectStoreNames) {
        const store = db.transaction(one).objectStore(one);
        const indexes = [...store.indexNames].map((index) => {
          const { keyPath, unique, multiEntry } = store.index(index);
          return { name: index, keyPath, unique, multiEntry };
        });
        const { keyPath } = store;
        const [keys, values] = await Promise.all([ask(store.getAllKeys()), ask(store.getAll())]);
        stores.push({
          name: one,
          keyPath,
          indexes,
          keys: keyPath === null ? keys : null,
          values: await Promise.all(values.map(spell)),
        });
      }
      db.close();
      databases.push({ name, version, stores });
    }
    return databases;
  });
}

/** Before the app is opened: keys it makes can be taken out of the browser, for `takeDown`. */
export async function lendKeys(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const [name, at] of [
      ['generateKey', 1],
      ['importKey', 3],
    ] as const) {
      const real = Reflect.get(SubtleCrypto.prototype, name);
      Reflect.set(SubtleCrypto.prototype, name, function (this: SubtleCrypto, ...args: unknown[]) {
        const isOurs = JSON.stringify(args).includes('AES-GCM');
        return Reflect.apply(real, this, isOurs ? args.with(at, true) : args);
      });
    }
  });
}

/** The databases as they were, in a page that has not opened the app yet. */
export async function putBack(page: Page, databases: readonly KeptDatabase[]): Promise<void> {
  await page.evaluate(async (json) => {
    const kept = JSON.parse(json) as KeptDatabase[]; // spelled out below
    const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const read = async (value: unknown): Promise<unknown> => {
      if (Array.isArray(value)) return Promise.all(value.map(read));
      if (typeof value !== 'object' || value === null) return value;
      if ('$bytes' in value) return bytes(String(value.$bytes)).buffer;
      if ('$view' in value) return bytes(String(value.$view));
      if ('$key' in value && 'usages' in value)
        // Extractable as it was taken down; usages as the platform named them.
        return crypto.subtle.importKey('raw', bytes(String(value.$key)), 'AES-GCM', true, value.usages as KeyUsage[]);
      const fields = Object.entries(value).map(async ([name, one]) => [name, await read(one)] as const);
      return Object.fromEntries(await Promise.all(fields));
    };
    for (const { name, version, stores } of kept) {
      const filled = await Promise.all(
        stores.map(async (store) => ({ ...store, values: await Promise.all(store.values.map(read)) })),
      );
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, version);
        opening.addEventListener('error', () => reject(new Error('not opened', { cause: opening.error })));
        opening.addEventListener('upgradeneeded', () => {
          for (const { name: one, keyPath, indexes, keys, values } of filled) {
            const store = opening.result.createObjectStore(one, { keyPath });
            for (const { name: index, keyPath: path, ...options } of indexes) store.createIndex(index, path, options);
            values.forEach((value, at) => (keys === null ? store.put(value) : store.put(value, keys[at])));
          }
        });
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
      });
    }
  }, JSON.stringify(databases));
}
