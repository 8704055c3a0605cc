/**
 * Reads every database of the page as it lies on the phone, without a key: what somebody sees who takes the phone's
 * storage away. Bytes are read as text too, so that what was only encoded is found.
 */
import type { Page } from 'playwright-core';

/** Everything that lies readable, keys of values too, as one text. */
export function readableText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
      });
    const found: string[] = [];
    const look = (value: unknown): void => {
      if (value instanceof ArrayBuffer) found.push(new TextDecoder('latin1').decode(value));
      else if (ArrayBuffer.isView(value)) found.push(new TextDecoder('latin1').decode(value));
      else if (value instanceof CryptoKey) found.push(`key ${value.extractable ? 'extractable' : 'held'}`);
      else if (Array.isArray(value)) value.forEach(look);
      else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(look);
      else found.push(String(value));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const shelf = db.transaction(store).objectStore(store);
        look(await Promise.all([done(shelf.getAllKeys()), done(shelf.getAll())]));
      }
      db.close();
    }
    return found.join('\n');
  });
}
