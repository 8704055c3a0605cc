/** What a finding's mutations do. `finding.record` is always applied once its operation is known. */
import { dayInZone } from './calendar.ts';
import type { ZoneId } from './calendar.ts';
import { caseAgain, dueRefs, newCase } from './case-rules.ts';
import type { CaseRow } from './case.ts';
import { limits } from './limits.ts';
import { entryKey } from './catalogue.ts';
import type { FindingRow, Subject } from './finding.ts';
import { encounterKey, hasCase, missingText, shownSubject, statusOf, subjectKeyOf } from './finding.ts';
import { isLeap } from './fix.ts';
import { isMember, memberKey } from './operation.ts';
import type { OperationRow } from './operation.ts';
import type { Mutation } from './mutation.ts';
import { type Decision, type FindingFlag, type Situation, applied, conflict, held, rejected } from './outcome.ts';
import { mayDo } from './permission.ts';
import type { Row, RowRef } from './rows.ts';
import { feeds, officeOf } from './rows.ts';
import { addOffence, removeOffence, renewOffence, standingRef } from './standing.ts';
import { happenedAt, happenedOn } from './time.ts';

type FindingMutation = Mutation<
  'finding.record' | 'finding.correct' | 'finding.withdraw' | 'finding.join' | 'finding.split'
>;
type FindingKind = Exclude<FindingMutation['kind'], 'finding.record'>;

export function readsOfFinding(m: FindingMutation): RowRef[] {
  if (m.kind === 'finding.record') return readsOfRecord(m);
  const { findingId, operationId, subject } = m.body;
  const refs: RowRef[] = [
    { type: 'finding', key: findingId },
    { type: 'case', key: findingId },
    { type: 'operation', key: operationId },
    ...standingRef(subject),
  ];
  const others = m.kind === 'finding.withdraw' ? m.body.twins : m.kind === 'finding.correct' ? [] : [m.body.intoId];
  for (const key of others) refs.push({ type: 'finding', key }, { type: 'case', key });
  if (m.kind === 'finding.split') refs.push(...dueRefs(m));
  if (m.kind === 'finding.withdraw') refs.push({ type: 'encounter', key: encounterKey(operationId, subject) });
  if (m.body.settles !== null) refs.push({ type: 'conflict', key: m.body.settles });
  return refs;
}

function readsOfRecord(m: Mutation<'finding.record'>): RowRef[] {
  const { operationId, facts, subject } = m.body;
  const key = subjectKeyOf(subject, m.id);
  const unitId = unitOf(subject);
  const refs: RowRef[] = [
    { type: 'operation', key: operationId },
    { type: 'member', key: memberKey(operationId, m.accountId) },
    { type: 'encounter', key: encounterKey(operationId, key) },
    ...dueRefs(m),
    { type: 'entry', key: entryKey('reason', facts.reason.code) },
    { type: 'entry', key: entryKey('action', facts.action.code) },
    ...standingRef(key),
  ];
  for (const one of facts.violations) refs.push({ type: 'entry', key: entryKey('violation', one.code) });
  if (unitId !== null) refs.push({ type: 'unit', key: unitId });
  return refs;
}

export function decideFinding(m: FindingMutation, situation: Situation): Decision {
  switch (m.kind) {
    case 'finding.record':
      return decideRecord(m, situation);
    case 'finding.correct':
      return about(m, situation, (finding) => decideCorrect(m, finding, situation));
    case 'finding.withdraw':
      return about(m, situation, (finding) => decideWithdraw(m, finding, situation));
    case 'finding.join':
      return about(m, situation, (finding) => decideJoin(m, finding, situation));
    case 'finding.split':
      return about(m, situation, (finding) => decideSplit(m, finding, situation));
  }
}

function decideRecord(m: Mutation<'finding.record'>, situation: Situation): Decision {
  const { rows, receipt } = situation;
  const { operationId, facts, subject } = m.body;
  const operation = rows.get('operation', operationId);
  if (operation === null) return held(operationId);
  if (operation === undefined) return applied([]);
  const subjectKey = subjectKeyOf(subject, m.id);
  const day = happenedOn(m, receipt, operation.body);
  const encounter = rows.get('encounter', encounterKey(operationId, subjectKey));
  const unitId = unitOf(subject);
  const unit = unitId === null ? null : rows.get('unit', unitId);
  const finding: FindingRow = {
    id: m.id,
    operationId,
    subject: shownSubject(subject),
    subjectKey,
    facts,
    photos: m.body.photos,
    ...(m.body.signature === undefined ? {} : { signature: m.body.signature }),
    authorId: m.accountId,
    authorName: situation.actor.name,
    deviceId: m.deviceId,
    at: happenedAt(m, receipt),
    on: day.on,
    unitId,
    officeId: unit ? officeOf(unit.body) : unitId,
    status: statusOf(subject),
    flags: flagsOf(m, situation, operation.body, day.isUncertain, (encounter?.body.findingIds.length ?? 0) > 0),
    state: 'noted',
    withdrawn: null,
    joinedInto: null,
    twins: [],
    counts: true,
    corrections: 0,
  };
  const changes: Row[] = [findingRow(m.id, finding)];
  changes.push(encounterRow(finding, m.id, [...(encounter?.body.findingIds ?? []), m.id]));
  if (hasCase(subject)) changes.push(newCase(m, finding, rows));
  changes.push(...addOffence(rows, finding, m.id));
  return applied(changes);
}

