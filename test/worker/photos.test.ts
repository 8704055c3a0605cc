// Photos at the server: taken by hash, judged by their bytes, whole or in parts, and shown to whoever sees the finding.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { tenantOf } from '../../worker/tenant.ts';
import { sweepParts } from '../../worker/photos/parts.ts';
import { countingDb, failingDb } from './doubles.ts';
import { aRaid, applied, noted } from './office-scene.ts';
import { aPhoto, addressOf, sendsPart } from './photo-scene.ts';
import { type Device, type World, aWorld, anEmployee } from './world.ts';

let world: World;
let budi: Device;
let chief: Device;

beforeAll(async () => {
  world = await aWorld();
  budi = await world.signsUp('officer');
  chief = await world.signsUp('chief');
});

const held = async (sha256: string): Promise<number> => world.count('photos', `sha256 = '${sha256}'`);
const entries = async (sha256: string): Promise<number> =>
  world.count('log', `kind = 'photo.store' AND body ->> '$.sha256' = '${sha256}'`);
const parts = async (): Promise<number> => (await env.FILES.list({ prefix: 'photo-parts/' })).objects.length;
const codeOf = async (response: Response): Promise<string> => (await response.json<{ code: string }>()).code;

describe('a photo sent whole', () => {
  it('is stored under its hash, leaves one log entry, and the answer names the hash that is held (F13)', async () => {
    const photo = await aPhoto('whole');
    const answer = await budi.puts(addressOf(photo), photo.bytes, 'image/jpeg');
    expect(await answer.json()).toMatchObject({ sha256: photo.sha256, held: true, received: 2_000 });
    const stored = await env.FILES.get(`photos/${photo.sha256}`);
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(photo.bytes);
    expect([await held(photo.sha256), await entries(photo.sha256)]).toEqual([1, 1]);
    expect((await budi.request('HEAD', addressOf(photo))).status).toBe(200);
    expect((await budi.request('HEAD', addressOf(await aPhoto('never sent')))).status).toBe(404);
  });

  it('twice changes nothing', async () => {
    const photo = await aPhoto('twice');
    await budi.puts(addressOf(photo), photo.bytes);
    const before = await world.count('log');
    const answer = await chief.puts(addressOf(photo), photo.bytes);
    expect([answer.status, await answer.json()]).toMatchObject([200, { sha256: photo.sha256, held: true }]);
    expect(await world.count('log')).toBe(before);
  });

  it('50 times at once is one row and one entry', async () => {
    const photo = await aPhoto('at once');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => budi.puts(addressOf(photo), photo.bytes.slice())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect([await held(photo.sha256), await entries(photo.sha256)]).toEqual([1, 1]);
  });

  it('costs few rows', async () => {
    const counted = countingDb(world.db);
    const photo = await aPhoto('counted');
    const sari = (await world.signsUp('officer')).talksTo(world.with(counted.db));
    await sari.puts(addressOf(photo), photo.bytes);
    console.info('one photo', { ...counted, db: null, sql: null });
    expect(counted.rowsWritten).toBeLessThanOrEqual(4);
  });

  it.each(['before', 'after'] as const)('is asked for again when the database fails %s the commit', async (fault) => {
    const photo = await aPhoto(`fails ${fault}`);
    const broken = failingDb(world.db, fault, 1);
    const lost = await budi.talksTo(world.with(broken.db)).puts(addressOf(photo), photo.bytes);
    budi.talksTo(world);
    expect([lost.status, broken.failures]).toEqual([500, 1]);
    expect((await budi.puts(addressOf(photo), photo.bytes)).status).toBe(200);
    expect([await held(photo.sha256), await entries(photo.sha256)]).toEqual([1, 1]);
  });

  it('may still come from a device that was revoked', async () => {
    const [officer, photo] = [await world.signsUp('officer'), await aPhoto('revoked')];
    const admin = await world.signsUp('admin');
    expect((await admin.post(`/api/devices/${officer.id}/revoke`, {})).status).toBe(204);
    expect((await officer.puts(addressOf(photo), photo.bytes)).status).toBe(200);
    expect((await officer.get(`${addressOf(photo)}?finding=${crypto.randomUUID()}`)).status).toBe(401);
  });
});

describe('F12 what is not the photo is never stored', () => {
  const cases: [string, (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>][] = [
    ['an empty body', () => new Uint8Array(0)],
    ['a body that was cut', (bytes) => bytes.slice(0, 900)],
    ['a body with a turned bit', (bytes) => bytes.map((byte, at) => (at === 700 ? byte ^ 1 : byte))],
  ];
  it.each(cases)('%s', async (what, damaged) => {
    const photo = await aPhoto(what);
    const answer = await budi.puts(addressOf(photo), damaged(photo.bytes));
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'hash_mismatch']);
    expect([await held(photo.sha256), await env.FILES.head(`photos/${photo.sha256}`)]).toEqual([0, null]);
  });

  it('one that is too large, by a byte', async () => {
    const photo = await aPhoto('large', limits.photoBytesMax + 1);
    expect(await codeOf(await budi.puts(addressOf(photo), photo.bytes))).toBe('too_large');
  });

  it('a form, as iOS would send it empty', async () => {
    const photo = await aPhoto('form');
    const answer = await budi.puts(addressOf(photo), photo.bytes, 'multipart/form-data; boundary=x');
    expect(['wrong_type', 'cross_site']).toContain(await codeOf(answer));
  });
});

