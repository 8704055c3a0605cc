/**
 * (7) Photos. What a saved finding names is at the server with bytes of that hash, or on its phone, or in a rescue file,
 * or went with a lost store; none is there twice; nobody is sent one that he may not see; none waits for ever.
 */
import { createHash } from 'node:crypto';
import { maySeeFinding } from './oracle.ts';
import type { SomeResponse } from './http-doubles.ts';
import type { Asked } from './network.ts';
import type { Reader } from './books.ts';
import type { Phone } from './phone.ts';
import { storeOf } from './rows-on-phone.ts';
import type { Form } from './saves.ts';
import type { World } from './world.ts';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const asked = /^\/api\/photos\/([0-9a-f]{64})\?finding=([^&]+)$/;

/** A picture leaves the server. `readers`: who asked, as he was then and as he is now. */
export async function photoAnswered(
  world: World,
  { method, path }: Asked,
  response: SomeResponse,
  readers: readonly Reader[],
): Promise<void> {
  const [, sha256, findingId] = asked.exec(path) ?? [];
  if (method !== 'GET' || sha256 === undefined || findingId === undefined || response.status !== 200) return;
  const may = readers.some((reader) => maySeeFinding(world.books, reader, world.books.findingOf(findingId), sha256));
  if (!may) world.watch.fail('leaked', `${readers[0]?.role} was sent photo ${sha256} of ${findingId}`);
  if (sha256Of(await response.bytes()) !== sha256) world.watch.fail('diverged', `photo ${sha256} has other bytes`);
  world.counts.photos += 1;
}

/** Photos of whoever is at this phone that still wait to be sent. */
export function photosWaiting(phone: Phone): string[] {
  const accountId = phone.tab?.device.account.peek()?.accountId ?? '';
  const notes = storeOf(phone, accountId)?.stores.get('photos')?.rows ?? new Map<string, unknown>();
  return [...notes].flatMap(([sha256, note]) => (asNote(note).state === 'waiting' ? [String(sha256)] : []));
}

export function checkPhotos(world: World): void {
  const { sqlite } = world.server;
  const held = new Set<string>();
  for (const { sha256, bytes } of sqlite.all<{ sha256: string; bytes: number }>('SELECT sha256, bytes FROM photos')) {
    const kept = world.server.fileAt(`photos/${sha256}`);
    if (kept === undefined || kept.byteLength !== bytes || sha256Of(kept) !== sha256)
      world.watch.fail('lost', `photo ${sha256} is on record, and its bytes are not at the server`);
    held.add(sha256);
  }
  const twice = sqlite.all<{ sha256: string }>(
    `SELECT body ->> '$.sha256' AS sha256 FROM log WHERE kind = 'photo.store' GROUP BY 1 HAVING count(*) > 1`,
  );
  for (const { sha256 } of twice) world.watch.fail('doubled', `photo ${sha256} was taken in twice`);
  checkPhotosKept(world);
  checkArrived(world, held);
}

/** "Foto menyusul" ends: what is on no phone any more is on record, unless its phone was lost between bytes and record. */
function checkArrived(world: World, held: ReadonlySet<string>): void {
  const still = world.people.rescued();
  for (const sha256 of world.phones.flatMap(photosOn)) still.add(sha256);
  for (const { photos, phone, n } of world.saves.promised.values()) {
    const lacking = photos.find((sha256) => !held.has(sha256) && !still.has(sha256));
    if (lacking !== undefined && !phone.hasLost)
      world.watch.fail('lost', `photo ${lacking} of form ${n} is neither on record nor on its phone`);
  }
}

/** After anything that could take a photo away. */
export function checkPhotosKept(world: World): void {
  for (const { id, sha256 } of photosMissing(world))
    if (world.saves.photosGone.get(id)?.has(sha256) !== true)
      world.watch.fail('lost', `photo ${sha256} of a saved finding`);
}

/** What only this phone's lost database held for its findings is gone with it: counted, never silent. */
export function photosGoWith(phone: Phone, world: World): void {
  const { photosGone } = world.saves;
  for (const { id, sha256, form } of photosMissing(world))
    if (form.phone === phone) photosGone.set(id, (photosGone.get(id) ?? new Set()).add(sha256));
}

/**
 * What a saved finding names and is not kept for it: not on its phone, in no rescue file, not in the file store. A
 * copy on another phone counts for nothing: taken out of a form there, it is swept, and rightly so.
 */
function photosMissing(world: World): { id: string; sha256: string; form: Form }[] {
  const named = [...world.saves.promised].filter(([, { photos }]) => photos.length > 0);
  if (named.length === 0) return [];
  const rescued = world.people.rescued();
  const onPhone = new Map(world.phones.map((phone) => [phone, new Set(photosOn(phone))]));
  return named.flatMap(([id, form]) =>
    form.photos
      .filter((sha256) => onPhone.get(form.phone)?.has(sha256) !== true && !rescued.has(sha256))
      .filter((sha256) => world.server.fileAt(`photos/${sha256}`) === undefined)
      .map((sha256) => ({ id, sha256, form })),
  );
}

function photosOn(phone: Phone): string[] {
  return [...phone.disk.databases.values()].flatMap(({ stores }) =>
    [...(stores.get('photoBytes')?.rows.keys() ?? [])].map(String),
  );
}

// As the app keeps it (`PhotoNote`).
function asNote(value: unknown): { state: string } {
  return value as { state: string };
}
