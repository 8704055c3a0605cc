/** Mutations that wait for a parent, and the people who sent them. */
import { type AuthorRow, authorColumns } from './author-sql.ts';

/** A waiting mutation with its author as the server knows him now. */
export type HeldRow = AuthorRow & { mutation: string; receivedAt: string; offsetMs: number };

const fromSql = `
JOIN accounts AS a ON a.id = h.account_id
JOIN devices AS d ON d.id = h.device_id
LEFT JOIN units AS u ON u.key = a.unit_id`;

const columnsSql = `h.mutation, h.received_at AS receivedAt, h.offset_ms AS offsetMs, ${authorColumns}`;

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
