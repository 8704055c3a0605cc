/**
 * Taking in a photo, from whichever door it came. Musts: nothing is named stored before its length, its kind and its
 * hash were checked (F12); the bytes lie in the file store before the row and its log entry say so; sent twice, also
 * at once, it is stored once and leaves one entry.
 */
import { limits } from '../../schema/limits.ts';
import { isTaken } from '../access/constraint.ts';
import { sha256OfBytes } from '../bytes.ts';
import type { Tenant } from '../env.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { photoTypeOf } from './photo-type.ts';
import { insertPhoto, readPhoto } from './photos-sql.ts';

export type GivenPhoto = {
  /** Lower-case hex, as the finding names it. */
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
  accountId: string;
  deviceId: string;
  /** ISO instant, by the server's clock. */
  at: string;
};

/** `known`: it was held before. Otherwise a code of `problem.ts`, and nothing was stored. */
export type PhotoStored = 'stored' | 'known' | 'hash_mismatch' | 'wrong_type' | 'too_large';

/** Objects are named by their hash, so that a second upload can only write the same bytes. */
export function photoKey(tenant: Tenant, sha256: string): string {
  return photosPrefix(tenant) + sha256;
}

export function photosPrefix({ prefix }: Tenant): string {
  return `${prefix}photos/`;
}

export async function storePhoto(tenant: Tenant, given: GivenPhoto): Promise<PhotoStored> {
  const { sha256, bytes, accountId, deviceId, at } = given;
  if (bytes.byteLength > limits.photoBytesMax) return 'too_large';
  // The hash first: a body that the network cut or emptied is asked for again, whatever it looks like now.
  if (bytes.byteLength === 0 || (await sha256OfBytes(bytes)) !== sha256) return 'hash_mismatch';
  const type = photoTypeOf(bytes);
  if (type === null) return 'wrong_type';
  if ((await readPhoto(tenant.db, sha256)) !== null) return 'known';
  await tenant.files.put(photoKey(tenant, sha256), bytes, {
    httpMetadata: { contentType: type },
    // From which its row is written again when the database was restored.
    customMetadata: { accountId, deviceId },
  });
  const body = { sha256, bytes: bytes.byteLength, type, deviceId };
  const row = { sha256, bytes: bytes.byteLength, type, receivedAt: at, accountId, deviceId };
  try {
    await commitWithEntry(tenant.db, { kind: 'photo.store', thing: null, body, accountId, at }, [
      insertPhoto(tenant.db, row),
    ]);
  } catch (error) {
    if (isTaken(error, 'photos.sha256')) return 'known';
    throw error;
  }
  return 'stored';
}
