/** What the screens see: the server's rows, and over them what this phone has noted. */
import { describe, expect, test } from 'vitest';
import type { Body, Kind, Mutation } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import { refName } from '../../schema/rows.ts';
import type { Own } from '../../pwa/device/overlay.ts';
import * as rules from '../../schema/decide.ts';
import { countedBefore } from '../../pwa/officer/repeat.ts';
import { createOverlay } from '../../pwa/device/overlay.ts';
import { aFinding, anOpening, entries, operationId, rini, units } from './fixtures.ts';

let made = 0;

function said<K extends Kind>(kind: K, body: Body<K>): Mutation {
  made += 1;
  return {
    id: `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    kind,
    v: 1,
    deviceId: '01900000-0000-7000-8000-00000000d001',
    accountId: rini,
    deviceSeq: made,
    at: '2026-02-16T02:00:00.000Z',
    clockOffset: 0,
    prevHash: null,
    bodyHash: '',
    hash: '',
    salt: '',
    body,
  } as unknown as Mutation; // kind and body are tied by the signature
}

const own = (mutation: Mutation, change: Partial<Own> = {}): Own => ({
  mutation,
  seq: null,
  hasEffect: true,
  ...change,
});
const base = (rows: Row[], seq: number) => rows.map((row) => ({ name: refName(row), seq, row }));

function scene() {
  const actor = { accountId: rini, name: 'Rini', role: 'officer', units: 'all', revoked: false } as const;
  const overlay = createOverlay(
    () => actor,
    () => rules,
  );
  overlay.rebase([], base([...units, ...entries], 1));
  const opening = said('operation.open', anOpening());
  return { overlay, opening };
}

describe('own work shows at once', () => {
  test('an operation and a finding noted in flight mode, with the repeat warning of the second time', () => {
    const { overlay, opening } = scene();
    const [first, second] = [said('finding.record', aFinding()), said('finding.record', aFinding())];
    overlay.rebase([own(opening), own(first)]);
    expect(overlay.get('finding', first.id)?.body).toMatchObject({ on: '2026-02-16', flags: [], authorName: 'Rini' });
    expect(overlay.get('standing', '17')?.body.offences).toHaveLength(1);
    expect(overlay.append(own(second))?.outcome).toBe('applied');
    expect(overlay.get('finding', second.id)?.body.flags).toEqual(['possibleDuplicate']);
    expect(overlay.get('standing', '17')?.body.offences).toHaveLength(2);
    expect(overlay.ofType('finding').map(({ key }) => key)).toEqual([first.id, second.id]);
    expect(overlay.touchedBy('standing', '17')).toBe(second.id);
  });

  test('noted again after an undo is no duplicate', () => {
    const { overlay, opening } = scene();
    const first = said('finding.record', aFinding());
    const undo = said('finding.withdraw', {
      findingId: first.id,
      operationId,
      subject: 'employee:17',
      version: first.id,
      settles: null,
      why: 'urung',
      twins: [],
    });
    const again = said('finding.record', aFinding());
    overlay.rebase([own(opening), own(first), own(undo), own(again)]);
    expect(overlay.get('finding', again.id)?.body.flags).toEqual([]);
    expect(overlay.get('standing', '17')?.body.offences.map(({ findingId }) => findingId)).toEqual([again.id]);
  });

  test('the repeat warning counts what the server knew, what mates noted and what is still on this phone', () => {
    const { overlay, opening } = scene();
    const earlier = { findingId: 'x', on: '2026-01-05', place: 'Pasar', violation: 'Seragam', action: 'Imbauan' };
    // A mate's finding came down with the standing that it changed.
    const mates = { ...earlier, findingId: '01800000-y', on: '2026-02-16', place: 'Gerbang Barat' };
    const body = { employeeId: 17, offences: [mates, earlier], more: 0 };
    const standing: Row = { type: 'standing', key: '17', feed: 'field', version: 'x', body };
    const mine = said('finding.record', aFinding());
    const before = () => countedBefore(overlay.get('standing', '17')?.body ?? null, '2026-02-16', 12);
    overlay.rebase([own(opening), own(mine)], base([standing], 5));
    expect(before().offences.map(({ findingId }) => findingId)).toEqual([mine.id, mates.findingId, 'x']);
    expect(before().older).toBe(0);

    // Taken back at once, it is no past of anybody; and a case closed as lawful has left the server's row.
    const undo = said('finding.withdraw', {
      findingId: mine.id,
      operationId,
      subject: 'employee:17',
      version: mine.id,
      settles: null,
      why: 'urung',
      twins: [],
    });
    const lawful: Row = { ...standing, body: { ...body, offences: [earlier] } };
    overlay.rebase([own(opening), own(mine), own(undo)], base([lawful], 6));
    expect(before().offences.map(({ findingId }) => findingId)).toEqual(['x']);
  });

  test('what was refused has no effect, but its thing is marked', () => {
    const { overlay, opening } = scene();
    const count = said('operation.count', { operationId, compliant: 5 });
    const close = said('operation.close', { operationId, settles: null });
    overlay.rebase([own(opening), own(count), own(close, { hasEffect: false })]);
    expect(overlay.get('operation', operationId)?.body.state).toBe('open');
    expect(overlay.touchedBy('operation', operationId)).toBe(close.id);
  });
});

describe('once the server has it', () => {
  test('the same finding down before its answer: shown once, counted once', () => {
    const { overlay, opening } = scene();
    const finding = said('finding.record', aFinding());
    overlay.rebase([own(opening), own(finding)]);
    const rows = (['operation', 'finding', 'standing'] as const).flatMap((type) => [...overlay.ofType(type)] as Row[]);
    overlay.rebase([own(opening), own(finding)], base(rows, 5));
    expect(overlay.ofType('finding')).toHaveLength(1);
    expect(overlay.get('standing', '17')?.body).toMatchObject({ offences: [{ findingId: finding.id }], more: 0 });
  });

  test('acknowledged and not yet pulled it stays; a row as new as its entry is not changed by it again', () => {
    const { overlay, opening } = scene();
    overlay.rebase([own(opening, { seq: 7 })]);
    expect(overlay.get('operation', operationId)?.body.leaderId).toBe(rini);
    const row = overlay.get('operation', operationId);
    if (row === undefined) throw new Error('it is there');
    const later: Row = { ...row, body: { ...row.body, provisional: true, leaderName: 'as the server says' } };
    overlay.rebase([own(opening, { seq: 7 })], base([later], 9));
    expect(overlay.get('operation', operationId)?.body.leaderName).toBe('as the server says');
    overlay.rebase([], []);
    expect(overlay.ofType('operation')).toHaveLength(1);
  });

  test('a row that left is gone, and a list is the same array until something changes', () => {
    const { overlay, opening } = scene();
    overlay.rebase([own(opening)]);
    const list = overlay.ofType('unit');
    expect(overlay.ofType('unit')).toBe(list);
    overlay.rebase([own(opening)], [], ['unit|disdik']);
    expect(overlay.ofType('unit').map(({ key }) => key)).toEqual(['kab']);
  });
});

test('a row of a shape this app does not know takes no other along', () => {
  const { overlay, opening } = scene();
  const strange = { type: 'standing', key: '17', feed: 'field', version: 'x', body: {} } as unknown as Row; // from the future
  const [hit, other] = [said('finding.record', aFinding()), said('finding.record', aFinding({ employeeId: 18 }))];
  overlay.rebase([own(opening), own(hit), own(other)], base([strange], 3));
  expect(overlay.ofType('finding').map(({ key }) => key)).toEqual([other.id]);
});

test('office rows: own unsent changes are laid over them, and nothing is added', () => {
  const { overlay, opening } = scene();
  const [a, b] = [said('finding.record', aFinding()), said('finding.record', aFinding({ employeeId: 18 }))];
  overlay.rebase([own(opening), own(a), own(b)]);
  const given = overlay.get('finding', a.id);
  if (given === undefined) throw new Error('it is there');
  const undo = said('finding.withdraw', {
    findingId: a.id,
    operationId,
    subject: 'employee:17',
    version: a.id,
    settles: null,
    why: 'keliru',
    twins: [],
  });
  const laid = overlay.layOver([given], [undo, b]);
  expect(laid).toHaveLength(1);
  expect(laid[0]).toMatchObject({ key: a.id, body: { state: 'withdrawn' } });
});

test('a row of the server in a shape this app does not know takes no other along', () => {
  const { overlay, opening } = scene();
  const [a, b] = [said('finding.record', aFinding()), said('finding.record', aFinding({ employeeId: 18 }))];
  overlay.rebase([own(opening), own(a), own(b)]);
  const [one, two] = [overlay.get('finding', a.id), overlay.get('finding', b.id)];
  if (one === undefined || two === undefined) throw new Error('they are there');
  const { twins: _, ...older } = one.body;
  const strange = { ...one, body: older } as unknown as Row; // as another release of the server would say it
  const withdrawalOf = (row: Row<'finding'>) => {
    const { operationId: at, subjectKey: subject } = row.body;
    const seen = { findingId: row.key, operationId: at, subject, version: row.version, settles: null };
    return said('finding.withdraw', { ...seen, why: 'urung', twins: [] });
  };
  const laid = overlay.layOver([strange, two], [withdrawalOf(one), withdrawalOf(two)]);
  expect(laid.map((row) => row.type === 'finding' && row.body.state)).toEqual(['noted', 'withdrawn']);
});

test('two hundred unsent over five thousand findings are laid over anew fast enough for a pull', () => {
  const { overlay, opening } = scene();
  const first = said('finding.record', aFinding());
  overlay.rebase([own(opening), own(first)]);
  const one = overlay.get('finding', first.id);
  if (one === undefined) throw new Error('it is there');
  const many: Row[] = Array.from({ length: 5_000 }, (_, n) => ({
    ...one,
    key: `f${n}`,
    body: { ...one.body, id: `f${n}`, subjectKey: `employee:${n}` },
  }));
  const owns = [
    own(opening),
    ...Array.from({ length: 200 }, (_, n) => own(said('finding.record', aFinding({ employeeId: n + 1 })))),
  ];
  overlay.rebase(owns, base(many, 3));
  const begun = performance.now();
  overlay.rebase(owns);
  const tookMs = performance.now() - begun;
  expect(overlay.ofType('finding')).toHaveLength(5_200);
  // A loose guard against a walk over all rows per mutation; it takes a few milliseconds.
  expect(tookMs).toBeLessThan(250);
});
