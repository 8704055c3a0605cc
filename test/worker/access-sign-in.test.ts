import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { sweep } from '../../worker/access/sweep-sql.ts';
import { aBrowser, aSecret, anAccount, logged, someone, someUnits } from './access-scene.ts';

const setUpToken = 'set-up-token-of-the-tests';

beforeEach(async () => {
  for (const table of ['accounts', 'devices', 'sessions', 'attempts', 'log', 'units', 'officers']) {
    await env.DB.prepare(`DELETE FROM ${table}`).run();
  }
});

describe('signing in', () => {
  it('tells who is signed in, and enrols the device once', async () => {
    await someUnits();
    const id = await anAccount('kepala', 'head', 'disdik');
    const browser = aBrowser();
    const answer = await browser.signIn(' Kepala ');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      accountId: id,
      username: 'kepala',
      role: 'head',
      unitId: 'disdik',
      unitName: 'Unit disdik',
      unitIds: ['disdik', 'sd-1'],
      deviceId: browser.deviceId,
      deviceSeq: 0,
      serverEpoch: 'test',
    });
    expect((await browser.send('GET', '/session')).body).toMatchObject({ accountId: id });
    await browser.signIn('kepala');
    expect(await logged('device.enrolled')).toHaveLength(1);
    expect(await logged('session.started')).toHaveLength(2);
    const { results } = await env.DB.prepare('SELECT token_hash FROM sessions').all();
    expect(results).toHaveLength(1);
  });

  it('gives a cookie that no script, no other site and no plain line may read', async () => {
    await anAccount('petugas', 'officer');
    const secure = (await aBrowser().signIn('petugas')).headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/api']) expect(secure).toContain(part);
    const plain =
      (await aBrowser({ origin: 'http://localhost:8787' }).signIn('petugas')).headers.get('set-cookie') ?? '';
    expect(plain).toContain('HttpOnly');
    expect(plain).not.toContain('Secure');
    const token = /sid=([0-9a-f]{64})/.exec(secure)?.[1] ?? '';
    const { results } = await env.DB.prepare('SELECT token_hash FROM sessions WHERE token_hash = ?1').bind(token).all();
    expect(results).toHaveLength(0);
  });

  it('answers an unknown name, a wrong password and a disabled account alike', async () => {
    await anAccount('ada', 'officer');
    await anAccount('nonaktif', 'officer');
    await env.DB.prepare(
      `UPDATE accounts SET active = 0, ended_at = '2026-01-01T00:00:00.000Z' WHERE username = 'nonaktif'`,
    ).run();
    const shape = async (username: string, password: string) => {
      const browser = aBrowser();
      const salt = await browser.send('POST', '/session/salt', { username });
      const again = await browser.send('POST', '/session/salt', { username });
      const answer = await browser.signIn(username, { password });
      return {
        salt: {
          status: salt.status,
          rounds: (salt.body as { rounds: number }).rounds,
          headers: [...salt.headers.keys()],
        },
        saltLooks: /^[0-9a-f]{32}$/.test((salt.body as { salt: string }).salt) && again.text === salt.text,
        status: answer.status,
        headers: [...answer.headers.keys()],
        body: answer.body,
      };
    };
    const wrong = await shape('ada', 'salah');
    expect(wrong).toMatchObject({ status: 401, saltLooks: true, body: { code: 'sign_in_failed' } });
    expect(wrong.headers).not.toContain('x-sidak-session');
    expect(await shape('tak.ada', 'salah')).toEqual(wrong);
    expect(await shape('nonaktif', 'rahasia')).toEqual(wrong);
  });

  it('does the same work for an unknown name as for a wrong password', async () => {
    await anAccount('ada', 'officer');
    const work = async (username: string) => {
      const digest = vi.spyOn(crypto.subtle, 'digest');
      const sign = vi.spyOn(crypto.subtle, 'sign');
      const compare = vi.spyOn(crypto.subtle, 'timingSafeEqual');
      const batch = vi.spyOn(env.DB, 'batch');
      const prepare = vi.spyOn(env.DB, 'prepare');
      await aBrowser().send('POST', '/session', {
        username,
        proof: 'a'.repeat(64),
        device: { id: crypto.randomUUID(), name: 'x' },
      });
      const seen = {
        crypto: [digest, sign, compare].map((spy) => spy.mock.calls.length),
        batches: batch.mock.calls.length,
        statements: prepare.mock.calls.map(([sql]) => sql),
      };
      vi.restoreAllMocks();
      return seen;
    };
    const wrong = await work('ada');
    expect(wrong.statements.length).toBeGreaterThan(0);
    expect(wrong.crypto.every((calls) => calls > 0)).toBe(true);
    expect(await work('tak.ada')).toEqual(wrong);
  });

  it('F43 never stretches a password on the server', async () => {
    const spies = [vi.spyOn(crypto.subtle, 'deriveBits'), vi.spyOn(crypto.subtle, 'deriveKey')];
    const admin = await someone('admin', 'admin');
    const created = await admin.send('POST', '/accounts', {
      username: 'baru',
      name: 'Baru',
      role: 'officer',
      unitId: null,
      post: null,
      ...(await aSecret('satu')),
    });
    expect(created.status).toBe(201);
    const browser = aBrowser();
    expect((await browser.signIn('baru', { password: 'satu' })).status).toBe(200);
    const oldProof = (await aSecret('satu')).proof;
    expect((await browser.send('POST', '/password', { oldProof, ...(await aSecret('dua')) })).status).toBe(204);
    const asked = spies.flatMap((spy) => spy.mock.calls.map(([algorithm]) => JSON.stringify(algorithm)));
    // The rescue key is derived from a secret, in one round; a password is stretched by no algorithm here.
    expect(asked.filter((algorithm) => !algorithm.includes('"HKDF"'))).toEqual([]);
    vi.restoreAllMocks();
  });

  it('keeps a device for one account', async () => {
    await anAccount('satu', 'officer');
    await anAccount('dua', 'officer');
    const phone = aBrowser();
    expect((await phone.signIn('satu')).status).toBe(200);
    const answer = await phone.signIn('dua');
    expect(answer).toMatchObject({
      status: 409,
      code: 'exists',
      body: { field: 'device.id', detail: 'device_of_other_account' },
    });
    expect((await phone.signIn('dua', { deviceId: crypto.randomUUID() })).status).toBe(200);
  });

  it('F17 lets one of two that enrol the same device at once win', async () => {
    await anAccount('satu', 'officer');
    await anAccount('dua', 'officer');
    const deviceId = crypto.randomUUID();
    const answers = await Promise.all(
      ['satu', 'dua', 'satu', 'dua'].map((name) => aBrowser().signIn(name, { deviceId })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const { results } = await env.DB.prepare('SELECT account_id FROM devices WHERE id = ?1').bind(deviceId).all();
    expect(results).toHaveLength(1);
  });

  it('gives no session to a device that is revoked while it signs in', async () => {
    const officer = await someone('sial', 'officer');
    let batches = 0;
    // The third batch is the one that starts the session: salt, judgement, start.
    const slow = new Proxy(env.DB, {
      get(db, name) {
        if (name !== 'batch') return Reflect.get(db, name).bind(db);
        return async (statements: D1PreparedStatement[]) => {
          batches += 1;
          if (batches === 3) {
            await env.DB.prepare(`UPDATE devices SET revoked_at = '2026-01-01T00:00:00.000Z'`).run();
          }
          return db.batch(statements);
        };
      },
    });
    const answer = await aBrowser({ env: { DB: slow } }).signIn('sial', { deviceId: officer.deviceId });
    expect(batches).toBe(3);
    expect(answer).toMatchObject({ status: 409, code: 'moved' });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await logged('session.started')).toHaveLength(1);
  });
});

