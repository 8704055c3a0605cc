/**
 * Settling a conflict (DESIGN §4): "mine" is the same kind again with `settles`, "theirs" is `settle.keep`,
 * handing it on is `settle.refer`. No version is ever destroyed by it.
 */
import type { Mutation } from './mutation.ts';
import { type Decision, type Situation, applied, held, rejected } from './outcome.ts';
import type { ConflictRow, Row, RowRef } from './rows.ts';
import { feeds } from './rows.ts';
import type { settleBodies } from './settle-bodies.ts';

type SettleMutation = Mutation<keyof typeof settleBodies>;

export function readsOfSettle(m: SettleMutation): RowRef[] {
  return [{ type: 'conflict', key: m.body.mutationId }];
}

/** Its author may settle it; once referred, Kasatpol PP (findings, operations) or personnel (cases). */
export function decideSettle(m: SettleMutation, { rows, actor }: Situation): Decision {
  const row = rows.get('conflict', m.body.mutationId);
  if (row === null) return held(m.body.mutationId);
  if (row === undefined) return applied([]);
  const isAuthor = row.body.accountId === m.accountId;
  const isReferee = row.body.thing.startsWith('case:') ? actor.role === 'personnel' : actor.role === 'chief';
  if (!isAuthor && !isReferee) return rejected('not_allowed');
  if (row.body.state === 'mine' || row.body.state === 'theirs') return rejected('nothing_to_settle');
  const state = m.kind === 'settle.keep' ? 'theirs' : 'referred';
  return applied([settled(row, m.id, { state, why: m.body.why, settledBy: actor.name })]);
}

/** An applied mutation that names a conflict settles it as "mine". */
export function settledByRepeat(m: Mutation, rows: Situation['rows'], name: string): Row[] {
  const id = 'settles' in m.body ? m.body.settles : null;
  const row = id === null ? null : rows.get('conflict', id);
  if (!row || row.body.state === 'mine' || row.body.state === 'theirs') return [];
  return [settled(row, m.id, { state: 'mine', why: null, settledBy: name })];
}

function settled(row: Row<'conflict'>, version: string, change: Pick<ConflictRow, 'state' | 'why' | 'settledBy'>): Row {
  return { ...row, feed: feeds.account(row.body.accountId), version, body: { ...row.body, ...change } };
}
