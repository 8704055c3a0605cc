import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { applyChanges } from '../../schema/roster.ts';
import { type Browser, someone } from './access-scene.ts';
import {
  applies,
  hashOf,
  imports,
  packed,
  readsEmployees,
  regency,
  regencyUnits,
  sendsChanges,
  sendsFile,
  starts,
  summary,
} from './roster-scene.ts';

let admin: Browser;
const few = regency.employees.slice(0, 20);
const [one, two] = few;
if (!one || !two) throw new Error('nobody there');
let base = 0;

beforeAll(async () => {
  await regencyUnits();
  admin = await someone('admin', 'admin');
  base = await imports(
    admin,
    0,
    few.map((employee) => ({ employee })),
    few,
  );
});

const postOf = async (id: number): Promise<unknown> =>
  env.DB.prepare(`SELECT body ->> '$.post' AS post FROM employees WHERE id = ?1`).bind(id).first('post');
const count = async (table: string): Promise<unknown> =>
  env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n');

describe('a damaged change is refused with its place, and nothing of its page is kept', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a number that a spreadsheet destroyed', { nip: '1.98609E+17', numbers: ['1.98609E+17'] }, 'nip'],
    ['a number of no possible birth', { nip: '199902302020121001', numbers: ['199902302020121001'] }, 'nip'],
    ['a NIK', { nip: '3310010101900001', status: 'NON-ASN', numbers: ['3310010101900001'] }, 'nip'],
    ['a number that is not among its numbers', { numbers: [] }, 'numbers'],
    ['no name', { name: ' ' }, 'name'],
    ['a name of a novel', { name: 'a'.repeat(limits.nameMax + 1) }, 'name'],
    ['an unknown status', { status: 'HONORER' }, 'status'],
    ['an id of nothing', { id: 0 }, 'id'],
    ['an unknown unit', { unitId: 'unit-khayal' }, 'unitId'],
    ['a religion', { religion: 'x' }, ''],
    ['a phone number', { phone: '0812' }, ''],
  ])('%s', async (_, damage, field) => {
    const version = await starts(admin, base);
    const changes = [one, { ...two, ...damage }];
    const answer = await admin.send('POST', `/roster/versions/${version}/changes`, { changes });
    expect(answer).toMatchObject({ status: 400, code: 'invalid' });
    expect((answer.body as { field: string }).field).toBe(`changes.1${field === '' ? '' : `.${field}`}`);
    if (field === 'unitId') expect(answer.text).toContain(`employee ${two.id}`);
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM roster_changes WHERE version = ?1').bind(version).first('n'),
    ).toBe(0);
  });

  it('an employee twice, an empty page, too long a page', async () => {
    const version = await starts(admin, base);
    const send = async (changes: unknown) => admin.send('POST', `/roster/versions/${version}/changes`, { changes });
    expect(await send([one, one])).toMatchObject({ code: 'invalid' });
    expect(await send([])).toMatchObject({ code: 'invalid' });
    const many = Array.from({ length: limits.rosterPageMax + 1 }, (_, at) => ({ ...one, id: at + 1 }));
    expect(await send(many)).toMatchObject({ code: 'invalid' });
  });
});

describe('the file', () => {
  it('must be what its hash says, and something', async () => {
    const version = await starts(admin, base);
    const file = await packed(few, version);
    const send = async (bytes: Uint8Array, headers: Record<string, string>) =>
      admin.send('PUT', `/roster/versions/${version}/file`, bytes, headers);
    const type = { 'content-type': 'application/octet-stream' };
    const broken = file.bytes.slice(0, -1);
    expect(await send(broken, { ...type, 'x-sidak-sha256': file.hash })).toMatchObject({
      status: 422,
      code: 'hash_mismatch',
    });
    const empty = new Uint8Array(0);
    expect(await send(empty, { ...type, 'x-sidak-sha256': await hashOf(empty) })).toMatchObject({
      code: 'hash_mismatch',
    });
    expect(await send(file.bytes, type)).toMatchObject({ code: 'invalid' });
    expect(await send(file.bytes, { 'content-type': 'text/csv', 'x-sidak-sha256': file.hash })).toMatchObject({
      status: 415,
    });
    const large = new Uint8Array(limits.rosterBytesMax + 1);
    expect(await send(large, { ...type, 'x-sidak-sha256': await hashOf(large) })).toMatchObject({ status: 413 });
    expect((await env.FILES.list({ prefix: `rosters/${version}/` })).objects).toEqual([]);
    expect((await sendsFile(admin, version, file)).status).toBe(204);
    expect((await sendsFile(admin, version, file)).status).toBe(204);
  });
});