function flagsOf(
  m: Mutation<'finding.record'>,
  { rows, actor }: Situation,
  operation: OperationRow,
  isUncertain: boolean,
  isMet: boolean,
): FindingFlag[] {
  const flags: FindingFlag[] = [];
  if (operation.state === 'closed' || operation.state === 'validated') flags.push('late');
  if (isUncertain) flags.push('timeUncertain');
  if (isAnyRetired(m, rows)) flags.push('retiredEntry');
  if (m.body.subject.kind === 'unlisted') flags.push('notInRoster');
  if (actor.role !== 'officer') flags.push('roleEnded');
  // Before the leader's opening has arrived nobody knows the team: then it says nothing.
  else if (!operation.provisional && !isMember(rows, m.body.operationId, m.accountId)) flags.push('notOnTeam');
  if (actor.revoked) flags.push('afterRevocation');
  if (isMet) flags.push('possibleDuplicate');
  if (isLeap(m.body.facts.place.fix)) flags.push('impossibleSpeed');
  return flags;
}

function isAnyRetired(m: Mutation<'finding.record'>, rows: Situation['rows']): boolean {
  const { violations, reason, action } = m.body.facts;
  const keys = [
    ...violations.map((one) => entryKey('violation', one.code)),
    entryKey('reason', reason.code),
    entryKey('action', action.code),
  ];
  return keys.some((key) => {
    const entry = rows.get('entry', key);
    return entry === null || entry?.body.retired === true;
  });
}

/** What all four later mutations ask first: the finding is there, the hints fit it, the person may, the version holds. */
function about(m: Mutation<FindingKind>, situation: Situation, then: (finding: Row<'finding'>) => Decision): Decision {
  const { rows, actor } = situation;
  const finding = rows.get('finding', m.body.findingId);
  if (finding === null) return held(m.body.findingId);
  if (finding === undefined) return applied([]);
  if (finding.body.operationId !== m.body.operationId || finding.body.subjectKey !== m.body.subject)
    return rejected('stale_hint');
  const operation = rows.get('operation', m.body.operationId);
  const facts = {
    isAuthor: finding.body.authorId === m.accountId,
    isLeader: operation ? operation.body.leaderId === m.accountId : false,
    unitId: finding.body.unitId,
  };
  if (!mayDo(m.kind, actor, facts)) return rejected('not_allowed');
  if (finding.version !== m.body.version) return conflict('moved', m, actor, `finding:${m.body.findingId}`);
  return then(finding);
}

function decideCorrect(
  m: Mutation<'finding.correct'>,
  finding: Row<'finding'>,
  { rows, receipt }: Situation,
): Decision {
  if (finding.body.state === 'withdrawn') return rejected('wrong_state');
  if (missingText(m.body.facts) !== null) return rejected('text_needed');
  if (m.body.on !== null && m.body.on > dayInZone(Date.parse(happenedAt(m, receipt)), zoneOf(rows, finding.body)))
    return rejected('date_in_future');
  const body: FindingRow = {
    ...finding.body,
    facts: m.body.facts,
    on: m.body.on ?? finding.body.on,
    corrections: finding.body.corrections + 1,
  };
  const changes: Row[] = [findingRow(m.id, body)];
  const file = rows.get('case', body.id);
  if (file) changes.push({ ...file, body: { ...file.body, on: body.on, facts: body.facts } });
  if (body.counts) changes.push(...renewOffence(rows, body));
  return applied(changes);
}

