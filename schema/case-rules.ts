/** What a case's mutations do. Each moves one case along `transitions` and sets the next due date. */
import type { WorkCalendar } from './calendar.ts';
import { addWorkingDays, dayInZone, workCalendarOf } from './calendar.ts';
import type { CaseKind, CaseRow } from './case.ts';
import { outcomesFrom, transitions } from './case.ts';
import { entryKey } from './catalogue.ts';
import type { SettingRow } from './office.ts';
import type { FindingRow } from './finding.ts';
import type { Mutation } from './mutation.ts';
import { type Decision, type Situation, applied, conflict, held, rejected } from './outcome.ts';
import { mayDo } from './permission.ts';
import type { Row, RowRef, Rows } from './rows.ts';
import { feeds } from './rows.ts';
import { addOffence, removeOffence, standingRef } from './standing.ts';
import { calendarYears, happenedAt } from './time.ts';

type CaseMutation = Mutation<CaseKind>;

export function readsOfCase(m: CaseMutation): RowRef[] {
  const { caseId, operationId, subject, settles } = m.body;
  const refs: RowRef[] = [
    { type: 'case', key: caseId },
    { type: 'finding', key: caseId },
    { type: 'operation', key: operationId },
    ...dueRefs(m),
    ...standingRef(subject),
  ];
  if (m.kind === 'case.assign') refs.push({ type: 'entry', key: entryKey('guidance', m.body.guidance) });
  if (settles !== null) refs.push({ type: 'conflict', key: settles });
  return refs;
}

/** What any mutation says of when it was made and where. */
type Dated = Pick<Mutation, 'at' | 'clockOffset'> & { body: { operationId: string } };

/** Rows that a due day is computed from. */
export function dueRefs(m: Dated): RowRef[] {
  const years = calendarYears(m, m.body.operationId);
  return [{ type: 'setting', key: 'main' }, ...years.map((year) => ({ type: 'calendar', key: String(year) }) as const)];
}

/** The case that a finding brings into the world; due: to be forwarded. */
export function newCase(m: Mutation<'finding.record'>, finding: FindingRow, rows: Rows): Row<'case'> {
  const setting = rows.get('setting', 'main')?.body;
  const body: CaseRow = {
    id: finding.id,
    operationId: finding.operationId,
    subject: finding.subject,
    subjectKey: finding.subjectKey,
    facts: finding.facts,
    authorName: finding.authorName,
    at: finding.at,
    on: finding.on,
    unitId: finding.unitId,
    officeId: finding.officeId,
    status: finding.status,
    state: 'new',
    outcome: null,
    before: null,
    flags: [],
    dueOn: setting ? dueAfter(finding.on, setting.forwardWithinDays, calendarOf(rows, setting, m)) : null,
    forwarded: null,
    read: null,
    guidance: null,
    result: null,
    closed: null,
    assigneeId: null,
  };
  return { type: 'case', key: finding.id, feed: null, version: m.id, body };
}

export function decideCase(m: CaseMutation, situation: Situation): Decision {
  const { rows, actor } = situation;
  const file = rows.get('case', m.body.caseId);
  if (file === null) return held(m.body.caseId);
  if (file === undefined) return applied([]);
  if (file.body.subjectKey !== m.body.subject || file.body.operationId !== m.body.operationId)
    return rejected('stale_hint');
  const facts = {
    isSuperior: file.body.forwarded?.to.accountId === actor.accountId,
    isAssignee: file.body.guidance?.assignee.accountId === actor.accountId,
    unitId: file.body.unitId,
  };
  if (!mayDo(m.kind, actor, facts)) return rejected('not_allowed');
  if (file.version !== m.body.version)
    return conflict('moved', m, situation, `case:${m.body.caseId}`, { unitId: file.body.unitId });
  if (!transitions[m.kind].from.includes(file.body.state)) return rejected('wrong_state');
  // A joined case has no life of its own: only splitting its finding brings it back.
  if (file.body.outcome === 'joined') return rejected('wrong_state');
  return decideStep(m, file, situation);
}

function decideStep(m: CaseMutation, file: Row<'case'>, situation: Situation): Decision {
  switch (m.kind) {
    case 'case.forward':
      return decideForward(m, file, situation);
    case 'case.read':
      return decideRead(m, file, situation);
    case 'case.assign':
      return decideAssign(m, file, situation);
    case 'case.complete':
      return decideComplete(m, file, situation);
    case 'case.close':
      return decideClose(m, file, situation);
    case 'case.reopen':
      return decideReopen(m, file, situation);
  }
}

function decideForward(m: Mutation<'case.forward'>, file: Row<'case'>, situation: Situation): Decision {
  const { rows, actor } = situation;
  const setting = rows.get('setting', 'main')?.body;
  const operation = rows.get('operation', m.body.operationId);
  if (setting && !setting.forwardBeforeValidation && operation && operation.body.state !== 'validated')
    return rejected('not_validated');
  const when = momentOf(m, situation);
  const dueOn = when.due((days) => days.readWithinDays);
  const forwarded = { at: when.at, by: actor.name, to: m.body.superior };
  return moved(m, file, { forwarded, dueOn, assigneeId: m.body.superior.accountId });
}

/** The first reading counts: the transition allows no second. */
function decideRead(m: Mutation<'case.read'>, file: Row<'case'>, situation: Situation): Decision {
  const when = momentOf(m, situation);
  const { receipt } = m.body;
  if (receipt !== null && receipt.on > when.on) return rejected('date_in_future');
  const read = { at: when.at, by: situation.actor.name, on: receipt?.on ?? when.on, how: receipt?.how ?? null };
  return moved(m, file, { read, dueOn: when.due((days) => days.assignWithinDays) });
}

