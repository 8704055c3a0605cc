import { beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../schema/mutation.ts';
import {
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
import { type Device, type World, aWorld, aboutCase, aboutFinding, anEmployee } from './world.ts';

const file = 'GET /api/cases/:id';
const nik = '3310014101900007';
let world: World;
let raid: Raid;
let officer: Device;
let people: Record<'personnel' | 'ofOffice' | 'head' | 'headAbove' | 'headElsewhere' | 'leader' | 'chief', Device>;
let siti: Mutation<'finding.record'>;
let worker: Mutation<'finding.record'>;

beforeAll(async () => {
  world = await aWorld();
  await unitsBelow(world, { 'opd-1.sd': 'opd-1' });
  officer = await world.signsUp('officer', { name: 'Petugas Satu' });
  people = {
    personnel: await world.signsUp('personnel', { name: 'Kepegawaian' }),
    ofOffice: await world.signsUp('personnel', { name: 'Kepegawaian Dinas', unitId: 'opd-1' }),
    head: await world.signsUp('head', { name: 'Kepala SD', unitId: 'opd-1.sd' }),
    headAbove: await world.signsUp('head', { name: 'Kepala Dinas', unitId: 'opd-1' }),
    headElsewhere: await world.signsUp('head', { name: 'Kepala Lain', unitId: 'opd-2' }),
    leader: await world.signsUp('leader'),
    chief: await world.signsUp('chief'),
  };
  const past = await aRaid(officer, 20);
  raid = await aRaid(officer, 1);
  const who = anEmployee(1, { name: 'Siti', unitId: 'opd-1.sd' });
  const before = await noted(officer, past, { who, violations: ['JAM-01'] });
  siti = await noted(officer, raid, { who });
  worker = await noted(officer, raid, { who: anUnlisted('Tenaga Kontrak', 'contract', { nik }) });
  await applied(officer, before, siti, worker);
});

describe('one case on one page', () => {
  it('shows person, finding, operation, who may act, and earlier findings on the same person', async () => {
    const answer = await reads(people.personnel, file, {}, siti.id);
    expect(answer.case).toMatchObject({ id: siti.id, state: 'new', unitId: 'opd-1.sd', authorName: 'Petugas Satu' });
    expect([answer.version, answer.findingVersion]).toEqual([siti.id, siti.id]);
    expect(answer.operation?.id).toBe(raid.operationId);
    expect(answer.others).toHaveLength(1);
    expect(answer.others[0]).toMatchObject({ violation: 'JAM-01' });
    expect(answer.twins).toEqual([]);
    expect(answer.superiors.map(({ name }) => name)).toEqual(['Kepala SD', 'Kepala Dinas']);
    expect(answer.assignees.map(({ name }) => name).toSorted()).toEqual([
      'Kepala Dinas',
      'Kepala SD',
      'Kepegawaian',
      'Kepegawaian Dinas',
    ]);
  });

  it('names no head who is not active any more', async () => {
    const gone = await world.signsUp('head', { name: 'Kepala Lama', unitId: 'opd-1' });
    await world.db.prepare('UPDATE accounts SET active = 0 WHERE id = ?1').bind(gone.accountId).run();
    expect((await reads(people.personnel, file, {}, siti.id)).superiors.map(({ name }) => name)).not.toContain(
      'Kepala Lama',
    );
  });

  it('shows the twins with their versions and cases', async () => {
    const second = await world.signsUp('officer');
    const again = await noted(second, raid, { who: siti.body.subject });
    await applied(second, again);
    const { twins } = await reads(people.head, file, {}, siti.id);
    expect(twins.map(({ finding, version, case: its }) => [finding.id, version, its?.id])).toEqual([
      [again.id, again.id, again.id],
    ]);
    await applied(second, await second.withdraws(again));
  });

  it('tells a head nothing of what the person was noted for in another office', async () => {
    const elsewhere = await aRaid(officer, 10);
    const moved = { name: 'Pindah Tugas', employeeId: 900 };
    const there = await noted(officer, elsewhere, { who: anEmployee(2, moved), violations: ['JAM-01'] });
    const here = await noted(officer, raid, { who: anEmployee(1, { ...moved, unitId: 'opd-1.sd' }) });
    await applied(officer, there, here);
    expect((await reads(people.personnel, file, {}, here.id)).others.map(({ findingId }) => findingId)).toEqual([
      there.id,
    ]);
    expect((await reads(people.head, file, {}, here.id)).others).toEqual([]);
    expect((await reads(people.ofOffice, file, {}, here.id)).others).toEqual([]);
  });

  it('tells its history: who, what, when, and the review of its operation', async () => {
    const superior = { accountId: people.headAbove.accountId, name: 'Kepala Dinas', post: null };
    const forward = await people.personnel.says('case.forward', {
      ...aboutCase(siti),
      version: siti.id,
      settles: null,
      superior,
      note: 'mohon dibina',
    });
    await applied(people.personnel, forward);
    await closeAndValidate(people.chief, raid);
    const correction = await officer.corrects(siti, { reason: 'TERTINGGAL-MOBIL' });
    await applied(officer, correction);
    const { history } = await reads(people.headAbove, file, {}, siti.id);
    expect(history.map(({ kind, by, outcome }) => [kind, by, outcome])).toEqual([
      ['finding.record', 'Petugas Satu', 'applied'],
      ['case.forward', 'Kepegawaian', 'applied'],
      ['operation.validate', people.chief.name, 'applied'],
      ['finding.correct', 'Petugas Satu', 'applied'],
    ]);
    expect(history[1]).toMatchObject({ id: forward.id, body: { note: 'mohon dibina' } });
    expect(history.map(({ seq }) => seq)).toEqual(history.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it('shows an erased body as erased', async () => {
    await world.db.prepare(`UPDATE log SET body = NULL, salt = NULL WHERE kind = 'case.forward'`).run();
    const { history } = await reads(people.personnel, file, {}, siti.id);
    expect(history.find(({ kind }) => kind === 'case.forward')?.body).toBeNull();
  });
});

describe('a NIK', () => {
  it('is whole for personnel only, and nowhere else in the answer', async () => {
    const answer = await reads(people.personnel, file, {}, worker.id);
    expect(answer.nik).toBe(nik);
    const { nik: _nik, ...rest } = answer;
    expect(JSON.stringify(rest)).not.toContain(nik);
    expect(answer.finding.subject).toMatchObject({ nik: '••••••••••••0007' });
    expect(answer.history[0]?.body).toMatchObject({ subject: { nik: '••••••••••••0007' } });
    const seen = await reads(people.leader, file, {}, worker.id);
    expect(seen.nik).toBeNull();
    expect(JSON.stringify(seen)).not.toContain(nik);
  });

  it('of somebody of no unit: no head above him, and the whole regency’s personnel as assignees', async () => {
    const { superiors, assignees } = await reads(people.personnel, file, {}, worker.id);
    expect([superiors, assignees.map(({ name }) => name)]).toEqual([[], ['Kepegawaian']]);
  });
});

describe('opening one person’s file', () => {
  const openings = async (): Promise<unknown[]> =>
    (
      await world.db
        .prepare(`SELECT device_id, account_id, thing, body FROM log WHERE kind = 'case.opened' ORDER BY seq`)
        .all()
    ).results;

  it('is on record: who, whose', async () => {
    const before = await openings();
    await reads(people.leader, file, {}, siti.id);
    expect((await openings()).slice(before.length)).toEqual([
      {
        device_id: 'server',
        account_id: people.leader.accountId,
        thing: siti.id,
        body: JSON.stringify({ caseId: siti.id }),
      },
    ]);
  });

  it('does not tell whether a case exists that is not the reader’s, and leaves nothing', async () => {
    const before = await openings();
    const absent = aboutFinding(siti).findingId.replace(/^..../, 'ffff');
    for (const id of [siti.id, worker.id, absent, 'x', '../health', '%00']) {
      expect(await refusal(people.headElsewhere, file, {}, id)).toBe('404 not_found');
    }
    expect(await refusal(people.ofOffice, file, {}, worker.id)).toBe('404 not_found');
    expect(await refusal(people.chief, file, {}, siti.id)).toBe('403 forbidden');
    expect(await openings()).toEqual(before);
  });
});
