/** Sessions as the database keeps them: only the SHA-256 of a token, never the token. And the devices that were ended. */
import { roles, type Role } from '../../schema/outcome.ts';
import { standingSql } from '../sync/known-sql.ts';

export type SessionRow = {
  tokenHash: string;
  expiresAt: string;
  accountId: string;
  username: string;
  name: string;
  role: Role;
  unitId: string | null;
  unitName: string | null;
  /** Ids of the unit and all below it; null: the whole regency. */
  unitIds: string[] | null;
  deviceId: string;
  standing: string;
  /** Epoch that the database belongs to; another than the server's: a restore is being completed. Null: not said yet. */
  epoch: string | null;
  /** When the account was disabled or the device revoked, whichever came first. */
  endedAt: string | null;
};

/**
 * Everything about who asks, in one statement: a push has four reads and this is one of them. Of accounts as a,
 * devices as d and units as u.
 * A subtree is a range of trails: '/' is followed by '0' in UTF-8, so '/a/b0' ends what begins with '/a/b/'.
 * A unit that is gone leaves an empty subtree, never the whole regency.
 */
const whoSql = `
  a.id AS account_id, a.username, a.name, a.role, a.unit_id,
  u.body ->> '$.name' AS unit_name, d.id AS device_id,
  CASE WHEN a.unit_id IS NOT NULL THEN (
    SELECT json_group_array(below.key) FROM units AS below
    WHERE below.trail >= u.trail AND below.trail < substr(u.trail, 1, length(u.trail) - 1) || '0'
  ) END AS unit_ids,
  CASE WHEN a.active = 1 THEN d.revoked_at
    ELSE min(coalesce(a.ended_at, a.created_at), coalesce(d.revoked_at, a.ended_at, a.created_at)) END AS ended_at,
  (SELECT m.epoch FROM mirror AS m) AS epoch,
  ${standingSql} AS standing`;

const sessionSql = `
SELECT s.token_hash, s.expires_at, ${whoSql}
FROM sessions AS s
JOIN accounts AS a ON a.id = s.account_id
JOIN devices AS d ON d.id = s.device_id
LEFT JOIN units AS u ON u.key = a.unit_id
WHERE s.token_hash = ?1`;

const endedSql = `
SELECT ${whoSql}
FROM devices AS d
JOIN accounts AS a ON a.id = d.account_id
LEFT JOIN units AS u ON u.key = a.unit_id
WHERE d.id = ?1 AND (a.active = 0 OR d.revoked_at IS NOT NULL)`;

export async function readSession(db: D1Database, tokenHash: string): Promise<SessionRow | null> {
  const row = await db.prepare(sessionSql).bind(tokenHash).first<Record<string, string | null>>();
  return row === null ? null : toSession(row);
}

/** Whose device it was that the server has ended, as a session that lies nowhere; null for every other device. */
export async function readEndedDevice(db: D1Database, deviceId: string): Promise<SessionRow | null> {
  const row = await db.prepare(endedSql).bind(deviceId).first<Record<string, string | null>>();
  return row === null ? null : toSession(row);
}

function toSession(row: Record<string, string | null>): SessionRow | null {
  const text = (name: string): string => row[name] ?? '';
  const role = roles.find((one) => one === row['role']);
  // The table's CHECK knows the same roles; a newer one is nobody's until this Worker knows it.
  if (role === undefined) return null;
  const unitIds = row['unit_ids'] ?? null;
  return {
    tokenHash: text('token_hash'),
    expiresAt: text('expires_at'),
    accountId: text('account_id'),
    username: text('username'),
    name: text('name'),
    role,
    unitId: row['unit_id'] ?? null,
    unitName: row['unit_name'] ?? null,
    unitIds: unitIds === null ? null : textsOf(unitIds),
    deviceId: text('device_id'),
    epoch: row['epoch'] ?? null,
    standing: text('standing'),
    endedAt: row['ended_at'] ?? null,
  };
}

function textsOf(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

/** Slides the session and notes that its device was seen: two rows, at most once in `renewEveryMs`. */
export async function renewSession(
  db: D1Database,
  session: { tokenHash: string; deviceId: string; expiresAt: string; now: string },
): Promise<void> {
  await db.batch([
    db.prepare('UPDATE sessions SET expires_at = ?2 WHERE token_hash = ?1').bind(session.tokenHash, session.expiresAt),
    db.prepare('UPDATE devices SET last_seen_at = ?2 WHERE id = ?1').bind(session.deviceId, session.now),
  ]);
}

export async function deleteSession(db: D1Database, tokenHash: string): Promise<void> {
  await db.prepare('DELETE FROM sessions WHERE token_hash = ?1').bind(tokenHash).run();
}

/** An account or device that was ended may still push: its live sessions last until then (ISO instant). */
export function letPushUntil(
  db: D1Database,
  whose: { accountId: string | null; deviceId: string | null; now: string; until: string },
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE sessions SET expires_at = ?4
       WHERE (account_id = ?1 OR device_id = ?2) AND expires_at > ?3 AND expires_at < ?4`,
    )
    .bind(whose.accountId, whose.deviceId, whose.now, whose.until);
}

/** An account enabled again: what was prolonged for its push lasts no longer than a session does (ISO instant). */
export function capSessions(db: D1Database, accountId: string, until: string): D1PreparedStatement {
  return db
    .prepare('UPDATE sessions SET expires_at = ?2 WHERE account_id = ?1 AND expires_at > ?2')
    .bind(accountId, until);
}
