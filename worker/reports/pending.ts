/** What waits for a person, page by page, with the number of all of it. */
import type { ConflictsAnswer, HeldAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { Session } from '../env.ts';
import { nowIso } from '../platform.ts';
import { countConflicts, countHeld, readConflicts, readHeld } from './pending-sql.ts';

export async function listConflicts(db: D1Database, session: Session, after?: string): Promise<ConflictsAnswer> {
  const [rows, total] = await Promise.all([readConflicts(db, session, after ?? ''), countConflicts(db, session)]);
  return { asOf: nowIso(), ...pageOf(rows, ({ conflict }) => conflict.mutationId), total };
}

export async function listHeld(db: D1Database, session: Session, after?: string): Promise<HeldAnswer> {
  const [rows, total] = await Promise.all([readHeld(db, session, after ?? ''), countHeld(db, session)]);
  return { asOf: nowIso(), ...pageOf(rows, ({ id }) => id), total };
}

/** One row more than a page was asked for: it says whether there is a next. */
function pageOf<T>(rows: readonly T[], idOf: (row: T) => string): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limits.pageRowsMax);
  const last = page.at(-1);
  return { rows: page, next: rows.length > page.length && last !== undefined ? idOf(last) : null };
}
