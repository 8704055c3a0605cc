/** F27 the server restored to an earlier day: what phones do not send again comes back from the file store first. */
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepMirror } from '../../worker/mirror/keep-mirror.ts';
import { readState } from '../../worker/mirror/mirror-sql.ts';
import { sha256OfBytes } from '../../worker/bytes.ts';
import { storePhoto } from '../../worker/photos/store-photo.ts';
import { sealBlocks, verifyChain } from '../../worker/sync/blocks.ts';
import { tenantOf } from '../../worker/tenant.ts';
import { type Browser, aBrowser, aSecret, anAccount } from './access-scene.ts';
import { type Backup, restores, takesBackup } from './backup.ts';
import { failingDb } from './doubles.ts';
import { imports, regency, regencyUnits, sendsChanges, starts } from './roster-scene.ts';

const tenant = tenantOf(env);
let epochs = 0;
const nextEpoch = (): string => `epoch ${(epochs += 1)}`;
/** What the deployment says; every browser below asks the deployment of the moment. */
const deployed = { SERVER_EPOCH: env.SERVER_EPOCH };

type Person = Browser & { id: string };
let admin: Person;

/** A person whom the admin makes at the door, as it happens: only that leaves its entry in the log. */
async function isMade(username: string, role = 'officer'): Promise<Person> {
  const { body } = await admin.send('POST', '/accounts', {
    username,
    name: `Nama ${username}`,
    role,
    unitId: null,
    post: null,
    ...(await aSecret('rahasia')),
  });
  const browser = aBrowser({ env: deployed });
  expect((await browser.signIn(username)).status).toBe(200);
  return Object.assign(browser, { id: (body as { id: string }).id });
}

const pulls = async (one: Browser): Promise<number> => (await one.send('GET', '/sync/pull')).status;

/** As the restore command and the next deployment do. */
async function isRestored(backup: Backup): Promise<string> {
  await restores(backup);
  deployed.SERVER_EPOCH = nextEpoch();
  return deployed.SERVER_EPOCH;
}

async function untilApplied(epoch: string): Promise<void> {
  for (let run = 0; run < 60 && (await readState(env.DB)).epoch !== epoch; run += 1) await keepMirror(tenant, epoch);
}

const tables = ['accounts', 'devices', 'employees', 'rosters', 'officers', 'photos'] as const;
/** What must have come back, without the log's numbers. */
async function memory(): Promise<string> {
  const kept = tables.map(async (table) => {
    const skip = new Set(['seq', 'version', 'last_seen_at', 'applied_at', 'received_at']);
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    const rows = results.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !skip.has(name))));
    return [table, rows.toSorted((a, b) => a.localeCompare(b))];
  });
  return JSON.stringify(await Promise.all(kept));
}

beforeAll(async () => {
  await regencyUnits();
  const id = await anAccount('admin', 'admin');
  admin = Object.assign(aBrowser({ env: deployed }), { id });
  expect((await admin.signIn('admin')).status).toBe(200);
  await keepMirror(tenant, env.SERVER_EPOCH);
});

