/** A photo to who may see the finding that names it. */
import type { Context } from 'hono';
import type { App } from '../env.ts';
import { refuse } from '../problem.ts';
import { readPhotoOf } from './photos-sql.ts';
import { photoKey } from './store-photo.ts';

/**
 * `not_found` for a photo that has not arrived and for one that is not the asker's alike. Never kept by a browser:
 * office computers are shared, and after signing out nothing of a person may lie on them.
 */
export async function sendPhoto(c: Context<App>, sha256: string, findingId: string): Promise<Response> {
  const { tenant, session } = c.var;
  const photo = await readPhotoOf(tenant.db, session, { sha256, findingId });
  if (photo === null) throw refuse('not_found');
  const file = await tenant.files.get(photoKey(tenant, sha256));
  if (file === null) throw new Error(`photo ${sha256} is not in the store`);
  return c.body(file.body, 200, {
    'content-type': photo.type,
    'content-length': String(photo.bytes),
    'content-disposition': `inline; filename="${sha256.slice(0, 12)}"`,
    // Should it ever be opened by itself, nothing in it may run.
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  });
}
