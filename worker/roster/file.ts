/**
 * The packed roster file: made in the admin's browser, kept as bytes under its own hash, never changed. A phone
 * asks with the hash it has and mostly hears that nothing is new.
 */
import type { Context } from 'hono';
import { limits } from '../../schema/limits.ts';
import { sha256OfBytes } from '../bytes.ts';
import type { App, Tenant } from '../env.ts';
import { refuse } from '../problem.ts';
import { currentRoster, noteFile, readVersion } from './roster-sql.ts';

/** Header with the SHA-256 (lower-case hex) of the body, both ways. */
export const hashHeader = 'x-sidak-sha256';

/** By hash too: what a late upload writes never stands where an applied version's file lies. */
function fileKey({ prefix }: Tenant, version: number, hash: string): string {
  return `${prefix}rosters/${version}/${hash}`;
}

/** Stores the file of a staging version; sent twice it is stored once. */
export async function storeFile(c: Context<App>, version: number): Promise<Response> {
  if (c.req.header('content-type') !== 'application/octet-stream') throw refuse('wrong_type');
  const hash = c.req.header(hashHeader) ?? '';
  if (!/^[0-9a-f]{64}$/.test(hash)) throw refuse('invalid', { field: hashHeader, detail: 'SHA-256 as lower-case hex' });
  const { tenant } = c.var;
  const found = await readVersion(tenant.db, version);
  if (found === null) throw refuse('not_found');
  if (found.state !== 'staging') throw refuse('wrong_state');
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > limits.rosterBytesMax) throw refuse('too_large');
  // A body that the network emptied is no roster (F12).
  if (bytes.byteLength === 0 || (await sha256OfBytes(bytes)) !== hash) throw refuse('hash_mismatch');
  await tenant.files.put(fileKey(tenant, version, hash), bytes);
  if (!(await noteFile(tenant.db, version, hash, bytes.byteLength))) throw refuse('wrong_state');
  return c.body(null, 204);
}

/** The current file with its hash as a strong ETag; 304 when the asker names it. */
export async function sendCurrent(c: Context<App>): Promise<Response> {
  const { tenant } = c.var;
  const { version, hash } = await currentRoster(tenant.db);
  if (hash === null) throw refuse('not_found');
  // Private: a roster never lies in a shared cache. Asked every time: the hash decides, not the clock.
  const headers = { etag: `"${hash}"`, 'cache-control': 'private, no-cache' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(headers.etag)) return c.body(null, 304, headers);
  const file = await tenant.files.get(fileKey(tenant, version, hash));
  if (file === null) throw new Error(`the file of roster ${version} is not in the store`);
  return c.body(file.body, 200, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-length': String(file.size),
    [hashHeader]: hash,
  });
}

export async function forgetFile(tenant: Tenant, version: number, hash: string | null): Promise<void> {
  if (hash !== null) await tenant.files.delete(fileKey(tenant, version, hash));
}
