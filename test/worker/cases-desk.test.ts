import { beforeAll, describe, expect, it } from 'vitest';
import type { CasesAnswer } from '../../schema/api.ts';
import { caseQueues } from '../../schema/api.ts';
import { findingCode } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import {
  type Query,
  type Raid,
  aRaid,
  anUnlisted,
  applied,
  closeAndValidate,
  noted,
  reads,
  refusal,
  unitsBelow,
} from './office-scene.ts';
import { type Device, type World, aWorld, aboutCase, aboutFinding, anEmployee, dayFromNow } from './world.ts';

const desk = 'GET /api/cases';
let world: World;
let raid: Raid;
let personnel: Device;
let head: Device;
let found: Record<'budi' | 'budiAgain' | 'siti' | 'joko' | 'guest' | 'old', Mutation<'finding.record'>>;

beforeAll(async () => {
  world = await aWorld();
  await unitsBelow(world, { 'opd-1.sd': 'opd-1' });
  const [officer, chief] = [await world.signsUp('officer'), await world.signsUp('chief')];
  personnel = await world.signsUp('personnel');
  head = await world.signsUp('head', { unitId: 'opd-1' });
  // Long enough ago that its cases are overdue.
  const past = await aRaid(officer, 40);
  raid = await aRaid(officer, 0);
  const budi = anEmployee(1, { name: "Budi Nu'man, S.Kom.", nip: '197903032005011007' });
  found = {
    old: await noted(officer, past, {
      who: anEmployee(31, { name: 'Ratna Dewi' }),
      violations: ['JAM-01', 'PROKES-01'],
    }),
    budi: await noted(officer, raid, { who: budi }),
    budiAgain: await noted(officer, raid, { who: budi }, { minutes: 5 }),
    siti: await noted(officer, raid, {
      who: anEmployee(2, { name: 'Siti Aminah', unitId: 'opd-1.sd' }),
      violations: ['JAM-01'],
    }),
    joko: await noted(officer, raid, { who: anEmployee(3, { name: 'Joko' }) }),
    guest: await noted(officer, raid, { who: anUnlisted('Tamu Luar', 'asn', { nip: '197001011995031002' }) }),
  };
  await applied(officer, ...Object.values(found), await noted(officer, raid, { who: anUnlisted('Warga', 'citizen') }));
  await closeAndValidate(chief, past);
});

async function ids(reader: Device, query: Query): Promise<string[]> {
  return (await reads(reader, desk, query)).rows.map((row) => row.case.id);
}
const sorted = (...mutations: Mutation[]): string[] => mutations.map(({ id }) => id).toSorted();

describe('the desk', () => {
  it('holds a case for every civil servant and contract worker, most urgent first', async () => {
    const { rows, on, next } = await reads(personnel, desk);
    expect(on).toBe(dayFromNow(0));
    expect(next).toBeNull();
    expect(rows.map((row) => row.case.id)).toEqual([
      found.old.id,
      ...sorted(found.budi, found.budiAgain, found.siti, found.joko, found.guest),
    ]);
    expect(rows.map((row) => row.operationState)).toEqual(['validated', 'open', 'open', 'open', 'open', 'open']);
  });

  it('shows a head his people’s cases, of units below too, and nobody else’s', async () => {
    expect((await ids(head, {})).toSorted()).toEqual(sorted(found.old, found.budi, found.budiAgain, found.siti));
    expect(await ids(head, { unitId: 'opd-1.sd' })).toEqual([found.siti.id]);
    expect(await refusal(head, desk, { unitId: 'opd-3' })).toBe('404 not_found');
    expect(await refusal(head, desk, { unitId: 'kab' })).toBe('404 not_found');
    expect(await refusal(head, desk, { unitId: '-' })).toBe('404 not_found');
  });

  it('finds people of no unit for the whole regency', async () => {
    expect(await ids(personnel, { unitId: '-' })).toEqual([found.guest.id]);
  });

  it('is narrowed by unit with all below it, and by the main violation', async () => {
    expect((await ids(personnel, { unitId: 'opd-1' })).toSorted()).toEqual(
      sorted(found.old, found.budi, found.budiAgain, found.siti),
    );
    expect((await ids(personnel, { violation: 'JAM-01' })).toSorted()).toEqual(sorted(found.old, found.siti));
    expect(await ids(personnel, { violation: 'JAM-01', unitId: 'opd-1.sd' })).toEqual([found.siti.id]);
  });

  it.each<[string, (keyof typeof found)[]]>([
    ['numan', ['budi', 'budiAgain']],
    ['AMINAH siti', ['siti']],
    ['19790303 200501 1', ['budi', 'budiAgain']],
    ['197001', ['guest']],
    ['tamu', ['guest']],
    ['%', []],
    ["' OR 1=1 --", []],
    ['nobody at all', []],
  ])('searches for %s', async (search, names) => {
    expect((await ids(personnel, { search })).toSorted()).toEqual(sorted(...names.map((name) => found[name])));
  });

  it('finds a case by the code said on the telephone', async () => {
    for (const one of [found.joko, found.guest]) {
      expect(await ids(personnel, { search: findingCode(one.id) })).toEqual([one.id]);
      expect(await ids(head, { search: findingCode(one.id) })).toEqual([]);
    }
  });

  it('gives pages without gap or doubles, cases without a due day last', async () => {
    await world.db
      .prepare(`UPDATE cases SET body = json_set(body, '$.dueOn', NULL) WHERE key IN (?1, ?2)`)
      .bind(found.budi.id, found.guest.id)
      .run();
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 10; page += 1) {
      const answer: CasesAnswer = await reads(personnel, desk, { limit: '2', after });
      expect(answer.rows.length).toBeLessThanOrEqual(2);
      seen.push(...answer.rows.map((row) => row.case.id));
      if (answer.next === null) break;
      after = answer.next;
    }
    expect(seen).toEqual([
      found.old.id,
      ...sorted(found.budiAgain, found.siti, found.joko),
      ...sorted(found.budi, found.guest),
    ]);
    expect(await refusal(personnel, desk, { after: 'x' })).toBe('400 invalid after');
    expect(await refusal(personnel, desk, { limit: '101' })).toBe('400 invalid limit');
  });
});