describe('the wait after failures', () => {
  const fail = async (username: string, times: number, address?: string) => {
    const answers = [];
    for (let n = 0; n < times; n += 1)
      answers.push(await aBrowser(address === undefined ? {} : { address }).signIn(username, { password: 'salah' }));
    return answers.map(({ code }) => code);
  };

  it('does not come of the right password on a device that is revoked', async () => {
    const officer = await someone('dicabut', 'officer');
    await env.DB.prepare(`UPDATE devices SET revoked_at = '2026-01-01T00:00:00.000Z' WHERE id = ?1`)
      .bind(officer.deviceId)
      .run();
    for (let n = 0; n <= limits.signInFailuresMax; n += 1) {
      const refused = await aBrowser().signIn('dicabut', { deviceId: officer.deviceId });
      expect(refused).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect(await aBrowser().signIn('dicabut')).toMatchObject({ status: 200 });
  });

  it.each(['ada', 'tak.ada'])('comes after %s failed, from that address only, and ends', async (username) => {
    const right = username === 'ada' ? 200 : 401;
    if (username === 'ada') await anAccount('ada', 'officer');
    expect(await fail(username, limits.signInFailuresMax)).toEqual(
      Array(limits.signInFailuresMax).fill('sign_in_failed'),
    );
    const locked = await aBrowser().signIn(username);
    expect(locked).toMatchObject({ status: 429, code: 'locked_out' });
    const seconds = Number(locked.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(limits.signInWaitMs / 1_000);
    expect((await aBrowser({ address: '198.51.100.1' }).signIn(username)).status).toBe(right);
    await env.DB.prepare(`UPDATE attempts SET until = '2026-01-01T00:00:00.000Z'`).run();
    expect((await aBrowser().signIn(username)).status).toBe(right);
  });

  it('is not prolonged by more attempts', async () => {
    await fail('ada', limits.signInFailuresMax);
    const before = await env.DB.prepare('SELECT until FROM attempts').first();
    await fail('ada', 3);
    expect(await env.DB.prepare('SELECT until FROM attempts').first()).toEqual(before);
  });

  it('cannot be outrun by guessing at once', async () => {
    await anAccount('ada', 'officer');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => aBrowser().signIn('ada', { password: 'salah' })),
    );
    expect(answers.filter(({ code }) => code === 'sign_in_failed')).toHaveLength(limits.signInFailuresMax);
    expect(answers.filter(({ code }) => code === 'locked_out')).toHaveLength(20 - limits.signInFailuresMax);
  });

  it('never ends a running session, and a right password clears the count', async () => {
    const officer = await someone('ada', 'officer');
    await fail('ada', limits.signInFailuresMax - 1);
    expect((await aBrowser().signIn('ada')).status).toBe(200);
    await fail('ada', limits.signInFailuresMax + 1);
    expect((await officer.send('GET', '/session')).status).toBe(200);
  });

  it('counts guesses of the old password likewise', async () => {
    const officer = await someone('ada', 'officer');
    const guess = async () =>
      (await officer.send('POST', '/password', { oldProof: 'b'.repeat(64), ...(await aSecret('x')) })).code;
    for (let n = 0; n < limits.signInFailuresMax; n += 1) expect(await guess()).toBe('sign_in_failed');
    expect(await guess()).toBe('locked_out');
    expect((await officer.send('GET', '/session')).status).toBe(200);
  });

  it('is swept away when it has run out, with sessions that have', async () => {
    await someone('ada', 'officer');
    await fail('budi', 1);
    expect(await sweep(env.DB, new Date().toISOString())).toBe(0);
    expect(await sweep(env.DB, '2100-01-01T00:00:00.000Z')).toBe(2);
    expect(
      await env.DB.prepare('SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM attempts) AS n').first('n'),
    ).toBe(0);
  });
});