function decideAssign(m: Mutation<'case.assign'>, file: Row<'case'>, situation: Situation): Decision {
  const when = momentOf(m, situation);
  const { guidance: code, label, assignee, dueOn, note } = m.body;
  if (dueOn < when.on) return rejected('due_in_past');
  const guidance = { code, label, assignee, dueOn, note, at: when.at, by: situation.actor.name };
  return moved(m, file, { guidance, dueOn, assigneeId: assignee.accountId });
}

function decideComplete(m: Mutation<'case.complete'>, file: Row<'case'>, situation: Situation): Decision {
  const when = momentOf(m, situation);
  if (m.body.on > when.on) return rejected('date_in_future');
  const result = { on: m.body.on, text: m.body.result, at: when.at, by: situation.actor.name };
  return moved(m, file, { result, dueOn: when.due((days) => days.closeWithinDays), assigneeId: null });
}

function decideClose(m: Mutation<'case.close'>, file: Row<'case'>, situation: Situation): Decision {
  const { outcome, why, agency } = m.body;
  if (!outcomesFrom(file.body.state).includes(outcome)) return rejected('wrong_state');
  if (outcome === 'handedOver' && agency === null) return rejected('text_needed');
  const closed = { at: momentOf(m, situation).at, by: situation.actor.name, why, agency };
  const decision = moved(m, file, { closed, outcome, dueOn: null, assigneeId: null });
  const finding = situation.rows.get('finding', file.key);
  const leaves = outcome === 'notProven' || outcome === 'lawful';
  return leaves && finding ? withMore(decision, removeOffence(situation.rows, finding.body)) : decision;
}

function decideReopen(m: Mutation<'case.reopen'>, file: Row<'case'>, situation: Situation): Decision {
  const left = file.body.outcome === 'notProven' || file.body.outcome === 'lawful';
  const fresh = { outcome: null, closed: null, forwarded: null, read: null, guidance: null, result: null };
  const decision = moved(m, file, { ...fresh, dueOn: momentOf(m, situation).due((days) => days.forwardWithinDays) });
  const finding = situation.rows.get('finding', file.key);
  return left && finding?.body.counts ? withMore(decision, addOffence(situation.rows, finding.body, m.id)) : decision;
}

/**
 * A joined case after its finding was split off: back to where it stood, the step due anew; nobody holds it until it
 * is taken up again. One that had been closed waits as new: what it was closed as is not told by the join.
 */
export function caseAgain(m: Mutation<'finding.split'>, file: Row<'case'>, situation: Situation): Row<'case'> {
  const before = file.body.before ?? 'new';
  const state = before === 'closed' ? 'new' : before;
  const dueOn = state === 'assigned' ? (file.body.guidance?.dueOn ?? null) : momentOf(m, situation).due(within[state]);
  const body: CaseRow = { ...file.body, state, before: null, outcome: null, closed: null, dueOn };
  return { ...file, version: m.id, body };
}

function moved(m: CaseMutation, file: Row<'case'>, change: Partial<CaseRow>): Decision {
  const body: CaseRow = { ...file.body, ...change, state: transitions[m.kind].to };
  const feed = body.assigneeId === null ? null : feeds.account(body.assigneeId);
  return applied([{ type: 'case', key: file.key, feed, version: m.id, body }]);
}

function withMore(decision: Decision, more: Row[]): Decision {
  return decision.outcome === 'applied' ? applied([...decision.changes, ...more]) : decision;
}

type WithinDays = (setting: SettingRow) => number;

/** How long the step may take that a case in this state waits for. */
const within: Record<Exclude<CaseRow['state'], 'assigned' | 'closed'>, WithinDays> = {
  new: (days) => days.forwardWithinDays,
  forwarded: (days) => days.readWithinDays,
  read: (days) => days.assignWithinDays,
  completed: (days) => days.closeWithinDays,
};

/** When the step was taken, and the due day some working days after it (null where the calendar does not reach). */
function momentOf(
  m: Dated,
  { rows, receipt }: Situation,
): { at: string; on: string; due: (within: WithinDays) => string | null } {
  const at = happenedAt(m, receipt);
  const setting = rows.get('setting', 'main')?.body;
  const on = dayInZone(Date.parse(at), setting?.timeZone ?? 'Asia/Jakarta');
  return { at, on, due: (within) => (setting ? dueAfter(on, within(setting), calendarOf(rows, setting, m)) : null) };
}

function dueAfter(on: string, days: number, calendar: WorkCalendar): string | null {
  const due = addWorkingDays(on, days, calendar);
  return due.ok ? due.on : null;
}

/** The calendar as far as the rows of `dueRefs` reach. */
function calendarOf(rows: Rows, setting: SettingRow, m: Dated): WorkCalendar {
  const years = calendarYears(m, m.body.operationId);
  const known = years.flatMap((one) => rows.get('calendar', String(one))?.body ?? []);
  const { weekend } = setting;
  const isSame = last.weekend === weekend && last.known.length === known.length;
  if (!isSame || known.some((one, at) => one !== last.known[at]))
    last = { known, weekend, calendar: workCalendarOf(known, weekend) };
  return last.calendar;
}

/** A push asks two hundred times for the calendar of the same rows. */
let last: { known: readonly object[]; weekend: WorkCalendar['weekend']; calendar: WorkCalendar } = {
  known: [],
  weekend: 'sun',
  calendar: workCalendarOf([], 'sun'),
};
