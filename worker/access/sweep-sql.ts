/** What has run out is removed, a bounded piece at a time. Hourly is enough: nothing expired is ever honoured. */

/** Rows of each table that one sweep removes: far under D1's 30 s, far over what an hour leaves behind. */
export const sweepRowsMax = 1_000;

/** Deletes expired sessions and attempts. `nowIso` is the instant they are judged by. Answers how many went. */
export async function sweep(db: D1Database, nowIso: string): Promise<number> {
  const results = await db.batch([
    db
      .prepare(
        `DELETE FROM sessions WHERE token_hash IN (
           SELECT token_hash FROM sessions WHERE expires_at <= ?1 LIMIT ?2)`,
      )
      .bind(nowIso, sweepRowsMax),
    db
      .prepare('DELETE FROM attempts WHERE key IN (SELECT key FROM attempts WHERE until <= ?1 LIMIT ?2)')
      .bind(nowIso, sweepRowsMax),
  ]);
  return results.reduce((sum, result) => sum + result.meta.changes, 0);
}