describe('what a photo is, is judged by its bytes', () => {
  it.each<[string, number[], string]>([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe1], 'image/jpeg'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
    ['WebP', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50], 'image/webp'],
  ])('%s is taken', async (name, head, type) => {
    const photo = await aPhoto(name, 500, head);
    expect((await budi.puts(addressOf(photo), photo.bytes)).status).toBe(200);
    expect(await world.first(`SELECT type FROM photos WHERE sha256 = '${photo.sha256}'`)).toEqual({ type });
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html><script>',
    'GIF89a',
    '%PDF-1.7',
    'RIFF....AVI ',
  ])('%s is refused, though it calls itself a JPEG', async (text) => {
    const photo = await aPhoto('', 500, [...new TextEncoder().encode(text)]);
    expect(await codeOf(await budi.puts(addressOf(photo), photo.bytes, 'image/jpeg'))).toBe('wrong_type');
    expect(await held(photo.sha256)).toBe(0);
  });
});

describe('a photo sent in parts', () => {
  it('goes on where the link dropped, in any order, and becomes whole by its hash', async () => {
    const photo = await aPhoto('parts', 150_000);
    const state = async () => (await budi.get(`${addressOf(photo)}/parts`)).json();
    expect(await state()).toMatchObject({ sha256: photo.sha256, held: false, received: 0 });
    expect(await (await sendsPart(budi, photo, 0)).json()).toMatchObject({ held: false, received: 65_536 });
    expect(await (await sendsPart(budi, photo, 131_072)).json()).toMatchObject({ held: false, received: 65_536 });
    expect(await state()).toMatchObject({ received: 65_536 });
    const last = await (await sendsPart(budi, photo, 65_536)).json();
    expect(last).toMatchObject({ sha256: photo.sha256, held: true, received: 150_000 });
    expect(await state()).toMatchObject({ held: true, received: 150_000 });
    expect([await held(photo.sha256), await entries(photo.sha256), await parts()]).toEqual([1, 1, 0]);
  });

  it('a part that was cut is not kept, one beside its place is refused', async () => {
    const photo = await aPhoto('cut part', 150_000);
    expect(await codeOf(await sendsPart(budi, photo, 0, 30_000))).toBe('hash_mismatch');
    expect(await codeOf(await sendsPart(budi, photo, 1_000))).toBe('invalid');
    expect(await codeOf(await sendsPart(budi, photo, 196_608))).toBe('invalid');
    expect(await parts()).toBe(0);
  });

  it('parts that make another picture are all dropped, so that the phone begins again', async () => {
    const photo = await aPhoto('spoilt', 100_000);
    const other = { ...photo, bytes: photo.bytes.map((byte, at) => (at === 50 ? byte ^ 1 : byte)) };
    await sendsPart(budi, other, 0);
    expect(await codeOf(await sendsPart(budi, other, 65_536))).toBe('hash_mismatch');
    expect([await held(photo.sha256), await parts()]).toEqual([0, 0]);
  });

  it('another device’s parts are not mixed with mine', async () => {
    const [photo, sari] = [await aPhoto('mine', 100_000), await world.signsUp('officer')];
    const spoilt = { ...photo, bytes: new Uint8Array(100_000) };
    await sendsPart(sari, spoilt, 0);
    await sendsPart(budi, photo, 0);
    expect(await (await sendsPart(budi, photo, 65_536)).json()).toMatchObject({ held: true });
  });

  it('what was left behind is swept after days, what is under way is not', async () => {
    const photo = await aPhoto('left behind', 100_000);
    await sendsPart(budi, photo, 0);
    const before = await parts();
    expect(await sweepParts(tenantOf(world.env), Date.now())).toBe(0);
    const later = Date.now() + (limits.photoPartsDays * 24 + 1) * 3_600_000;
    // However many there are: here the file store tells one at a time.
    await sendsPart(budi, await aPhoto('left behind too', 100_000), 0);
    const tenant = tenantOf(world.env);
    const files = new Proxy(tenant.files, {
      get: (of, name) =>
        name === 'list' ? (asked: R2ListOptions) => of.list({ ...asked, limit: 1 }) : Reflect.get(of, name).bind(of),
    });
    expect(await sweepParts({ ...tenant, files }, later)).toBe(before + 1);
    expect(await parts()).toBe(0);
  });
});

describe('a photo is shown', () => {
  it('with its own kind, never kept by the browser, and nothing in it may run', async () => {
    const photo = await aPhoto('shown');
    const raid = await aRaid(budi, 1);
    const finding = await noted(budi, raid, { who: anEmployee(1), photos: [photo.sha256] });
    await applied(budi, finding);
    const address = `${addressOf(photo)}?finding=${finding.id}`;
    const held = async () => (await chief.get(`/api/photos?finding=${finding.id}`)).json();
    expect((await chief.get(address)).status).toBe(404);
    expect(await held()).toEqual({ finding: finding.id, held: [] });
    await budi.puts(addressOf(photo), photo.bytes);
    expect(await held()).toEqual({ finding: finding.id, held: [photo.sha256] });
    const answer = await chief.get(address);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo.bytes);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('to personnel of the unit through a case that waits for them, and not before', async () => {
    const photo = await aPhoto('of a case');
    const raid = await aRaid(budi, 2);
    const finding = await noted(budi, raid, { who: anEmployee(5), photos: [photo.sha256] });
    await applied(budi, finding);
    await budi.puts(addressOf(photo), photo.bytes);
    const [own, foreign] = [
      await world.signsUp('personnel', { unitId: 'opd-5' }),
      await world.signsUp('personnel', { unitId: 'opd-6' }),
    ];
    const address = `${addressOf(photo)}?finding=${finding.id}`;
    expect([(await own.get(address)).status, (await foreign.get(address)).status]).toEqual([200, 404]);
    await world.db
      .prepare(`UPDATE cases SET feed = ?1 WHERE key = ?2`)
      .bind(`account:${foreign.accountId}`, finding.id)
      .run();
    expect((await foreign.get(address)).status).toBe(200);
  });
});