function decideWithdraw(m: Mutation<'finding.withdraw'>, finding: Row<'finding'>, situation: Situation): Decision {
  const { rows, actor, receipt } = situation;
  if (finding.body.state === 'withdrawn') return rejected('wrong_state');
  if (!isSameSet(m.body.twins, finding.body.twins)) return conflict('moved', m, actor, `finding:${finding.key}`);
  const at = happenedAt(m, receipt);
  const withdrawn = { at, by: actor.name, why: m.body.why };
  const changes: Row[] = [findingRow(m.id, { ...finding.body, state: 'withdrawn', withdrawn, counts: false })];
  const file = rows.get('case', finding.key);
  const met = rows.get('encounter', encounterKey(finding.body.operationId, finding.body.subjectKey));
  // Noted again after an undo is no duplicate.
  if (met)
    changes.push(
      encounterRow(
        finding.body,
        met.version,
        met.body.findingIds.filter((id) => id !== finding.key),
      ),
    );
  // It closes no case by itself: the personnel office sees the mark and decides.
  if (file) changes.push(flagCase(file, 'findingWithdrawn'));
  // Twins of one person: the newest that counts again takes its place in the repeat warning.
  let standing = removeOffence(rows, finding.body);
  for (const id of m.body.twins) {
    const twin = rows.get('finding', id);
    if (!twin || twin.body.state !== 'joined') continue;
    const again: FindingRow = { ...twin.body, counts: true };
    changes.push(findingRow(twin.version, again));
    const twinFile = rows.get('case', id);
    if (twinFile) changes.push(flagCase(twinFile, 'keptWithdrawn'));
    standing = addOffence(rows, again, m.id, standing);
  }
  return applied([...changes, ...standing]);
}

/** The twin stops counting and its case is closed as joined; its steps and its source stay. */
function decideJoin(m: Mutation<'finding.join'>, twin: Row<'finding'>, situation: Situation): Decision {
  const { rows, actor, receipt } = situation;
  const kept = rows.get('finding', m.body.intoId);
  if (kept === null) return held(m.body.intoId);
  if (kept === undefined) return applied([]);
  if (kept.version !== m.body.intoVersion) return conflict('moved', m, actor, `finding:${m.body.intoId}`);
  const isSame = kept.body.subjectKey === twin.body.subjectKey && kept.body.operationId === twin.body.operationId;
  if (!isSame || kept.key === twin.key) return rejected('not_same_subject');
  if (twin.body.state !== 'noted' || kept.body.state !== 'noted' || twin.body.twins.length > 0)
    return rejected('wrong_state');
  const changes: Row[] = [
    findingRow(m.id, { ...twin.body, state: 'joined', joinedInto: kept.key, counts: false }),
    findingRow(kept.version, { ...kept.body, twins: [...kept.body.twins, twin.key] }),
  ];
  const file = rows.get('case', twin.key);
  if (file) {
    const closed = { at: happenedAt(m, receipt), by: actor.name, why: m.body.why };
    const body: CaseRow = {
      ...file.body,
      before: file.body.state,
      state: 'closed',
      outcome: 'joined',
      closed,
      dueOn: null,
      assigneeId: null,
    };
    changes.push({ ...file, feed: null, version: m.id, body });
  }
  return applied([...changes, ...removeOffence(rows, twin.body)]);
}

function decideSplit(m: Mutation<'finding.split'>, twin: Row<'finding'>, situation: Situation): Decision {
  const { rows } = situation;
  const kept = rows.get('finding', m.body.intoId);
  if (kept === null) return held(m.body.intoId);
  if (kept === undefined) return applied([]);
  if (twin.body.state !== 'joined' || twin.body.joinedInto !== kept.key) return rejected('not_joined');
  const again: FindingRow = { ...twin.body, state: 'noted', joinedInto: null, counts: true };
  const changes: Row[] = [
    findingRow(m.id, again),
    findingRow(kept.version, { ...kept.body, twins: kept.body.twins.filter((id) => id !== twin.key) }),
  ];
  const file = rows.get('case', twin.key);
  if (file && file.body.outcome === 'joined') changes.push(caseAgain(m, file, situation));
  // While its twin was withdrawn it counted, and was in the warning already.
  return applied(twin.body.counts ? changes : [...changes, ...addOffence(rows, again, m.id)]);
}

function zoneOf(rows: Situation['rows'], finding: FindingRow): ZoneId {
  return rows.get('operation', finding.operationId)?.body.timeZone ?? 'Asia/Jakarta';
}

function unitOf(subject: Subject): string | null {
  return subject.kind === 'employee' || subject.kind === 'office' ? subject.unitId : null;
}

function findingRow(version: string, body: FindingRow): Row<'finding'> {
  return { type: 'finding', key: body.id, feed: feeds.operation(body.operationId), version, body };
}

function encounterRow(
  { operationId, subjectKey }: FindingRow,
  version: string,
  findingIds: string[],
): Row<'encounter'> {
  const key = encounterKey(operationId, subjectKey);
  // Not sent down: a device reads it off the operation's findings, and one more index row per finding is saved.
  return {
    type: 'encounter',
    key,
    feed: null,
    version,
    body: { operationId, subject: subjectKey, findingIds: findingIds.slice(-limits.encounterMax) },
  };
}

function flagCase(file: Row<'case'>, flag: CaseRow['flags'][number]): Row<'case'> {
  if (file.body.flags.includes(flag)) return file;
  return { ...file, body: { ...file.body, flags: [...file.body.flags, flag] } };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
