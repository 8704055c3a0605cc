/** Who is ended hands in what he holds and does nothing else; who becomes another is judged by who he is now. */
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingRow } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import type { Role } from '../../schema/outcome.ts';
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
