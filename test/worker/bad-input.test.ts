// Nonsense at every route of the contract: always a problem with a code that the route names, never a 500, nothing written.
import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { type Role, roles } from '../../schema/outcome.ts';
import { app } from '../../worker/app.ts';
import { type Contract, type RouteName, everyRoute } from '../../worker/contract.ts';
import { aSession, addressOf, ask, codeOf, methodOf, origin } from './bad-input-scene.ts';
import { aRaid, applied, noted } from './office-scene.ts';
import { type World, aWorld, anEmployee } from './world.ts';

let world: World;
const cookies = new Map<Role, string>();
let expired = '';
let counts: Record<string, number> = {};

beforeAll(async () => {
  world = await aWorld();
  const officer = await world.signsUp('officer');
  const raid = await aRaid(officer, 1);
  await applied(officer, await noted(officer, raid, { who: anEmployee(1) }));
  for (const role of roles) cookies.set(role, await aSession(world, role, 3_600_000));
  expired = await aSession(world, 'personnel', -1_000);
  counts = await rowCounts();
});

/** Rows of every table but the count of failed sign-ins, which is there to be written. */
async function rowCounts(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT IN ('attempts', 'sqlite_sequence')`,
  ).all<{ name: string }>();
  const entries = await Promise.all(results.map(async ({ name }) => [name, await world.count(name)] as const));
  return Object.fromEntries(entries);
}

const printed = vi.spyOn(console, 'error');
afterEach(() => expect(printed.mock.calls).toEqual([]));
afterAll(async () => expect(await rowCounts()).toEqual(counts));

/** Somebody who may ask. */
function cookieFor({ roles: allowed }: Contract): string | undefined {
  if (allowed === 'anyone') return undefined;
  const role = allowed === 'signedIn' ? 'officer' : allowed[0];
  return role === undefined ? undefined : cookies.get(role);
}
/** As `cookieFor`, ready to be spread into a request. */
const asker = (route: Contract): { cookie?: string } => {
  const cookie = cookieFor(route);
  return cookie === undefined ? {} : { cookie };
};

const named = (is: (route: Contract, name: RouteName) => boolean) =>
  everyRoute.filter(([name, route]) => is(route, name));
const guarded = named(({ roles: allowed }) => allowed !== 'anyone');
const withJson = named(({ body }) => body !== undefined && body !== 'bytes');
const withQuery = named(({ query }) => query !== undefined);
const withId = named((_, name) => name.includes('/:'));

describe.each(guarded)('%s without a session', (name, route) => {
  it.each<[string, () => string | undefined]>([
    ['none', () => undefined],
    ['an unknown one', () => `sid=${'f'.repeat(64)}`],
    ['no token at all', () => `sid=%00'; DROP TABLE log; --`],
    ['an expired one', () => expired],
  ])('%s', async (_what, cookie) => {
    const body = methodOf(name) === 'GET' ? {} : { body: '{}' };
    const given = cookie();
    const response = await ask(methodOf(name), addressOf(name), {
      ...body,
      ...(given === undefined ? {} : { cookie: given }),
    });
    expect(await codeOf(route, response)).toBe('session_expired');
    expect(response.headers.get('x-sidak-session')).toBe('ended');
  });
});

describe.each(withJson)('%s with a bad body', (name, route) => {
  const send = async (body: BodyInit, type?: string | null) =>
    codeOf(
      route,
      await ask(methodOf(name), addressOf(name), { ...asker(route), body, ...(type === undefined ? {} : { type }) }),
    );

  it.each(['', '{', '{"a":', 'nul', "{'a':1}", '\u0000', '['.repeat(5_000), '{"a":1}{"b":2}'])(
    'that is not JSON: %j',
    async (body) => {
      expect(['malformed_json', 'too_large']).toContain(await send(body));
    },
  );

  it.each([
    'null',
    '[]',
    '0',
    '"text"',
    'true',
    '[{}]',
    '{"unknown":1}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":null}',
  ])('that is JSON of another kind: %s', async (body) => {
    // A change of nothing in particular is still a change that names nobody.
    expect(['invalid', 'not_found']).toContain(await send(body));
  });

  it('of another type', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/octet-stream',
      'multipart/form-data; boundary=x',
      null,
    ]) {
      expect(await send(new TextEncoder().encode('{}'), type), String(type)).toBe('wrong_type');
    }
  });

  it('that is too large, whether it says so or not', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(limits.rosterBytesMax + 1) });
    expect(await send(large)).toBe('too_large');
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const written = (async () => {
      const chunk = new Uint8Array(250_000).fill(0x20);
      for (let size = 0; size <= limits.rosterBytesMax; size += chunk.byteLength) await writer.write(chunk);
      await writer.close();
    })().catch(() => undefined);
    expect(await send(readable)).toBe('too_large');
    await readable.cancel().catch(() => undefined);
    await written;
  });

  it('whose values are of wrong types', async () => {
    // Short enough for the smallest door: size is another question.
    const wrong: unknown[] = [null, [], {}, -1, 1e300, 'x'.repeat(201), true, { toString: 1 }];
    const names = [
      'username',
      'proof',
      'token',
      'salt',
      'rounds',
      'device',
      'name',
      'role',
      'what',
      'filter',
      'rows',
      'mutations',
      'entries',
      'protocol',
      'changes',
      'size',
      'hash',
      'oldProof',
    ];
    for (const value of wrong) {
      const code = await send(JSON.stringify(Object.fromEntries(names.map((one) => [one, value]))));
      expect(code).toBe('invalid');
    }
  });
});

