import { describe, expect, it } from 'vitest';
import type { CaseKind, CaseState } from '../../schema/case.ts';
import { caseStates, outcomesFrom, transitions } from '../../schema/case.ts';
import type { Body } from '../../schema/mutation.ts';
import { Scene, adi, bambang, dewi, hendra, lilis, ratna, siti, suryo, wahyu } from './scene.ts';

const superior = { accountId: hendra.accountId, name: hendra.name, post: 'Kepala Disdukcapil' };

async function aCase() {
  const scene = new Scene();
  const operationId = await scene.opens(wahyu);
  const { id } = await scene.records(wahyu, operationId, siti);
  return { scene, id };
}

function bodies(scene: Scene, id: string): { [K in CaseKind]: Body<K> } {
  const seen = scene.caseSeen(id);
  return {
    'case.forward': { ...seen, superior, note: null },
    'case.read': { ...seen, receipt: null },
    'case.assign': {
      ...seen,
      guidance: 'KONSELING',
      label: 'Konseling',
      assignee: superior,
      dueOn: '2026-12-07',
      note: null,
    },
    'case.complete': { ...seen, on: '2026-11-20', result: 'Sudah dibina' },
    'case.close': { ...seen, outcome: 'lawful', why: 'Ada surat tugas', agency: null },
    'case.reopen': { ...seen, why: 'Bukti baru' },
  };
}

/** Walks a new case to a state the lawful way. */
async function walk(scene: Scene, id: string, to: CaseState): Promise<void> {
  const way: CaseKind[] = ['case.forward', 'case.read', 'case.assign', 'case.complete', 'case.close'];
  for (const kind of way) {
    if (scene.body('case', id).state === to) return;
    await scene.does(ratna, kind, bodies(scene, id)[kind]);
  }
  expect(scene.body('case', id).state).toBe(to);
}

