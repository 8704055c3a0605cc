/** Who is ended hands in what he holds and does nothing else; who becomes another is judged by who he is now. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingRow } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import type { Role } from '../../schema/outcome.ts';
import { deviceProofOf } from '../../schema/rescue.ts';
import type { Me, Problem } from '../../schema/sync.ts';
import { sha256OfBytes } from '../../worker/bytes.ts';
import { handsIn, rescues } from './rescue-file.ts';
import { type Device, type World, aFinding, aWorld, anEmployee, anOperation } from './world.ts';

let world: World;
let admin: Device;
beforeAll(async () => {
  world = await aWorld();
  admin = await world.signsUp('admin');
});

const revoked = async (one: Device): Promise<unknown> => admin.post(`/api/devices/${one.id}/revoke`, {});
const disabled = async (one: Device): Promise<unknown> =>
  admin.request('PATCH', `/api/accounts/${one.accountId}`, { active: false });
const nowIs = async (one: Device, role: Role): Promise<unknown> =>
  admin.request('PATCH', `/api/accounts/${one.accountId}`, { role });

/** Moves the end of his account and devices so many days back. */
async function daysPass(one: Device, days: number): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  await env.DB.batch([
    env.DB.prepare('UPDATE accounts SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NOT NULL').bind(one.accountId, at),
    env.DB.prepare('UPDATE devices SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NOT NULL').bind(one.id, at),
  ]);
}

describe.each<[string, (one: Device) => Promise<unknown>, flags: string[]]>([
  ['device is revoked', revoked, ['afterRevocation']],
  ['account is disabled', disabled, ['afterRevocation']],
  [
    'device is revoked and account disabled',
    async (one) => [await revoked(one), await disabled(one)],
    ['afterRevocation'],
  ],
  [
    'account is disabled and device revoked',
    async (one) => [await disabled(one), await revoked(one)],
    ['afterRevocation'],
  ],
  ['role has changed', async (one) => nowIs(one, 'leader'), ['roleEnded']],
  [
    'role has changed and device is revoked',
    async (one) => [await nowIs(one, 'leader'), await revoked(one)],
    ['roleEnded', 'afterRevocation'],
  ],
])('an officer whose %s', (_what, ends, flags) => {
  it('F02 sends what he had noted: it is kept, with its flag', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    const before = await budi.records(raid, aFinding({ who: anEmployee(1) }));
    const later = await budi.records(raid, aFinding({ who: anEmployee(2) }));
    await budi.sends(before);
    await ends(budi);
    const outcomes = (await budi.sends(before, later)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['duplicate', 'applied']);
    const { flags: kept } = (await world.row<FindingRow>('findings', later.id)) ?? { flags: [] };
    expect(kept.toSorted((a, b) => a.localeCompare(b))).toEqual(flags.toSorted((a, b) => a.localeCompare(b)));
    expect((await budi.get('/api/sync/pull')).status).toBe(flags.includes('afterRevocation') ? 401 : 200);
  });
});

describe.each([
  ['revoked', revoked],
  ['disabled', disabled],
])('after %s', (_what, ends) => {
  it(`the door closes after ${limits.afterRevocationDays} days, and his rescue file still opens another’s`, async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const [opening, finding] = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(3) }))];
    const file = await rescues(budi, [finding]);
    await ends(budi);
    await daysPass(budi, limits.afterRevocationDays - 1);
    expect(await budi.sends(opening)).toMatchObject([{ outcome: 'applied' }]);
    await daysPass(budi, limits.afterRevocationDays + 1);
    expect((await budi.pushes([finding])).status).toBe(401);
    const other = await world.signsUp('officer');
    expect(await handsIn(other, file)).toMatchObject([{ outcome: 'applied' }]);
    expect((await world.row<FindingRow>('findings', finding.id))?.flags).toContain('afterRevocation');
  });

  it('what asks for a person in office is refused, and kept', async () => {
    const chief = await world.signsUp('chief');
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const opening = await budi.opens(raid);
    const closing = await budi.closes(raid);
    await budi.sends(opening, closing);
    const { operationId } = raid;
    const body = { operationId, version: closing.id, settles: null, uptoSeq: 1, note: null };
    const validation = await chief.says('operation.validate', body);
    await ends(chief);
    expect(await chief.sends(validation)).toMatchObject([{ outcome: 'rejected', code: 'device_revoked' }]);
    expect(await world.count('log', `id = '${validation.id}'`)).toBe(1);
  });
});

