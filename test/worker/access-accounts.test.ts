import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AccountsAnswer, DevicesAnswer } from '../../schema/api.ts';
import type { Role } from '../../schema/outcome.ts';
import { type Answer, type Browser, aBrowser, aSecret, anAccount, logged, someone, someUnits } from './access-scene.ts';

let admin: Browser & { id: string };
beforeAll(async () => {
  await someUnits();
  admin = await someone('admin', 'admin');
});

const anew = async (username: string, role: Role, unitId: string | null = null): Promise<Answer> =>
  admin.send('POST', '/accounts', {
    username,
    name: `Nama ${username}`,
    role,
    unitId,
    post: null,
    ...(await aSecret('rahasia')),
  });
const idOf = (answer: Answer): string => (answer.body as { id: string }).id;
const officerRow = async (id: string): Promise<unknown> => {
  const row = await env.DB.prepare('SELECT feed, version, body FROM officers WHERE key = ?1')
    .bind(id)
    .first<{ feed: string; version: string; body: string }>();
  return row === null ? null : { feed: row.feed, ...(JSON.parse(row.body) as object) };
};

describe('an account', () => {
  it('is made, signs in, and is listed', async () => {
    const answer = await anew('petugas.satu', 'officer');
    expect(answer.status).toBe(201);
    expect((await aBrowser().signIn('petugas.satu')).status).toBe(200);
    const { rows } = (await admin.send('GET', '/accounts?limit=100')).body as AccountsAnswer;
    expect(rows.find(({ id }) => id === idOf(answer))).toMatchObject({
      username: 'petugas.satu',
      role: 'officer',
      active: true,
      devices: 1,
    });
    expect(await anew('petugas.satu', 'officer')).toMatchObject({
      status: 409,
      code: 'exists',
      body: { field: 'username' },
    });
  });

  it.each([
    ['head', null, 'unit_needed'],
    ['officer', 'disdik', 'unit_not_allowed'],
    ['chief', 'disdik', 'unit_not_allowed'],
    ['leader', 'disdik', 'unit_not_allowed'],
    ['admin', 'disdik', 'unit_not_allowed'],
    ['head', 'tak-ada', 'unknown_unit'],
    ['personnel', 'tak-ada', 'unknown_unit'],
  ] as const)('of %s with unit %s is refused: %s', async (role, unitId, detail) => {
    const before = await env.DB.prepare('SELECT count(*) AS n FROM accounts').first('n');
    expect(await anew('salah.unit', role, unitId)).toMatchObject({
      status: 400,
      code: 'invalid',
      body: { field: 'unitId', detail },
    });
    expect(await env.DB.prepare('SELECT count(*) AS n FROM accounts').first('n')).toBe(before);
  });

  it.each([
    ['head', 'disdik', ['disdik', 'sd-1']],
    ['personnel', 'disdik', ['disdik', 'sd-1']],
    ['personnel', null, null],
    ['leader', null, null],
  ] as const)('of %s with unit %s sees %j', async (role, unitId, unitIds) => {
    const username = `unit.${role}.${unitId ?? 'semua'}`;
    expect((await anew(username, role, unitId)).status).toBe(201);
    expect((await aBrowser().signIn(username)).body).toMatchObject({ role, unitIds });
  });

  it('of an officer writes the row that leaders choose their team from, and keeps it true', async () => {
    const id = idOf(await anew('petugas.dua', 'officer'));
    expect(await officerRow(id)).toEqual({ feed: 'field', accountId: id, name: 'Nama petugas.dua', active: true });
    const seq = await env.DB.prepare('SELECT seq FROM officers WHERE key = ?1').bind(id).first('seq');
    expect(await env.DB.prepare('SELECT kind FROM log WHERE seq = ?1').bind(seq).first('kind')).toBe('account.created');
    await admin.send('PATCH', `/accounts/${id}`, { name: 'Nama Baru' });
    expect(await officerRow(id)).toMatchObject({ name: 'Nama Baru', active: true });
    await admin.send('PATCH', `/accounts/${id}`, { role: 'head', unitId: 'dinkes' });
    expect(await officerRow(id)).toMatchObject({ active: false });
    expect(await officerRow(idOf(await anew('pimpinan', 'leader')))).toBeNull();
  });

  it('changes only in what is named', async () => {
    const id = idOf(await anew('kepala.dinkes', 'head', 'dinkes'));
    expect((await admin.send('PATCH', `/accounts/${id}`, { post: 'Plt. Kepala Dinas' })).status).toBe(204);
    const row = await env.DB.prepare('SELECT name, role, unit_id, post, active FROM accounts WHERE id = ?1')
      .bind(id)
      .first();
    expect(row).toEqual({
      name: 'Nama kepala.dinkes',
      role: 'head',
      unit_id: 'dinkes',
      post: 'Plt. Kepala Dinas',
      active: 1,
    });
    expect(await admin.send('PATCH', `/accounts/${id}`, { role: 'officer' })).toMatchObject({ code: 'invalid' });
    expect(await admin.send('PATCH', `/accounts/${crypto.randomUUID()}`, { name: 'X' })).toMatchObject({ status: 404 });
    expect(await admin.send('PATCH', `/accounts/${id}`, { verifier: 'x' })).toMatchObject({ code: 'invalid' });
  });

  it('of the last admin is neither disabled nor given another role', async () => {
    for (const change of [{ active: false }, { role: 'officer' }]) {
      const answer = await admin.send('PATCH', `/accounts/${admin.id}`, change);
      expect(answer).toMatchObject({ status: 409, code: 'wrong_state', body: { detail: 'last_admin' } });
    }
    const second = await anAccount('admin.dua', 'admin');
    const answers = await Promise.all(
      [admin.id, second].map((id) => admin.send('PATCH', `/accounts/${id}`, { active: false })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(
      await env.DB.prepare(`SELECT count(*) AS n FROM accounts WHERE role = 'admin' AND active = 1`).first('n'),
    ).toBe(1);
    await env.DB.prepare(`UPDATE accounts SET active = 1, ended_at = NULL WHERE id = ?1`).bind(admin.id).run();
  });

  it('given a new password by the admin signs in anew everywhere', async () => {
    const officer = await someone('lupa', 'officer');
    expect((await admin.send('POST', `/accounts/${officer.id}/password`, await aSecret('baru'))).status).toBe(204);
    expect(await officer.send('GET', '/session')).toMatchObject({ code: 'session_expired' });
    expect((await officer.signIn('lupa')).code).toBe('sign_in_failed');
    expect((await officer.signIn('lupa', { password: 'baru' })).status).toBe(200);
  });

  it('that changes its own password stays signed in here and nowhere else', async () => {
    const here = await someone('ganti', 'officer');
    const there = aBrowser();
    await there.signIn('ganti');
    const { proof } = await aSecret('rahasia');
    expect((await here.send('POST', '/password', { oldProof: proof, ...(await aSecret('baru')) })).status).toBe(204);
    expect((await here.send('GET', '/session')).status).toBe(200);
    expect((await there.send('GET', '/session')).code).toBe('session_expired');
    expect((await aBrowser().signIn('ganti', { password: 'baru' })).status).toBe(200);
  });
});

describe('lists', () => {
  it('of accounts and devices come in pages that miss nobody and repeat nobody', async () => {
    for (let n = 0; n < 7; n += 1) await someone(`hal.${n}`, 'officer');
    const walk = async <T extends { id: string }>(path: string): Promise<T[]> => {
      const all: T[] = [];
      for (let after: string | null = ''; after !== null;) {
        const answer = await admin.send('GET', `${path}?limit=3${after === '' ? '' : `&after=${after}`}`);
        const { rows, next } = answer.body as { rows: T[]; next: string | null };
        all.push(...rows);
        after = next;
      }
      return all;
    };
    const accounts = await walk<AccountsAnswer['rows'][number]>('/accounts');
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
    expect(accounts).toHaveLength(Number(await env.DB.prepare('SELECT count(*) AS n FROM accounts').first('n')));
    const devices = await walk<DevicesAnswer['rows'][number]>('/devices');
    expect(devices).toHaveLength(Number(await env.DB.prepare('SELECT count(*) AS n FROM devices').first('n')));
    const own = (await admin.send('GET', `/devices?accountId=${admin.id}`)).body as DevicesAnswer;
    expect(own.rows).toMatchObject([{ accountId: admin.id, id: admin.deviceId, revokedAt: null }]);
  });

  it.each([
    '/accounts?limit=0',
    '/accounts?limit=101',
    '/accounts?limit=x',
    '/accounts?offset=1',
    '/devices?accountId=x',
  ])('refuse %s', async (path) =>
    expect(await admin.send('GET', path)).toMatchObject({ status: 400, code: 'invalid' }),
  );
});

it('leaves entries in the log that hold no secret', async () => {
  const { salt, proof } = await aSecret('rahasia');
  const { results } = await env.DB.prepare(`SELECT kind, device_id, body FROM log`).all<{
    kind: string;
    device_id: string;
    body: string;
  }>();
  expect(new Set(results.map(({ kind }) => kind))).toEqual(
    new Set(['account.created', 'account.changed', 'account.password', 'device.enrolled', 'session.started']),
  );
  const verifiers = await env.DB.prepare('SELECT verifier FROM accounts').all<{ verifier: string }>();
  const hashes = await env.DB.prepare('SELECT token_hash FROM sessions').all<{ token_hash: string }>();
  const secrets = [
    salt,
    proof,
    ...verifiers.results.map((row) => row.verifier),
    ...hashes.results.map((row) => row.token_hash),
  ];
  for (const { body, device_id: device } of results) {
    expect(device).toBe('server');
    expect(secrets.filter((secret) => body.includes(secret))).toEqual([]);
  }
  expect((await logged('account.password')).length).toBe(2);
});
