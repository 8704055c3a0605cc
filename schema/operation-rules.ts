/** What mutations about an operation do. Findings and team members do not change its row. */
import type { Mutation } from './mutation.ts';
import type { operationBodies } from './operation-bodies.ts';
import { sameFacts } from './operation-facts.ts';
import type { CountRow, MemberRow, OperationRow } from './operation.ts';
import { countKey, isMember, memberKey, openedOnOf } from './operation.ts';
import { type Decision, type Situation, applied, conflict, held, rejected } from './outcome.ts';
import { mayDo } from './permission.ts';
import type { Row, RowRef } from './rows.ts';
import { feeds } from './rows.ts';
import { happenedAt } from './time.ts';

type OperationMutation = Mutation<keyof typeof operationBodies>;

export function readsOfOperation(m: OperationMutation): RowRef[] {
  const { operationId } = m.body;
  const refs: RowRef[] = [
    { type: 'operation', key: operationId },
    { type: 'member', key: memberKey(operationId, m.accountId) },
  ];
  if (m.kind === 'operation.open') {
    for (const one of m.body.team) refs.push({ type: 'member', key: memberKey(operationId, one.accountId) });
  }
  if (m.kind === 'operation.count') refs.push({ type: 'count', key: countKey(operationId, m.deviceId) });
  if ('settles' in m.body && m.body.settles !== null) refs.push({ type: 'conflict', key: m.body.settles });
  return refs;
}

export function decideOperation(m: OperationMutation, situation: Situation): Decision {
  switch (m.kind) {
    case 'operation.open':
      return decideOpen(m, situation);
    case 'operation.join':
      return decideJoin(m, situation);
    case 'operation.count':
      return decideCount(m, situation);
    case 'operation.close':
      return decideClose(m, situation);
    case 'operation.validate':
    case 'operation.return':
      return decideReview(m, situation);
  }
}

function decideOpen(m: Mutation<'operation.open'>, { rows, actor, receipt }: Situation): Decision {
  if (!mayDo(m.kind, actor, {})) return rejected('not_allowed');
  const { operationId, facts } = m.body;
  if (openedOnOf(operationId) !== m.body.openedOn) return rejected('stale_hint');
  const was = rows.get('operation', operationId);
  if (was && !was.body.provisional) return rejected('wrong_state');
  const body: OperationRow = {
    ...(was ? was.body : newOperation(operationId, m.body.openedOn, happenedAt(m, receipt), facts.timeZone)),
    facts,
    timeZone: facts.timeZone,
    openedAt: happenedAt(m, receipt),
    leaderId: m.accountId,
    leaderName: actor.name,
    provisional: false,
    // Of several phones that were told otherwise, the first is shown.
    differs: [was?.body.facts, was?.body.differs].find((one) => one && !sameFacts(one, facts)) ?? null,
  };
  const team = new Map(m.body.team.map((one) => [one.accountId, one.name]));
  team.set(m.accountId, actor.name);
  const members = [...team]
    .filter(([accountId]) => !rows.get('member', memberKey(operationId, accountId)))
    .map(([accountId, name]) => member(operationId, accountId, name, m));
  return applied([operationRow(m.id, body), ...members]);
}

function decideJoin(m: Mutation<'operation.join'>, { rows, actor, receipt }: Situation): Decision {
  if (!mayDo(m.kind, actor, {})) return rejected('not_allowed');
  const { operationId, facts } = m.body;
  if (openedOnOf(operationId) !== m.body.openedOn) return rejected('stale_hint');
  const was = rows.get('operation', operationId);
  const changes: Row[] = [];
  if (!was) {
    const fresh = newOperation(operationId, m.body.openedOn, happenedAt(m, receipt), m.body.timeZone);
    changes.push(operationRow(m.id, { ...fresh, facts }));
  } else if (facts && was.body.facts && !sameFacts(was.body.facts, facts) && was.body.differs === null) {
    changes.push(operationRow(was.version, { ...was.body, differs: facts }));
  } else if (facts && was.body.facts === null) {
    changes.push(operationRow(was.version, { ...was.body, facts, timeZone: facts.timeZone }));
  }
  if (!rows.get('member', memberKey(operationId, m.accountId)))
    changes.push(member(operationId, m.accountId, actor.name, m, happenedAt(m, receipt)));
  return applied(changes);
}

