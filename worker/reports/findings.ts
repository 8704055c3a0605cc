/** The list under every figure. */
import type { FindingsAnswer, findingsQuery } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { followUpOf } from '../../schema/report.ts';
import type * as z from 'zod/mini';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { listDaysOf } from './asked.ts';
import { readFindings } from './findings-sql.ts';
import { readNow } from './now-sql.ts';
import { readOperation } from './operation-sql.ts';
import { pageOf, readMark } from './page-mark.ts';
import { readReach } from './reach-sql.ts';

/** A page of counted findings, newest day first. Throws `invalid` and `not_found`. */
export async function listFindings(
  db: D1Database,
  session: Session,
  filter: z.infer<typeof findingsQuery>,
): Promise<FindingsAnswer> {
  const after = readMark(filter.after);
  const limit = filter.limit ?? limits.pageRowsMax;
  const { asOf, on } = await readNow(db);
  const selection = { filter, days: listDaysOf(filter, on), reach: await readReach(db, session, filter) };
  const uptoSeq = filter.operationId === undefined ? null : await validatedUpto(db, session, filter.operationId);
  if (filter.supplement !== undefined && uptoSeq === null) {
    throw refuse('invalid', { field: 'supplement', detail: 'only of a validated operation' });
  }
  const supplement = filter.supplement === undefined || uptoSeq === null ? null : { of: filter.supplement, uptoSeq };
  const found = await readFindings(db, session, selection, { after, limit, supplement });
  const { rows, next } = pageOf(found, limit, ({ finding }) => ({ on: finding.on, key: finding.id }));
  return {
    asOf,
    next,
    rows: rows.map((row) => ({ finding: row.finding, version: row.version, followUp: followUpOf(row), seq: row.seq })),
  };
}

/** Log entry up to which the operation's report was validated; null when it is not. */
async function validatedUpto(db: D1Database, session: Session, operationId: string): Promise<number | null> {
  const found = await readOperation(db, session, operationId);
  if (found === null) throw refuse('not_found');
  return found.operation.validated?.uptoSeq ?? null;
}
