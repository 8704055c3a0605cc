/** Which photos are held, and who may see one: only whose scope holds a finding that names it. */
import type { PhotoType } from './photo-type.ts';
import { scopeSql } from '../access/scope-sql.ts';
import type { Session } from '../env.ts';

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

/**
 * The photo as one finding's. Null when it is not held, when the finding does not name it, or when the finding is
 * not the asker's to see: as a finding, or as the one under a case that is his (it may wait for somebody of another
 * office).
 */
export async function readPhotoOf(
  db: D1Database,
  session: Session,
  { sha256, findingId }: { sha256: string; findingId: string },
): Promise<HeldPhoto | null> {
  const finding = scopeSql(session, 'finding', 'f', 3);
  const file = scopeSql(session, 'case', 'c', 3 + finding.params.length);
  return db
    .prepare(
      `SELECT p.sha256, p.bytes, p.type FROM findings AS f JOIN photos AS p ON p.sha256 = ?2
       WHERE f.key = ?1 AND EXISTS (SELECT 1 FROM json_each(f.body, '$.photos') AS named WHERE named.value = ?2)
         AND (${finding.sql} OR EXISTS (SELECT 1 FROM cases AS c WHERE c.key = f.key AND ${file.sql}))`,
    )
    .bind(findingId, sha256, ...finding.params, ...file.params)
    .first<HeldPhoto>();
}