describe('a possible duplicate', () => {
  it('names its twin, and is silent once joined', async () => {
    const twinsOf = async (): Promise<Record<string, string[]>> => {
      const { rows } = await reads(personnel, desk, { search: 'numan' });
      return Object.fromEntries(rows.map((row) => [row.case.id, row.twins]));
    };
    expect(await twinsOf()).toEqual({ [found.budi.id]: [found.budiAgain.id], [found.budiAgain.id]: [found.budi.id] });
    const seen = { version: found.budiAgain.id, settles: null, why: 'orang yang sama' };
    const join = await personnel.says('finding.join', {
      ...aboutFinding(found.budiAgain),
      ...seen,
      intoId: found.budi.id,
      intoVersion: found.budi.id,
    });
    await applied(personnel, join);
    expect(await twinsOf()).toEqual({ [found.budi.id]: [], [found.budiAgain.id]: [] });
  });
});

describe('the queues', () => {
  it('each say the length of their list, under the same filters', async () => {
    const person = { accountId: null, name: 'Kepala', post: null };
    const seen = { version: found.joko.id, settles: null };
    await applied(
      personnel,
      await personnel.says('case.forward', { ...aboutCase(found.joko), ...seen, superior: person, note: null }),
    );
    for (const filter of [{}, { unitId: 'opd-1' }, { violation: 'JAM-01' }, { search: 'numan' }]) {
      const { counts } = await reads(personnel, desk, filter);
      for (const queue of caseQueues)
        expect((await ids(personnel, { ...filter, queue })).length, `${queue} ${JSON.stringify(filter)}`).toBe(
          counts[queue],
        );
    }
    const { counts } = await reads(personnel, desk);
    expect(counts).toEqual({
      new: 4,
      forwarded: 1,
      read: 0,
      assigned: 0,
      completed: 0,
      closed: 1,
      open: 5,
      overdue: 1,
    });
    expect(await ids(personnel, { queue: 'overdue' })).toEqual([found.old.id]);
    expect((await reads(head, desk)).counts).toMatchObject({ new: 3, forwarded: 0, closed: 1, open: 3 });
  });

  it('mark a case that somebody’s mutation met in another version', async () => {
    const late = await personnel.says('case.forward', {
      ...aboutCase(found.joko),
      version: found.joko.id,
      settles: null,
      superior: { accountId: null, name: 'Lain', post: null },
      note: null,
    });
    expect((await personnel.sends(late)).map(({ outcome }) => outcome)).toEqual(['conflict']);
    const marked = (await reads(personnel, desk)).rows.filter((row) => row.hasConflict).map((row) => row.case.id);
    expect(marked).toEqual([found.joko.id]);
    expect((await reads(personnel, 'GET /api/report', { from: dayFromNow(0) })).openConflicts).toBe(1);
  });
});

describe('who has no desk', () => {
  it('Kasatpol PP, officers and the admin: of cases they see no list', async () => {
    for (const role of ['chief', 'officer', 'admin'] as const)
      expect(await refusal(await world.signsUp(role), desk)).toBe('403 forbidden');
  });
});
