// Who sees what (DESIGN §7), asked of the database: a row of each unit, seen through each role.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '../../schema/case.ts';
import type { Role } from '../../schema/outcome.ts';
import { type Scoped, redactCase, scopeSql } from '../../worker/access/scope-sql.ts';
import type { Session } from '../../worker/env.ts';

const me = 'account-me';

function aSession(role: Role, units: 'all' | string[]): Session {
  const scope = units === 'all' ? units : new Set(units);
  return {
    actor: { accountId: me, name: 'Saya', role, units: scope, revoked: false },
    username: 'saya',
    unitId: null,
    unitName: null,
    deviceId: 'd',
    standing: '',
    tokenHash: 't',
    pushOnly: false,
  };
}

const tables: Record<Scoped, { table: string; key: string }> = {
  finding: { table: 'findings', key: 'key' },
  case: { table: 'cases', key: 'key' },
  operation: { table: 'operations', key: 'key' },
  employee: { table: 'employees', key: 'unit_id' },
  conflict: { table: 'conflicts', key: 'thing' },
  held: { table: 'held', key: 'id' },
};

/** Keys that this session sees, with the condition put behind another parameter as a query of ours does. */
async function seen(session: Session, kind: Scoped): Promise<string[]> {
  const { table, key } = tables[kind];
  const scope = scopeSql(session, kind, 'x', 2);
  const { results } = await env.DB.prepare(
    `SELECT x.${key} AS seen FROM ${table} AS x WHERE x.${key} <> ?1 AND ${scope.sql} ORDER BY 1`,
  )
    .bind('nothing', ...scope.params)
    .all<{ seen: string }>();
  return results.map((row) => row.seen);
}

async function put(table: string, key: string, body: object, feed: string | null = null): Promise<void> {
  await env.DB.prepare(`INSERT INTO ${table} (key, feed, seq, version, body) VALUES (?1, ?2, 1, 'v', ?3)`)
    .bind(key, feed, JSON.stringify(body))
    .run();
}

beforeAll(async () => {
  // Operation 1: people of disdik and of no unit; my team. Operation 2: dinkes. Operation 3: nobody.
  for (const id of ['op-1', 'op-2', 'op-3'])
    await put('operations', id, { id, state: 'open', openedOn: '2026-11-20' }, `operation:${id}`);
  await put('members', `op-1:${me}`, { operationId: 'op-1', accountId: me, openedOn: '2026-11-20' });
  await put('members', 'op-2:other', { operationId: 'op-2', accountId: 'other', openedOn: '2026-11-20' });
  const findings = {
    'f-disdik': ['op-1', 'disdik'],
    'f-nobody': ['op-1', null],
    'f-sd': ['op-1', 'sd-1'],
    'f-dinkes': ['op-2', 'dinkes'],
  };
  for (const [key, [operationId, unitId]] of Object.entries(findings)) {
    await put('findings', key, { id: key, operationId, unitId, on: '2026-11-20' }, `operation:${operationId}`);
    // The person of f-sd was moved to dinkes since: his case is there now.
    await put('cases', `c${key.slice(1)}`, { unitId: key === 'f-sd' ? 'dinkes' : unitId, state: 'new' });
  }
  const conflicts = {
    'case:c-disdik': 'other',
    'case:c-dinkes': 'other',
    'finding:f-sd': 'other',
    'entry:violation:X': 'other',
    'case:c-gone': me,
  };
  for (const [thing, accountId] of Object.entries(conflicts))
    await put('conflicts', `k-${thing}`, { thing, accountId, state: 'open' });
  for (const [id, account] of [
    ['h-mine', me],
    ['h-other', 'other'],
  ] as const) {
    await env.DB.prepare(
      `INSERT INTO held (id, hash, parent, account_id, device_id, kind, received_at, offset_ms, mutation) VALUES (?1, 'h', 'p', ?2, 'd', 'finding.record', 'at', 0, '{}')`,
    )
      .bind(id, account)
      .run();
  }
  for (const [at, unit] of ['disdik', 'sd-1', 'dinkes'].entries()) {
    await env.DB.prepare(
      `INSERT INTO employees (id, nip, unit_id, active, version, body) VALUES (?1, '', ?2, 1, 1, '{}')`,
    )
      .bind(at + 1, unit)
      .run();
  }
});

const disdik = ['disdik', 'sd-1'];
const allFindings = ['f-dinkes', 'f-disdik', 'f-nobody', 'f-sd'];
const allCases = ['c-dinkes', 'c-disdik', 'c-nobody', 'c-sd'];
const allOperations = ['op-1', 'op-2', 'op-3'];