describe('setting up', () => {
  const setUp = async (token: string, username = 'admin', env_: Record<string, string> = {}) => {
    const browser = aBrowser({ env: { SETUP_TOKEN_HASH: await hashOf(setUpToken), ...env_ } });
    return browser.send('POST', '/setup', { token, username, name: 'Admin', ...(await aSecret('rahasia')) });
  };

  it('makes the first admin, once', async () => {
    expect(await setUp('a token that is not it')).toMatchObject({ status: 403, code: 'setup_closed' });
    expect((await setUp(setUpToken)).status).toBe(201);
    expect(await setUp(setUpToken, 'lain')).toMatchObject({ status: 403, code: 'setup_closed' });
    const admin = aBrowser();
    expect((await admin.signIn('admin')).body).toMatchObject({ role: 'admin', unitIds: null });
    expect(await logged('account.created')).toEqual([expect.objectContaining({ username: 'admin', role: 'admin' })]);
  });

  it('F17 makes one when asked five times at once', async () => {
    const answers = await Promise.all(['aaa', 'bbb', 'ccc', 'ddd', 'eee'].map((name) => setUp(setUpToken, name)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM accounts').first('n')).toBe(1);
  });

  it('is closed where no link was given out', async () => {
    expect(await setUp(setUpToken, 'admin', { SETUP_TOKEN_HASH: '' })).toMatchObject({ status: 403 });
  });
});

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
