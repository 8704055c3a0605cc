/** Two findings on one person in one operation: joined into one that counts, and split again. Both sources stay. */
import { caseAgain } from './case-rules.ts';
import type { CaseRow } from './case.ts';
import type { FindingRow } from './finding.ts';
import { findingRow } from './finding-rows.ts';
import type { Mutation } from './mutation.ts';
import { type Decision, type Situation, applied, conflict, held, rejected } from './outcome.ts';
import type { Row } from './rows.ts';
import { addOffence, removeOffence } from './standing.ts';
import { happenedAt } from './time.ts';

/** The twin stops counting and its case is closed as joined; its steps and its source stay. */
export function decideJoin(m: Mutation<'finding.join'>, twin: Row<'finding'>, situation: Situation): Decision {
  const { rows, actor, receipt } = situation;
  const kept = rows.get('finding', m.body.intoId);
  if (kept === null) return held(m.body.intoId);
  if (kept === undefined) return applied([]);
  if (kept.version !== m.body.intoVersion) return conflict('moved', m, situation, `finding:${m.body.intoId}`);
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

export function decideSplit(m: Mutation<'finding.split'>, twin: Row<'finding'>, situation: Situation): Decision {
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
