import { describe, expect, it } from 'vitest';
import { isJoinCode, joinCodeOf, memberKey, operationIdOf } from '../../schema/operation.ts';
import { type Person, Scene, lilis, operationFacts, ratna, suryo, wahyu } from './scene.ts';

const operationId = operationIdOf('2026-11-20', 'K7F4Q2MX');
const bagus: Person = {
  ...lilis,
  accountId: '00000000-0000-4000-8000-000000000008',
  deviceId: '00000000-0000-4000-9000-000000000008',
  name: 'Bagus Rekaan',
};
const join = { operationId, openedOn: '2026-11-20', timeZone: 'Asia/Jakarta', facts: null } as const;

describe('an operation', () => {
  it('has the same id on every phone that knows day and code', () => {
    expect(operationId).toBe('20261120-K7F4Q2MX');
    expect(joinCodeOf(operationId)).toBe('K7F4Q2MX');
    expect(['K7F4Q2MX', 'K7F4Q2M', 'K7F4Q2MU', 'k7f4q2mx'].filter(isJoinCode)).toEqual(['K7F4Q2MX']);
  });

  it('joined before its opening arrived: provisional, then completed by its leader, everybody on the team', async () => {
    const scene = new Scene();
    await scene.does(lilis, 'operation.join', join);
    expect(scene.body('operation', operationId)).toMatchObject({ provisional: true, facts: null });
    await scene.opens(wahyu);
    expect(scene.body('operation', operationId)).toMatchObject({
      provisional: false,
      leaderId: wahyu.accountId,
      facts: operationFacts,
    });
    for (const one of [wahyu, lilis])
      expect(scene.find('member', memberKey(operationId, one.accountId))).not.toBeNull();
  });

  it('a difference between what phones were told is shown', async () => {
    const scene = new Scene();
    await scene.does(lilis, 'operation.join', { ...join, facts: { ...operationFacts, place: 'Gerbang Barat' } });
    await scene.opens(wahyu);
    expect(scene.body('operation', operationId).differs).toMatchObject({ place: 'Gerbang Barat' });
  });

  it('is shown too when the first phone was told right and the second was not', async () => {
    const scene = new Scene();
    await scene.does(lilis, 'operation.join', { ...join, facts: operationFacts });
    await scene.does(bagus, 'operation.join', { ...join, facts: { ...operationFacts, place: 'Gerbang Barat' } });
    await scene.opens(wahyu);
    expect(scene.body('operation', operationId)).toMatchObject({
      facts: { place: operationFacts.place },
      differs: { place: 'Gerbang Barat' },
    });
  });

  it('has its facts from the first QR code that arrives, though somebody joined by the bare code before', async () => {
    const scene = new Scene();
    await scene.does(lilis, 'operation.join', join);
    const before = scene.row('operation', operationId).version;
    await scene.does(bagus, 'operation.join', { ...join, facts: { ...operationFacts, timeZone: 'Asia/Makassar' } });
    expect(scene.body('operation', operationId)).toMatchObject({
      provisional: true,
      timeZone: 'Asia/Makassar',
      facts: { title: operationFacts.title },
      differs: null,
    });
    // Nobody did anything to it: who has seen the version before may still act on it.
    expect(scene.row('operation', operationId).version).toBe(before);
  });

  it('whose leader never comes back is closed by a member after twelve hours, and validated', async () => {
    const scene = new Scene();
    await scene.does(lilis, 'operation.join', { ...join, facts: operationFacts });
    const close = { operationId, settles: null };
    expect((await scene.does(lilis, 'operation.close', close)).decision.outcome).toBe('rejected');
    scene.at = '2026-11-20T13:30:00.000Z';
    expect((await scene.does(lilis, 'operation.close', close)).decision.outcome).toBe('applied');
    const { version } = scene.row('operation', operationId);
    await scene.does(suryo, 'operation.validate', { operationId, version, settles: null, uptoSeq: 2, note: null });
    expect(scene.body('operation', operationId)).toMatchObject({
      state: 'validated',
      provisional: true,
      leaderId: null,
      facts: operationFacts,
    });
    // His phone is found after all: what he wrote completes it, and nothing that was decided is undone.
    await scene.opens(wahyu);
    expect(scene.body('operation', operationId)).toMatchObject({
      state: 'validated',
      provisional: false,
      leaderId: wahyu.accountId,
    });
  });

  it('says since when somebody is in, and of whom the leader put there nothing', async () => {
    const scene = new Scene();
    await scene.opens(wahyu, [ratna]);
    await scene.does(lilis, 'operation.join', join);
    expect(scene.body('member', memberKey(operationId, lilis.accountId)).since).toBe(scene.at);
    expect(scene.body('member', memberKey(operationId, ratna.accountId)).since).toBeUndefined();
  });

  it('is opened once: a second opening under its code is refused', async () => {
    const scene = new Scene();
    await scene.opens(wahyu);
    const again = await scene.does(lilis, 'operation.open', {
      operationId,
      openedOn: '2026-11-20',
      facts: operationFacts,
      team: [],
    });
    expect(again.decision).toEqual({ outcome: 'rejected', code: 'wrong_state' });
  });

  it('is closed by its leader, by a member only after twelve hours, twice without harm', async () => {
    const scene = new Scene();
    await scene.opens(wahyu, [lilis]);
    const close = { operationId, settles: null };
    expect((await scene.does(lilis, 'operation.close', close)).decision).toEqual({
      outcome: 'rejected',
      code: 'not_allowed',
    });
    scene.at = '2026-11-20T13:30:00.000Z';
    expect((await scene.does(lilis, 'operation.close', close)).decision.outcome).toBe('applied');
    const { version } = scene.row('operation', operationId);
    expect((await scene.does(wahyu, 'operation.close', close)).decision).toEqual({ outcome: 'applied', changes: [] });
    expect(scene.row('operation', operationId).version).toBe(version);
  });

  it('is validated by Kasatpol PP who was not on the team; returned with a reason it can be closed again', async () => {
    const scene = new Scene();
    await scene.opens(wahyu);
    const seen = () => ({ operationId, version: scene.row('operation', operationId).version, settles: null });
    const early = await scene.does(suryo, 'operation.validate', { ...seen(), uptoSeq: 1, note: null });
    expect(early.decision).toEqual({ outcome: 'rejected', code: 'wrong_state' });
    await scene.does(wahyu, 'operation.close', { operationId, settles: null });
    expect(
      (await scene.does(ratna, 'operation.validate', { ...seen(), uptoSeq: 1, note: null })).decision.outcome,
    ).toBe('rejected');
    await scene.does(suryo, 'operation.return', { ...seen(), why: 'Nomor SPT salah' });
    expect(scene.body('operation', operationId)).toMatchObject({
      state: 'returned',
      returned: { why: 'Nomor SPT salah' },
    });
    await scene.does(wahyu, 'operation.close', { operationId, settles: null });
    await scene.does(suryo, 'operation.validate', { ...seen(), uptoSeq: 4, note: null });
    expect(scene.body('operation', operationId)).toMatchObject({
      state: 'validated',
      validated: { uptoSeq: 4, by: suryo.name },
    });
  });

  it('counts people checked as one running total per device; an older total arriving late changes nothing', async () => {
    const scene = new Scene();
    await scene.opens(wahyu);
    const early = await scene.says(wahyu, 'operation.count', { operationId, compliant: 10 });
    await scene.does(wahyu, 'operation.count', { operationId, compliant: 12 });
    scene.decides(early, wahyu);
    expect(scene.body('count', `${operationId}:${wahyu.deviceId}`).compliant).toBe(12);
    expect((await scene.does(lilis, 'operation.count', { operationId, compliant: 1 })).decision.outcome).toBe(
      'rejected',
    );
  });

  it('F35 counts on after the clock of the phone was set back', async () => {
    const scene = new Scene();
    await scene.opens(wahyu);
    const later = await scene.says(wahyu, 'operation.count', { operationId, compliant: 12 });
    // Its id is of the earlier hour the phone now shows; its number on the device is not.
    const setBack = { ...later, id: '01800000-0000-7000-8000-000000000001', deviceSeq: later.deviceSeq + 1 };
    scene.decides(later, wahyu);
    scene.decides({ ...setBack, body: { ...later.body, compliant: 13 } }, wahyu);
    expect(scene.body('count', `${operationId}:${wahyu.deviceId}`).compliant).toBe(13);
  });
});
