/** The photos' way to the server: beside the findings' way, never in front of it, and never let go too early. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { aFinding, anOpening, rini } from './fixtures.ts';
import type { Phone, Way } from './harness.ts';
import { soon, test } from './harness.ts';

const form = 'capture:raid';

/** Notes a finding with pictures of these seeds; answers their hashes. */
async function notes(phone: Phone, seeds: readonly number[], size: readonly [number, number] = [320, 240]) {
  const hashes = await phone.page.evaluate(
    async ([finding, seeds, draft, [width, height]]) => {
      const photos: string[] = [];
      for (const seed of seeds) {
        const taken = await window.device.photos.take(draft, await window.pictures.noise(seed, width, height, 4));
        if (!taken.ok) throw new Error(taken.why);
        photos.push(taken.sha256);
      }
      const saved = await window.device.save('finding.record', { ...finding, photos }, { draft });
      return saved.ok ? photos : [];
    },
    [aFinding({ note: seeds.join(' ') }), seeds, form, size] as const,
  );
  expect(hashes).toHaveLength(seeds.length);
  return hashes;
}

const opens = (phone: Phone) =>
  phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
const states = async (phone: Phone) => {
  const all = await phone.page.evaluate((id) => window.stored.photos(id), rini);
  return Object.fromEntries(all.map(({ sha256, state }) => [sha256, state]));
};
const waiting = (phone: Phone) => phone.page.evaluate(() => window.device.sync.value.photos);
const isPhoto = (path: string): boolean => path.startsWith('/api/photos/');

test('noted in flight mode, photos follow the findings when the network is back, byte for byte', async ({ phone }) => {
  phone.goesDown();
  await opens(phone);
  const hashes = await notes(phone, [1, 2]);
  await soon(() => waiting(phone)).toBe(2);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone)).toBe(0);
  for (const sha256 of hashes) {
    const held = phone.office.photos.get(sha256) ?? Buffer.alloc(0);
    expect(createHash('sha256').update(held).digest('hex')).toBe(sha256);
  }
  expect(await states(phone)).toEqual(Object.fromEntries(hashes.map((sha256) => [sha256, 'sent'])));
  const first = phone.requests.findIndex((request) => request.includes('/api/photos/'));
  expect(phone.requests.slice(0, first)).toContain('POST /api/sync/push');
  // F12: raw bytes under a name, never a POST.
  expect(phone.requests.filter((one) => one.startsWith('POST') && one.includes('/photos/'))).toEqual([]);
});

const html = { type: 'text/html', body: '<h1>Selamat datang di WiFi</h1>' };
const foreign = { sha256: 'f'.repeat(64), held: true, received: 1, serverTime: '2026-02-16T01:00:00.000Z' };
const json = (body: unknown): Way => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });
const notAcks: [string, Way][] = [
  ['no network', 'down'],
  ['the answer lost after the server took it', 'lose'],
  ['a portal that answers 200', { status: 200, ...html }],
  ['a portal that answers 401', { status: 401, ...html }],
  ['a proxy that answers 502', { status: 502, ...html }],
  ['an ack of another photo', json(foreign)],
  ['an ack that names no photo', json({ held: true })],
  ['a JSON that is not ours', json({ ok: true })],
];
for (const [what, way] of notAcks)
  test(`F13 ${what} releases no photo`, async ({ phone }) => {
    await opens(phone);
    let asked = 0;
    phone.network = (_method, path) => {
      if (!isPhoto(path)) return 'through';
      asked += 1;
      return way;
    };
    const [sha256 = ''] = await notes(phone, [7]);
    await soon(() => asked).toBeGreaterThan(0);
    await soon(() => phone.office.findings().length).toBe(1);
    expect(await states(phone)).toEqual({ [sha256]: 'waiting' });
    expect(await waiting(phone)).toBe(1);
    expect(await phone.page.evaluate(() => window.device.connection.value.needsSignIn)).toBe(false);
    phone.comesBack();
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(() => states(phone)).toEqual({ [sha256]: 'sent' });
  });

test('F13 an answer that says the photo is not held, again and again, releases nothing and ends', async ({ phone }) => {
  await opens(phone);
  let asked = 0;
  phone.network = (_method, path) => {
    const [, sha256] = /photos\/([0-9a-f]{64})/.exec(path) ?? [];
    if (sha256 === undefined) return 'through';
    asked += 1;
    return json({ sha256, held: false, received: 0, serverTime: new Date().toISOString() });
  };
  const [sha256 = ''] = await notes(phone, [8]);
  await soon(() => asked).toBeGreaterThan(2);
  expect(await states(phone)).toEqual({ [sha256]: 'waiting' });
  expect(asked).toBeLessThan(60);
});

