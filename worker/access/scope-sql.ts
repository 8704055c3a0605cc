/**
 * Who sees what (DESIGN §7), in one function, applied inside the query: what a role may not see never leaves the
 * database. Every query of office screens, lists and reports puts this condition beside its own.
 *
 * | | finding | case | operation | employee (server) | conflict | held |
 * |---|---|---|---|---|---|---|
 * | officer | of operations he is on the team of | – | those operations | – | his own | his own |
 * | personnel, whole regency | all | all | all | all | of cases, his own | all |
 * | personnel of a unit | subtree, unit of that day | subtree, unit of today; and what waits for him | where his people were noted | subtree | of those cases, his own | his own |
 * | head | the same | the same | the same | subtree | his own | his own |
 * | chief (Kasatpol PP) | all | state and outcome: `redactCase` | all | – | of findings and operations, his own | all |
 * | leader | all | all | all | – | all | all |
 * | admin | – | – | – | all (import) | of catalogue, units, calendar and settings, his own | his own |
 *
 * A thing of no unit (a person of another region) is the whole regency's business only. Of an operation, head and
 * personnel of a unit see only their own people: its findings go through this function too.
 */
import type { CaseRow } from '../../schema/case.ts';
import type { Session } from '../env.ts';

/** The table each kind lies in is the caller's to name; `alias` is how his query calls it. */
export type Scoped = 'finding' | 'case' | 'operation' | 'employee' | 'conflict' | 'held';

/** A condition, and the values of its numbered parameters in order. */
export type ScopeSql = { readonly sql: string; readonly params: readonly string[] };

const everything: ScopeSql = { sql: '1', params: [] };
const nothing: ScopeSql = { sql: '0', params: [] };

/**
 * The condition under which this person sees a row. `alias`: the table's name in the query (a constant of the
 * code, never input). `from`: number of the first parameter; bind `params` there.
 */
export function scopeSql(session: Session, kind: Scoped, alias: string, from: number): ScopeSql {
  switch (kind) {
    case 'finding':
    case 'case':
    case 'operation':
      return ofField(session, kind, alias, from);
    case 'employee':
      return ofEmployees(session, alias, from);
    case 'conflict':
      return ofConflicts(session, alias, from);
    case 'held':
      return ofHeld(session, alias, from);
  }
}

function ofField(session: Session, kind: 'finding' | 'case' | 'operation', alias: string, from: number): ScopeSql {
  switch (session.actor.role) {
    case 'officer':
      return ofTeam(session, kind, alias, from);
    case 'personnel':
    case 'head':
      return ofUnits(session, kind, alias, from);
    case 'chief':
    case 'leader':
      return everything;
    case 'admin':
      return nothing;
  }
}

function ofTeam(session: Session, kind: 'finding' | 'case' | 'operation', alias: string, from: number): ScopeSql {
  if (kind === 'case') return nothing;
  const operationId = kind === 'operation' ? `${alias}.key` : `(${alias}.body ->> '$.operationId')`;
  // The key of a membership is operation and account: one lookup a row.
  return {
    sql: `EXISTS (SELECT 1 FROM members AS mine WHERE mine.key = ${operationId} || ':' || ?${from})`,
    params: [session.actor.accountId],
  };
}

function ofUnits(session: Session, kind: 'finding' | 'case' | 'operation', alias: string, from: number): ScopeSql {
  const units = unitsParam(session);
  if (units === null) return everything;
  if (kind === 'finding') return { sql: `${alias}.unit_id IN ${listOf(from)}`, params: [units] };
  if (kind === 'case') {
    // A case that waits for him is his to see wherever its person works: it lies in his own feed.
    const sql = `(${alias}.unit_id IN ${listOf(from)} OR ${alias}.feed = ?${from + 1})`;
    return { sql, params: [units, `account:${session.actor.accountId}`] };
  }
  // Findings are indexed by feed, and the feed of a finding is its operation's.
  const sql = `EXISTS (SELECT 1 FROM findings AS ours WHERE ours.feed = 'operation:' || ${alias}.key AND ours.unit_id IN ${listOf(from)})`;
  return { sql, params: [units] };
}

function ofEmployees(session: Session, alias: string, from: number): ScopeSql {
  const { role } = session.actor;
  if (role === 'admin') return everything;
  if (role !== 'personnel' && role !== 'head') return nothing;
  const units = unitsParam(session);
  return units === null ? everything : { sql: `${alias}.unit_id IN ${listOf(from)}`, params: [units] };
}

/** A conflict's `thing` is 'case:<id>', 'finding:<id>', 'operation:<id>', 'unit:<id>' and so on. */
function ofConflicts(session: Session, alias: string, from: number): ScopeSql {
  const { role, accountId } = session.actor;
  if (role === 'leader') return everything;
  const own: ScopeSql = { sql: `(${alias}.body ->> '$.accountId') = ?${from}`, params: [accountId] };
  const or = (sql: string, ...more: string[]): ScopeSql => ({
    sql: `(${own.sql} OR ${sql})`,
    params: [accountId, ...more],
  });
  const isAbout = (...types: string[]): string =>
    `substr(${alias}.thing, 1, instr(${alias}.thing, ':') - 1) IN (${types.map((type) => `'${type}'`).join(', ')})`;
  if (role === 'chief') return or(isAbout('finding', 'operation'));
  if (role === 'admin') return or(isAbout('entry', 'unit', 'calendar', 'setting'));
  if (role !== 'personnel') return own;
  const units = unitsParam(session);
  if (units === null) return or(isAbout('case'));
  const file = `SELECT 1 FROM cases AS ours WHERE ours.key = substr(${alias}.thing, 6) AND ours.unit_id IN ${listOf(from + 1)}`;
  return or(`(${isAbout('case')} AND EXISTS (${file}))`, units);
}

/** What waits for its parent has no unit yet: only those who see everything of the field see another's. */
function ofHeld(session: Session, alias: string, from: number): ScopeSql {
  const { role, accountId, units } = session.actor;
  if (role === 'chief' || role === 'leader') return everything;
  if (role === 'personnel' && units === 'all') return everything;
  return { sql: `${alias}.account_id = ?${from}`, params: [accountId] };
}

function listOf(parameter: number): string {
  return `(SELECT value FROM json_each(?${parameter}))`;
}

/** Null: the whole regency. A head without a unit would be nobody's head: he has an empty list. */
function unitsParam(session: Session): string | null {
  const { units, role } = session.actor;
  if (units === 'all') return role === 'head' ? '[]' : null;
  return JSON.stringify([...units]);
}

/** What Kasatpol PP sees of a case: how far it is and how it ended. */
export type CaseGlimpse = Pick<CaseRow, 'id' | 'operationId' | 'state' | 'outcome'>;

/** A case as this person may see it. The row must have come through `scopeSql`. */
export function redactCase(session: Session, file: CaseRow): CaseRow | CaseGlimpse {
  if (session.actor.role !== 'chief') return file;
  const { id, operationId, state, outcome } = file;
  return { id, operationId, state, outcome };
}
