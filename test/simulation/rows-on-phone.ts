/**
 * The rows that lie in a phone's store, read without the app from its log of bundles. For invariants only; the app has
 * its own reading of the same log.
 */
import type { Line } from '../../pwa/device/row-log.ts';
import type { Bundle } from '../../pwa/device/store-shapes.ts';
import type { Phone } from './phone.ts';
import { plainOf } from './web-crypto.ts';

/** Lines of a bundle, opened once: what lies in a store is never changed in place. */
const opened = new WeakMap<object, Line[]>();

/** The account's database that is in use: the newest, where one had to be begun anew. */
export function storeOf(phone: Phone, accountId: string) {
  return storesOf(phone, accountId).at(-1);
}

/** Those before it, which nothing opens any more. */
export function formerStores(phone: Phone, accountId: string) {
  return storesOf(phone, accountId).slice(0, -1);
}

function storesOf(phone: Phone, accountId: string) {
  const name = `sidak-${accountId}`;
  return [...phone.disk.databases.values()]
    .filter((one) => one.name === name || one.name.startsWith(`${name}.`))
    .toSorted((a, b) => generationOf(a.name) - generationOf(b.name));
}

const generationOf = (name: string): number => Number(name.split('.')[1] ?? 0);

/** Name of each row and the number of its newest line; null without a store. */
export function rowsOnPhone(phone: Phone, accountId: string): Map<string, number> | null {
  const bundles = storeOf(phone, accountId)?.stores.get('bundles')?.rows;
  if (bundles === undefined) return null;
  const rows = new Map<string, { seq: number; feed: string; isOld: boolean }>();
  for (const bundle of [...bundles.values()].map(asBundle).toSorted((a, b) => a.n - b.n)) {
    const { isOld } = bundle;
    for (const { name, feed, seq, row, isDropped } of linesOf(bundle)) {
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

function linesOf(bundle: Bundle): Line[] {
  const known = opened.get(bundle);
  if (known !== undefined) return known;
  const { sealed } = bundle;
  const lines = sealed.form === 0 ? sealed.value : (JSON.parse(plainOf(sealed.bytes)) as Line[]); // sealed from these
  opened.set(bundle, lines);
  return lines;
}

// The app alone writes this store.
function asBundle(value: unknown): Bundle {
  return value as Bundle;
}
