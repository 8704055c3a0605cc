import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { decide, readsOf } from '../../schema/decide.ts';
import { thingOf } from '../../schema/thing.ts';
import type { Kind } from '../../schema/mutation.ts';
import { canonicalJson, hashOf, isIntact, sha256 } from '../../schema/mutation.ts';
import { bodies, kinds } from '../../schema/bodies.ts';
import { permission } from '../../schema/permission.ts';
import { rowsOf } from '../../schema/rows.ts';
import { cellOf, tablesOf, tallyCells, tallyName, totalCell } from '../../schema/report.ts';
import type { Tally } from '../../schema/report.ts';
import { addCells } from '../../schema/report.ts';
import { newestVersion, shapes } from '../../schema/shapes.ts';
import { limits } from '../../schema/limits.ts';
import type { Letterhead } from '../../schema/office.ts';
import { readMutation } from '../../schema/versions.ts';
import { Scene, ratna, siti, someFacts, wahyu } from './scene.ts';

const record = (scene: Scene) =>
  scene.says(wahyu, 'finding.record', {
    operationId: '20261120-K7F4Q2MX',
    subject: siti,
    facts: someFacts(),
    photos: [],
  });

const aLetterhead: Letterhead = {
  government: 'Pemerintah Kabupaten Contoh',
  office: 'Satuan Polisi Pamong Praja',
  address: null,
  contact: null,
  place: null,
  paper: 'F4',
  signatory: { post: 'Kepala Satuan', name: null, rank: null, nip: null },
  copies: [],
  logo: null,
};

