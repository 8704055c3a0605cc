// Every route × every role × own and other unit (the table is in access-questions.ts). Below it, whatever was answered is searched for the names and numbers of the people that are not the asker's.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../schema/mutation.ts';
import { app } from '../../worker/app.ts';
import { contract } from '../../worker/contract.ts';
import { type Asker, askers, bodies, lines, routeOf } from './access-questions.ts';
import { type Raid, aRaid, applied, noted, unitsBelow } from './office-scene.ts';
import { type Photo, aPhoto, addressOf } from './photo-scene.ts';
import { type Device, type World, aFinding, aWorld, aboutCase, aboutFinding, anEmployee } from './world.ts';

let world: World;
let people: Record<Exclude<Asker, 'nobody'>, Device>;
let raids: Record<'a' | 'b' | 'both', Raid>;
let found: Record<'a' | 'b', Mutation<'finding.record'>>;
let photos: Record<'a' | 'b', Photo>;
let second: Device;

beforeAll(async () => {
  world = await aWorld();
  await unitsBelow(world, { 'opd-1.sd': 'opd-1' });
  people = {
    officer: await world.signsUp('officer'),
    personnel: await world.signsUp('personnel'),
    personnelA: await world.signsUp('personnel', { unitId: 'opd-1' }),
    chief: await world.signsUp('chief'),
    headA: await world.signsUp('head', { unitId: 'opd-1' }),
    headB: await world.signsUp('head', { unitId: 'opd-2' }),
    leader: await world.signsUp('leader'),
    admin: await world.signsUp('admin'),
  };
  // Operation a is on people of office 1 only, b on those of office 2, and one is on both.
  second = await world.signsUp('officer');
  raids = {
    a: await aRaid(people.officer, 3),
    b: await aRaid(second, 2),
    both: await aRaid(people.officer, 1, [second]),
  };
  photos = { a: await aPhoto('a'), b: await aPhoto('b') };
  found = {
    a: await noted(people.officer, raids.both, { who: marked.a, photos: [photos.a.sha256] }),
    b: await noted(second, raids.both, { who: marked.b, photos: [photos.b.sha256] }),
  };
  for (const one of [photos.a, photos.b]) expect((await second.puts(addressOf(one), one.bytes)).status).toBe(200);
  await applied(people.officer, found.a, await noted(people.officer, raids.a, { who: marked.a }));
  await applied(second, found.b, await noted(second, raids.b, { who: marked.b }));
  const superior = { accountId: null, name: 'PENERIMA-BERKAS', post: null };
  for (const one of [found.a, found.b]) {
    await applied(
      people.personnel,
      await people.personnel.says('case.forward', {
        ...aboutCase(one),
        version: one.id,
        settles: null,
        superior,
        note: 'ISI-PERKARA',
      }),
    );
  }
});

const marked = {
  a: anEmployee(1, { name: 'ORANG-A', nip: '198001012005011001', unitId: 'opd-1.sd' }),
  b: anEmployee(2, { name: 'ORANG-B', nip: '198101012005011002' }),
};

function filledIn(path: string): string {
  const things: Record<string, string> = {
    account: second.accountId,
    device: second.id,
    caseA: found.a.id,
    caseB: found.b.id,
    raidA: raids.a.operationId,
    raidB: raids.b.operationId,
    raidBoth: raids.both.operationId,
    photoA: photos.a.sha256,
    photoB: photos.b.sha256,
    hash: 'd'.repeat(64),
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? 'nothing');
}

/** What has no body is sent as empty JSON: a bodiless request without an origin is taken for another site's. */
async function ask(who: Asker, method: string, path: string, sent?: unknown): Promise<Response> {
  const body = method === 'GET' ? undefined : (sent ?? {});
  if (who !== 'nobody') return people[who].request(method, path, body);
  const context = createExecutionContext();
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await app.request(`https://sidak.test${path}`, { method, ...init }, world.env, context);
  await waitOnExecutionContext(context);
  return response;
}

/** Everything that anybody was answered, by who it was. */
const heard = new Map<Asker, string[]>(askers.map((asker) => [asker, []]));

describe.each(lines.map((line) => [line.question, line] as const))('%s', (question, { method, path, statuses }) => {
  it.each(askers.map((asker, at) => [asker, statuses[at]] as const))('%s: %i', async (asker, status) => {
    const response = await ask(asker, method, filledIn(path), bodies[question]?.());
    const text = await response.text();
    heard.get(asker)?.push(text);
    expect(response.status, text).toBe(status);
    expect(response.headers.get('content-type')?.startsWith('application/problem+json') ?? false).toBe(
      response.status >= 400,
    );
  });
});

