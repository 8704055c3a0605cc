/**
 * The report (DESIGN §5): computed, never typed. Of a period it is read from sums that every commit keeps, of one
 * operation from its findings; both through the same cells, so it cannot disagree with the list under a figure.
 */
import { dayNumber } from '../../schema/day.ts';
import type { Report, ReportFilter } from '../../schema/report.ts';
import { addCells, tablesOf, tallyCells } from '../../schema/report.ts';
import type { Session } from '../env.ts';
import { refuse } from '../problem.ts';
import { listDaysOf, periodOf, reportNarrowing } from './asked.ts';
import { type CountedFinding, isPerson, readOperationFindings } from './findings-sql.ts';
import { readLastSeq } from './history-sql.ts';
import type { Now } from './now-sql.ts';
import { officeLines } from './office-lines.ts';
import { readOperation, readOperationCompliant } from './operation-sql.ts';
import { countConflicts, countHeld } from './pending-sql.ts';
import { type Reach, readNames, readReach } from './reach-sql.ts';
import { readCompliant, readTallies } from './tallies-sql.ts';

type Figures = Pick<
  Report,
  'uptoSeq' | 'filter' | 'tables' | 'offices' | 'officesRest' | 'days' | 'checked' | 'supplement'
>;

/**
 * Figures of a period or of one operation, of the reader's own people only. `filter` comes back with what was not
 * said filled in, so that every link made from it asks for the same. Throws `invalid` and `not_found`.
 */
export async function readReport(db: D1Database, session: Session, filter: ReportFilter, now: Now): Promise<Report> {
  const { operationId } = filter;
  const reach = await readReach(db, session, filter);
  const figures =
    operationId === undefined
      ? await ofPeriod(db, filter, reach, now)
      : await ofOperation(db, session, { ...filter, operationId }, reach, now);
  const [openConflicts, held] = await Promise.all([countConflicts(db, session), countHeld(db, session)]);
  return { asOf: now.asOf, ...figures, openConflicts, held };
}

async function ofPeriod(db: D1Database, asked: ReportFilter, reach: Reach, now: Now): Promise<Figures> {
  const period = periodOf(asked, now.on);
  const narrowing = reportNarrowing(asked);
  const read = await readTallies(db, reach, period, narrowing);
  const tables = tablesOf(read.tally, narrowing);
  const isWhole = reach.units === 'all' && narrowing === null;
  const compliant = isWhole ? await readCompliant(db, period) : null;
  return {
    uptoSeq: read.uptoSeq,
    filter: { ...asked, ...unitOf(asked, reach), from: period.from, to: period.to },
    tables,
    ...officeLines(read.byUnit, reach, await namesFor(db, reach, read.byUnit)),
    days: [...read.byPeriod].map(([day, count]) => ({ period: day, count })),
    checked: compliant === null ? null : compliant + tables.total - (tables.by.status['KANTOR'] ?? 0),
    supplement: null,
  };
}

async function ofOperation(
  db: D1Database,
  session: Session,
  asked: ReportFilter & { operationId: string },
  reach: Reach,
  now: Now,
): Promise<Figures> {
  const narrowing = reportNarrowing(asked);
  const found = await readOperation(db, session, asked.operationId);
  if (found === null) throw refuse('not_found');
  const { validated } = found.operation;
  const days = listDaysOf(asked, now.on);
  const uptoSeq = await readLastSeq(db);
  const findings = await readOperationFindings(db, session, { filter: asked, days, reach }, uptoSeq);
  if (findings === null)
    throw refuse('invalid', { field: 'operationId', detail: 'more findings than one report reads' });
  const isWhole = reach.units === 'all' && narrowing === null && days === null;
  const compliant = isWhole ? await readOperationCompliant(db, asked.operationId) : null;
  const byUnit = countedBy(findings, ({ finding }) => finding.unitId);
  return {
    uptoSeq,
    filter: { ...asked, ...unitOf(asked, reach), ...days },
    tables: tablesOf(tallied(findings), narrowing),
    ...officeLines(byUnit, reach, await namesFor(db, reach, byUnit)),
    days: [...countedBy(findings, ({ finding }) => finding.on)]
      .map(([day, count]) => ({ period: day, count }))
      .toSorted(byDay),
    checked: compliant === null ? null : compliant + findings.filter(({ finding }) => isPerson(finding)).length,
    supplement: validated === null ? null : supplementOf(findings, validated.uptoSeq),
  };
}

function tallied(findings: readonly CountedFinding[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const one of findings) addCells(tally, tallyCells(one), 1);
  return tally;
}

function supplementOf(findings: readonly CountedFinding[], uptoSeq: number): { validated: number; later: number } {
  const later = findings.filter(({ seq }) => seq > uptoSeq).length;
  return { validated: findings.length - later, later };
}

/** A head's report is that of his unit, also when he names none. */
function unitOf(asked: ReportFilter, { unitId }: Reach): Pick<ReportFilter, 'unitId'> {
  if (asked.unitId !== undefined) return { unitId: asked.unitId };
  return unitId === null ? {} : { unitId };
}

/** Of one unit all names are known from its subtree; of the regency those of the offices, and of what was named. */
async function namesFor(
  db: D1Database,
  reach: Reach,
  byUnit: ReadonlyMap<string | null, number>,
): Promise<Reach['names']> {
  if (reach.units !== 'all') return reach.names;
  return readNames(
    db,
    [...byUnit.keys()].filter((id) => id !== null),
  );
}

function countedBy<K>(findings: readonly CountedFinding[], keyOf: (one: CountedFinding) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const one of findings) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function byDay(a: { period: string }, b: { period: string }): number {
  return (dayNumber(a.period) ?? 0) - (dayNumber(b.period) ?? 0);
}
