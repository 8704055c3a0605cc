/**
 * Settling a conflict (DESIGN §4): "mine" is the same kind again with `settles`, "theirs" is `settle.keep`,
 * handing it on is `settle.refer`. No version is ever destroyed by it.
 */
import type { Mutation } from './mutation.ts';
import { type Actor, type Decision, type Role, type Situation, applied, held, rejected } from './outcome.ts';
import { isInScope } from './permission.ts';
import type { ConflictRow, Row, RowRef } from './rows.ts';
import { thingOf } from './thing.ts';
import { feeds } from './rows.ts';
import type { settleBodies } from './settle-bodies.ts';

type SettleMutation = Mutation<keyof typeof settleBodies>;

export function readsOfSettle(m: SettleMutation): RowRef[] {
  return [{ type: 'conflict', key: m.body.mutationId }];
}

/** Its author may settle it, and whoever it may be referred to: who answers for such things, and for that unit. */
export function decideSettle(m: SettleMutation, { rows, actor }: Situation): Decision {
  const row = rows.get('conflict', m.body.mutationId);
  if (row === null) return held(m.body.mutationId);
  if (row === undefined) return applied([]);
  const isAuthor = row.body.accountId === m.accountId;
  if (!isAuthor && !isReferee(actor, row.body)) return rejected('not_allowed');
  if (row.body.state === 'mine' || row.body.state === 'theirs') return rejected('nothing_to_settle');
  const state = m.kind === 'settle.keep' ? 'theirs' : 'referred';
  return applied([settled(row, m.id, { state, why: m.body.why, settledBy: actor.name })]);
}

function isReferee(actor: Actor, { thing, unitId }: ConflictRow): boolean {
  if (actor.role !== refereeOf(thing)) return false;
  return actor.role !== 'personnel' || isInScope(actor, unitId);
}

/** Personnel for cases, admins for what admins set, Kasatpol PP for findings and operations. */
function refereeOf(thing: string): Role {
  if (thing.startsWith('case:')) return 'personnel';
  return thing.startsWith('finding:') || thing.startsWith('operation:') ? 'chief' : 'admin';
}

/** An applied mutation that names a conflict settles it as "mine", if it says the same about the same thing again. */
export function settledByRepeat(m: Mutation, rows: Situation['rows'], name: string): Row[] {
  const id = 'settles' in m.body ? m.body.settles : null;
  const row = id === null ? null : rows.get('conflict', id);
  if (!row || row.body.state === 'mine' || row.body.state === 'theirs') return [];
  if (row.body.kind !== m.kind || !isAbout(m, row.body.thing)) return [];
  return [settled(row, m.id, { state: 'mine', why: null, settledBy: name })];
}

/** `thing` as `conflict` names it: 'finding:0190…'. Of a join either of the two may have moved. */
function isAbout(m: Mutation, thing: string): boolean {
  const id = thing.slice(thing.indexOf(':') + 1);
  return id === thingOf(m) || (m.kind === 'finding.join' && id === m.body.intoId);
}

function settled(row: Row<'conflict'>, version: string, change: Pick<ConflictRow, 'state' | 'why' | 'settledBy'>): Row {
  return { ...row, feed: feeds.account(row.body.accountId), version, body: { ...row.body, ...change } };
}