describe('a device whose session has run out', () => {
  it.each([
    ['is revoked', revoked],
    ['is disabled with its account', disabled],
  ])('and that %s hands in text and photos, and nothing else', async (_what, ends) => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const made = [await budi.opens(raid), await budi.records(raid, aFinding({ who: anEmployee(4) }))];
    await budi.losesSession();
    // Nobody ended it: it signs in, like everybody.
    const before = await budi.pushes(made);
    expect([before.status, (await before.json<Problem>()).detail]).toEqual([401, undefined]);
    expect(await world.count('sessions', `device_id = '${budi.id}'`)).toBe(1);
    await ends(budi);
    expect(await budi.sends(...made)).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    const { authorId, flags } = (await world.row<FindingRow>('findings', made[1]?.id ?? '')) ?? {};
    expect([authorId, flags]).toEqual([budi.accountId, ['afterRevocation']]);
    const picture = new Uint8Array(500).fill(9);
    picture.set([0xff, 0xd8, 0xff]);
    expect((await budi.puts(`/api/photos/${await sha256OfBytes(picture)}`, picture)).status).toBe(200);
    for (const path of ['/api/session', '/api/sync/pull', '/api/roster/current', '/api/findings']) {
      const refused = await budi.get(path);
      expect([path, refused.status, (await refused.json<Problem>()).detail]).toEqual([path, 401, 'device_ended']);
      expect(refused.headers.get('set-cookie')).toBeNull();
    }
    expect((await budi.post('/api/password', {})).status).toBe(401);
    await daysPass(budi, limits.afterRevocationDays + 1);
    expect((await budi.pushes([made[1]])).status).toBe(401);
  });

  it('is nobody with another’s proof, or one that is none; let in again it has to sign in', async () => {
    const [budi, tini, wati] = [
      await world.signsUp('officer'),
      await world.signsUp('officer'),
      await world.signsUp('officer'),
    ];
    const raid = anOperation();
    const opening = await budi.opens(raid);
    for (const one of [budi, tini, wati]) await revoked(one);
    await disabled(tini);
    const { rescue } = await (await admin.get('/api/session')).json<Me>();
    const wrong = [
      `${budi.id}:${'0'.repeat(64)}`,
      await deviceProofOf(budi.id, rescue?.deviceSecret ?? ''),
      budi.id,
      'x',
    ];
    for (const proof of wrong) {
      await budi.losesSession(proof);
      expect((await budi.pushes([opening])).status).toBe(401);
    }
    const eko = await world.signsUp('officer');
    const later = await eko.opens(anOperation());
    await eko.losesSession();
    await disabled(eko);
    await admin.request('PATCH', `/api/accounts/${eko.accountId}`, { active: true });
    expect((await eko.pushes([later])).status).toBe(401);
  });

  it('F27 hears that the server was restored, and of a server that was not only that it is ended', async () => {
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    await budi.sends(await budi.opens(raid));
    await budi.pullsAll();
    await budi.losesSession();
    await revoked(budi);
    const codeOf = async (cursors: Record<string, string>): Promise<string> => {
      const asked = await budi.get(`/api/sync/pull?cursors=${encodeURIComponent(JSON.stringify(cursors))}`);
      return (await asked.json<Problem>()).code;
    };
    expect(await codeOf(budi.cursors)).toBe('session_expired');
    expect(await codeOf({ all: '1:00000000' })).toBe('restored');
  });
});

/** A database in which something happens right before the n-th batch. */
function interrupted(at: number, happens: () => Promise<unknown>): D1Database {
  let batches = 0;
  return new Proxy(env.DB, {
    get(db, name) {
      if (name !== 'batch') return Reflect.get(db, name).bind(db);
      return async (statements: D1PreparedStatement[]) => {
        batches += 1;
        if (batches === at) await happens();
        return db.batch(statements);
      };
    },
  });
}

describe('a role taken away between a request’s question and its commit', () => {
  it.each([
    ['before what is there was read', 1],
    ['after it was read', 2],
  ])('%s: nothing is decided by who he was', async (_when, at) => {
    const chief = await world.signsUp('chief');
    const budi = await world.signsUp('officer');
    const raid = anOperation();
    const [opening, closing] = [await budi.opens(raid), await budi.closes(raid)];
    await budi.sends(opening, closing);
    const { operationId } = raid;
    const body = { operationId, version: closing.id, settles: null, uptoSeq: 1, note: null };
    const validation = await chief.says('operation.validate', body);
    const taken = interrupted(at, async () => nowIs(chief, 'leader'));
    expect(await chief.talksTo(world.with(taken)).sends(validation)).toMatchObject([
      { outcome: 'retry', code: 'busy' },
    ]);
    expect(await world.count('log', `id = '${validation.id}'`)).toBe(0);
    expect(await chief.talksTo(world).sends(validation)).toMatchObject([{ outcome: 'rejected', code: 'not_allowed' }]);
  });
});
