import { describe, expect, it } from 'vitest';
import { findingCode, missingText } from '../../schema/finding.ts';
import { encounterKey } from '../../schema/finding.ts';
import { offencesSince } from '../../schema/standing.ts';
import { followUpOf } from '../../schema/report.ts';
import { Scene, anEmployee, hendra, lilis, ratna, siti, someFacts, suryo, wahyu } from './scene.ts';

describe('a finding is noted', () => {
  it('with its case, its encounter and the standing of the person', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', id)).toMatchObject({
      on: '2026-11-20',
      unitId: 'disdukcapil',
      officeId: 'disdukcapil',
      flags: [],
      counts: true,
    });
    expect(scene.body('case', id)).toMatchObject({ state: 'new', dueOn: '2026-11-25' });
    expect(scene.body('encounter', encounterKey(operationId, 'employee:17')).findingIds).toEqual([id]);
    expect(scene.body('standing', '17').offences).toMatchObject([
      { findingId: id, on: '2026-11-20', action: 'Teguran di tempat' },
    ]);
  });

  it('is held while its operation has not arrived', async () => {
    const scene = new Scene();
    const { decision } = await scene.records(wahyu, '20261120-K7F4Q2MX', siti);
    expect(decision).toEqual({ outcome: 'held', parent: '20261120-K7F4Q2MX' });
  });

  it('F19 twice by two officers: both kept, the second flagged', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    const first = await scene.records(wahyu, operationId, siti);
    const second = await scene.records(lilis, operationId, siti);
    expect(scene.body('finding', first.id).flags).toEqual([]);
    expect(scene.body('finding', second.id).flags).toEqual(['possibleDuplicate']);
    expect(scene.body('encounter', encounterKey(operationId, 'employee:17')).findingIds).toEqual([first.id, second.id]);
  });

  it('again after an undo: no duplicate', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const first = await scene.records(wahyu, operationId, siti);
    await scene.does(wahyu, 'finding.withdraw', { ...scene.findingSeen(first.id), why: 'urung', twins: [] });
    const second = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', second.id).flags).toEqual([]);
    expect(scene.body('standing', '17').offences.map((one) => one.findingId)).toEqual([second.id]);
  });

  it('after the operation was closed: applied and late', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    await scene.does(wahyu, 'operation.close', { operationId, settles: null });
    const { decision, id } = await scene.records(lilis, operationId, siti);
    expect(decision.outcome).toBe('applied');
    expect(scene.body('finding', id).flags).toEqual(['late']);
  });

  it.each([
    ['somebody whose role has ended', { ...wahyu, role: 'leader' as const }, ['roleEnded']],
    ['somebody not on the team', lilis, ['notOnTeam']],
    ['a revoked device', { ...wahyu, revoked: true }, ['afterRevocation']],
  ])('by %s: never refused, flagged', async (_who, actor, flags) => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { decision, id } = await scene.records(actor, operationId, siti);
    expect(decision.outcome).toBe('applied');
    expect(scene.body('finding', id).flags).toEqual(flags);
  });

  it('F06 under a violation retired while the form was open', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const entry = scene.row('entry', 'violation:PROKES-01');
    scene.rows.set('entry|violation:PROKES-01', { ...entry, body: { ...entry.body, retired: true } });
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', id).flags).toEqual(['retiredEntry']);
    expect(scene.body('finding', id).facts.violations[0]?.label).toBe('Tidak membawa masker');
  });

  it('on a citizen: counted, no case, the NIK only by its end', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const citizen = {
      kind: 'unlisted',
      name: 'Warga',
      office: null,
      standing: 'citizen',
      nip: null,
      nik: '3310011203900001',
    } as const;
    const { id } = await scene.records(wahyu, operationId, citizen);
    expect(scene.find('case', id)).toBeNull();
    expect(JSON.stringify(scene.body('finding', id))).not.toContain('331001120390');
    expect(scene.body('finding', id)).toMatchObject({ status: 'WARGA', flags: ['notInRoster'] });
  });
});

