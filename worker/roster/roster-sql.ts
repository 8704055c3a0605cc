/**
 * Roster versions and the employees they change. A version arrives in pages (staging), is applied in one batch
 * and keeps what each employee was before, so that undoing it is applying that as a new version.
 */
import type { RosterSummary, RosterVersion } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { RosterEmployee } from '../../schema/roster.ts';

type VersionRecord = Omit<RosterVersion, 'summary'> & { summary: string; base: number };
export type Version = RosterVersion & { base: number };

const columns = `r.version, r.state, r.base, r.created_at AS createdAt, r.applied_at AS appliedAt, r.source, r.size, r.hash, r.summary`;

function toVersion({ summary, ...rest }: VersionRecord): Version {
  return { ...rest, summary: asSummary(JSON.parse(summary)) };
}

// Written by `startVersion` alone, from what its zod schema let in.
function asSummary(value: unknown): RosterSummary {
  return value as RosterSummary;
}

/** Newest first, older than `before`. */
export async function listVersions(db: D1Database, before: number, limit: number): Promise<RosterVersion[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} FROM rosters AS r WHERE r.version < ?1 ORDER BY r.version DESC LIMIT ?2`)
    .bind(before, limit)
    .all<VersionRecord>();
  return results.map((record) => {
    const { base: _, ...version } = toVersion(record);
    return version;
  });
}

export async function readVersion(db: D1Database, version: number): Promise<Version | null> {
  const sql = `SELECT ${columns} FROM rosters AS r WHERE r.version = ?1`;
  const record = await db.prepare(sql).bind(version).first<VersionRecord>();
  return record === null ? null : toVersion(record);
}

/** The version that is current and the hash of its file; version 0 before the first. */
export async function currentRoster(db: D1Database): Promise<{ version: number; hash: string | null }> {
  const sql = `SELECT r.version, r.hash FROM rosters AS r WHERE r.state = 'current'`;
  return (await db.prepare(sql).first<{ version: number; hash: string }>()) ?? { version: 0, hash: null };
}

/** Null when `base` is not the current version any more. */
export async function startVersion(
  db: D1Database,
  start: { accountId: string; base: number; createdAt: string; source: string; summary: RosterSummary },
): Promise<number | null> {
  const row = await db
    .prepare(
      `INSERT INTO rosters (version, state, account_id, base, created_at, source, summary)
       SELECT (SELECT coalesce(max(version), 0) + 1 FROM rosters), 'staging', ?1, ?2, ?3, ?4, ?5
       WHERE ?2 = (SELECT coalesce(max(version), 0) FROM rosters WHERE state = 'current')
       RETURNING version`,
    )
    .bind(start.accountId, start.base, start.createdAt, start.source, JSON.stringify(start.summary))
    .first<{ version: number }>();
  return row?.version ?? null;
}

/** The first change whose unit does not exist: its place in the page and its employee. */
export async function unknownUnit(
  db: D1Database,
  changes: readonly RosterEmployee[],
): Promise<{ at: number; employeeId: number; unitId: string } | null> {
  const asked = JSON.stringify(changes.map(({ id, unitId }) => [id, unitId]));
  return db
    .prepare(
      `SELECT c.key AS at, c.value ->> 0 AS employeeId, c.value ->> 1 AS unitId
       FROM json_each(?1) AS c LEFT JOIN units AS u ON u.key = c.value ->> 1
       WHERE u.key IS NULL ORDER BY c.key LIMIT 1`,
    )
    .bind(asked)
    .first<{ at: number; employeeId: number; unitId: string }>();
}

/**
 * Keeps a page of a staging version; a page sent twice is kept once. Fails on the guard when it is not staging (any
 * more) or when more came than a roster can have: `size` counts what was received until applying sets it.
 */
export async function addChanges(db: D1Database, version: number, changes: readonly RosterEmployee[]): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO guard (ok) SELECT 0 WHERE NOT EXISTS (
           SELECT 1 FROM rosters WHERE version = ?1 AND state = 'staging' AND size + ?2 <= ?3)`,
      )
      .bind(version, changes.length, receivedMax),
    db.prepare('UPDATE rosters SET size = size + ?2 WHERE version = ?1').bind(version, changes.length),
    db
      .prepare(
        `INSERT INTO roster_changes (version, employee_id, body)
         SELECT ?1, c.value ->> '$.id', c.value FROM json_each(?2) AS c WHERE true
         ON CONFLICT (version, employee_id) DO UPDATE SET body = excluded.body`,
      )
      .bind(version, JSON.stringify(changes)),
  ]);
}

/** Every page of the largest roster may be sent twice over a bad link. */
const receivedMax = 2 * limits.rosterRowsMax;

/** False when the version is not staging. */
export async function noteFile(db: D1Database, version: number, hash: string, bytes: number): Promise<boolean> {
  const sql = `UPDATE rosters SET hash = ?2, bytes = ?3 WHERE version = ?1 AND state = 'staging'`;
  const result = await db.prepare(sql).bind(version, hash, bytes).run();
  return result.meta.changes === 1;
}

/** Takes a staging version back. False when it is not staging. */
export async function dropVersion(db: D1Database, version: number): Promise<boolean> {
  const [dropped] = await db.batch([
    db.prepare(`UPDATE rosters SET state = 'dropped' WHERE version = ?1 AND state = 'staging'`).bind(version),
    db
      .prepare(
        `DELETE FROM roster_changes WHERE version = ?1
         AND EXISTS (SELECT 1 FROM rosters AS r WHERE r.version = ?1 AND r.state = 'dropped')`,
      )
      .bind(version),
  ]);
  return dropped?.meta.changes === 1;
}

/** In order of id, after the one named. Every employee that ever was, the inactive included. */
export async function pageOfEmployees(
  db: D1Database,
  page: { after: number; limit: number },
): Promise<{ version: number; rows: RosterEmployee[] }> {
  const [current, employees] = await db.batch<{ version?: number; body?: string }>([
    db.prepare(`SELECT r.version FROM rosters AS r WHERE r.state = 'current'`),
    db.prepare('SELECT e.body FROM employees AS e WHERE e.id > ?1 ORDER BY e.id LIMIT ?2').bind(page.after, page.limit),
  ]);
  const rows = (employees?.results ?? []).map(({ body }) => asEmployee(JSON.parse(body ?? '{}')));
  return { version: current?.results[0]?.version ?? 0, rows };
}

/** What each employee was before an applied version; null for those who came with it. */
export async function pageOfBefore(
  db: D1Database,
  version: number,
  page: { after: number; limit: number },
): Promise<{ employeeId: number; before: RosterEmployee | null }[]> {
  const { results } = await db
    .prepare(
      `SELECT c.employee_id AS employeeId, c.before FROM roster_changes AS c
       WHERE c.version = ?1 AND c.employee_id > ?2 ORDER BY c.employee_id LIMIT ?3`,
    )
    .bind(version, page.after, page.limit)
    .all<{ employeeId: number; before: string | null }>();
  return results.map(({ employeeId, before }) => {
    return { employeeId, before: before === null ? null : asEmployee(JSON.parse(before)) };
  });
}

// Every body in these tables went through `rosterEmployee` when it came.
function asEmployee(value: unknown): RosterEmployee {
  return value as RosterEmployee;
}
