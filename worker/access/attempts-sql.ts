/**
 * Attempts to sign in, per account name and address. An attempt is counted before it is judged and taken back
 * when it was right: so many guesses sent at once are still counted one by one.
 */
import { limits } from '../../schema/limits.ts';

/** `until`: ISO instant at which the count starts anew. */
export type Attempt = { failures: number; until: string };

/** Counts one attempt; bind it first in the batch. While locked, the end of the wait does not move. */
export function countAttempt(db: D1Database, key: string, now: string, until: string): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO attempts (key, failures, until) VALUES (?1, 1, ?3)
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN until <= ?2 THEN 1 ELSE min(failures + 1, ?4 + 1) END,
         until = CASE WHEN until > ?2 AND failures >= ?4 THEN until ELSE ?3 END
       RETURNING failures, until`,
    )
    .bind(key, now, until, limits.signInFailuresMax);
}

export function isLocked(attempt: Attempt): boolean {
  return attempt.failures > limits.signInFailuresMax;
}

export function forgetAttempts(db: D1Database, key: string): D1PreparedStatement {
  return db.prepare('DELETE FROM attempts WHERE key = ?1').bind(key);
}