function decideCount(m: Mutation<'operation.count'>, { rows, actor }: Situation): Decision {
  const { operationId, compliant } = m.body;
  const operation = rows.get('operation', operationId);
  if (operation === null) return held(operationId);
  if (!mayDo(m.kind, actor, { isTeamMember: isMember(rows, operationId, m.accountId) })) return rejected('not_allowed');
  const key = countKey(operationId, m.deviceId);
  const was = rows.get('count', key);
  // A running total: it may be corrected downwards by its own device, but an older one arriving late says nothing new.
  if (was && was.body.deviceSeq > m.deviceSeq) return applied([]);
  const body: CountRow = {
    operationId,
    deviceId: m.deviceId,
    accountId: m.accountId,
    deviceSeq: m.deviceSeq,
    compliant,
  };
  return applied([{ type: 'count', key, feed: feeds.operation(operationId), version: m.id, body }]);
}

const twelveHoursMs = 12 * 3_600_000;

function decideClose(m: Mutation<'operation.close'>, { rows, actor, receipt }: Situation): Decision {
  const operation = rows.get('operation', m.body.operationId);
  if (operation === null) return held(m.body.operationId);
  if (operation === undefined) return applied([]);
  const at = happenedAt(m, receipt);
  const facts = {
    isLeader: operation.body.leaderId === m.accountId,
    isTeamMember: isMember(rows, m.body.operationId, m.accountId),
    isAfter12h: Date.parse(at) - Date.parse(operation.body.openedAt) >= twelveHoursMs,
  };
  if (!mayDo(m.kind, actor, facts)) return rejected('not_allowed');
  // Closing twice is what two careful people do; it changes nothing.
  if (operation.body.state === 'closed' || operation.body.state === 'validated') return applied([]);
  const body: OperationRow = { ...operation.body, state: 'closed', closed: { at, by: actor.name } };
  return applied([operationRow(m.id, body)]);
}

function decideReview(m: Mutation<'operation.validate' | 'operation.return'>, situation: Situation): Decision {
  const { rows, actor, receipt } = situation;
  const { operationId } = m.body;
  const operation = rows.get('operation', operationId);
  if (operation === null) return held(operationId);
  if (operation === undefined) return applied([]);
  if (!mayDo(m.kind, actor, { isTeamMember: isMember(rows, operationId, m.accountId) })) return rejected('not_allowed');
  if (operation.version !== m.body.version) return conflict('moved', m, situation, `operation:${operationId}`);
  if (operation.body.state !== 'closed') return rejected('wrong_state');
  const at = happenedAt(m, receipt);
  const body: OperationRow =
    m.kind === 'operation.validate'
      ? {
          ...operation.body,
          state: 'validated',
          validated: { at, by: actor.name, uptoSeq: m.body.uptoSeq, note: m.body.note },
        }
      : { ...operation.body, state: 'returned', returned: { at, by: actor.name, why: m.body.why } };
  return applied([operationRow(m.id, body)]);
}

function newOperation(
  id: string,
  openedOn: string,
  openedAt: string,
  timeZone: OperationRow['timeZone'],
): OperationRow {
  return {
    id,
    facts: null,
    timeZone,
    openedOn,
    openedAt,
    leaderId: null,
    leaderName: null,
    provisional: true,
    differs: null,
    state: 'open',
    closed: null,
    validated: null,
    returned: null,
  };
}

function operationRow(version: string, body: OperationRow): Row<'operation'> {
  return { type: 'operation', key: body.id, feed: feeds.operation(body.id), version, body };
}

function member(
  operationId: string,
  accountId: string,
  name: string,
  m: OperationMutation,
  since?: string,
): Row<'member'> {
  const body: MemberRow = { operationId, accountId, name, openedOn: openedOnOf(operationId) };
  if (since !== undefined) body.since = since;
  return {
    type: 'member',
    key: memberKey(operationId, accountId),
    feed: feeds.operation(operationId),
    version: m.id,
    body,
  };
}
