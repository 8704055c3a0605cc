/**
 * Who may do what: one table for both sides (DESIGN §7). A ground is a reason why a person may act; a mutation
 * is allowed when its actor stands on any of the grounds its kind lists. Who may *see* what is another
 * question, answered by one function on the server.
 */
import type { Kind } from './mutation.ts';
import type { Actor, Role } from './outcome.ts';

type Ground =
  | Role
  | 'anyone'
  | 'teamMember'
  | 'leaderOfOperation'
  | 'memberAfter12h'
  | 'author'
  | 'chiefOffTeam'
  | 'personnelInScope'
  | 'superior'
  | 'assignee';

export const permission: Record<Kind, readonly Ground[]> = {
  'operation.open': ['officer'],
  'operation.join': ['officer'],
  'operation.count': ['teamMember'],
  'operation.close': ['leaderOfOperation', 'memberAfter12h'],
  'operation.validate': ['chiefOffTeam'],
  'operation.return': ['chiefOffTeam'],
  // Never refused for who sends it: what somebody saw and noted is kept, with flags (DESIGN §5).
  'finding.record': ['anyone'],
  'finding.correct': ['author', 'leaderOfOperation', 'chief'],
  'finding.withdraw': ['author', 'leaderOfOperation', 'chief'],
  'finding.join': ['leaderOfOperation', 'chief', 'personnelInScope'],
  'finding.split': ['leaderOfOperation', 'chief', 'personnelInScope'],
  'case.forward': ['personnelInScope'],
  'case.read': ['superior', 'personnelInScope'],
  'case.assign': ['superior', 'personnelInScope'],
  'case.complete': ['assignee', 'personnelInScope'],
  'case.close': ['personnelInScope'],
  'case.reopen': ['personnelInScope'],
  'settle.keep': ['anyone'],
  'settle.refer': ['anyone'],
  'catalogue.put': ['admin'],
  'unit.put': ['admin'],
  'calendar.put': ['admin'],
  'setting.put': ['admin'],
};

/** What the rule found out about the actor and the thing; what it does not say does not hold. */
export type Facts = {
  isTeamMember?: boolean;
  isLeader?: boolean;
  isAuthor?: boolean;
  isSuperior?: boolean;
  isAssignee?: boolean;
  /** Twelve hours have passed since the operation opened. */
  isAfter12h?: boolean;
  /** The unit the thing lies in; null when it lies in none (a person of another region). */
  unitId?: string | null;
};

export function mayDo(kind: Kind, actor: Actor, facts: Facts): boolean {
  return permission[kind].some((ground) => standsOn(ground, actor, facts));
}

function standsOn(ground: Ground, actor: Actor, facts: Facts): boolean {
  switch (ground) {
    case 'anyone':
      return true;
    case 'teamMember':
      return facts.isTeamMember === true;
    case 'leaderOfOperation':
      return facts.isLeader === true;
    case 'memberAfter12h':
      return facts.isTeamMember === true && facts.isAfter12h === true;
    case 'author':
      return facts.isAuthor === true;
    case 'chiefOffTeam':
      return actor.role === 'chief' && facts.isTeamMember !== true;
    case 'personnelInScope':
      return actor.role === 'personnel' && isInScope(actor, facts.unitId);
    case 'superior':
      return facts.isSuperior === true;
    case 'assignee':
      return facts.isAssignee === true;
    default:
      return actor.role === ground;
  }
}

/** A thing of no unit is the whole regency's business only. */
export function isInScope(actor: Actor, unitId: string | null | undefined): boolean {
  if (actor.units === 'all') return true;
  return unitId !== null && unitId !== undefined && actor.units.has(unitId);
}
