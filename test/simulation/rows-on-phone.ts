/**
 * The rows that lie in a phone's store, read without the app: the log of sealed bundles opened with the key that lies
 * beside it. For invariants only; the app has its own reading of the same log.
 */
import { createDecipheriv } from 'node:crypto';
import type { Line } from '../../pwa/device/row-log.ts';
import type { Bundle } from '../../pwa/device/store-shapes.ts';
import type { Phone } from './phone.ts';

/** Lines of a bundle, opened once: what lies in a store is never changed in place. */
const opened = new WeakMap<object, Line[]>();
const tagBytes = 16;

/** Name of each row and the number of its newest line; null while the store is locked. */
export function rowsOnPhone(phone: Phone, accountId: string): Map<string, number> | null {
  const key = keyOf(phone, accountId);
  const bundles = phone.disk.databases.get(`sidak-${accountId}`)?.stores.get('bundles')?.rows;
  if (key === null || bundles === undefined) return null;
  const rows = new Map<string, { seq: number; feed: string; isOld: boolean }>();
  for (const bundle of [...bundles.values()].map(asBundle).toSorted((a, b) => a.n - b.n)) {
    const { isOld } = bundle;
    for (const { name, feed, seq, row, isDropped } of linesOf(bundle, key)) {
      const was = rows.get(name);
      if (isDropped === true) rows.delete(name);
      else if (was !== undefined && was.isOld === isOld && was.seq > seq) continue;
      else if (row !== null) rows.set(name, { seq, feed, isOld });
      else if (was?.feed === feed) rows.delete(name);
    }
  }
  // What is from before a restore is no longer what the server means by its number.
  return new Map([...rows].map(([name, { seq, isOld }]) => [name, isOld ? -1 : seq]));
}

function keyOf(phone: Phone, accountId: string): Buffer | null {
  const keyring = phone.disk.databases.get('sidak')?.stores.get('keys')?.rows.get(accountId);
  // As web-crypto.ts makes keys.
  return (keyring as { key: { bytes: Buffer } | null } | undefined)?.key?.bytes ?? null;
}

function linesOf(bundle: Bundle, key: Buffer): Line[] {
  const known = opened.get(bundle);
  if (known !== undefined) return known;
  const lines = bundle.sealed.form === 0 ? bundle.sealed.value : open(bundle.sealed, key);
  opened.set(bundle, lines);
  return lines;
}

function open({ iv, bytes }: { iv: Uint8Array; bytes: ArrayBuffer }, key: Buffer): Line[] {
  const sealed = Buffer.from(bytes);
  const cipher = createDecipheriv('aes-256-gcm', key, iv);
  cipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - tagBytes)), cipher.final()]);
  return JSON.parse(plain.toString('utf8')) as Line[]; // sealed by the app from these
}

// The app alone writes this store.
function asBundle(value: unknown): Bundle {
  return value as Bundle;
}
