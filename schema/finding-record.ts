/** Noting a finding: always applied once its operation is known, with flags for what the office should see (DESIGN §5). */
import { dueRefs, newCase } from './case-rules.ts';
import { entryKey } from './catalogue.ts';
import type { FindingRow, Subject } from './finding.ts';
import { encounterKey, hasCase, shownSubject, statusOf, subjectKeyOf } from './finding.ts';
import { encounterRow, findingRow } from './finding-rows.ts';
import { isLeap } from './fix.ts';
import type { Mutation } from './mutation.ts';
import { isMember, memberKey } from './operation.ts';
import type { OperationRow } from './operation.ts';
import { type Decision, type FindingFlag, type Situation, applied, held } from './outcome.ts';
import type { Row, RowRef } from './rows.ts';
import { officeOf } from './rows.ts';
import { addOffence, standingRef } from './standing.ts';
import { happenedOn } from './time.ts';

export function readsOfRecord(m: Mutation<'finding.record'>): RowRef[] {
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

export function decideRecord(m: Mutation<'finding.record'>, situation: Situation): Decision {
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
    at: day.at,
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

function unitOf(subject: Subject): string | null {
  return subject.kind === 'employee' || subject.kind === 'office' ? subject.unitId : null;
}
