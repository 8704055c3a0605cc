/** F04 F27 a server that has lost what it acknowledged: it says so, and phones that kept copies bring it back, once. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../schema/mutation.ts';
import type { PulledRow } from '../../schema/sync.ts';
import { sealBlocks, verifyChain } from '../../worker/sync/blocks.ts';
import { aSecret, aBrowser, anAccount } from './access-scene.ts';
import { restores, takesBackup } from './backup.ts';
import { Device, type World, aFinding, aWorld, anEmployee, anOperation, officeCount } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

/** What the office and the team see: rows and sums without the numbers of the log. */
async function seen(): Promise<string> {
  const parts = ['operations', 'members', 'findings', 'cases', 'standings'].map(async (table) => {
    const { results } = await env.DB.prepare(`SELECT key, body FROM ${table} ORDER BY key`).all();
    return results;
  });
  const { results: tallies } = await env.DB.prepare(
    'SELECT scope, period, cells FROM tallies ORDER BY scope, period',
  ).all<{
    scope: string;
    period: string;
    cells: string;
  }>();
  // The order of cells in a sum is not the same for another order of adding.
  const sums = tallies.map(({ scope, period, cells }) => {
    const counted = Object.entries(JSON.parse(cells) as Record<string, number>); // cells are counts
    return [scope, period, counted.toSorted(([a], [b]) => a.localeCompare(b))];
  });
  return JSON.stringify([await Promise.all(parts), sums]);
}

describe('F04 F27 a server put back to an earlier day', () => {
  it('answers 409, takes again what it lacks, and nothing is there twice', async () => {
    const [budi, tini] = [await world.signsUp('officer'), await world.signsUp('officer')];
    const raid = anOperation();
    const opening = await budi.opens({ ...raid, team: [{ accountId: tini.accountId, name: tini.name }] });
    const first = await budi.records(raid, aFinding({ who: anEmployee(0) }));
    const kept: Mutation[] = [opening, first];
    for (let n = 1; n < 20; n += 1) kept.push(await budi.records(raid, aFinding({ who: anEmployee(n) })));
    await budi.sends(...kept);
    await budi.pullsAll();
    await tini.pullsAll();
    const backup = await takesBackup();
    const later: Mutation[] = [await budi.corrects(first, { reason: 'TERTINGGAL-MOBIL' })];
    for (let n = 0; n < 20; n += 1)
      later.push(await budi.records(raid, aFinding({ who: anEmployee(100 + (n % officeCount)) })));
    expect((await budi.sends(...later)).every(({ outcome }) => outcome === 'applied')).toBe(true);
    await budi.pullsAll();
    await tini.pullsAll();
    const before = await seen();
    await restores(backup);
    for (const one of [budi, tini]) {
      const response = await one.get(`/api/sync/pull?cursors=${encodeURIComponent(JSON.stringify(one.cursors))}`);
      expect([response.status, (await response.json<{ code: string }>()).code]).toEqual([409, 'restored']);
    }
    // The phone does not know what was lost, so it sends all it has kept, some of it more than once.
    const all = [...kept, ...later];
    expect((await budi.sends(...all)).map(({ outcome }) => outcome)).toEqual([
      ...kept.map(() => 'duplicate'),
      ...later.map(() => 'applied'),
    ]);
    expect((await budi.sends(...all)).every(({ outcome }) => outcome === 'duplicate')).toBe(true);
    expect(await seen()).toBe(before);
    expect(await world.count('alarms', `device_id = '${budi.id}'`)).toBe(0);
    await sealBlocks(env.DB, new Date().toISOString());
    expect(await verifyChain(env.DB)).toMatchObject({ ok: true, unsealed: 0 });
    // From the beginning, everybody reads the same as before.
    const rows = async (one: Device): Promise<string[]> => {
      one.cursors = {};
      const found: PulledRow[] = await one.pullsAll();
      return found.filter(({ type }) => type === 'finding').map(({ key }) => key);
    };
    expect((await rows(tini)).toSorted((a, b) => a.localeCompare(b))).toEqual(
      all
        .filter(({ kind }) => kind === 'finding.record')
        .map(({ id }) => id)
        .toSorted((a, b) => a.localeCompare(b)),
    );
  });
});

describe('F29 a password reset while findings wait', () => {
  it('ends the session with our mark; signed in anew, the phone sends the same ids, and they are taken once', async () => {
    await anAccount('f29.admin', 'admin');
    const admin = aBrowser();
    await admin.signIn('f29.admin');
    const accountId = await anAccount('f29', 'officer');
    const phone = aBrowser();
    expect((await phone.signIn('f29')).status).toBe(200);
    const who = { accountId, name: 'Nama f29', role: 'officer' as const, id: phone.deviceId, token: '' };
    const writing = new Device(who, world);
    const raid = anOperation();
    const sent = [await writing.opens(raid), await writing.records(raid, aFinding({ who: anEmployee(7) }))];
    const push = async (mutations: unknown[]) => {
      const about = { protocol: 1, deviceId: phone.deviceId, sentAt: new Date().toISOString(), unsent: 2 };
      return phone.send('POST', '/sync/push', { ...about, mutations });
    };
    expect((await push(sent.slice(0, 1))).status).toBe(200);
    await admin.send('POST', `/accounts/${accountId}/password`, await aSecret('lain'));
    for (let tries = 0; tries < 3; tries += 1) {
      const answer = await push(sent);
      expect([answer.status, answer.code, answer.headers.get('x-sidak-session')]).toEqual([
        401,
        'session_expired',
        'ended',
      ]);
    }
    expect((await phone.signIn('f29', { password: 'lain' })).status).toBe(200);
    expect((await push(sent)).body).toMatchObject({ results: [{ outcome: 'duplicate' }, { outcome: 'applied' }] });
    expect(await world.count('log', `device_id = '${phone.deviceId}'`)).toBe(2);
  });
});
