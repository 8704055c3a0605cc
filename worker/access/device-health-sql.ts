/** How devices are, as they last said, and their lost stores. */
import type { DeviceReport } from '../../schema/device.ts';
import { limits } from '../../schema/limits.ts';

/**
 * What a device said of itself, as assignments of an UPDATE of `devices`, where `isIt` holds: `at` and `unsent` are
 * SQL for now and the number unsent, `health` for the JSON of what it said (JSON null: its app does not say; then
 * "unsent since" is when the server first heard of it). A phone's clock may say anything: "since" is not later than
 * now and not longer ago than anybody keeps a phone unsent.
 */
export function healthSql(isIt: string, at: string, unsent: string, health: string): string {
  const earliest = `strftime('%Y-%m-%dT%H:%M:%fZ', ${at}, '-${limits.unsentAgeDaysMax} days')`;
  const since = `coalesce(${health} ->> '$.oldestUnsentAt', oldest_unsent_at, ${at})`;
  const kept = (column: string, name: string): string =>
    `${column} = CASE WHEN ${isIt} AND ${health} ->> '$.photosWaiting' IS NOT NULL
      THEN ${health} ->> '$.${name}' ELSE ${column} END`;
  return `oldest_unsent_at = CASE WHEN NOT (${isIt}) THEN oldest_unsent_at
    WHEN ${unsent} = 0 THEN NULL ELSE max(${earliest}, min(${at}, ${since})) END,
  ${kept('photos_waiting', 'photosWaiting')},
  ${kept('persisted', 'persisted')},
  ${kept('free_bytes', 'freeBytes')},
  ${kept('app_version', 'appVersion')}`;
}

/** One row, no index: what a report costs. It is no event of the office's, so it leaves no log entry. */
export function updateHealth(
  db: D1Database,
  deviceId: string,
  { unsent, health }: DeviceReport,
  at: string,
): D1PreparedStatement {
  const sql = `UPDATE devices SET last_seen_at = ?2, unsent = ?3, ${healthSql('id = ?1', '?2', '?3', '?4')} WHERE id = ?1`;
  return db.prepare(sql).bind(deviceId, at, unsent, JSON.stringify(health));
}

/** Some of a push were answered `retry`: the device holds them still. Nobody could know before they were decided. */
export function addUnsent(db: D1Database, deviceId: string, kept: number, at: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE devices SET unsent = coalesce(unsent, 0) + ?2, oldest_unsent_at = coalesce(oldest_unsent_at, ?3)
       WHERE id = ?1`,
    )
    .bind(deviceId, kept, at);
}

/**
 * As it is told in the list of devices (`d`, its open loss `l`); `?${now}` is the server's now. A revoked device that
 * may not send any more gives no alarm: nobody could end it.
 */
export function alarmSql(now: number): string {
  const ago = (seconds: number): string => `strftime('%Y-%m-%dT%H:%M:%fZ', ?${now}, '-${seconds} seconds')`;
  const before = ago(limits.unsentAlarmMs / 1_000);
  const holds = '(coalesce(d.unsent, 0) > 0 OR coalesce(d.photos_waiting, 0) > 0)';
  return `CASE
    WHEN l.id IS NOT NULL THEN 'lost'
    WHEN d.revoked_at < ${ago(limits.afterRevocationDays * 86_400)} THEN NULL
    WHEN coalesce(d.unsent, 0) > 0 AND d.oldest_unsent_at < ${before} THEN 'old'
    WHEN ${holds} AND coalesce(d.last_seen_at, d.enrolled_at) < ${before} THEN 'silent'
  END`;
}

export type LostDevice = { id: string; accountId: string; unsent: number | null; lastSeenAt: string | null };

/** What the server last knew of a device; null when it knows none of that id. */
export async function readLostDevice(db: D1Database, id: string): Promise<LostDevice | null> {
  return db
    .prepare('SELECT id, account_id AS accountId, unsent, last_seen_at AS lastSeenAt FROM devices WHERE id = ?1')
    .bind(id)
    .first<LostDevice>();
}

/** Fails its batch when this very loss was told before. */
export function guardNewLoss(db: D1Database, deviceId: string, noticedAt: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard (ok) SELECT 0 FROM alarms
       WHERE device_id = ?1 AND kind = 'store_lost' AND detail ->> '$.noticedAt' = ?2`,
    )
    .bind(deviceId, noticedAt);
}

/** `detail` is JSON. */
export function insertLoss(
  db: D1Database,
  loss: { deviceId: string; at: string; detail: string },
): D1PreparedStatement {
  return db
    .prepare(`INSERT INTO alarms (at, kind, device_id, detail) VALUES (?1, 'store_lost', ?2, ?3)`)
    .bind(loss.at, loss.deviceId, loss.detail);
}

export type LossAlarm = { deviceId: string; closedAt: string | null };

export async function readLossAlarm(db: D1Database, id: number): Promise<LossAlarm | null> {
  return db
    .prepare(`SELECT device_id AS deviceId, closed_at AS closedAt FROM alarms WHERE id = ?1 AND kind = 'store_lost'`)
    .bind(id)
    .first<LossAlarm>();
}

/** Stands in one batch with `closeAlarm`: fails when another admin was first. */
export function guardOpenAlarm(db: D1Database, id: number): D1PreparedStatement {
  return db.prepare('INSERT INTO guard (ok) SELECT 0 FROM alarms WHERE id = ?1 AND closed_at IS NOT NULL').bind(id);
}

export function closeAlarm(db: D1Database, id: number, at: string): D1PreparedStatement {
  return db.prepare('UPDATE alarms SET closed_at = ?2 WHERE id = ?1 AND closed_at IS NULL').bind(id, at);
}
