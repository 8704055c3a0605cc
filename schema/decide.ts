/**
 * The one pure function that both sides decide with. `readsOf` lists the rows a mutation's rule needs; `decide`
 * sees only those, never searches and has no clock.
 */
import { decideCase, readsOfCase } from './case-rules.ts';
import { decideFinding, readsOfFinding } from './finding-rules.ts';
import type { Mutation } from './mutation.ts';
import { decideOffice, readsOfOffice } from './office.ts';
import { decideOperation, readsOfOperation } from './operation-rules.ts';
import type { Decision, Situation } from './outcome.ts';
import { applied } from './outcome.ts';
import type { RowRef } from './rows.ts';
import { decideSettle, readsOfSettle, settledByRepeat } from './settle.ts';

export function readsOf(m: Mutation): RowRef[] {
  switch (m.kind) {
    case 'operation.open':
    case 'operation.join':
    case 'operation.count':
    case 'operation.close':
    case 'operation.validate':
    case 'operation.return':
      return readsOfOperation(m);
    case 'finding.record':
    case 'finding.correct':
    case 'finding.withdraw':
    case 'finding.join':
    case 'finding.split':
      return readsOfFinding(m);
    case 'settle.keep':
    case 'settle.refer':
      return readsOfSettle(m);
    case 'catalogue.put':
    case 'unit.put':
    case 'calendar.put':
    case 'setting.put':
      return withSettled(m, readsOfOffice(m));
    default:
      return readsOfCase(m);
  }
}

export function decide(m: Mutation, situation: Situation): Decision {
  const decision = decideKind(m, situation);
  if (decision.outcome !== 'applied') return decision;
  const settled = settledByRepeat(m, situation.rows, situation.actor.name);
  return settled.length === 0 ? decision : applied([...decision.changes, ...settled]);
}

function decideKind(m: Mutation, situation: Situation): Decision {
  switch (m.kind) {
    case 'operation.open':
    case 'operation.join':
    case 'operation.count':
    case 'operation.close':
    case 'operation.validate':
    case 'operation.return':
      return decideOperation(m, situation);
    case 'finding.record':
    case 'finding.correct':
    case 'finding.withdraw':
    case 'finding.join':
    case 'finding.split':
      return decideFinding(m, situation);
    case 'settle.keep':
    case 'settle.refer':
      return decideSettle(m, situation);
    case 'catalogue.put':
    case 'unit.put':
    case 'calendar.put':
    case 'setting.put':
      return decideOffice(m, situation);
    default:
      return decideCase(m, situation);
  }
}

function withSettled(
  m: Mutation<'catalogue.put' | 'unit.put' | 'calendar.put' | 'setting.put'>,
  refs: RowRef[],
): RowRef[] {
  return m.body.settles === null ? refs : [...refs, { type: 'conflict', key: m.body.settles }];
}