describe('the table', () => {
  it('names every route; push and signing out are below', () => {
    const named = new Set([
      ...lines.map((line) => routeOf(line) ?? line.question),
      'POST /api/sync/push',
      'DELETE /api/session',
    ]);
    expect([...named].toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it('has a status for every asker', () => {
    expect(lines.filter(({ statuses }) => statuses.length !== askers.length)).toEqual([]);
  });
});

describe('what was said on somebody’s own and on another’s case', () => {
  const outcomes: Record<Exclude<Asker, 'nobody'>, [a: string, b: string]> = {
    officer: ['rejected not_allowed', 'rejected not_allowed'],
    personnel: ['applied', 'applied'],
    personnelA: ['applied', 'rejected not_allowed'],
    chief: ['rejected not_allowed', 'rejected not_allowed'],
    headA: ['rejected not_allowed', 'rejected not_allowed'],
    headB: ['rejected not_allowed', 'rejected not_allowed'],
    leader: ['rejected not_allowed', 'rejected not_allowed'],
    admin: ['rejected not_allowed', 'rejected not_allowed'],
  };

  it.each(Object.entries(outcomes))('%s', async (asker, expected) => {
    const device = people[asker as keyof typeof outcomes]; // a key of the table
    for (const [at, one] of [found.a, found.b].entries()) {
      const { version } = await world.first<{ version: string }>('SELECT version FROM cases WHERE key = ?1', one.id);
      const close = await device.says('case.close', {
        ...aboutCase(one),
        version,
        settles: null,
        outcome: 'lawful',
        why: 'ada surat',
        agency: null,
      });
      const [result] = await device.sends(close);
      expect([result?.outcome, result?.code].filter((part) => part !== undefined).join(' ')).toBe(expected[at]);
      if (result?.outcome === 'applied')
        await applied(
          device,
          await device.says('case.reopen', { ...aboutCase(one), version: close.id, settles: null, why: 'uji' }),
        );
      heard.get(asker as Asker)?.push(JSON.stringify(result));
    }
  });

  it('nobody pushes nothing', async () => {
    expect((await ask('nobody', 'POST', '/api/sync/push', {})).status).toBe(401);
  });

  it('the settings of the office are the admin’s alone', async () => {
    for (const asker of askers) {
      if (asker === 'nobody') continue;
      const unit = {
        id: `baru-${asker.toLowerCase()}`,
        name: 'Baru',
        shortName: 'Baru',
        parentId: 'kab',
        externalId: null,
        retired: false,
      };
      const [result] = await people[asker].sends(
        await people[asker].says('unit.put', { version: null, settles: null, unit }),
      );
      expect(result?.outcome, asker).toBe(asker === 'admin' ? 'applied' : 'rejected');
    }
  });

  it('a correction of another’s finding is refused to those who may not', async () => {
    for (const asker of ['personnel', 'headA', 'leader', 'admin'] as const) {
      const device = people[asker];
      const body = {
        ...aboutFinding(found.a),
        version: found.a.id,
        settles: null,
        why: 'uji',
        facts: aFinding().facts,
        on: null,
      };
      expect((await device.sends(await device.says('finding.correct', body)))[0]).toMatchObject({
        outcome: 'rejected',
        code: 'not_allowed',
      });
    }
  });
});

describe('nothing of others is in any answer', () => {
  const all = (asker: Asker): string => (heard.get(asker) ?? []).join('\n');
  const marksOf = (one: 'a' | 'b'): string[] => {
    const who = marked[one];
    return [found[one].id, raids[one].operationId, ...(who.kind === 'employee' ? [who.name, who.nip] : [])];
  };

  it('of office B to those of office A, nor the other way', () => {
    for (const mark of marksOf('b'))
      for (const asker of ['personnelA', 'headA'] as const)
        expect(all(asker).includes(mark), `${asker}: ${mark}`).toBe(false);
    for (const mark of marksOf('a')) expect(all('headB').includes(mark), mark).toBe(false);
  });

  it('of an operation he is not on to an officer', () => {
    const text = all('officer');
    expect([text.includes(raids.both.operationId), text.includes(raids.b.operationId)]).toEqual([true, false]);
  });

  it('of what is in a case to Kasatpol PP and to officers', () => {
    for (const asker of ['chief', 'officer'] as const) {
      for (const mark of ['ISI-PERKARA', 'PENERIMA-BERKAS'])
        expect(all(asker).includes(mark), `${asker}: ${mark}`).toBe(false);
    }
  });

  it('of any person to the admin and to nobody', () => {
    for (const mark of [...marksOf('a'), ...marksOf('b'), 'ISI-PERKARA']) {
      for (const asker of ['admin', 'nobody'] as const)
        expect(all(asker).includes(mark), `${asker}: ${mark}`).toBe(false);
    }
  });

  it('and those whose people they are did hear of them', () => {
    for (const mark of marksOf('a'))
      for (const asker of ['personnel', 'personnelA', 'headA', 'leader'] as const)
        expect(all(asker).includes(mark), `${asker}: ${mark}`).toBe(true);
    for (const mark of marksOf('b'))
      for (const asker of ['personnel', 'headB', 'leader'] as const)
        expect(all(asker).includes(mark), `${asker}: ${mark}`).toBe(true);
    for (const asker of ['personnel', 'personnelA', 'headA', 'leader'] as const)
      expect(all(asker).includes('ISI-PERKARA'), asker).toBe(true);
  });
});

describe('signing out', () => {
  it.each(askers)('is everybody’s, and ends the session: %s', async (asker) => {
    expect((await ask(asker, 'DELETE', '/api/session')).status).toBe(204);
    expect((await ask(asker, 'GET', '/api/session')).status).toBe(401);
  });
});
