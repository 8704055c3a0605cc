/** Rows of photos whose bytes are in the file store: it was not restored, so it knows more than the database. */
import { limits } from '../../schema/limits.ts';
import type { Tenant } from '../env.ts';
import { nowIso } from '../platform.ts';
import { photosPrefix } from '../photos/store-photo.ts';
import { commitWithEntry, serverDevice } from '../sync/server-entry.ts';
import * as sql from './mirror-sql.ts';

/** One page of them; false when there is none after the last. */
export async function reapplyPhotos(tenant: Tenant, state: sql.MirrorState): Promise<boolean> {
  const { db, files } = tenant;
  const prefix = photosPrefix(tenant);
  const { objects } = await files.list({
    prefix,
    limit: limits.mirrorPhotosMax,
    include: ['httpMetadata', 'customMetadata'],
    ...(state.page === null ? {} : { startAfter: state.page }),
  });
  const last = objects.at(-1)?.key;
  if (last === undefined) return false;
  const missing = await sql.missingPhotos(
    db,
    objects.map((object) => foundPhoto(object, prefix)),
  );
  const step = [sql.guardState(db, state), sql.moveTo(db, state.at, last)];
  if (missing.length === 0) {
    await db.batch(step);
    return true;
  }
  const body = { photos: missing.map(({ sha256 }) => sha256) };
  const entry = { kind: 'photo.found', thing: null, body, accountId: null, at: nowIso() };
  await commitWithEntry(db, entry, [...step, sql.insertPhotos(db, missing)]);
  return true;
}

function foundPhoto({ key, size, uploaded, httpMetadata, customMetadata }: R2Object, prefix: string): sql.PhotoFound {
  return {
    sha256: key.slice(prefix.length),
    bytes: size,
    type: httpMetadata?.contentType ?? 'image/jpeg',
    receivedAt: uploaded.toISOString(),
    accountId: customMetadata?.['accountId'] ?? serverDevice,
    deviceId: customMetadata?.['deviceId'] ?? serverDevice,
  };
}