describe('a mutation', () => {
  it('is frozen: any change of body or envelope shows', async () => {
    const m = await record(new Scene());
    expect(await isIntact(m)).toBe(true);
    expect(await isIntact({ ...m, at: '2026-11-20T01:12:00.000Z' })).toBe(false);
    expect(await isIntact({ ...m, body: { ...m.body, photos: ['a'] } })).toBe(false);
    expect(await isIntact({ ...m, salt: '1'.repeat(32) })).toBe(false);
  });

  it('keeps its chain when its body is erased: the hash does not run over it', async () => {
    const m = await record(new Scene());
    expect(await hashOf({ ...m, body: {}, salt: '' } as Parameters<typeof hashOf>[0])).toBe(m.hash);
  });

  it('has the hash of RFC 8785: the order of keys means nothing', () => {
    expect(canonicalJson({ b: 1, a: [1.5, 'é', null] })).toBe('{"a":[1.5,"é",null],"b":1}');
  });

  it('has the canonical text that the reference implementation of RFC 8785 writes, whatever is in it', () => {
    const values: unknown[] = [
      { 10: 'ten', 9: 'nine', a: {}, '': [], é: 1e21, '€': -0, '\uD83D\uDE00': 1e-7, '\u{fb33}': 0.1 + 0.2 },
      { gone: undefined, kept: [true, false, null, [[]], { z: { y: { x: 'deep' } } }] },
      JSON.parse('{"__proto__": {"b": 1, "a": 2}, "toString": "x", "constructor": 3}'),
      ['"quoted"', '\\', '\u0000\u001f\u007f\u2028', '\b\f\n\r\t', '/'],
      [4.5, 2e-3, 1e30, 1e23, 5e-324, -1.7976931348623157e308, 2 ** 53 + 2],
      'text',
      0,
      null,
    ];
    for (const value of values) expect(canonicalJson(value)).toBe(canonicalize(value));
    for (const value of [Number.NaN, Infinity, undefined, () => 1, 1n, '\uD800', { '\uDC00': 1 }, ['\uD83D']])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('has the hash over its envelope that canonical JSON gives', async () => {
    const { body: _, salt: __, hash, ...envelope } = await record(new Scene());
    expect(hash).toBe(await sha256(canonicalize(envelope) ?? ''));
  });

  it('F42 of a newer kind or shape is kept for later, of a wrong shape is named', async () => {
    const m = await record(new Scene());
    expect(readMutation({ ...m, kind: 'finding.praise' })).toEqual({ ok: false, why: 'newer' });
    expect(readMutation({ ...m, v: newestVersion('finding.record') + 1 })).toEqual({ ok: false, why: 'newer' });
    expect(readMutation({ ...m, body: { ...m.body, operationId: 'x' } })).toEqual({
      ok: false,
      why: 'malformed',
      field: 'operationId',
    });
  });

  it('F42 of an older shape is lifted step by step and keeps its own v', async () => {
    const scene = new Scene();
    const m = await scene.says(wahyu, 'operation.count', { operationId: '20261120-K7F4Q2MX', compliant: 3 });
    // As if version 2 had renamed the field from `checked`.
    shapes['operation.count'] = { lifts: [({ checked, ...rest }) => ({ ...rest, compliant: checked })] };
    try {
      expect(newestVersion('operation.count')).toBe(2);
      const old = { ...m, body: { operationId: m.body.operationId, checked: 7 } };
      const read = readMutation(old);
      expect(read).toMatchObject({ ok: true, mutation: { v: 1, body: { compliant: 7 } } });
      expect(readMutation({ ...m, v: 2 })).toMatchObject({ ok: true, mutation: { body: { compliant: 3 } } });
      expect(readMutation({ ...m, v: 3 })).toEqual({ ok: false, why: 'newer' });
    } finally {
      delete shapes['operation.count'];
    }
  });

  it('F42 a setting from before there was a letterhead is read, and one with a letterhead is kept narrow', async () => {
    const scene = new Scene();
    const setting = scene.row('setting', 'main').body;
    const says = (body: object) =>
      scene.says(wahyu, 'setting.put', { version: null, settles: null, setting: { ...setting, ...body } });
    const old = await says({});
    expect(readMutation({ ...old, v: 1 })).toMatchObject({ ok: true });
    const read = async (change: object) => {
      const made = await says({ letterhead: { ...aLetterhead, ...change } });
      const got = readMutation(made);
      return got.ok ? 'read' : got.why === 'malformed' ? got.field : got.why;
    };
    expect(await read({})).toBe('read');
    expect(await read({ logo: '_9j_4AAQ' })).toBe('read');
    expect(await read({ logo: 'PHN2Zz4' })).toBe('setting.letterhead.logo');
    expect(await read({ logo: `_9j_${'A'.repeat(40_000)}` })).toBe('setting.letterhead.logo');
    expect(await read({ copies: Array.from({ length: 11 }, () => 'Bupati') })).toBe('setting.letterhead.copies');
    expect(await read({ paper: 'A3' })).toBe('setting.letterhead.paper');
    expect(await read({ signatory: { ...aLetterhead.signatory, nip: '12' } })).toBe('setting.letterhead.signatory.nip');
  });

  it('with the largest logo and a long list of copies fits in one mutation', () => {
    const line = 'x'.repeat(limits.lineMax);
    const letterhead = {
      ...aLetterhead,
      copies: Array.from({ length: limits.copiesMax }, () => line),
      logo: `_9j_${'A'.repeat((limits.logoBytesMax * 4) / 3 - 4)}`,
    };
    const setting = { ...new Scene().row('setting', 'main').body, letterhead };
    expect(JSON.stringify({ version: null, settles: null, setting }).length).toBeLessThan(
      limits.mutationBytesMax - 2_000,
    );
  });

  it('of each kind has a permission and a body; none is left out', () => {
    expect(Object.keys(permission).toSorted()).toEqual([...kinds].toSorted());
    expect(kinds.every((kind: Kind) => bodies[kind] !== undefined)).toBe(true);
  });

  it('is decided the same from the same rows, and never looks at more than it asked for', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const m = await scene.says(wahyu, 'finding.record', { operationId, subject: siti, facts: someFacts(), photos: [] });
    const asked = new Set(readsOf(m).map((ref) => `${ref.type}|${ref.key}`));
    const looked: string[] = [];
    const rows = rowsOf(scene.rows, null);
    const spy: typeof rows = {
      get(type, key) {
        looked.push(`${type}|${key}`);
        return rows.get(type, key);
      },
    };
    const situation = { rows: spy, actor: wahyu, receipt: null };
    expect(decide(m, situation)).toEqual(decide(m, situation));
    expect(looked.filter((name) => !asked.has(name))).toEqual([]);
    expect(thingOf(m)).toBeNull();
  });

  it('on a phone that knows nothing else is allowed and changes nothing it cannot know', async () => {
    const m = await record(new Scene());
    expect(decide(m, { rows: rowsOf(new Map(), undefined), actor: wahyu, receipt: null })).toEqual({
      outcome: 'applied',
      changes: [],
    });
  });
});

describe('figures', () => {
  it('every table of a tally sums to its total, narrowed or not', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const car = someFacts({
      reason: { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null },
    });
    const ids = [];
    for (const facts of [car, someFacts(), someFacts()])
      ids.push((await scene.records(wahyu, operationId, siti, facts)).id);
    await scene.does(ratna, 'case.close', {
      ...scene.caseSeen(ids[0] ?? ''),
      outcome: 'lawful',
      why: 'Ada SPT',
      agency: null,
    });
    const tally: Tally = {};
    for (const id of ids)
      addCells(tally, tallyCells({ finding: scene.body('finding', id), file: scene.body('case', id) }), 1);
    const whole = tablesOf(tally, null);
    expect(whole.total).toBe(3);
    for (const table of Object.values(whole.by)) expect(Object.values(table).reduce((a, b) => a + b, 0)).toBe(3);
    expect(whole.by.followUp).toEqual({ lawful: 1, new: 2 });
    const narrowed = tablesOf(tally, { dimension: 'reason', value: 'TERTINGGAL-MOBIL' });
    expect(narrowed).toMatchObject({
      total: 1,
      by: { reason: { 'TERTINGGAL-MOBIL': 1 }, followUp: { lawful: 1 } },
      noted: { 'PROKES-01': 1 },
    });
    for (const table of Object.values(narrowed.by)) expect(Object.values(table).reduce((a, b) => a + b, 0)).toBe(1);
    expect(tally[totalCell]).toBe(tally[cellOf('violation', 'PROKES-01')]);
  });

  it('a finding that does not count is in no cell', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti);
    await scene.does(wahyu, 'finding.withdraw', { ...scene.findingSeen(id), twins: [] });
    expect(tallyCells({ finding: scene.body('finding', id), file: scene.body('case', id) })).toEqual([]);
    expect(tallyCells(null)).toEqual([]);
  });

  it('has the same name as another exactly when both count in the same cells', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const said = [
      someFacts(),
      someFacts(),
      someFacts({ reason: { code: 'LUPA', revision: 1, label: 'Lupa', text: null } }),
      someFacts({ violations: [...someFacts().violations, ...someFacts().violations] }),
      someFacts({ letter: 'none' }),
    ];
    const pairs = [];
    for (const facts of said) {
      const { id } = await scene.records(wahyu, operationId, siti, facts);
      pairs.push({ finding: scene.body('finding', id), file: scene.body('case', id) });
    }
    for (const one of pairs)
      for (const other of pairs)
        expect(tallyName(one) === tallyName(other)).toBe(
          [...new Set(tallyCells(one))].join() === [...new Set(tallyCells(other))].join(),
        );
  });
});
