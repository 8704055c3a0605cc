/** Conflicts that nobody has settled in time. */
import type { ConflictRow } from '../../schema/rows.ts';

/** Oldest first; `before`: ISO instant. */
export async function selectUnsettled(db: D1Database, before: string, limit: number): Promise<ConflictRow[]> {
  const { results } = await db
    .prepare(`SELECT body FROM conflicts WHERE state = 'open' AND body ->> '$.openedAt' < ?1 ORDER BY key LIMIT ?2`)
    .bind(before, limit)
    .all<{ body: string }>();
  return results.map(({ body }) => asConflict(JSON.parse(body)));
}

/** Fails its batch when somebody has settled it meanwhile. */
export function guardUnsettled(db: D1Database, mutationId: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM conflicts WHERE key = ?1 AND state = 'open')`,
    )
    .bind(mutationId);
}

/** Rules alone write this table. */
function asConflict(body: unknown): ConflictRow {
  return body as ConflictRow;
}
