/**
 * Findings that figures count, with the case and the log entry of each. Every list and every figure that is not a
 * kept sum comes from the one condition in here, written in the words of `valuesOf` (schema/report.ts).
 */
import type { findingsQuery } from '../../schema/api.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import type { Counted, Dimension } from '../../schema/report.ts';
import { dimensions } from '../../schema/report.ts';
import { feeds } from '../../schema/rows.ts';
import type * as z from 'zod/mini';
import type { Session } from '../env.ts';
import type { Days } from './asked.ts';
import { type Conditions, and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import type { PageMark } from './page-mark.ts';
import { type Reach, inReach } from './reach-sql.ts';
import { bodyOf, bodyOrNull } from './rows-sql.ts';

export type FindingsFilter = Omit<z.infer<typeof findingsQuery>, 'after' | 'limit'>;
export type Selection = { filter: FindingsFilter; days: Days | null; reach: Reach };
/** `seq`: of the log entry that recorded it. */
export type CountedFinding = Counted & { version: string; seq: number };

/** As `followUpOf` says it of a finding `f` and its case `c`. */
const followUp = `CASE
  WHEN c.key IS NULL THEN 'none'
  WHEN c.body ->> '$.outcome' = 'joined' THEN replace(coalesce(c.body ->> '$.before', 'new'), 'closed', 'new')
  WHEN c.state = 'closed' THEN coalesce(c.body ->> '$.outcome', 'guided')
  ELSE c.state END`;

const values: Record<Dimension, string> = {
  violation: `f.body ->> '$.facts.violations[0].code'`,
  reason: `f.body ->> '$.facts.reason.code'`,
  action: `f.body ->> '$.facts.action.code'`,
  status: `f.body ->> '$.status'`,
  followUp,
};

/** Rows that our own doors wrote without a mutation have no log entry of their own; they were there at once. */
const seqOf = 'coalesce(l.seq, f.seq)';
const selected = `
SELECT f.key, f.version, f.body, c.body AS file, ${seqOf} AS seq
FROM findings AS f
LEFT JOIN cases AS c ON c.key = f.key
LEFT JOIN log AS l ON l.id = f.key`;

function conditionsOf(session: Session, { filter, days, reach }: Selection): Conditions {
  const conditions = scopedTo(session, 'finding', 'f');
  and(conditions, `f.body ->> '$.counts'`);
  inReach(conditions, reach, 'f');
  if (days !== null)
    and(conditions, `f.happened_on BETWEEN ${bound(conditions, days.from)} AND ${bound(conditions, days.to)}`);
  if (filter.operationId !== undefined)
    and(conditions, `f.feed = ${bound(conditions, feeds.operation(filter.operationId))}`);
  for (const dimension of dimensions) {
    const value = filter[dimension];
    if (value !== undefined) and(conditions, `${values[dimension]} = ${bound(conditions, value)}`);
  }
  if (filter.noted !== undefined) {
    const code = bound(conditions, filter.noted);
    and(
      conditions,
      `EXISTS (SELECT 1 FROM json_each(f.body, '$.facts.violations') AS v WHERE v.value ->> '$.code' = ${code})`,
    );
  }
  return conditions;
}

/** Newest day first. Asks for one row more than the page, so that its end can be told. */
export async function readFindings(
  db: D1Database,
  session: Session,
  selection: Selection,
  page: { after: PageMark | null; limit: number; supplement: { of: 'validated' | 'later'; uptoSeq: number } | null },
): Promise<CountedFinding[]> {
  const conditions = conditionsOf(session, selection);
  if (page.after !== null) {
    and(
      conditions,
      `(f.happened_on, f.key) < (${bound(conditions, page.after.on)}, ${bound(conditions, page.after.key)})`,
    );
  }
  if (page.supplement !== null) {
    const { of, uptoSeq } = page.supplement;
    and(conditions, `${seqOf} ${of === 'later' ? '>' : '<='} ${bound(conditions, uptoSeq)}`);
  }
  const where = `WHERE ${sqlOf(conditions)} ORDER BY f.happened_on DESC, f.key DESC LIMIT ${bound(conditions, page.limit + 1)}`;
  const { results } = await prepare(db, `${selected} ${where}`, conditions).all<CountedRow>();
  return results.map(toCounted);
}

/** A page of what an operation's report is computed from. */
const computedRowsMax = 500;

/**
 * All findings that the report of one operation counts, up to that log entry: what arrives while they are read is
 * for the next reading. Null when there are more than a report reads.
 */
export async function readOperationFindings(
  db: D1Database,
  session: Session,
  selection: Selection,
  uptoSeq: number,
): Promise<CountedFinding[] | null> {
  const all: CountedFinding[] = [];
  for (let after = ''; all.length <= limits.operationFindingsMax;) {
    const conditions = conditionsOf(session, selection);
    and(conditions, `${seqOf} <= ${bound(conditions, uptoSeq)}`);
    and(conditions, `f.key > ${bound(conditions, after)}`);
    const where = `WHERE ${sqlOf(conditions)} ORDER BY f.key LIMIT ${computedRowsMax}`;
    const { results } = await prepare(db, `${selected} ${where}`, conditions).all<CountedRow>();
    all.push(...results.map(toCounted));
    const last = all.at(-1);
    if (results.length < computedRowsMax || last === undefined)
      return all.length > limits.operationFindingsMax ? null : all;
    after = last.finding.id;
  }
  return null;
}

type CountedRow = { key: string; version: string; body: string; file: string | null; seq: number };

function toCounted({ version, body, file, seq }: CountedRow): CountedFinding {
  return { finding: bodyOf('finding', body), file: bodyOrNull('case', file), version, seq };
}

/** Whether somebody was found: an office is checked, but is no person. */
export function isPerson(finding: Pick<FindingRow, 'status'>): boolean {
  return finding.status !== 'KANTOR';
}
