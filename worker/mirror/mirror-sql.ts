/** The mirror's statements: what is copied out, and how it comes back. Rows travel as JSON and are not looked into. */

export type MirrorState = { epoch: string | null; at: string; page: string | null };

export function selectState(db: D1Database): D1PreparedStatement {
  return db.prepare('SELECT epoch, at, page FROM mirror');
}

export async function readState(db: D1Database): Promise<MirrorState> {
  const state = await selectState(db).first<MirrorState>();
  if (state === null) throw new Error('the mirror has no state');
  return state;
}

export async function readHead(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT max(seq) AS seq FROM log').first<{ seq: number | null }>();
  return row?.seq ?? 0;
}

/** Moves on, never back; nothing happens where another epoch has begun. */
export function advance(db: D1Database, epoch: string, at: string): D1PreparedStatement {
  return db.prepare('UPDATE mirror SET at = ?2 WHERE epoch = ?1 AND at < ?2').bind(epoch, at);
}

/** A database that nobody has said an epoch of is this one's. */
export function adopt(db: D1Database, epoch: string): D1PreparedStatement {
  return db.prepare('UPDATE mirror SET epoch = ?1 WHERE epoch IS NULL').bind(epoch);
}

/** This database is not what that epoch's was: everybody waits until the mirror has been applied again. */
export function doubt(db: D1Database, epoch: string): D1PreparedStatement {
  return db.prepare(`UPDATE mirror SET epoch = 'unknown' WHERE epoch = ?1`).bind(epoch);
}

const copyOf = (table: string, columns: readonly string[]): string =>
  `json_group_array(json_object(${columns.map((one) => `'${one}', t.${one}`).join(', ')})) FROM ${table} AS t`;

const accountColumns = [
  'id',
  'username',
  'name',
  'role',
  'unit_id',
  'post',
  'active',
  'salt',
  'rounds',
  'verifier',
  'created_at',
  'ended_at',
] as const;
const deviceColumns = ['id', 'account_id', 'name', 'enrolled_at', 'revoked_at'] as const;
const rosterColumns = [
  'version',
  'account_id',
  'base',
  'created_at',
  'source',
  'size',
  'hash',
  'bytes',
  'summary',
] as const;

/** What these log entries (after ?1, up to ?2) have touched, as JSON of a `Journal`; null when nothing of it. */
export async function copyChanged(db: D1Database, from: number, upto: number): Promise<string | null> {
  const touched = (kinds: string): string =>
    `FROM log AS l WHERE l.seq > ?1 AND l.seq <= ?2 AND l.device_id = 'server' AND l.kind IN (${kinds})`;
  const sql = `
SELECT json_object('v', 1,
  'accounts', json((SELECT ${copyOf('accounts', accountColumns)} WHERE t.id IN (
    SELECT l.thing ${touched("'account.created', 'account.changed', 'account.password'")}))),
  'devices', json((SELECT ${copyOf('devices', deviceColumns)} WHERE t.id IN (
    SELECT l.body ->> '$.deviceId' ${touched("'device.enrolled', 'device.revoked'")}))),
  'rosters', json((SELECT ${copyOf('rosters', rosterColumns)} WHERE t.version IN (
    SELECT l.body ->> '$.version' ${touched("'roster.applied'")})))) AS rows`;
  const row = await db.prepare(sql).bind(from, upto).first<{ rows: string }>();
  return row === null || row.rows === nothingTouched ? null : row.rows;
}

const nothingTouched = '{"v":1,"accounts":[],"devices":[],"rosters":[]}';