describe.each(withQuery)('%s with a bad query', (name, route) => {
  const body = methodOf(name) === 'GET' ? {} : { body: '{}' };
  const get = async (query: string) =>
    codeOf(route, await ask(methodOf(name), `${addressOf(name)}?${query}`, { ...asker(route), ...body }));
  const keys = [
    'unitId',
    'operationId',
    'from',
    'to',
    'violation',
    'status',
    'followUp',
    'queue',
    'search',
    'state',
    'after',
    'limit',
    'accountId',
    'cursors',
    'noted',
    'supplement',
    'only',
  ];
  const junk = [
    '',
    ' ',
    '-1',
    '0',
    '1.5',
    'NaN',
    '9'.repeat(40),
    'x'.repeat(400),
    '%00',
    "' OR 1=1 --",
    '%F0%9F%98%80',
    '2026-02-30',
    '~',
    '[object Object]',
    '{"a":"0:"}',
  ];

  it('that it does not know', async () => expect(await get('colour=red')).toBe('invalid'));

  it('asked twice', async () => expect(await get('limit=1&limit=2&cursors=a&cursors=b')).toBe('invalid'));

  it.each(keys)('of nonsense in %s', async (key) => {
    // Some of it is a question like any other, with nothing behind it; none of it may break anything.
    for (const value of junk)
      expect([undefined, 'invalid', 'not_found', 'restored', 'wrong_state']).toContain(await get(`${key}=${value}`));
  });
});

describe.each(withId)('%s of something that is not there', (name, route) => {
  it.each([
    '0',
    '-1',
    'x',
    '999999',
    "' OR 1=1 --",
    '\u0000',
    '😀',
    '../cases',
    '%2e%2e',
    'a'.repeat(3_000),
    '019a0000-0000-7000-8000-000000000000',
    '__proto__',
  ])('%j', async (id) => {
    const body = methodOf(name) === 'GET' ? {} : { body: '{}' };
    const code = await codeOf(route, await ask(methodOf(name), addressOf(name, id), { ...asker(route), ...body }));
    expect(['not_found', 'invalid', 'wrong_type']).toContain(code);
  });
});

describe('addresses that are no route', () => {
  it.each([
    'GET /api/',
    'GET /api/nothing',
    'GET /api/cases/',
    'POST /api/cases',
    'DELETE /api/cases/7',
    'PUT /api/report',
    'PATCH /api/health',
    'GET /api/sync/push',
    'GET /api//cases',
  ])('%s', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const response = await ask(method, path, {
      cookie: cookies.get('leader') ?? '',
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});

describe('another site', () => {
  it('cannot make a browser write', async () => {
    for (const name of [
      'POST /api/exports',
      'POST /api/sync/push',
      'POST /api/session',
      'DELETE /api/session',
    ] as const) {
      const context = createExecutionContext();
      const headers = {
        origin: 'https://elsewhere.test',
        cookie: cookies.get('leader') ?? '',
        'content-type': 'text/plain',
      };
      const response = await app.request(
        `${origin}${addressOf(name)}`,
        { method: methodOf(name), headers, body: '{}' },
        world.env,
        context,
      );
      expect([name, response.status, (await response.json<{ code: string }>()).code]).toEqual([
        name,
        403,
        'cross_site',
      ]);
    }
  });
});
