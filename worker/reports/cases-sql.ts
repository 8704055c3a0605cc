/** The desk's queues: pages of cases by due date, and how many lie in each queue under the same filters. */
import type { CaseListing, CasesAnswer, casesQuery } from '../../schema/api.ts';
import { caseQueues } from '../../schema/api.ts';
import type * as z from 'zod/mini';
import type { OperationRow } from '../../schema/operation.ts';
import type { Session } from '../env.ts';
import { caseSearch } from './case-search.ts';
import { type Conditions, and, bound, prepare, scopedTo, sqlOf } from './conditions-sql.ts';
import type { PageMark } from './page-mark.ts';
import { type Reach, inReach } from './reach-sql.ts';
import { bodyOf, textsOf } from './rows-sql.ts';

type Query = z.infer<typeof casesQuery>;
type Queue = NonNullable<Query['queue']>;
export type CasesAsked = { filter: Query; reach: Reach; on: string };

function conditionsOf(session: Session, { filter, reach }: CasesAsked): Conditions {
  const conditions = scopedTo(session, 'case', 'c');
  inReach(conditions, reach, 'c');
  if (filter.violation !== undefined) {
    and(conditions, `c.body ->> '$.facts.violations[0].code' = ${bound(conditions, filter.violation)}`);
  }
  const search = filter.search?.trim() ?? '';
  if (search !== '') searchedFor(conditions, search);
  return conditions;
}

/** Not LIKE: D1 takes patterns of 50 bytes at most, and what people type is no pattern. */
function searchedFor(conditions: Conditions, text: string): void {
  const { words, digits, endings } = caseSearch(text);
  const name = `lower(replace(replace(c.body ->> '$.subject.name', '''', ''), '’', ''))`;
  const any = ['0'];
  if (words.length > 0) {
    const list = bound(conditions, JSON.stringify(words));
    any.push(`NOT EXISTS (SELECT 1 FROM json_each(${list}) AS w WHERE instr(${name}, w.value) = 0)`);
  }
  if (digits !== '') any.push(`instr(c.body ->> '$.subject.nip', ${bound(conditions, digits)}) > 0`);
  if (endings.length > 0) {
    any.push(`substr(c.key, -8) IN (SELECT value FROM json_each(${bound(conditions, JSON.stringify(endings))}))`);
  }
  and(conditions, any.join(' OR '));
}

function inQueue(conditions: Conditions, queue: Queue, on: string): void {
  switch (queue) {
    case 'open':
      return and(conditions, `c.state <> 'closed'`);
    case 'overdue':
      return and(conditions, `c.state <> 'closed' AND c.due_on < ${bound(conditions, on)}`);
    default:
      return and(conditions, `c.state = ${bound(conditions, queue)}`);
  }
}

/** Where a page goes on: the rows with a due day come first, in its order; then those without. */
function after(conditions: Conditions, mark: PageMark): void {
  const key = bound(conditions, mark.key);
  if (mark.on === null) return and(conditions, `c.due_on IS NULL AND c.key > ${key}`);
  and(conditions, `c.due_on IS NULL OR (c.due_on, c.key) > (${bound(conditions, mark.on)}, ${key})`);
}

/** The other findings on this person in this operation that still stand by themselves. */
const twins = `
(SELECT json_group_array(t.key)
 FROM encounters AS e, json_each(e.body, '$.findingIds') AS i JOIN findings AS t ON t.key = i.value
 WHERE e.key = (c.body ->> '$.operationId') || ':' || (c.body ->> '$.subjectKey')
   AND t.key <> c.key AND t.body ->> '$.state' = 'noted' AND coalesce(c.body ->> '$.outcome', '') <> 'joined')`;

const unsettled = `
EXISTS (SELECT 1 FROM conflicts AS x
 WHERE x.state IN ('open', 'referred') AND x.thing IN ('case:' || c.key, 'finding:' || c.key))`;

/** The finding under a case has its id. */
const photoCount = `(SELECT json_array_length(f.body, '$.photos') FROM findings AS f WHERE f.key = c.key)`;

/** Asks for one row more than the page, so that its end can be told. Without a queue: every case. */
export async function readCases(
  db: D1Database,
  session: Session,
  asked: CasesAsked,
  page: { mark: PageMark | null; limit: number },
): Promise<CaseListing[]> {
  const conditions = conditionsOf(session, asked);
  if (asked.filter.queue !== undefined) inQueue(conditions, asked.filter.queue, asked.on);
  if (page.mark !== null) after(conditions, page.mark);
  const sql = `
SELECT c.version, c.body, o.state AS operationState, ${twins} AS twins, ${unsettled} AS hasConflict, ${photoCount} AS photos
FROM cases AS c LEFT JOIN operations AS o ON o.key = c.body ->> '$.operationId'
WHERE ${sqlOf(conditions)}
ORDER BY c.due_on IS NULL, c.due_on, c.key LIMIT ${bound(conditions, page.limit + 1)}`;
  type CaseLine = {
    version: string;
    body: string;
    operationState: OperationRow['state'] | null;
    twins: string;
    hasConflict: number;
    photos: number | null;
  };
  const { results } = await prepare(db, sql, conditions).all<CaseLine>();
  return results.map(({ version, body, operationState, twins, hasConflict, photos }) => ({
    case: bodyOf('case', body),
    version,
    operationState,
    twins: textsOf(twins),
    hasConflict: hasConflict === 1,
    photos: photos ?? 0,
  }));
}

/** Each queue's number under the same filters: the number on a queue is the length of its list. */
export async function countQueues(db: D1Database, session: Session, asked: CasesAsked): Promise<CasesAnswer['counts']> {
  const conditions = conditionsOf(session, asked);
  const sql = `
SELECT c.state, count(*) AS n, sum(c.due_on < ${bound(conditions, asked.on)}) AS overdue
FROM cases AS c WHERE ${sqlOf(conditions)} GROUP BY c.state`;
  const { results } = await prepare(db, sql, conditions).all<{ state: Queue; n: number; overdue: number | null }>();
  const counts = noneOfEach();
  for (const { state, n, overdue } of results) {
    counts[state] = n;
    if (state === 'closed') continue;
    counts.open += n;
    counts.overdue += overdue ?? 0;
  }
  return counts;
}

function noneOfEach(): CasesAnswer['counts'] {
  return Object.fromEntries(caseQueues.map((queue) => [queue, 0])) as CasesAnswer['counts']; // every queue is named
}