describe('F35 the clock of the phone is wrong', () => {
  it('fifty years back: counted on the day of the operation, marked', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    scene.at = '1976-11-20T02:00:00.000Z';
    scene.receipt = { receivedAt: '2026-11-20T03:00:00.000Z', offsetMs: 0 };
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', id)).toMatchObject({ on: '2026-11-20', flags: ['timeUncertain'] });
    expect(scene.body('case', id).dueOn).toBe('2026-11-25');
  });

  it('fifty years back, and known to be: the right day, and the right due day', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    scene.at = '1976-11-20T02:00:00.000Z';
    scene.clockOffset = Date.parse('2026-11-20T02:00:00.000Z') - Date.parse(scene.at);
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', id)).toMatchObject({ on: '2026-11-20', flags: [] });
    expect(scene.body('case', id).dueOn).toBe('2026-11-25');
    const superior = { accountId: hendra.accountId, name: hendra.name, post: null };
    await scene.does(ratna, 'case.forward', { ...scene.caseSeen(id), superior, note: null });
    expect(scene.body('case', id).dueOn).toBe('2026-11-25');
  });

  it('three days ahead: not later than its receipt', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    scene.at = '2026-11-23T02:00:00.000Z';
    scene.receipt = { receivedAt: '2026-11-20T03:00:00.000Z', offsetMs: 0 };
    const { id } = await scene.records(wahyu, operationId, siti);
    expect(scene.body('finding', id)).toMatchObject({ at: '2026-11-20T03:00:00.000Z', on: '2026-11-20' });
  });

  it('it jumped in mid-form: the offset found at the push, the day of the operation, marked', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    scene.clockOffset = null;
    scene.receipt = { receivedAt: '2026-11-21T03:00:00.000Z', offsetMs: 60_000 };
    const { id, m } = await scene.records(wahyu, operationId, siti);
    const expected = new Date(Date.parse(m.at) + 60_000).toISOString();
    expect(scene.body('finding', id)).toMatchObject({ at: expected, on: '2026-11-20', flags: ['timeUncertain'] });
  });
});

describe('F35 a device names an offset of centuries', () => {
  it("which is no clock's: it counts as none and the finding is applied", async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    scene.clockOffset = Number.MAX_SAFE_INTEGER;
    const { id, m, decision } = await scene.records(wahyu, operationId, siti);
    expect(decision.outcome).toBe('applied');
    expect(scene.body('finding', id).at).toBe(m.at);
  });
});

describe('a finding is corrected', () => {
  it('by its author, and the case says the same', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti);
    const facts = someFacts({
      reason: { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null },
    });
    const { m } = await scene.does(wahyu, 'finding.correct', { ...scene.findingSeen(id), facts, on: null });
    expect(scene.row('finding', id)).toMatchObject({ version: m.id, body: { corrections: 1, facts } });
    expect(scene.body('case', id).facts).toEqual(facts);
  });

  it('a conflict is as old as its deed by the server’s clock, whatever the phone’s says', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(lilis, operationId, siti);
    const seen = scene.findingSeen(id);
    await scene.does(wahyu, 'finding.correct', { ...seen, facts: someFacts(), on: null });
    // A phone ten years slow: its own time says nothing of how long the disagreement lies there.
    scene.clockOffset = null;
    const offsetMs = 10 * 365 * 86_400_000;
    scene.receipt = { receivedAt: '2036-12-01T00:00:00.000Z', offsetMs };
    const { m } = await scene.does(lilis, 'finding.correct', { ...seen, facts: someFacts(), on: null });
    expect(Date.parse(scene.body('conflict', m.id).openedAt)).toBe(Date.parse(m.at) + offsetMs);
  });

  it('by two who saw the same version: the second is in conflict and on record', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(lilis, operationId, siti);
    const seen = scene.findingSeen(id);
    await scene.does(wahyu, 'finding.correct', { ...seen, facts: someFacts(), on: null });
    const second = await scene.does(lilis, 'finding.correct', { ...seen, facts: someFacts(), on: null });
    expect(second.decision.outcome).toBe('conflict');
    expect(scene.body('conflict', second.m.id)).toMatchObject({
      state: 'open',
      accountId: lilis.accountId,
      thing: `finding:${id}`,
    });
    // Pakai ini: the same kind again on the current version.
    await scene.does(lilis, 'finding.correct', {
      ...scene.findingSeen(id),
      settles: second.m.id,
      facts: someFacts(),
      on: null,
    });
    expect(scene.body('conflict', second.m.id).state).toBe('mine');
  });

  it('not by an officer who neither noted it nor leads, not into the future, not without the words "lainnya" asks for', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    const { id } = await scene.records(wahyu, operationId, siti);
    const tries = [
      { who: lilis, body: { ...scene.findingSeen(id), facts: someFacts(), on: null }, code: 'not_allowed' },
      { who: wahyu, body: { ...scene.findingSeen(id), facts: someFacts(), on: '2026-11-21' }, code: 'date_in_future' },
      {
        who: wahyu,
        body: {
          ...scene.findingSeen(id),
          facts: someFacts({ reason: { code: 'LAIN', revision: 1, label: 'Lainnya', text: null } }),
          on: null,
        },
        code: 'text_needed',
      },
    ];
    for (const { who, body, code } of tries) {
      expect((await scene.does(who, 'finding.correct', body)).decision).toEqual({ outcome: 'rejected', code });
    }
  });
});

