/**
 * A case: what the personnel office makes of a finding. Born with the finding, under the same id, on both sides
 * of `decide`. It moves through the one table below and no other way. Teguran di tempat is in the finding's
 * action; nothing here is a hukuman disiplin.
 */
import type { CaseKind } from './case-bodies.ts';
import type { FindingFacts, ShownSubject, SubjectStatus } from './finding.ts';

export const caseStates = ['new', 'forwarded', 'read', 'assigned', 'completed', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];
export const caseOutcomes = ['guided', 'notProven', 'lawful', 'handedOver', 'joined'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

export type { CaseKind };

/** From which states a mutation may move a case, and where to. `close` asks more: see `outcomesFrom`. */
export const transitions: Record<CaseKind, { from: readonly CaseState[]; to: CaseState }> = {
  'case.forward': { from: ['new'], to: 'forwarded' },
  'case.read': { from: ['forwarded'], to: 'read' },
  'case.assign': { from: ['forwarded', 'read', 'assigned'], to: 'assigned' },
  'case.complete': { from: ['assigned'], to: 'completed' },
  'case.close': { from: ['new', 'forwarded', 'read', 'assigned', 'completed'], to: 'closed' },
  'case.reopen': { from: ['closed'], to: 'new' },
};

/** Guidance is done only after its result is recorded; the others may be found out at any step. */
export function outcomesFrom(state: CaseState): readonly CaseOutcome[] {
  return state === 'completed'
    ? ['guided', 'notProven', 'lawful', 'handedOver']
    : ['notProven', 'lawful', 'handedOver'];
}

export type CasePerson = { accountId: string | null; name: string; post: string | null };

export type CaseRow = {
  id: string;
  operationId: string;
  subject: ShownSubject;
  subjectKey: string;
  facts: FindingFacts;
  authorName: string;
  at: string;
  on: string;
  /** Where the person belongs now; the finding keeps the unit of that day. */
  unitId: string | null;
  officeId: string | null;
  status: SubjectStatus;
  state: CaseState;
  outcome: CaseOutcome | null;
  /** The state it had when it was joined to its twin. */
  before: CaseState | null;
  flags: ('findingWithdrawn' | 'keptWithdrawn')[];
  /** Last working day of the present step; null when closed or when the calendar did not reach that far. */
  dueOn: string | null;
  forwarded: { at: string; by: string; to: CasePerson } | null;
  read: { at: string; by: string; on: string; how: string | null } | null;
  guidance: {
    code: string;
    label: string;
    assignee: CasePerson;
    dueOn: string;
    at: string;
    by: string;
    note: string | null;
  } | null;
  result: { on: string; text: string; at: string; by: string } | null;
  closed: { at: string; by: string; why: string; agency?: string | null } | null;
  /** Whom the present step waits for; the case lies in this account's feed. */
  assigneeId: string | null;
};