describe('applying is everything or nothing', () => {
  const changed: RosterEmployee = { ...one, post: 'Berubah' };
  const after = applyChanges(few, [{ employee: changed }]);

  it.each([
    ['without the file', { file: false }, 'wrong_state'],
    ['with another hash', { hash: 'e'.repeat(64) }, 'hash_mismatch'],
    ['with another number of employees', { size: few.length + 1 }, 'invalid'],
  ] as const)('%s', async (_, wrong: { file?: boolean; hash?: string; size?: number }, code) => {
    const version = await starts(admin, base);
    const file = await packed(after, version);
    await sendsChanges(admin, version, [{ employee: changed }]);
    if (wrong.file !== false) await sendsFile(admin, version, file);
    const entries = await count('log');
    expect(await applies(admin, version, wrong.size ?? few.length, wrong.hash ?? file.hash)).toMatchObject({ code });
    expect((await readsEmployees(admin)).employees).toEqual(few);
    expect(await count('log')).toBe(entries);
    expect(await env.DB.prepare('SELECT state FROM rosters WHERE version = ?1').bind(version).first('state')).toBe(
      'staging',
    );
  });

  it('refuses a number that would name two people', async () => {
    const version = await starts(admin, base);
    const twin = { ...two, nip: one.nip, numbers: [...two.numbers, one.nip] };
    const file = await packed(few, version);
    await sendsChanges(admin, version, [{ employee: twin }]);
    await sendsFile(admin, version, file);
    const answer = await applies(admin, version, few.length, file.hash);
    expect(answer).toMatchObject({ status: 400, body: { detail: 'number_of_two_people' } });
    expect((await readsEmployees(admin)).employees).toEqual(few);
  });

  it('of two admins at once lets one: the other compared with what is past', async () => {
    const [mine, theirs] = [await starts(admin, base), await starts(admin, base)];
    const files = [await packed(after, mine), await packed(after, theirs)] as const;
    for (const [version, file] of [
      [mine, files[0]],
      [theirs, files[1]],
    ] as const) {
      await sendsChanges(admin, version, [{ employee: changed }]);
      await sendsFile(admin, version, file);
    }
    const answers = await Promise.all([
      applies(admin, theirs, few.length, files[1].hash),
      applies(admin, mine, few.length, files[0].hash),
    ]);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['moved', null]));
    const winner = answers[0]?.status === 204 ? theirs : mine;
    const loser = winner === mine ? theirs : mine;
    base = winner;
    // The answer of the first time was lost: asking again changes nothing.
    const again = winner === mine ? files[0] : files[1];
    const entries = await count('log');
    expect((await applies(admin, winner, few.length, again.hash)).status).toBe(204);
    expect(await count('log')).toBe(entries);
    expect(await admin.send('POST', '/roster/versions', { source: 'x', base: base - 1, summary })).toMatchObject({
      status: 409,
      code: 'moved',
    });
    expect((await admin.send('DELETE', `/roster/versions/${loser}`)).status).toBe(204);
    expect((await env.FILES.list({ prefix: `rosters/${loser}/` })).objects).toEqual([]);
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM roster_changes WHERE version = ?1').bind(loser).first('n'),
    ).toBe(0);
  });

  it('nothing more comes to a version that is applied or dropped', async () => {
    const dropped = await starts(admin, base);
    await sendsFile(admin, dropped, await packed(few, dropped));
    await admin.send('DELETE', `/roster/versions/${dropped}`);
    for (const version of [base, dropped]) {
      const file = await packed(few, version);
      const post = await postOf(one.id);
      expect((await sendsChanges(admin, version, [{ employee: one }]))[0]).toMatchObject({
        status: 409,
        code: 'wrong_state',
      });
      expect(await sendsFile(admin, version, file)).toMatchObject({ code: 'wrong_state' });
      expect(await applies(admin, version, few.length, file.hash)).toMatchObject({ code: 'wrong_state' });
      expect(await postOf(one.id)).toBe(post);
      expect(await admin.send('DELETE', `/roster/versions/${version}`)).toMatchObject({ code: 'wrong_state' });
    }
    expect(await admin.send('GET', `/roster/versions/${dropped}/undo`)).toMatchObject({ code: 'wrong_state' });
  });

  it.each(['0', '-1', 'x', '999', '99999999999'])('there is no version %s', async (version) => {
    const file = await packed(few, 1);
    expect((await sendsFile(admin, Number.NaN, file)).code).toBe('not_found');
    expect(await admin.send('POST', `/roster/versions/${version}/changes`, { changes: [one] })).toMatchObject({
      code: 'not_found',
    });
    expect(await admin.send('POST', `/roster/versions/${version}/apply`, { size: 1, hash: file.hash })).toMatchObject({
      code: 'not_found',
    });
    expect(await admin.send('GET', `/roster/versions/${version}/undo`)).toMatchObject({ code: 'not_found' });
    expect(await admin.send('DELETE', `/roster/versions/${version}`)).toMatchObject({ code: 'not_found' });
  });
});
