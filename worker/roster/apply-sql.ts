/**
 * Applying a version: everything or nothing, in one batch. Each guard fails the whole of it; `whyNot` then says
 * which one it was.
 */

export type Applying = { version: number; hash: string; size: number; now: string };
export type ApplyFault = 'moved' | 'not-staging' | 'no-file' | 'hash' | 'size' | 'twice';

/** In this order, around a log entry of the caller's. */
export function applyStatements(db: D1Database, { version, hash, size, now }: Applying): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (
           SELECT 1 FROM rosters WHERE version = ?1 AND state = 'staging' AND hash = ?2
             AND base = (SELECT coalesce(max(version), 0) FROM rosters WHERE state = 'current'))`,
      )
      .bind(version, hash),
    db
      .prepare(
        `UPDATE roster_changes SET before = (SELECT e.body FROM employees AS e WHERE e.id = employee_id)
         WHERE version = ?1`,
      )
      .bind(version),
    db
      .prepare(
        `INSERT INTO employees (id, nip, unit_id, active, version, body)
         SELECT c.employee_id, c.body ->> '$.nip', c.body ->> '$.unitId', c.body ->> '$.active', c.version, c.body
         FROM roster_changes AS c WHERE c.version = ?1
         ON CONFLICT (id) DO UPDATE SET nip = excluded.nip, unit_id = excluded.unit_id, active = excluded.active,
           version = excluded.version, body = excluded.body`,
      )
      .bind(version),
    // The file on every phone and the table here must speak of the same people.
    db.prepare('INSERT INTO guard (ok) SELECT 0 WHERE (SELECT count(*) FROM employees) <> ?1').bind(size),
    db.prepare(`INSERT INTO guard (ok) SELECT 0 WHERE EXISTS (${twiceSql})`),
    db.prepare(`UPDATE rosters SET state = 'past' WHERE state = 'current'`),
    db
      .prepare(`UPDATE rosters SET state = 'current', applied_at = ?2, size = ?3 WHERE version = ?1`)
      .bind(version, now, size),
  ];
}

/** A number in use by two people would name both in every finding. */
const twiceSql = `SELECT nip FROM employees WHERE active = 1 AND nip <> '' GROUP BY nip HAVING count(*) > 1`;

/** After a failed batch: what stood in the way. Null when nothing does, so the failure was another. */
export async function whyNot(db: D1Database, { version, hash, size }: Applying): Promise<ApplyFault | null> {
  const row = await db
    .prepare(
      `SELECT r.state, r.hash, r.base, (SELECT coalesce(max(version), 0) FROM rosters WHERE state = 'current') AS current,
         (SELECT count(*) FROM employees) + (SELECT count(*) FROM roster_changes AS c
           WHERE c.version = r.version AND NOT EXISTS (SELECT 1 FROM employees AS e WHERE e.id = c.employee_id)) AS size,
         EXISTS (SELECT 1 FROM (
           SELECT e.nip FROM employees AS e WHERE e.active = 1 AND e.nip <> ''
             AND NOT EXISTS (SELECT 1 FROM roster_changes AS c WHERE c.version = r.version AND c.employee_id = e.id)
           UNION ALL
           SELECT c.body ->> '$.nip' FROM roster_changes AS c
           WHERE c.version = r.version AND c.body ->> '$.active' = 1 AND c.body ->> '$.nip' <> ''
         ) GROUP BY 1 HAVING count(*) > 1) AS twice
       FROM rosters AS r WHERE r.version = ?1`,
    )
    .bind(version)
    .first<{ state: string; hash: string | null; base: number; current: number; size: number; twice: number }>();
  if (row === null || row.state !== 'staging') return 'not-staging';
  if (row.base !== row.current) return 'moved';
  if (row.hash === null) return 'no-file';
  if (row.hash !== hash) return 'hash';
  if (row.size !== size) return 'size';
  return row.twice === 1 ? 'twice' : null;
}
