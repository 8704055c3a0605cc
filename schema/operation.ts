/**
 * An operation: the raid under its order letter. It exists from the first phone that opens or joins it; its id
 * is its opening date and join code, so a code typed in flight mode names the same operation everywhere.
 * Findings and team members do not change its row: officers of one raid must not make each other retry.
 */
import type { OperationFacts } from './operation-bodies.ts';
import type { Actor, Situation } from './outcome.ts';

export type { OperationFacts };

export type OperationRow = {
  id: string;
  facts: OperationFacts | null;
  timeZone: OperationFacts['timeZone'];
  openedOn: string;
  openedAt: string;
  leaderId: string | null;
  leaderName: string | null;
  /** Created by a join; its leader's opening has not arrived. */
  provisional: boolean;
  /** What a joining phone said when it differs from what the leader wrote. */
  differs: OperationFacts | null;
  state: 'open' | 'closed' | 'validated' | 'returned';
  closed: { at: string; by: string } | null;
  validated: { at: string; by: string; uptoSeq: number; note: string | null } | null;
  returned: { at: string; by: string; why: string } | null;
};
export type MemberRow = {
  operationId: string;
  accountId: string;
  name: string;
  openedOn: string;
  /** When he joined by himself; absent for whom the leader put on the team, and in rows older than this field. */
  since?: string | undefined;
};
export type CountRow = {
  operationId: string;
  deviceId: string;
  accountId: string;
  deviceSeq: number;
  compliant: number;
};

export const memberKey = (operationId: string, accountId: string): string => `${operationId}:${accountId}`;
export const countKey = (operationId: string, deviceId: string): string => `${operationId}:${deviceId}`;
/** `code` is 8 signs of Crockford's base 32. */
export const operationIdOf = (openedOn: string, code: string): string => `${openedOn.replaceAll('-', '')}-${code}`;
export const joinCodeOf = (operationId: string): string => operationId.slice(9);
export const openedOnOf = (operationId: string): string =>
  `${operationId.slice(0, 4)}-${operationId.slice(4, 6)}-${operationId.slice(6, 8)}`;

/** As it stands in an id; what a person types is read by `readSpokenCode`. */
export const isJoinCode = (code: string): boolean => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code);

/** On a device an unknown membership is allowed; the server knows. */
export function isMember(rows: Situation['rows'], operationId: string, accountId: Actor['accountId']): boolean {
  return rows.get('member', memberKey(operationId, accountId)) !== null;
}
