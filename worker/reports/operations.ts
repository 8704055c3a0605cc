/** Operations as the office sees them. Heads and personnel of one office see only their own people of each. */
import type { OperationFile, OperationsAnswer, operationsQuery } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type * as z from 'zod/mini';
import type { Session } from '../env.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { readOperationHistory } from './history-sql.ts';
import { readNow } from './now-sql.ts';
import { countToValidate, readOperation, readOperations, readTeam } from './operation-sql.ts';
import { pageOf, readMark } from './page-mark.ts';
import { readReport } from './report.ts';

/** Newest first; `toValidate`: how many are closed and not yet validated. */
export async function listOperations(
  db: D1Database,
  session: Session,
  filter: z.infer<typeof operationsQuery>,
): Promise<OperationsAnswer> {
  const limit = filter.limit ?? limits.pageRowsMax;
  const asOf = nowIso();
  const asked = { state: filter.state, after: readMark(filter.after), limit };
  const [found, toValidate] = await Promise.all([readOperations(db, session, asked), countToValidate(db, session)]);
  const { rows, next } = pageOf(found, limit, ({ operation }) => ({ on: operation.openedOn, key: operation.id }));
  const isWhole = seesWhole(session);
  return {
    asOf,
    rows: rows.map(({ operation, version, findings, persons, compliant, team }) => {
      return { operation, version, findings, checked: isWhole ? compliant + persons : null, team };
    }),
    next,
    toValidate,
  };
}

/** One operation with its report; `report.uptoSeq` is what a validation of it names. */
export async function openOperation(db: D1Database, session: Session, operationId: string): Promise<OperationFile> {
  const now = await readNow(db);
  const found = await readOperation(db, session, operationId);
  if (found === null) throw refuse('not_found');
  const report = await readReport(db, session, { operationId }, now);
  const [team, history] = await Promise.all([readTeam(db, operationId), readOperationHistory(db, operationId)]);
  const counts = seesWhole(session) ? team.counts : [];
  const { members, unsentDevices } = team;
  return { asOf: now.asOf, ...found, members, counts, unsentDevices, report, history };
}

/** Others' running totals would tell a head about people who are not his. */
function seesWhole(session: Session): boolean {
  return session.actor.units === 'all' && session.actor.role !== 'head';
}
