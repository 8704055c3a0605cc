/** The desk: queues of cases, and one case with all that its page shows. */
import type { CaseFile, CasesAnswer, casesQuery } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type * as z from 'zod/mini';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { readCandidates, readCase, readTwins } from './case-file-sql.ts';
import { countQueues, readCases } from './cases-sql.ts';
import { readCaseHistory, readNik } from './history-sql.ts';
import { readNow } from './now-sql.ts';
import { pageOf, readMark } from './page-mark.ts';
import { readReach } from './reach-sql.ts';

/** A page of one queue, and the number of each. `on`: today in the government's time zone. */
export async function listCases(
  db: D1Database,
  session: Session,
  filter: z.infer<typeof casesQuery>,
): Promise<CasesAnswer> {
  const mark = readMark(filter.after);
  const limit = filter.limit ?? limits.pageRowsMax;
  const { asOf, on } = await readNow(db);
  const asked = { filter, on, reach: await readReach(db, session, { unitId: filter.unitId }) };
  const [found, counts] = await Promise.all([
    readCases(db, session, asked, { mark, limit }),
    countQueues(db, session, asked),
  ]);
  return { asOf, on, ...pageOf(found, limit, (row) => ({ on: row.case.dueOn, key: row.case.id })), counts };
}

/**
 * Everything about one case. Opening a person's file is itself on record: without its log entry there is no answer.
 * `not_found` also for what is not the reader's: whether there is such a case is not told.
 */
export async function openCase(db: D1Database, session: Session, caseId: string): Promise<CaseFile> {
  const { asOf, on } = await readNow(db);
  const parts = await readCase(db, session, caseId);
  if (parts === null) throw refuse('not_found');
  const { accountId, role } = session.actor;
  await commitWithEntry(db, { kind: 'case.opened', thing: caseId, body: { caseId }, accountId, at: asOf }, []);
  const [twins, history, candidates, nik] = await Promise.all([
    readTwins(db, session, parts),
    readCaseHistory(db, caseId, parts.case.operationId),
    readCandidates(db, parts.case.unitId),
    role === 'personnel' ? readNik(db, caseId) : null,
  ]);
  return { asOf, on, ...parts, twins, history, nik, ...candidates };
}
