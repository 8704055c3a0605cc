/** Devices: one account's store on one phone. They are revoked, never removed: the log's chains name them. */
import type { DeviceListing, DeviceLoss } from '../../schema/api.ts';
import { alarmSql } from './device-health-sql.ts';

export type Device = { id: string; accountId: string; revokedAt: string | null; headSeq: number };
type DeviceRecord = { id: string; account_id: string; revoked_at: string | null; head_seq: number };

export function deviceById(db: D1Database, id: string): D1PreparedStatement {
  return db.prepare('SELECT d.id, d.account_id, d.revoked_at, d.head_seq FROM devices AS d WHERE d.id = ?1').bind(id);
}

export function toDevice(result: D1Result): Device | null {
  const row = asDeviceRecord(result.results[0]);
  if (row === undefined) return null;
  return { id: row.id, accountId: row.account_id, revokedAt: row.revoked_at, headSeq: row.head_seq };
}

// The columns are those of `deviceById`; D1 types its rows as unknown.
function asDeviceRecord(row: unknown): DeviceRecord | undefined {
  return row as DeviceRecord | undefined;
}

export function enrolDevice(
  db: D1Database,
  device: { id: string; accountId: string; name: string },
  now: string,
): D1PreparedStatement {
  return db
    .prepare('INSERT INTO devices (id, account_id, name, enrolled_at, last_seen_at) VALUES (?1, ?2, ?3, ?4, ?4)')
    .bind(device.id, device.accountId, device.name, now);
}

export function touchDevice(db: D1Database, id: string, now: string): D1PreparedStatement {
  return db.prepare('UPDATE devices SET last_seen_at = ?2 WHERE id = ?1').bind(id, now);
}

export function revokeDevice(db: D1Database, id: string, now: string): D1PreparedStatement {
  return db.prepare('UPDATE devices SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL').bind(id, now);
}

/** Fails its batch when the device is another account's or was revoked meanwhile; stands after the enrolment. */
export function guardDevice(db: D1Database, id: string, accountId: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (
         SELECT 1 FROM devices WHERE id = ?1 AND account_id = ?2 AND revoked_at IS NULL)`,
    )
    .bind(id, accountId);
}

/** One session a device: signing in again ends the one before. */
export function insertSession(
  db: D1Database,
  session: { tokenHash: string; accountId: string; deviceId: string; now: string; expiresAt: string },
): D1PreparedStatement[] {
  return [
    db
      .prepare('DELETE FROM sessions WHERE account_id = ?1 AND device_id = ?2')
      .bind(session.accountId, session.deviceId),
    db
      .prepare(
        `INSERT INTO sessions (token_hash, account_id, device_id, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)`,
      )
      .bind(session.tokenHash, session.accountId, session.deviceId, session.now, session.expiresAt),
  ];
}

/** After a new password: everyone else signs in again. `keep`: hash of the token that stays, null for none. */
export function endSessions(db: D1Database, accountId: string, keep: string | null): D1PreparedStatement {
  return db.prepare('DELETE FROM sessions WHERE account_id = ?1 AND token_hash IS NOT ?2').bind(accountId, keep);
}

/**
 * Admin only; in order of id (time of enrolment, since ids are UUIDv7), of one account or of all, or only those that
 * give alarm at `now`.
 */
export async function listDevices(
  db: D1Database,
  page: { accountId: string | null; isAlarming: boolean; after: string; limit: number; now: string },
): Promise<DeviceListing[]> {
  const { accountId, isAlarming, after, limit, now } = page;
  const { results } = await db
    .prepare(listSql)
    .bind(after, accountId, limit, isAlarming ? 1 : 0, now)
    .all<DeviceRow>();
  return results.map(({ persisted, loss, ...row }) => ({
    ...row,
    persisted: persisted === null ? null : persisted === 1,
    loss: loss === null ? null : asLoss(loss),
  }));
}

type DeviceRow = Omit<DeviceListing, 'persisted' | 'loss'> & { persisted: number | null; loss: string | null };

// Of two losses of one device the later is told; both are in the log.
const listSql = `
SELECT * FROM (
  SELECT d.id, d.account_id AS accountId, a.name AS accountName, d.name, d.enrolled_at AS enrolledAt,
    d.revoked_at AS revokedAt, d.last_seen_at AS lastSeenAt, d.unsent, d.oldest_unsent_at AS oldestUnsentAt,
    d.photos_waiting AS photosWaiting, d.persisted, d.free_bytes AS freeBytes, d.app_version AS appVersion,
    ${alarmSql(5)} AS alarm,
    CASE WHEN l.id IS NOT NULL THEN json_object('alarmId', l.id, 'at', l.at, 'reported', l.detail -> '$.reported',
      'known', l.detail -> '$.known', 'oldestUnsentAt', l.detail -> '$.oldestUnsentAt',
      'lastSeenAt', l.detail -> '$.lastSeenAt') END AS loss
  FROM devices AS d JOIN accounts AS a ON a.id = d.account_id
  LEFT JOIN alarms AS l ON l.id = (
    SELECT max(o.id) FROM alarms AS o
    WHERE o.device_id = d.id AND o.kind = 'store_lost' AND o.closed_at IS NULL)
  WHERE d.id > ?1 AND (?2 IS NULL OR d.account_id = ?2)
) WHERE ?4 = 0 OR alarm IS NOT NULL ORDER BY id LIMIT ?3`;

/** Put together by the statement above. */
function asLoss(json: string): DeviceLoss {
  return JSON.parse(json) as DeviceLoss;
}