const table: [string, Session, Record<'finding' | 'case' | 'operation' | 'employee', string[]>][] = [
  [
    'officer',
    aSession('officer', 'all'),
    { finding: ['f-disdik', 'f-nobody', 'f-sd'], case: [], operation: ['op-1'], employee: [] },
  ],
  [
    'personnel',
    aSession('personnel', 'all'),
    { finding: allFindings, case: allCases, operation: allOperations, employee: ['dinkes', 'disdik', 'sd-1'] },
  ],
  [
    'personnel of a unit',
    aSession('personnel', disdik),
    { finding: ['f-disdik', 'f-sd'], case: ['c-disdik'], operation: ['op-1'], employee: ['disdik', 'sd-1'] },
  ],
  [
    'head',
    aSession('head', disdik),
    { finding: ['f-disdik', 'f-sd'], case: ['c-disdik'], operation: ['op-1'], employee: ['disdik', 'sd-1'] },
  ],
  [
    'head of the other',
    aSession('head', ['dinkes']),
    { finding: ['f-dinkes'], case: ['c-dinkes', 'c-sd'], operation: ['op-2'], employee: ['dinkes'] },
  ],
  ['head without a unit', aSession('head', 'all'), { finding: [], case: [], operation: [], employee: [] }],
  ['head of a unit that is gone', aSession('head', []), { finding: [], case: [], operation: [], employee: [] }],
  ['chief', aSession('chief', 'all'), { finding: allFindings, case: allCases, operation: allOperations, employee: [] }],
  [
    'leader',
    aSession('leader', 'all'),
    { finding: allFindings, case: allCases, operation: allOperations, employee: [] },
  ],
  ['admin', aSession('admin', 'all'), { finding: [], case: [], operation: [], employee: ['dinkes', 'disdik', 'sd-1'] }],
];

describe('what a role sees', () => {
  it.each(table)('%s', async (_, session, expected) => {
    expect({
      finding: await seen(session, 'finding'),
      case: await seen(session, 'case'),
      operation: await seen(session, 'operation'),
      employee: await seen(session, 'employee'),
    }).toEqual(expected);
  });

  it.each([
    ['officer', 'all', ['case:c-gone'], ['h-mine']],
    ['personnel', 'all', ['case:c-dinkes', 'case:c-disdik', 'case:c-gone'], ['h-mine', 'h-other']],
    ['personnel', disdik, ['case:c-disdik', 'case:c-gone'], ['h-mine']],
    ['head', disdik, ['case:c-gone'], ['h-mine']],
    ['chief', 'all', ['case:c-gone', 'finding:f-sd'], ['h-mine', 'h-other']],
    [
      'leader',
      'all',
      ['case:c-dinkes', 'case:c-disdik', 'case:c-gone', 'entry:violation:X', 'finding:f-sd'],
      ['h-mine', 'h-other'],
    ],
    ['admin', 'all', ['case:c-gone', 'entry:violation:X'], ['h-mine']],
  ] as const)('%s of %j: conflicts and what is held', async (role, units, conflicts, held) => {
    const session = aSession(role, units === 'all' ? units : [...units]);
    expect(await seen(session, 'conflict')).toEqual(conflicts);
    expect(await seen(session, 'held')).toEqual(held);
  });

  it('reads by index: no scope makes D1 read a whole table of findings for one operation', async () => {
    const scope = scopeSql(aSession('head', disdik), 'operation', 'o', 2);
    const { results } = await env.DB.prepare(
      `EXPLAIN QUERY PLAN SELECT o.key FROM operations AS o WHERE o.key = ?1 AND ${scope.sql}`,
    )
      .bind('op-1', ...scope.params)
      .all<{ detail: string }>();
    const plan = results.map(({ detail }) => detail).join('\n');
    expect(plan).toContain('findings_feed');
    expect(plan).not.toMatch(/SCAN ours/);
  });
});

it('shows Kasatpol PP of a case only how far it is and how it ended', () => {
  const file = {
    id: 'c',
    operationId: 'op-1',
    state: 'closed',
    outcome: 'guided',
    closed: { why: 'rahasia' },
    authorName: 'A',
  };
  const row = file as unknown as CaseRow; // only the parts that matter here
  expect(redactCase(aSession('chief', 'all'), row)).toEqual({
    id: 'c',
    operationId: 'op-1',
    state: 'closed',
    outcome: 'guided',
  });
  expect(redactCase(aSession('personnel', 'all'), row)).toBe(row);
});
