/** What a commit writes beside the log and the rows: tallies, devices, what waits, alarms. One statement each. */
import type { DeviceHealth } from '../../schema/device.ts';
import { healthSql } from '../access/device-health-sql.ts';
import type { Alarm, Head } from './chain.ts';
import type { Wait } from './plan.ts';
import type { Increment } from './tallies.ts';

/** Adds the increments; a cell that comes to nothing is dropped. Never read by a rule, never guarded. */
export function addToTallies(db: D1Database, increments: readonly Increment[]): D1PreparedStatement {
  const values = increments.map(({ scope, period, cells }) => [scope, period, JSON.stringify(cells)]);
  return db.prepare(tallySql).bind(JSON.stringify(values));
}

const tallySql = `
INSERT INTO tallies (scope, period, cells)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1) WHERE true
ON CONFLICT (scope, period) DO UPDATE SET cells = (
  SELECT json_group_object(cell, n) FROM (
    SELECT key AS cell, sum(value) AS n FROM (
      SELECT key, value FROM json_each(tallies.cells) UNION ALL SELECT key, value FROM json_each(excluded.cells)
    ) GROUP BY key HAVING sum(value) <> 0
  )
)`;

/** Who pushed. `unsent` is what remains on that device by its own account; `health` null: its app does not say. */
export type Sender = { deviceId: string; unsent: number; health: DeviceHealth | null; at: string };

/**
 * Moves the heads of the chains (never back) and notes that the sender was seen, and how it is. Null: nobody's device
 * was seen by this.
 */
export function updateDevices(db: D1Database, heads: readonly Head[], sender: Sender | null): D1PreparedStatement {
  const rows = heads.map(({ deviceId, seq, hash }) => [deviceId, seq, hash]);
  if (sender !== null && !heads.some((head) => head.deviceId === sender.deviceId))
    rows.push([sender.deviceId, 0, null]);
  const { deviceId, at, unsent, health } = sender ?? { deviceId: null, at: null, unsent: null, health: null };
  return db.prepare(devicesSql).bind(JSON.stringify(rows), deviceId, at, unsent, JSON.stringify(health));
}

// Of the sender alone: what it says of itself. All in the one row that a push writes anyway.
const devicesSql = `
UPDATE devices SET
  head_seq = max(head_seq, j.value ->> 1),
  head_hash = CASE WHEN j.value ->> 1 > head_seq THEN j.value ->> 2 ELSE head_hash END,
  last_seen_at = CASE WHEN devices.id = ?2 THEN ?3 ELSE last_seen_at END,
  unsent = CASE WHEN devices.id = ?2 THEN ?4 ELSE unsent END,
  ${healthSql('devices.id = ?2', '?3', '?4', '?5')}
FROM json_each(?1) AS j WHERE devices.id = j.value ->> 0`;

export function insertWaits(db: D1Database, waits: readonly Wait[]): D1PreparedStatement {
  const values = waits.map(({ item: { envelope, receipt }, parent }) => [
    envelope.id,
    envelope.hash,
    parent,
    envelope.accountId,
    envelope.deviceId,
    envelope.kind,
    receipt.receivedAt,
    receipt.offsetMs,
    envelope,
  ]);
  return db.prepare(waitsSql).bind(JSON.stringify(values));
}

// Two pushes may bring the same one at the same time; the first receipt stands. What it waits for may change.
const waitsSql = `
INSERT INTO held (id, hash, parent, account_id, device_id, kind, received_at, offset_ms, mutation)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value -> 8
FROM json_each(?1) WHERE true ON CONFLICT (id) DO UPDATE SET parent = excluded.parent`;

export function deleteWaits(db: D1Database, ids: readonly string[]): D1PreparedStatement {
  return db.prepare('DELETE FROM held WHERE id IN (SELECT value FROM json_each(?1))').bind(JSON.stringify(ids));
}

export function insertAlarms(db: D1Database, alarms: readonly Alarm[]): D1PreparedStatement {
  const values = alarms.map(({ at, kind, deviceId, detail }) => [at, kind, deviceId, detail]);
  return db
    .prepare(
      `INSERT INTO alarms (at, kind, device_id, detail)
       SELECT value ->> 0, value ->> 1, value ->> 2, value -> 3 FROM json_each(?1)`,
    )
    .bind(JSON.stringify(values));
}
