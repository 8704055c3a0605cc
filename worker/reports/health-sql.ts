/** What anybody may know before signing in: whose Sidak this is, and whether it has been set up. */
import type { health } from '../../schema/api.ts';
import type * as z from 'zod/mini';

export async function readHealth(db: D1Database, serverEpoch: string): Promise<z.infer<typeof health>> {
  const sql = `
SELECT (SELECT body ->> '$.government' FROM settings WHERE key = 'main') AS government,
  NOT EXISTS (SELECT 1 FROM accounts) AS setupNeeded`;
  const row = await db.prepare(sql).first<{ government: string | null; setupNeeded: number }>();
  return { ok: true, serverEpoch, government: row?.government ?? null, setupNeeded: row?.setupNeeded === 1 };
}
