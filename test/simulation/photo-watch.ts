/**
 * (7) Photos. What a saved finding names is at the server with bytes of that hash, or on a phone, or in a rescue file,
 * or went with a lost store; none is there twice; nobody is sent one that he may not see; none waits for ever.
 */
import { createHash } from 'node:crypto';
import { maySeeFinding } from './oracle.ts';
import type { SomeResponse } from './http-doubles.ts';
import type { Asked } from './network.ts';
import type { Reader } from './books.ts';
import type { Phone } from './phone.ts';
import { storeOf } from './rows-on-phone.ts';
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
  for (const sha256 of photosMissing(world))
    if (!world.saves.photosGone.has(sha256)) world.watch.fail('lost', `photo ${sha256} of a saved finding`);
}

/** Those that a saved finding names and that lie nowhere: no phone, no rescue file, no file store. */
export function photosMissing(world: World): string[] {
  const named = [...world.saves.promised.values()].flatMap(({ photos }) => photos);
  if (named.length === 0) return [];
  const somewhere = world.people.rescued();
  for (const sha256 of world.phones.flatMap(photosOn)) somewhere.add(sha256);
  return named.filter((sha256) => !somewhere.has(sha256) && world.server.fileAt(`photos/${sha256}`) === undefined);
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