describe('two notes on one person are joined', () => {
  async function joined() {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    const kept = await scene.records(wahyu, operationId, siti);
    const twin = await scene.records(lilis, operationId, siti);
    const into = { intoId: kept.id, intoVersion: scene.row('finding', kept.id).version };
    const { decision } = await scene.does(ratna, 'finding.join', { ...scene.findingSeen(twin.id), ...into });
    expect(decision.outcome).toBe('applied');
    return { scene, kept: kept.id, twin: twin.id };
  }

  it("one counts, both sources stay, the twin's case is closed as joined", async () => {
    const { scene, kept, twin } = await joined();
    expect(scene.body('finding', kept)).toMatchObject({ counts: true, twins: [twin] });
    expect(scene.body('finding', twin)).toMatchObject({
      counts: false,
      state: 'joined',
      joinedInto: kept,
      authorName: lilis.name,
    });
    expect(scene.body('case', twin)).toMatchObject({ state: 'closed', outcome: 'joined', before: 'new' });
    expect(scene.body('standing', '17').offences).toHaveLength(1);
  });

  it('the kept one is withdrawn: its twin counts again', async () => {
    const { scene, kept, twin } = await joined();
    await scene.does(wahyu, 'finding.withdraw', { ...scene.findingSeen(kept), why: 'Salah orang', twins: [twin] });
    expect(scene.body('finding', kept)).toMatchObject({ counts: false, state: 'withdrawn' });
    expect(scene.body('finding', twin).counts).toBe(true);
    expect(scene.body('case', kept).flags).toEqual(['findingWithdrawn']);
    expect(scene.body('standing', '17').offences.map((one) => one.findingId)).toEqual([twin]);
  });

  it('and split again: both count, the case stands where it stood', async () => {
    const { scene, kept, twin } = await joined();
    await scene.does(suryo, 'finding.split', { ...scene.findingSeen(twin), intoId: kept });
    expect(scene.body('finding', twin)).toMatchObject({ counts: true, state: 'noted', joinedInto: null });
    expect(scene.body('finding', kept).twins).toEqual([]);
    expect(scene.body('case', twin)).toMatchObject({ state: 'new', outcome: null });
    expect(scene.body('standing', '17').offences).toHaveLength(2);
  });

  it('split again after its case had been closed: it waits anew, with a due day, and is not taken for guided', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    const kept = await scene.records(wahyu, operationId, siti);
    const twin = await scene.records(lilis, operationId, siti);
    const close = { outcome: 'lawful', why: 'Ada surat tugas', agency: null } as const;
    await scene.does(ratna, 'case.close', { ...scene.caseSeen(twin.id), ...close });
    const into = { intoId: kept.id, intoVersion: scene.row('finding', kept.id).version };
    await scene.does(ratna, 'finding.join', { ...scene.findingSeen(twin.id), ...into });
    await scene.does(ratna, 'finding.split', { ...scene.findingSeen(twin.id), intoId: kept.id });
    const file = scene.body('case', twin.id);
    expect(file).toMatchObject({ state: 'new', outcome: null, closed: null, dueOn: '2026-11-25' });
    expect(followUpOf({ finding: scene.body('finding', twin.id), file })).toBe('new');
    expect((await scene.does(ratna, 'case.close', { ...scene.caseSeen(twin.id), ...close })).decision.outcome).toBe(
      'applied',
    );
  });

  it('split again while guidance is under way: due when the guidance is', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu, [lilis]);
    const kept = await scene.records(wahyu, operationId, siti);
    const twin = await scene.records(lilis, operationId, siti);
    const superior = { accountId: hendra.accountId, name: hendra.name, post: null };
    await scene.does(ratna, 'case.forward', { ...scene.caseSeen(twin.id), superior, note: null });
    const guidance = { guidance: 'KONSELING', label: 'Konseling', assignee: superior, dueOn: '2026-12-07', note: null };
    await scene.does(ratna, 'case.assign', { ...scene.caseSeen(twin.id), ...guidance });
    const into = { intoId: kept.id, intoVersion: scene.row('finding', kept.id).version };
    await scene.does(ratna, 'finding.join', { ...scene.findingSeen(twin.id), ...into });
    await scene.does(ratna, 'finding.split', { ...scene.findingSeen(twin.id), intoId: kept.id });
    expect(scene.body('case', twin.id)).toMatchObject({ state: 'assigned', dueOn: '2026-12-07' });
  });

  it('not when they are of different people, not by a head', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const one = await scene.records(wahyu, operationId, siti);
    const other = await scene.records(wahyu, operationId, anEmployee(99, 'Orang Lain'));
    const body = { ...scene.findingSeen(other.id), intoId: one.id, intoVersion: scene.row('finding', one.id).version };
    expect((await scene.does(hendra, 'finding.join', body)).decision).toEqual({
      outcome: 'rejected',
      code: 'not_allowed',
    });
    expect((await scene.does(ratna, 'finding.join', body)).decision).toEqual({
      outcome: 'rejected',
      code: 'not_same_subject',
    });
  });
});

