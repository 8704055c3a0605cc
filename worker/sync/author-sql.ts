/** The author of a mutation as the server knows him now, for what comes without a session of his. */
import type { Actor, Role } from '../../schema/outcome.ts';
import { standingSql } from './known-sql.ts';

export type AuthorRow = {
  accountId: string;
  name: string;
  role: Role;
  /** JSON list of his subtree; null: the whole regency. */
  unitIds: string | null;
  /** His account is disabled or the device revoked. */
  revoked: 0 | 1;
  standing: string;
};

/** Columns of a query that joins the three below: accounts as a, devices as d, units as u. */
export const authorColumns = `
  a.id AS accountId, a.name, a.role,
  CASE WHEN a.unit_id IS NOT NULL THEN (
    SELECT json_group_array(below.key) FROM units AS below
    WHERE below.trail >= u.trail AND below.trail < substr(u.trail, 1, length(u.trail) - 1) || '0'
  ) END AS unitIds,
  CASE WHEN a.active = 1 AND d.revoked_at IS NULL THEN 0 ELSE 1 END AS revoked, ${standingSql} AS standing`;

/** Authors by their devices; a device that was never enrolled has none. */
export function selectAuthors(db: D1Database, deviceIds: readonly string[]): D1PreparedStatement {
  return db
    .prepare(
      `SELECT d.id AS deviceId, ${authorColumns}
       FROM json_each(?1) AS j CROSS JOIN devices AS d ON d.id = j.value
       JOIN accounts AS a ON a.id = d.account_id
       LEFT JOIN units AS u ON u.key = a.unit_id`,
    )
    .bind(JSON.stringify(deviceIds));
}

export function actorOf({ accountId, name, role, unitIds, revoked }: AuthorRow): Actor {
  const units = unitIds === null ? 'all' : new Set(textsOf(unitIds));
  return { accountId, name, role, units, revoked: revoked === 1 };
}

function textsOf(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
