/**
 * A photo in parts, for a link that drops before a whole one is through. Each part lies in the file store under its
 * device and place until the last one is there; then they become the photo, by its hash, or all go. The rows of D1
 * know nothing of parts: an upload that never ends writes none.
 */
import { limits } from '../../schema/limits.ts';
import type { Tenant } from '../env.ts';

const partBytes = limits.photoPartBytes;
/** Parts of the largest photo. */
const partsMax = Math.ceil(limits.photoBytesMax / partBytes);

/** Whose upload: two devices that send the same photo do not mix, and nobody spoils another's. */
export type Upload = { deviceId: string; sha256: string };

function partsPrefix({ prefix }: Tenant): string {
  return `${prefix}photo-parts/`;
}

function keyOf(tenant: Tenant, { deviceId, sha256 }: Upload, from: number): string {
  return `${partsPrefix(tenant)}${deviceId}/${sha256}/${from}`;
}

/** Whether a part may begin there. All are of one length but the last, so that no two overlap. */
export function isPlace(from: number, size: number): boolean {
  return from % partBytes === 0 && from < size;
}

/** Whether so many bytes are the whole part that begins there. */
export function isPart({ from, size, length }: { from: number; size: number; length: number }): boolean {
  return isPlace(from, size) && length === Math.min(partBytes, size - from);
}

export async function putPart(tenant: Tenant, upload: Upload, from: number, bytes: ArrayBuffer): Promise<void> {
  await tenant.files.put(keyOf(tenant, upload, from), bytes);
}

/** Bytes received without a gap, from the first on. */
export async function receivedOf(tenant: Tenant, { deviceId, sha256 }: Upload): Promise<number> {
  const prefix = `${partsPrefix(tenant)}${deviceId}/${sha256}/`;
  const { objects } = await tenant.files.list({ prefix, limit: partsMax });
  const sizes = new Map(objects.map(({ key, size }) => [Number(key.slice(prefix.length)), size]));
  let received = 0;
  for (let size = sizes.get(0); size !== undefined; size = sizes.get(received)) received += size;
  return received;
}

/** The photo that the parts make; null while one is missing. */
export async function joinParts(tenant: Tenant, upload: Upload, size: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const whole = new Uint8Array(size);
  for (const from of placesOf(size)) {
    const part = await tenant.files.get(keyOf(tenant, upload, from));
    if (part === null || part.size !== Math.min(partBytes, size - from)) return null;
    whole.set(new Uint8Array(await part.arrayBuffer()), from);
  }
  return whole;
}

export async function dropParts(tenant: Tenant, upload: Upload): Promise<void> {
  await tenant.files.delete(placesOf(limits.photoBytesMax).map((from) => keyOf(tenant, upload, from)));
}

function placesOf(size: number): number[] {
  return Array.from({ length: Math.ceil(size / partBytes) }, (_, n) => n * partBytes);
}

/** Pages of parts looked through in one hour: uploads of a thousand phones at once, and far fewer are left behind. */
const sweepPagesMax = 10;

/** Removes parts that were left behind. `now`: ms since 1970. Answers how many went. */
export async function sweepParts(tenant: Tenant, now: number): Promise<number> {
  let [cursor, gone]: [string | undefined, number] = [undefined, 0];
  for (let page = 0; page < sweepPagesMax; page += 1) {
    // By name, so that fresh uploads would hide old ones behind them if only the first page were looked at.
    const listed: R2Objects = await tenant.files.list({
      prefix: partsPrefix(tenant),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const old = listed.objects.filter(({ uploaded }) => now - uploaded.getTime() > limits.photoPartsDays * 86_400_000);
    if (old.length > 0) await tenant.files.delete(old.map(({ key }) => key));
    gone += old.length;
    if (!listed.truncated) break;
    ({ cursor } = listed);
  }
  return gone;
}
