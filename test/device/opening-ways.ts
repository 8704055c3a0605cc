/** Ways in which ten thousand rows could lie in a store, for opening-speed.test.ts: written and read in the page. */
import { openDB } from 'idb';
import type { Row } from '../../schema/rows.ts';
import { type Sealed, openAll, seal } from '../../pwa/device/seal.ts';
import { stretchFor } from '../../pwa/device/wraps.ts';

export type Way = 'readable' | 'each' | 'bundles' | 'whole';
/** ms; `cryptoMs` is within `allMs`. Nothing throttles Web Crypto, so that it is told apart. */
export type Opening = { way: Way; allMs: number; cryptoMs: number; rows: number };

const sizes: Record<Way, number> = { readable: 1, each: 1, bundles: 500, whole: 1_000_000 };
const newKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const keys = new Map<Way, CryptoKey>();

async function shelf(way: Way) {
  return openDB(`opening-${way}`, 1, { upgrade: (db) => void db.createObjectStore('values') });
}

export async function write(way: Way, rows: readonly Row[]): Promise<void> {
  const key = await newKey();
  keys.set(way, key);
  const parts = Array.from({ length: Math.ceil(rows.length / sizes[way]) }, (_, n) =>
    rows.slice(n * sizes[way], (n + 1) * sizes[way]),
  );
  const values = way === 'readable' ? parts : await Promise.all(parts.map((part) => seal(key, part)));
  const db = await shelf(way);
  const tx = db.transaction('values', 'readwrite');
  await Promise.all([...values.map((value, n) => tx.store.put(value, n)), tx.done]);
  db.close();
}

export async function read(way: Way): Promise<Opening> {
  const key = keys.get(way) ?? (await newKey());
  const db = await shelf(way);
  const begun = performance.now();
  const values = await db.getAll('values');
  const read = performance.now();
  const parts = way === 'readable' ? (values as Row[][]) : await openAll(key, values as Sealed<Row[]>[]); // as written
  const known = new Map(parts.flat().map((row) => [`${row.type}|${row.key}`, row]));
  const allMs = performance.now() - begun;
  // Once more the decryption alone: what of `allMs` no throttle slows.
  const again = performance.now();
  if (way !== 'readable')
    await Promise.all(
      (values as { iv: BufferSource; bytes: BufferSource }[]).map(async ({ iv, bytes }) =>
        crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: new Uint8Array() }, key, bytes),
      ),
    );
  const cryptoMs = way === 'readable' ? 0 : Math.min(performance.now() - again, allMs - (read - begun));
  db.close();
  return { way, allMs, cryptoMs, rows: known.size };
}

/** The stretching of one PIN, alone. */
export async function stretch(): Promise<void> {
  await stretchFor('270896', null);
}