/** Fails its batch when somebody else has taken this step, or the epoch has changed. */
export function guardState(db: D1Database, { epoch, at, page }: MirrorState): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (
         SELECT 1 FROM mirror WHERE epoch IS ?1 AND at = ?2 AND page IS ?3)`,
    )
    .bind(epoch, at, page);
}

export function moveTo(db: D1Database, at: string, page: string | null): D1PreparedStatement {
  return db.prepare('UPDATE mirror SET at = ?1, page = ?2').bind(at, page);
}

/** The end of applying again: from here on this database belongs to that epoch, on a timeline of its own. */
export function beginEpoch(db: D1Database, epoch: string, at: string): D1PreparedStatement {
  return db.prepare('UPDATE mirror SET epoch = ?1, at = ?2, page = NULL').bind(epoch, at);
}

const updated = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');
const values = (columns: readonly string[]): string => columns.map((column) => `j.value ->> '$.${column}'`).join(', ');

/**
 * Accounts and devices as the journal has them (`rows`: JSON of a `Journal`). Who has another password since then is
 * signed out, as he was; whose account or device was ended may push for so many days after that, as he might.
 */
export function applyAccess(db: D1Database, rows: string, pushDays: number): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `DELETE FROM sessions WHERE account_id IN (
           SELECT a.id FROM json_each(?1, '$.accounts') AS j JOIN accounts AS a ON a.id = j.value ->> '$.id'
           WHERE a.verifier <> j.value ->> '$.verifier')`,
      )
      .bind(rows),
    db
      .prepare(
        `INSERT INTO accounts (${accountColumns.join(', ')}) SELECT ${values(accountColumns)}
         FROM json_each(?1, '$.accounts') AS j WHERE true ON CONFLICT (id) DO UPDATE SET ${updated(accountColumns)}`,
      )
      .bind(rows),
    db
      .prepare(
        `INSERT INTO devices (${deviceColumns.join(', ')}) SELECT ${values(deviceColumns)}
         FROM json_each(?1, '$.devices') AS j WHERE true ON CONFLICT (id) DO UPDATE SET ${updated(deviceColumns)}`,
      )
      .bind(rows),
    db
      .prepare(
        `UPDATE sessions SET expires_at = e.until FROM (
           SELECT token_hash, ended, strftime('%Y-%m-%dT%H:%M:%fZ', ended, ?1) AS until FROM (
             SELECT s.token_hash, min(coalesce(a.ended_at, d.revoked_at), coalesce(d.revoked_at, a.ended_at)) AS ended
             FROM sessions AS s JOIN accounts AS a ON a.id = s.account_id JOIN devices AS d ON d.id = s.device_id
             WHERE a.ended_at IS NOT NULL OR d.revoked_at IS NOT NULL)
         ) AS e
         WHERE sessions.token_hash = e.token_hash AND sessions.expires_at > e.ended AND sessions.expires_at < e.until`,
      )
      .bind(`+${pushDays} days`),
  ];
}

/** Which of these accounts have a row in the list that leaders choose their team from. */
export async function listedOfficers(db: D1Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare('SELECT o.key FROM json_each(?1) AS j JOIN officers AS o ON o.key = j.value')
    .bind(JSON.stringify(ids))
    .all<{ key: string }>();
  return new Set(results.map(({ key }) => key));
}

export async function rosterState(db: D1Database, version: number): Promise<string | null> {
  const row = await db.prepare('SELECT state FROM rosters WHERE version = ?1').bind(version).first<{ state: string }>();
  return row?.state ?? null;
}

/** The import as it was before it was applied (`roster`: its JSON in the journal), with one more page of its changes. */
export function stageRoster(
  db: D1Database,
  version: number,
  roster: string,
  changes: string | null,
): D1PreparedStatement[] {
  const staged = db
    .prepare(
      `INSERT INTO rosters (${rosterColumns.join(', ')}, state) SELECT ${values(rosterColumns)}, 'staging'
       FROM (SELECT ?1 AS value) AS j WHERE true
       ON CONFLICT (version) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes WHERE state = 'staging'`,
    )
    .bind(roster);
  if (changes === null) return [staged];
  const page = db
    .prepare(
      `INSERT INTO roster_changes (version, employee_id, body)
       SELECT ?1, c.value ->> '$.id', c.value FROM json_each(?2) AS c WHERE true
       ON CONFLICT (version, employee_id) DO UPDATE SET body = excluded.body`,
    )
    .bind(version, changes);
  return [staged, page];
}

/** It cannot be applied on what is here; its pages stay in the file store. */
export function setRosterAside(db: D1Database, version: number): D1PreparedStatement {
  return db.prepare(`UPDATE rosters SET state = 'dropped' WHERE version = ?1 AND state = 'staging'`).bind(version);
}

export type PhotoFound = {
  sha256: string;
  bytes: number;
  type: string;
  receivedAt: string;
  accountId: string;
  deviceId: string;
};

/** Those of the photos in the file store that have no row. */
export async function missingPhotos(db: D1Database, photos: readonly PhotoFound[]): Promise<PhotoFound[]> {
  const { results } = await db
    .prepare(
      `SELECT j.value ->> '$.sha256' AS sha256 FROM json_each(?1) AS j
       WHERE NOT EXISTS (SELECT 1 FROM photos AS p WHERE p.sha256 = j.value ->> '$.sha256')`,
    )
    .bind(JSON.stringify(photos))
    .all<{ sha256: string }>();
  const missing = new Set(results.map(({ sha256 }) => sha256));
  return photos.filter(({ sha256 }) => missing.has(sha256));
}

export function insertPhotos(db: D1Database, photos: readonly PhotoFound[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO photos (sha256, bytes, type, received_at, account_id, device_id)
       SELECT j.value ->> '$.sha256', j.value ->> '$.bytes', j.value ->> '$.type', j.value ->> '$.receivedAt',
         j.value ->> '$.accountId', j.value ->> '$.deviceId'
       FROM json_each(?1) AS j WHERE true ON CONFLICT (sha256) DO NOTHING`,
    )
    .bind(JSON.stringify(photos));
}
