/** Mutations that wait for a parent, and the people who sent them. */
import type { Role } from '../../schema/outcome.ts';

/** A waiting mutation with its author as the server knows him now. */
export type HeldRow = {
  mutation: string;
  receivedAt: string;
  offsetMs: number;
  accountId: string;
  name: string;
  role: Role;
  /** JSON list of his subtree; null: the whole regency. */
  unitIds: string | null;
  /** His account is disabled or the device revoked. */
  revoked: 0 | 1;
};

const authorsSql = `
  a.id AS accountId, a.name, a.role,
  CASE WHEN a.unit_id IS NOT NULL THEN (
    SELECT json_group_array(below.key) FROM units AS below
    WHERE below.trail >= u.trail AND below.trail < substr(u.trail, 1, length(u.trail) - 1) || '0'
  ) END AS unitIds,
  CASE WHEN a.active = 1 AND d.revoked_at IS NULL THEN 0 ELSE 1 END AS revoked`;

const fromSql = `
JOIN accounts AS a ON a.id = h.account_id
JOIN devices AS d ON d.id = h.device_id
LEFT JOIN units AS u ON u.key = a.unit_id`;

const columnsSql = `h.mutation, h.received_at AS receivedAt, h.offset_ms AS offsetMs, ${authorsSql}`;

/** Those that wait for what these log entries brought (by their ids), in the order they were made. */
export function selectHeldFor(db: D1Database, ids: readonly string[], limit: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${columnsSql}
       FROM held AS h ${fromSql}
       WHERE h.parent IN (
         SELECT value FROM json_each(?1)
         UNION SELECT l.thing FROM json_each(?1) AS j CROSS JOIN log AS l ON l.id = j.value WHERE l.thing IS NOT NULL
       )
       ORDER BY h.id LIMIT ?2`,
    )
    .bind(JSON.stringify(ids), limit);
}

/** Those whose parent is here already: a commit that brought it was cut off before it could look. */
export function selectHeldWithParent(db: D1Database, limit: number): D1PreparedStatement {
  return db
    .prepare(
      `SELECT ${columnsSql}
       FROM held AS h ${fromSql}
       WHERE EXISTS (SELECT 1 FROM log AS l WHERE l.id = h.parent)
         OR EXISTS (SELECT 1 FROM operations AS o WHERE o.key = h.parent)
       ORDER BY h.id LIMIT ?1`,
    )
    .bind(limit);
}
