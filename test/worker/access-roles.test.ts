import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../schema/outcome.ts';
import { type Browser, aBrowser, anAccount, someUnits, someone } from './access-scene.ts';
import { asksEmptily, guardedRoutes, mayAsk } from './route-table.ts';

const routes = guardedRoutes('/api/session', '/api/password', '/api/accounts', '/api/devices', '/api/roster');
const browsers = new Map<Role, Browser>();

beforeAll(async () => {
  await someUnits();
  for (const role of roles) browsers.set(role, await someone(`peran.${role}`, role, role === 'head' ? 'disdik' : null));
});

describe.each(routes)('%s', (name, route) => {
  it.each(roles)('asked by %s', async (role) => {
    const answer = await asksEmptily(browsers.get(role) ?? aBrowser(), name);
    if (!mayAsk(route, role)) return expect(answer).toMatchObject({ status: 403, code: 'forbidden' });
    expect([200, 400, 404, 415]).toContain(answer.status);
    expect(answer.code).not.toBe('session_expired');
  });

  it('asked by nobody', async () => {
    const answer = await asksEmptily(aBrowser(), name);
    expect(answer).toMatchObject({ status: 401, code: 'session_expired' });
    expect(answer.headers.get('x-sidak-session')).toBe('ended');
  });
});

it('covers every door of this room', () => expect(routes.length).toBeGreaterThanOrEqual(17));

describe('bad questions at the open doors', () => {
  const doors = ['/session/salt', '/session', '/setup'] as const;
  it.each(doors)('%s refuses what it cannot read', async (path) => {
    const browser = aBrowser();
    await anAccount(`nama.${path.length}`, 'officer');
    expect(await browser.send('POST', path, '{"username":')).toMatchObject({ status: 400, code: 'malformed_json' });
    expect(await browser.send('POST', path, {})).toMatchObject({ status: 400, code: 'invalid' });
    expect(await browser.send('POST', path, [])).toMatchObject({ status: 400, code: 'invalid' });
    expect(await browser.send('POST', path, {}, { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      code: 'wrong_type',
    });
    expect(await browser.send('POST', path, { username: 'a'.repeat(5_000) })).toMatchObject({
      status: 413,
      code: 'too_large',
    });
    expect(await browser.send('POST', path, { username: "' OR 1=1 --", extra: true })).toMatchObject({ status: 400 });
  });

  it('an unreadable name is nobody’s, and nothing is kept of the asking but a count', async () => {
    const names = ["' OR 1=1 --", 'x\u0000y', '😀'.repeat(10), '%'];
    for (const username of names) {
      const answer = await aBrowser().send('POST', '/session', {
        username,
        proof: '0'.repeat(64),
        device: { id: crypto.randomUUID(), name: 'x' },
      });
      expect(answer).toMatchObject({ status: 401, code: 'sign_in_failed' });
    }
    const { results } = await env.DB.prepare('SELECT key FROM attempts').all<{ key: string }>();
    expect(results.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect(results).toHaveLength(names.length);
  });
});
