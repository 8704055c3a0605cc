/** What a rule answers, and what it may know: the rows it asked for, who acts, and when it was received. */
import type { Mutation } from './mutation.ts';
import type { ConflictRow, Row, Rows } from './rows.ts';
import { feeds } from './rows.ts';
import { happenedAt } from './time.ts';

export const roles = ['officer', 'personnel', 'chief', 'head', 'leader', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The person behind a mutation, as the server knows him when it decides (on a device: as last told). */
export type Actor = {
  accountId: string;
  name: string;
  role: Role;
  /** Units he answers for: everything, or the ids of his subtree. */
  units: 'all' | ReadonlySet<string>;
  /** The account is disabled or the device revoked; what was noted before is still taken (DESIGN §6). */
  revoked: boolean;
};

/** When the server received the push, and the device clock's offset found then. Null on a device. */
export type Receipt = { receivedAt: string; offsetMs: number } | null;

export type Situation = { rows: Rows; actor: Actor; receipt: Receipt };

export type FindingFlag =
  | 'late'
  | 'timeUncertain'
  | 'retiredEntry'
  | 'notInRoster'
  | 'notOnTeam'
  | 'roleEnded'
  | 'afterRevocation'
  | 'possibleDuplicate'
  | 'impossibleSpeed';

export type RejectCode =
  | 'malformed'
  | 'hash_mismatch'
  | 'id_reuse'
  | 'wrong_author'
  | 'not_allowed'
  | 'device_revoked'
  | 'parent_rejected'
  | 'wrong_state'
  | 'not_validated'
  | 'not_same_subject'
  | 'not_joined'
  | 'stale_hint'
  | 'text_needed'
  | 'calendar_missing'
  | 'unknown_unit'
  | 'unit_cannot_move'
  | 'wrong_year'
  | 'due_in_past'
  | 'date_in_future'
  | 'nothing_to_settle';

export type Decision =
  | { outcome: 'applied'; changes: Row[] }
  | { outcome: 'held'; parent: string }
  | { outcome: 'conflict'; code: 'moved'; changes: Row[] }
  | { outcome: 'rejected'; code: RejectCode };

export function applied(changes: Row[]): Decision {
  return { outcome: 'applied', changes };
}

export function rejected(code: RejectCode): Decision {
  return { outcome: 'rejected', code };
}

/** `parent` names the missing thing: its id. */
export function held(parent: string): Decision {
  return { outcome: 'held', parent };
}

/** The thing has moved: nothing changes but that the disagreement is now on record, for its author first. */
export function conflict(
  code: 'moved',
  m: Mutation,
  { actor, receipt }: Situation,
  thing: string,
  where: Pick<ConflictRow, 'unitId'> = {},
): Decision {
  const body: ConflictRow = {
    mutationId: m.id,
    kind: m.kind,
    thing,
    ...where,
    accountId: m.accountId,
    accountName: actor.name,
    code,
    openedAt: happenedAt(m, receipt),
    state: 'open',
    why: null,
    settledBy: null,
  };
  return {
    outcome: 'conflict',
    code,
    changes: [{ type: 'conflict', key: m.id, feed: feeds.account(m.accountId), version: m.id, body }],
  };
}