describe('a case', () => {
  it('goes from the queue to guidance done, each step with its due day and whom it waits for', async () => {
    const { scene, id } = await aCase();
    await scene.does(ratna, 'case.forward', bodies(scene, id)['case.forward']);
    expect(scene.row('case', id)).toMatchObject({
      feed: `account:${hendra.accountId}`,
      body: { state: 'forwarded', dueOn: '2026-11-25' },
    });
    await scene.does(hendra, 'case.read', bodies(scene, id)['case.read']);
    expect(scene.body('case', id)).toMatchObject({
      state: 'read',
      dueOn: '2026-11-27',
      read: { by: hendra.name, on: '2026-11-20' },
    });
    await scene.does(hendra, 'case.assign', bodies(scene, id)['case.assign']);
    expect(scene.body('case', id)).toMatchObject({ state: 'assigned', dueOn: '2026-12-07' });
    await scene.does(hendra, 'case.complete', bodies(scene, id)['case.complete']);
    expect(scene.row('case', id)).toMatchObject({
      feed: null,
      body: { state: 'completed', result: { text: 'Sudah dibina' } },
    });
    const close = { ...bodies(scene, id)['case.close'], outcome: 'guided', why: 'Selesai' } as const;
    await scene.does(ratna, 'case.close', close);
    expect(scene.body('case', id)).toMatchObject({ state: 'closed', outcome: 'guided', dueOn: null });
    expect(scene.body('standing', '17').offences).toHaveLength(1);
  });

  it('closed as lawful leaves the repeat count, reopened it is back', async () => {
    const { scene, id } = await aCase();
    await scene.does(ratna, 'case.close', bodies(scene, id)['case.close']);
    expect(scene.body('standing', '17').offences).toEqual([]);
    await scene.does(ratna, 'case.reopen', bodies(scene, id)['case.reopen']);
    expect(scene.body('case', id)).toMatchObject({ state: 'new', outcome: null, dueOn: '2026-11-25' });
    expect(scene.body('standing', '17').offences).toHaveLength(1);
  });

  it("knows every state × every step: only the table's ways are open", async () => {
    for (const state of caseStates) {
      for (const kind of Object.keys(transitions) as CaseKind[]) {
        const { scene, id } = await aCase();
        await walk(scene, id, state);
        const { decision } = await scene.does(ratna, kind, bodies(scene, id)[kind]);
        const isOpen = transitions[kind].from.includes(state);
        expect([state, kind, decision.outcome]).toEqual([state, kind, isOpen ? 'applied' : 'rejected']);
      }
    }
  });

  it('is closed as guided only after the result of guidance, handed over only to somebody', async () => {
    for (const state of caseStates) expect(outcomesFrom(state).includes('guided')).toBe(state === 'completed');
    const { scene, id } = await aCase();
    const guided = { ...bodies(scene, id)['case.close'], outcome: 'guided' } as const;
    expect((await scene.does(ratna, 'case.close', guided)).decision).toEqual({
      outcome: 'rejected',
      code: 'wrong_state',
    });
    const over = { ...bodies(scene, id)['case.close'], outcome: 'handedOver' } as const;
    expect((await scene.does(ratna, 'case.close', over)).decision).toEqual({
      outcome: 'rejected',
      code: 'text_needed',
    });
  });

  it("is nobody's but personnel's of its unit, the superior's and the assignee's", async () => {
    for (const who of [dewi, wahyu, lilis, suryo, adi, hendra]) {
      const { scene, id } = await aCase();
      const { decision } = await scene.does(who, 'case.forward', bodies(scene, id)['case.forward']);
      expect([who.name, decision]).toEqual([who.name, { outcome: 'rejected', code: 'not_allowed' }]);
    }
  });

  it('moved meanwhile: the second clerk is told, nothing is lost', async () => {
    const { scene, id } = await aCase();
    const stale = bodies(scene, id)['case.close'];
    await scene.does(ratna, 'case.forward', bodies(scene, id)['case.forward']);
    const { decision, m } = await scene.does(ratna, 'case.close', stale);
    expect(decision.outcome).toBe('conflict');
    await scene.does(ratna, 'settle.keep', { mutationId: m.id, why: 'Sudah diteruskan' });
    expect(scene.body('conflict', m.id)).toMatchObject({ state: 'theirs', settledBy: ratna.name });
    const again = await scene.does(ratna, 'settle.keep', { mutationId: m.id, why: 'Dua kali' });
    expect(again.decision).toEqual({ outcome: 'rejected', code: 'nothing_to_settle' });
  });

  it('another unit’s personnel settle nothing of this one’s, and refer nothing', async () => {
    for (const [person, unit] of [
      [siti, 'another unit'],
      [bambang, 'her unit'],
    ] as const) {
      const scene = new Scene();
      const { id } = await scene.records(wahyu, await scene.opens(wahyu), person);
      const stale = bodies(scene, id)['case.close'];
      await scene.does(ratna, 'case.forward', bodies(scene, id)['case.forward']);
      const { m } = await scene.does(ratna, 'case.close', stale);
      const decisions = [
        await scene.does(dewi, 'settle.refer', { mutationId: m.id, why: null }),
        await scene.does(dewi, 'settle.keep', { mutationId: m.id, why: 'Sudah benar' }),
      ].map(({ decision }) => decision.outcome);
      expect([unit, ...decisions]).toEqual([unit, ...Array(2).fill(unit === 'her unit' ? 'applied' : 'rejected')]);
    }
  });

  it("a step on another case settles nobody's conflict", async () => {
    const { scene, id } = await aCase();
    const stale = bodies(scene, id)['case.close'];
    await scene.does(ratna, 'case.forward', bodies(scene, id)['case.forward']);
    const { m } = await scene.does(ratna, 'case.close', stale);
    const { operationId } = scene.body('case', id);
    const other = await scene.records(wahyu, operationId, bambang);
    const close = { ...bodies(scene, other.id)['case.close'], settles: m.id };
    expect((await scene.does(dewi, 'case.close', close)).decision.outcome).toBe('applied');
    await scene.does(wahyu, 'operation.close', { operationId, settles: m.id });
    expect(scene.body('conflict', m.id)).toMatchObject({ state: 'open', settledBy: null });
    const read = { ...bodies(scene, id)['case.read'], settles: m.id };
    expect((await scene.does(hendra, 'case.read', read)).decision.outcome).toBe('applied');
    expect(scene.body('conflict', m.id).state).toBe('open');
    await scene.does(ratna, 'case.close', { ...bodies(scene, id)['case.close'], settles: m.id });
    expect(scene.body('conflict', m.id).state).toBe('mine');
  });

  it('waits for the validation where the office wants it so', async () => {
    const { scene, id } = await aCase();
    const row = scene.row('setting', 'main');
    scene.rows.set('setting|main', { ...row, body: { ...row.body, forwardBeforeValidation: false } });
    const forward = () => bodies(scene, id)['case.forward'];
    expect((await scene.does(ratna, 'case.forward', forward())).decision).toEqual({
      outcome: 'rejected',
      code: 'not_validated',
    });
    const { operationId } = scene.body('case', id);
    await scene.does(wahyu, 'operation.close', { operationId, settles: null });
    const seen = { operationId, version: scene.row('operation', operationId).version, settles: null };
    await scene.does(suryo, 'operation.validate', { ...seen, uptoSeq: 3, note: null });
    expect((await scene.does(ratna, 'case.forward', forward())).decision.outcome).toBe('applied');
  });

  it('what the admin disagreed on is settled by an admin, not by Kasatpol PP', async () => {
    const scene = new Scene();
    const row = scene.row('setting', 'main');
    const { m, decision } = await scene.does(adi, 'setting.put', {
      version: suryo.accountId,
      settles: null,
      setting: row.body,
    });
    expect(decision.outcome).toBe('conflict');
    expect((await scene.does(suryo, 'settle.keep', { mutationId: m.id, why: 'Sudah benar' })).decision).toEqual({
      outcome: 'rejected',
      code: 'not_allowed',
    });
    const second = { ...adi, accountId: dewi.accountId };
    await scene.does(second, 'settle.keep', { mutationId: m.id, why: 'Sudah benar' });
    expect(scene.body('conflict', m.id).state).toBe('theirs');
  });

  it('has no due day where the calendar does not reach, rather than a guessed one', async () => {
    const scene = new Scene();
    scene.rows.delete('calendar|2026');
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('case', id).dueOn).toBeNull();
  });
});
