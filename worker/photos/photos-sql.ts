/** Which photos are held, and who may see one: only whose scope holds a finding that names it. */
import type { PhotoType } from './photo-type.ts';
import { type ScopeSql, scopeSql } from '../access/scope-sql.ts';
import type { Session } from '../env.ts';
import { textsOf } from '../reports/rows-sql.ts';

export type HeldPhoto = { sha256: string; bytes: number; type: PhotoType };
export type PhotoRow = HeldPhoto & { receivedAt: string; accountId: string; deviceId: string };

/** Fails the batch when the photo is held already: the primary key is the judge between two that arrive at once. */
export function insertPhoto(db: D1Database, photo: PhotoRow): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO photos (sha256, bytes, type, received_at, account_id, device_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
    )
    .bind(photo.sha256, photo.bytes, photo.type, photo.receivedAt, photo.accountId, photo.deviceId);
}

export async function readPhoto(db: D1Database, sha256: string): Promise<HeldPhoto | null> {
  return db.prepare(`SELECT sha256, bytes, type FROM photos WHERE sha256 = ?1`).bind(sha256).first<HeldPhoto>();
}

/** Which of the finding's photos are held. Null when it is not the asker's to see. */
export async function readHeldOf(db: D1Database, session: Session, findingId: string): Promise<string[] | null> {
  const { sql, params } = seenThrough(session, 2);
  const row = await db
    .prepare(
      `SELECT (SELECT json_group_array(p.sha256)
         FROM json_each(f.body, '$.photos') AS named CROSS JOIN photos AS p ON p.sha256 = named.value) AS held
       FROM findings AS f WHERE f.key = ?1 AND ${sql}`,
    )
    .bind(findingId, ...params)
    .first<{ held: string }>();
  return row === null ? null : textsOf(row.held);
}

/** The photo as one finding's. Null when it is not held, or the finding does not name it or is not the asker's to see. */
export async function readPhotoOf(
  db: D1Database,
  session: Session,
  { sha256, findingId }: { sha256: string; findingId: string },
): Promise<HeldPhoto | null> {
  const { sql, params } = seenThrough(session, 3);
  return db
    .prepare(
      `SELECT p.sha256, p.bytes, p.type FROM findings AS f JOIN photos AS p ON p.sha256 = ?2
       WHERE f.key = ?1 AND EXISTS (SELECT 1 FROM json_each(f.body, '$.photos') AS named WHERE named.value = ?2)
         AND ${sql}`,
    )
    .bind(findingId, sha256, ...params)
    .first<HeldPhoto>();
}

/** A finding `f` is seen as itself, or as the one under a case: that may wait for somebody of another office. */
function seenThrough(session: Session, from: number): ScopeSql {
  const finding = scopeSql(session, 'finding', 'f', from);
  const file = scopeSql(session, 'case', 'c', from + finding.params.length);
  const sql = `(${finding.sql} OR EXISTS (SELECT 1 FROM cases AS c WHERE c.key = f.key AND ${file.sql}))`;
  return { sql, params: [...finding.params, ...file.params] };
}