describe('F27 a restored server', () => {
  let backup: Backup;
  let people: Record<'kept' | 'changed' | 'revoked' | 'ended' | 'fresh', Person>;
  let before: string;

  beforeAll(async () => {
    people = {
      kept: await isMade('tetap'),
      changed: await isMade('berganti'),
      revoked: await isMade('hilang'),
      ended: await isMade('usai'),
      fresh: admin,
    };
    await imports(admin, 0, changesOf(600), regency.employees.slice(0, 600));
    backup = await takesBackup();
    // The days that are lost.
    people.fresh = await isMade('baru');
    await admin.send('POST', `/accounts/${people.changed.id}/password`, await aSecret('sandi lain'));
    await admin.send('POST', `/devices/${people.revoked.deviceId}/revoke`);
    await admin.send('PATCH', `/accounts/${people.ended.id}`, { active: false });
    await imports(admin, 1, changesOf(1_300), regency.employees.slice(0, 1_300));
    const bytes = new Uint8Array(500).fill(3);
    bytes.set([0xff, 0xd8, 0xff]);
    const photo = { sha256: await sha256OfBytes(bytes), bytes, accountId: people.kept.id, deviceId: 'd' };
    expect(await storePhoto(tenant, { ...photo, at: new Date().toISOString() })).toBe('stored');
    before = await memory();
  });
  beforeEach(() => vi.restoreAllMocks());

  it('answers nobody before accounts, revocations, roster and photos are what they were', async () => {
    await isRestored(backup);
    // The old password would open the account of him who has a new one.
    const answer = await people.changed.send('POST', '/session/salt', { username: 'berganti' });
    expect([answer.status, answer.code]).toEqual([503, 'busy']);
    for (let tries = 0; tries < 60 && (await pulls(people.kept)) === 503; tries += 1);
    expect(await pulls(people.kept)).toBe(200);
    expect(await memory()).toBe(before);
    // He signed in after the day of the backup: his session is gone, his account and his device are not.
    expect(await pulls(people.fresh)).toBe(401);
    expect((await people.fresh.signIn('baru')).status).toBe(200);
    expect(await pulls(people.changed)).toBe(401);
    expect((await people.changed.signIn('berganti')).status).toBe(401);
    expect((await people.changed.signIn('berganti', { password: 'sandi lain' })).status).toBe(200);
    expect(await pulls(people.revoked)).toBe(401);
    expect((await people.revoked.send('GET', '/only-push')).body).toEqual({ revoked: true });
    expect((await people.ended.signIn('usai')).status).toBe(401);
    const file = await people.kept.send('GET', '/roster/current');
    expect(file.status).toBe(200);
    await sealBlocks(env.DB, new Date().toISOString());
    expect(await verifyChain(env.DB)).toMatchObject({ ok: true });
    const { results } = await env.DB.prepare(
      `SELECT DISTINCT kind FROM log WHERE seq > (SELECT max(seq) FROM log WHERE kind = 'server.restored') - 10
       AND kind IN ('mirror.applied', 'roster.applied', 'photo.found', 'server.restored') ORDER BY kind`,
    ).all<{ kind: string }>();
    expect(results.map(({ kind }) => kind)).toEqual([
      'mirror.applied',
      'photo.found',
      'roster.applied',
      'server.restored',
    ]);
  });

  it('is restored again to the same day: what came between the two is not lost either', async () => {
    const second = await isMade('antara');
    await admin.send('POST', `/devices/${second.deviceId}/revoke`);
    await keepMirror(tenant, (await readState(env.DB)).epoch ?? '');
    const after = await memory();
    const epoch = await isRestored(backup);
    const answer = await people.kept.send('GET', '/sync/pull');
    expect([answer.status, answer.code]).toEqual([503, 'busy']);
    await untilApplied(epoch);
    expect(await memory()).toBe(after);
    expect(await pulls(people.kept)).toBe(200);
  });

  it.each(['before', 'after'] as const)(
    'F25 is cut off at every step, %s its commit: nothing is missing or twice',
    async (fault) => {
      const expected = await memory();
      const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const epoch = await isRestored(backup);
      for (let run = 0; run < 100 && (await readState(env.DB)).epoch !== epoch; run += 1) {
        // Every second batch that writes to the log is lost, or its answer is.
        const failing = failingDb(env.DB, fault, run % 2);
        await keepMirror({ ...tenant, db: failing.db }, epoch).catch(() => undefined);
      }
      told.mockRestore();
      expect((await readState(env.DB)).epoch).toBe(epoch);
      expect(await memory()).toBe(expected);
    },
  );

  it('notices by itself when nobody has changed the epoch', async () => {
    const epoch = deployed.SERVER_EPOCH;
    const there = await takesBackup();
    await isMade('terlupa');
    const expected = await memory();
    await restores(there);
    // The minute job, once to see it and then until it is done.
    await keepMirror(tenant, epoch);
    for (let run = 0; run < 60 && (await readState(env.DB)).epoch !== epoch; run += 1) await keepMirror(tenant, epoch);
    expect(await memory()).toBe(expected);
    expect(await pulls(people.kept)).toBe(200);
  });

  it('says a new epoch and changes nothing where nothing was lost', async () => {
    const expected = await memory();
    const seq = await env.DB.prepare('SELECT max(seq) AS seq FROM log').first<number>('seq');
    const epoch = (deployed.SERVER_EPOCH = nextEpoch());
    await untilApplied(epoch);
    expect(await memory()).toBe(expected);
    expect(await env.DB.prepare('SELECT max(seq) AS seq FROM log').first<number>('seq')).toBeLessThanOrEqual(
      (seq ?? 0) + 2,
    );
    await keepMirror(tenant, epoch);
  });
});

describe('the copy beside the requests', () => {
  it('is made up for by the minute job when the file store did not answer', async () => {
    const epoch = (await readState(env.DB)).epoch ?? '';
    await keepMirror(tenant, epoch);
    const backup = await takesBackup();
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const put = vi.spyOn(env.FILES, 'put').mockRejectedValueOnce(new Error('the file store is away'));
    await isMade('tertunda').catch(() => undefined);
    put.mockRestore();
    told.mockRestore();
    await keepMirror(tenant, epoch);
    const expected = await memory();
    const next = await isRestored(backup);
    await untilApplied(next);
    expect(await memory()).toBe(expected);
  });

  it('lets go of the pages of an import that was taken back', async () => {
    const pages = async (): Promise<number> => (await env.FILES.list({ prefix: 'mirror/rosters/' })).objects.length;
    const before = await pages();
    const current = await env.DB.prepare(`SELECT version FROM rosters WHERE state = 'current'`).first<number>(
      'version',
    );
    const version = await starts(admin, current ?? 0);
    await sendsChanges(admin, version, changesOf(700));
    expect(await pages()).toBe(before + 2);
    expect((await admin.send('DELETE', `/roster/versions/${version}`)).status).toBe(204);
    expect(await pages()).toBe(before);
  });

  it('holds no password and no session', async () => {
    const { objects } = await env.FILES.list({ prefix: 'mirror/' });
    expect(objects.length).toBeGreaterThan(3);
    for (const { key } of objects) {
      const text = (await (await env.FILES.get(key))?.text()) ?? '';
      expect(text).not.toContain('token');
      expect(text).not.toContain('rahasia');
    }
  });
});

/** The first n employees of the regency, as an import that finds none of them here. */
function changesOf(count: number) {
  return regency.employees.slice(0, count).map((employee) => ({ employee }));
}