for (const [what, way] of [
  [
    'refused',
    {
      status: 422,
      type: 'application/problem+json',
      body: JSON.stringify({ type: 'urn:sidak:problem:hash_mismatch', title: 'x', status: 422, code: 'hash_mismatch' }),
    },
  ],
  ['lost', 'down'],
] as [string, Way][])
  test(`F14 one photo that is always ${what}: every finding and every other photo arrives`, async ({ phone }) => {
    await opens(phone);
    phone.goesDown();
    const [poison = ''] = await notes(phone, [20]);
    const others = [...(await notes(phone, [21, 22])), ...(await notes(phone, [23]))];
    phone.network = (_method, path) => (path.includes(poison) ? way : 'through');
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(() => phone.office.findings().length).toBe(3);
    await soon(() => [...phone.office.photos.keys()].toSorted()).toEqual(others.toSorted());
    await soon(() => waiting(phone)).toBe(1);
    const more = await notes(phone, [24]);
    await soon(() => phone.office.photos.has(more[0] ?? '')).toBe(true);
    expect(await states(phone)).toMatchObject({ [poison]: 'waiting' });
  });

test('F14 a finding that never passes does not keep photos from being sent', async ({ phone }) => {
  await opens(phone);
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.network = (_method, path) =>
    path === '/api/sync/push'
      ? {
          status: 500,
          type: 'application/problem+json',
          body: JSON.stringify({ type: 'urn:sidak:problem:internal', title: 'x', status: 500, code: 'internal' }),
        }
      : 'through';
  const [sha256 = ''] = await notes(phone, [25]);
  await soon(() => phone.office.photos.has(sha256)).toBe(true);
});

test('a large photo gets through a link that never lives long enough for it, in parts', async ({ phone }) => {
  await opens(phone);
  let parts = 0;
  // Whole photos are always lost on the way; of parts every third one.
  phone.network = (method, path) => {
    if (!isPhoto(path)) return 'through';
    if (!path.endsWith('/parts')) return 'down';
    if (method === 'GET') return 'through';
    parts += 1;
    return parts % 3 === 0 ? 'down' : 'through';
  };
  const [sha256 = ''] = await notes(phone, [30], [1_600, 1_200]);
  await soon(() => states(phone)).toEqual({ [sha256]: 'sent' });
  const size = phone.office.photos.get(sha256)?.length ?? 0;
  expect(size).toBeGreaterThan(3 * limits.photoPartBytes);
  // Lost ones are sent again, none that had come through.
  expect(parts).toBeLessThanOrEqual(2 * Math.ceil(size / limits.photoPartBytes) + 1);
}, 60_000);

test('a restored server is sent its photos again', async ({ phone }) => {
  await opens(phone);
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  const point = phone.office.log.length;
  const [sha256 = ''] = await notes(phone, [40]);
  await soon(() => states(phone)).toEqual({ [sha256]: 'sent' });
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.office.isRestoredTo(point);
  phone.office.photos.clear();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.office.photos.has(sha256)).toBe(true);
  await soon(() => phone.office.findings().length).toBe(1);
});

test('a photo the server holds goes from the phone after its days, by the server’s clock; an unsent one never', async ({
  phone,
}) => {
  await opens(phone);
  const [old = ''] = await notes(phone, [50]);
  const [recent = ''] = await notes(phone, [51]);
  // From storage: how many wait is counted only with the round that follows a save.
  await soon(() => states(phone)).toEqual({ [old]: 'sent', [recent]: 'sent' });
  phone.network = (_method, path) => (isPhoto(path) ? 'down' : 'through');
  const [unsent = ''] = await notes(phone, [52]);
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
  await phone.page.evaluate(
    async ([id, [old, oldAt], [recent, recentAt]]) => {
      await window.stored.photoSentAt(id, old, oldAt);
      await window.stored.photoSentAt(id, recent, recentAt);
      window.device.sendNow();
    },
    [rini, [old, daysAgo(limits.photoKeptDays + 1)], [recent, daysAgo(limits.photoKeptDays - 1)]] as const,
  );
  await soon(async () => Object.keys(await states(phone)).toSorted()).toEqual([recent, unsent].toSorted());
  expect(await states(phone)).toEqual({ [recent]: 'sent', [unsent]: 'waiting' });
});

test('F31 photos of one person wait while another uses the phone, and are sent under their own name', async ({
  phone,
}) => {
  phone.goesDown();
  await opens(phone);
  const [sha256 = ''] = await notes(phone, [60]);
  phone.comesBack();
  phone.network = (method, path) =>
    method === 'DELETE' || path.includes('salt') || path === '/api/session' ? 'through' : 'down';
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('budi');
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.complete)).toBe(true);
  expect(await waiting(phone)).toBe(0);
  expect(phone.office.photos.has(sha256)).toBe(false);
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('rini');
  await soon(() => phone.office.photos.has(sha256)).toBe(true);
});

test('a revoked device hands in its photos too', async ({ phone }) => {
  await opens(phone);
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  const [sha256 = ''] = await notes(phone, [70]);
  phone.office.pushOnly.add(rini);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.office.photos.has(sha256)).toBe(true);
});
