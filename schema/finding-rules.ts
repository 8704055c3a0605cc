/** What a finding's mutations do: noting it in `finding-record.ts`, joining and splitting in `finding-twins.ts`. */
import { dayInZone } from './calendar.ts';
import type { ZoneId } from './calendar.ts';
import { dueRefs } from './case-rules.ts';
import type { FindingRow } from './finding.ts';
import { encounterKey, missingText } from './finding.ts';
import { decideRecord, readsOfRecord } from './finding-record.ts';
import { encounterRow, findingRow, flagCase } from './finding-rows.ts';
import { decideJoin, decideSplit } from './finding-twins.ts';
import type { Mutation } from './mutation.ts';
import { type Decision, type Situation, applied, conflict, held, rejected } from './outcome.ts';
import { mayDo } from './permission.ts';
import type { Row, RowRef } from './rows.ts';
import { addOffence, removeOffence, renewOffence, standingRef } from './standing.ts';
import { happenedAt } from './time.ts';

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
  if (finding.version !== m.body.version) return conflict('moved', m, situation, `finding:${m.body.findingId}`);
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
  if (!isSameSet(m.body.twins, finding.body.twins)) return conflict('moved', m, situation, `finding:${finding.key}`);
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

function zoneOf(rows: Situation['rows'], finding: FindingRow): ZoneId {
  return rows.get('operation', finding.operationId)?.body.timeZone ?? 'Asia/Jakarta';
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