describe('the repeat warning', () => {
  it('keeps the ten newest offences and counts the older', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    for (let n = 0; n < 12; n += 1) await scene.records(wahyu, operationId, siti);
    const standing = scene.body('standing', '17');
    expect(standing.offences).toHaveLength(10);
    expect(standing.more).toBe(2);
    // Of the older ones no date is known: they are told beside the ten, and never counted as in the window.
    expect(offencesSince(standing, '2025-11-20')).toEqual({ offences: standing.offences, older: 2 });
    expect(offencesSince(standing, '2026-11-21')).toEqual({ offences: [], older: 0 });
    const offences = standing.offences.map((one, at) => (at === 9 ? { ...one, on: '2025-01-02' } : one));
    expect(offencesSince({ ...standing, offences }, '2025-11-20')).toEqual({
      offences: offences.slice(0, 9),
      older: 0,
    });
  });

  it('takes no offence off twice: closed as lawful, then withdrawn', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push((await scene.records(wahyu, operationId, siti)).id);
    const last = ids.at(-1) ?? '';
    const lawful = { outcome: 'lawful', why: 'Ada surat tugas', agency: null } as const;
    await scene.does(ratna, 'case.close', { ...scene.caseSeen(last), ...lawful });
    await scene.does(wahyu, 'finding.withdraw', { ...scene.findingSeen(last), why: 'Salah orang', twins: [] });
    const { offences, more } = scene.body('standing', '17');
    expect(offences.length + more).toBe(11);
  });

  it('takes no offence off twice: closed as not proven, then joined', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push((await scene.records(wahyu, operationId, siti)).id);
    const [kept = '', last = ''] = [ids[0], ids.at(-1)];
    const close = { outcome: 'notProven', why: 'Tidak terbukti', agency: null } as const;
    await scene.does(ratna, 'case.close', { ...scene.caseSeen(last), ...close });
    const into = { intoId: kept, intoVersion: scene.row('finding', kept).version };
    await scene.does(ratna, 'finding.join', { ...scene.findingSeen(last), ...into });
    const { offences, more } = scene.body('standing', '17');
    expect(offences.length + more).toBe(11);
  });
});

describe('words of a finding', () => {
  it('has a code that can be said aloud', () => {
    expect(findingCode('01900000-0000-7000-8000-0123456789ab')).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/,
    );
  });

  it('asks for words where "lainnya" says nothing', () => {
    const other = { code: 'LAIN-01', revision: 1, label: 'Lainnya', basis: null, text: null };
    expect(missingText(someFacts({ violations: [other] }))).toBe('violation');
    expect(missingText(someFacts())).toBeNull();
  });
});
