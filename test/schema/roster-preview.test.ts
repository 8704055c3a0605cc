import { describe, expect, test } from 'vitest';
import { decodeRosterFile, parseRosterCsv } from '../../schema/roster-csv.ts';
import { previewRoster } from '../../schema/roster-preview.ts';
import type { ParsedRoster, RosterEmployee, RosterPreview, RosterRow } from '../../schema/roster.ts';
import { applyChanges, differencesOf, previewRestore, rosterPages } from '../../schema/roster.ts';
import { toPlainCsv, toSiasnCsv } from '../../worker/dev/regency-csv.ts';
import { makeRegency } from '../../worker/dev/regency.ts';

const todayOn = '2026-02-16';
const units = [
  { id: 'setda', name: 'Sekretariat Daerah', shortName: 'Setda', externalId: 'A1' },
  { id: 'dinkes', name: 'Dinas Kesehatan', externalId: 'B2' },
  { id: 'umum-1', name: 'Subbagian Umum', externalId: 'C3' },
  { id: 'umum-2', name: 'Subbagian Umum', externalId: 'D4' },
];
const [ani, budi, cici, dodi] = [
  '198609262015052001',
  '198012302010011005',
  '199009132025242014',
  '198103032006041002',
] as const;

function rowOf(row: number, facts: Partial<RosterRow> = {}): RosterRow {
  const unknown = { grade: null, echelon: null, pnsId: null, gradeId: null, standing: null, standingId: null };
  return {
    row,
    nip: ani,
    name: `Orang ${row}`,
    unitRef: 'Setda',
    unitName: 'Setda',
    post: 'Bendahara',
    status: 'PNS',
    ...unknown,
    ...facts,
  };
}

function file(...rows: RosterRow[]): ParsedRoster {
  return { format: 'plain', delimiter: ',', rows, refused: [] };
}

function siasnFile(...rows: RosterRow[]): ParsedRoster {
  return { ...file(...rows), format: 'siasn' };
}

function preview(parsed: ParsedRoster, current: readonly RosterEmployee[] = []): RosterPreview {
  return previewRoster(parsed, current, units, todayOn);
}

/** The roster after a first import of these rows. */
function imported(...rows: RosterRow[]): RosterEmployee[] {
  const first = preview(siasnFile(...rows));
  expect(first.refused).toEqual([]);
  return applyChanges([], differencesOf(first));
}

const reasons = ({ refused }: RosterPreview) => refused.map(({ row, reason, value }) => [row, reason, value]);

describe('a first import', () => {
  test('gives everybody the next number of ours', () => {
    const first = preview(file(rowOf(2), rowOf(3, { nip: cici, status: 'PPPK' })));
    expect(first.fresh.map(({ id, nip, status, unitId }) => [id, nip, status, unitId])).toEqual([
      [1, ani, 'PNS', 'setda'],
      [2, cici, 'PPPK', 'setda'],
    ]);
    const current = applyChanges([], differencesOf(first)).map((employee) => ({ ...employee, id: employee.id + 40 }));
    const second = preview(file(rowOf(2), rowOf(3, { nip: cici, status: 'PPPK' }), rowOf(4, { nip: budi })), current);
    expect(second.fresh.map(({ id }) => id)).toEqual([43]);
    expect(second.unchanged).toBe(2);
  });

  test('cleans numbers as they are printed', () => {
    const first = preview(file(rowOf(2, { nip: '19860926 201505 2 001' }), rowOf(3, { nip: `'${budi}` })));
    expect(first.fresh.map(({ nip }) => nip)).toEqual([ani, budi]);
  });
});

describe('a row that cannot be taken is named, the rest is imported', () => {
  const bad: [string, Partial<RosterRow>, string, string][] = [
    ['a number a spreadsheet destroyed', { nip: '1.98609E+17' }, 'scientific-notation', '1.98609E+17'],
    ['a date that does not exist', { nip: '198602302015051001' }, 'birth-date', '198602302015051001'],
    ['a birth in the future', { nip: '203001012050051001' }, 'birth-in-future', '203001012050051001'],
    ['no number', { nip: '' }, 'number-missing', ''],
    ['an office nobody knows', { unitRef: 'Dinas Sihir', unitName: 'Dinas Sihir' }, 'unknown-unit', 'Dinas Sihir'],
    [
      'a unit name that two offices have',
      { unitRef: 'Subbagian Umum', unitName: 'Subbagian Umum' },
      'ambiguous-unit',
      'Subbagian Umum',
    ],
    ['no name', { name: '' }, 'name-missing', ani],
    ['a name too long for a finding', { name: 'x'.repeat(121) }, 'text-too-long', 'x'.repeat(80)],
    ['an id longer than any of the national system', { pnsId: 'P'.repeat(61) }, 'text-too-long', 'P'.repeat(61)],
    [
      'contract staff with a citizen’s number in groups',
      { status: 'THL', nip: '331001.260986.0001' },
      'looks-like-nik',
      '••••••••••••0001',
    ],
    ['a status nobody knows', { status: 'Sultan' }, 'unknown-status', 'Sultan'],
    ['a status its number denies', { status: 'PPPK' }, 'status-differs-from-number', ani],
    [
      'contract staff with a citizen’s number',
      { status: 'THL', nip: '3310012609860001' },
      'looks-like-nik',
      '••••••••••••0001',
    ],
  ];
  for (const [what, facts, reason, value] of bad) {
    test(what, () => {
      const result = preview(file(rowOf(2, facts), rowOf(3, { nip: budi })));
      expect(reasons(result)).toEqual([[2, reason, value]]);
      expect(result.fresh.map(({ nip }) => nip)).toEqual([budi]);
    });
  }

  test('the same person twice: the second is refused and told of the first', () => {
    const result = preview(file(rowOf(2), rowOf(3, { nip: budi }), rowOf(9)));
    expect(result.refused).toEqual([{ row: 9, reason: 'duplicate', value: ani, firstRow: 2 }]);
    const byId = preview(siasnFile(rowOf(2, { pnsId: 'P1' }), rowOf(3, { pnsId: 'P1', nip: budi })));
    expect(byId.refused).toMatchObject([{ row: 3, reason: 'duplicate', firstRow: 2 }]);
  });

  test('a duplicate by an old and a new number is found too', () => {
    const before = imported(rowOf(2, { pnsId: 'P1', nip: cici, status: 'PPPK' }));
    const after = applyChanges(
      before,
      differencesOf(preview(siasnFile(rowOf(2, { pnsId: 'P1', nip: '199009132026242014', status: 'PPPK' })), before)),
    );
    const result = preview(
      file(rowOf(2, { nip: '199009132026242014', status: 'PPPK' }), rowOf(3, { nip: cici, status: 'PPPK' })),
      after,
    );
    expect(result.refused).toMatchObject([{ row: 3, reason: 'duplicate', firstRow: 2 }]);
  });

  test('an id of one person with the number of another is nobody', () => {
    const current = imported(rowOf(2, { pnsId: 'P1' }), rowOf(3, { pnsId: 'P2', nip: budi }));
    const result = preview(siasnFile(rowOf(2, { pnsId: 'P1', nip: budi })), current);
    expect(reasons(result)).toEqual([[2, 'matches-two-people', budi]]);
  });
});

describe('what changes', () => {
  test('is told field by field, before and after', () => {
    const current = imported(rowOf(2, { name: 'Ani' }));
    const { changed, moved } = preview(
      file(rowOf(2, { name: 'Ani, S.H.', post: 'Camat', unitRef: 'B2', unitName: '' })),
      current,
    );
    expect(changed).toMatchObject([
      {
        before: { name: 'Ani' },
        after: { id: 1, name: 'Ani, S.H.', unitId: 'dinkes' },
        fields: ['name', 'unitId', 'post'],
      },
    ]);
    expect(moved).toEqual(changed);
  });

  test('a changed NI PPPK keeps its person and its old number', () => {
    const current = imported(rowOf(2, { pnsId: 'P1', nip: cici, status: 'PPPK' }));
    const { changed, fresh, gone } = preview(
      siasnFile(rowOf(2, { pnsId: 'P1', nip: '199009132026242014', status: 'PPPK' })),
      current,
    );
    expect([fresh, gone]).toEqual([[], []]);
    expect(changed[0]?.after).toMatchObject({
      id: 1,
      nip: '199009132026242014',
      numbers: [cici, '199009132026242014'],
    });
  });

  test('a file that still has the old number finds the same person', () => {
    const current = imported(rowOf(2, { name: 'Cici', nip: '199009132026242014', status: 'PPPK' })).map((employee) => {
      return { ...employee, numbers: [cici, ...employee.numbers] };
    });
    const { changed } = preview(file(rowOf(2, { name: 'Cici', nip: cici, status: 'PPPK' })), current);
    expect(changed).toMatchObject([{ fields: ['nip'], after: { id: 1, numbers: [cici, '199009132026242014'] } }]);
  });

  test('a plain file leaves grade, standing and national ids as they are', () => {
    const facts = { pnsId: 'P1', grade: 'III/a', gradeId: '31', standing: 'Aktif', standingId: '01', echelon: 'IV.a' };
    const current = imported(rowOf(2, facts));
    expect(preview(file(rowOf(2)), current)).toMatchObject({ unchanged: 1, changed: [] });
    expect(preview(siasnFile(rowOf(2, { ...facts, grade: null })), current).changed[0]?.fields).toEqual(['grade']);
  });

  test('somebody gone becomes inactive, and active again when back', () => {
    const current = imported(rowOf(2), rowOf(3, { nip: budi }));
    const without = preview(file(rowOf(2)), current);
    expect(without.gone.map(({ id }) => id)).toEqual([2]);
    const after = applyChanges(current, differencesOf(without));
    expect(after.find(({ id }) => id === 2)).toMatchObject({ active: false, nip: budi });
    expect(preview(file(rowOf(2)), after).gone).toEqual([]);
    expect(preview(file(rowOf(2), rowOf(3, { nip: budi })), after).changed).toMatchObject([
      { fields: ['active'], after: { id: 2 } },
    ]);
  });

  test('a person whose own row was refused is not gone', () => {
    const current = imported(
      rowOf(2, { pnsId: 'P1' }),
      rowOf(3, { nip: budi }),
      rowOf(4, { nip: dodi, name: 'Dodi' }),
      rowOf(5, { nip: cici, status: 'PPPK' }),
    );
    const result = preview(
      siasnFile(
        rowOf(2, { pnsId: 'P1', nip: '1.98609E+17' }),
        rowOf(3, { nip: budi, unitRef: 'x', unitName: 'x' }),
        rowOf(4, { nip: '1.98609E+17', name: 'DODI' }),
      ),
      current,
    );
    expect(result).toMatchObject({ kept: 3, goneShare: 0.25, isManyGone: true });
    expect(result.gone.map(({ nip }) => nip)).toEqual([cici]);
  });

  test('a file of one office only is asked about before the others are gone', () => {
    const { employees, units: offices } = makeRegency(3, { employees: 500, units: 60 });
    const partOf = (share: number) => {
      const part = { units: offices, employees: employees.slice(0, Math.ceil(employees.length * share)) };
      const parsed = parseRosterCsv(decodeRosterFile(toPlainCsv(part)));
      if (!parsed.ok) throw new Error(parsed.reason);
      return previewRoster(parsed.parsed, employees, offices, todayOn);
    };
    expect(partOf(0.79).isManyGone).toBe(true);
    expect(partOf(0.81)).toMatchObject({ isManyGone: false, refused: [] });
    expect(partOf(1)).toMatchObject({ unchanged: 500, gone: [], goneShare: 0 });
  });

  test('contract staff without a number are known by name and unit', () => {
    const honorary = { nip: '', name: 'Eka Rekaan', status: 'Honorer' };
    const current = imported(rowOf(2, honorary), rowOf(3, { ...honorary, nip: 'THL 017', name: 'Feri' }));
    expect(current.map(({ nip, numbers, status }) => [nip, numbers, status])).toEqual([
      ['', [], 'NON-ASN'],
      ['THL017', ['THL017'], 'NON-ASN'],
    ]);
    expect(
      preview(file(rowOf(2, honorary), rowOf(3, { ...honorary, nip: 'THL 017', name: 'Feri' })), current).unchanged,
    ).toBe(2);
    expect(preview(file(rowOf(2, honorary), rowOf(3, honorary)), current).refused).toMatchObject([
      { row: 3, reason: 'duplicate', firstRow: 2 },
    ]);
  });
});

describe('undo', () => {
  test('the version before, applied as a new one, is the roster before; who came stays, inactive', () => {
    const before = imported(rowOf(2, { name: 'Ani' }), rowOf(3, { nip: budi }));
    const next = preview(
      file(rowOf(2, { name: 'Ani Baru', unitRef: 'B2', unitName: '' }), rowOf(4, { nip: dodi })),
      before,
    );
    const after = applyChanges(before, differencesOf(next));
    const undo = previewRestore(before, after);
    expect(undo.gone.map(({ nip }) => nip)).toEqual([dodi]);
    const restored = applyChanges(after, differencesOf(undo));
    expect(restored.slice(0, 2)).toEqual(before);
    expect(restored[2]).toMatchObject({ nip: dodi, active: false });
    expect(differencesOf(previewRestore(restored, restored))).toEqual([]);
  });

  test('a number that came by mistake no longer names the person', () => {
    const before = imported(rowOf(2, { pnsId: 'P1' }));
    const after = applyChanges(before, differencesOf(preview(siasnFile(rowOf(2, { pnsId: 'P1', nip: dodi })), before)));
    const [restored] = applyChanges(after, differencesOf(previewRestore(before, after)));
    expect(restored).toMatchObject({ nip: ani, numbers: [ani] });
  });
});

test('changes are sent in pages of at most 500', () => {
  const { employees } = makeRegency(5, { employees: 1201, units: 60 });
  const pages = rosterPages(employees.map((employee) => ({ employee })));
  expect(pages.map((page) => page.length)).toEqual([500, 500, 201]);
});

test('10,000 rows of the SIASN export are previewed within 5 seconds', () => {
  const regency = makeRegency(11, { employees: 10_000, units: 60 });
  const bytes = toSiasnCsv(regency, { delimiter: ';', encoding: 'windows-1252' });
  const current = regency.employees.map((one) => (one.id % 10 === 0 ? { ...one, post: 'Lama' } : one)).slice(100);
  const begun = performance.now();
  const parsed = parseRosterCsv(decodeRosterFile(bytes));
  if (!parsed.ok) throw new Error(parsed.reason);
  const result = previewRoster(parsed.parsed, current, regency.units, todayOn);
  const tookMs = performance.now() - begun;
  console.info(`roster preview: 10,000 rows, ${(bytes.length / 1e6).toFixed(1)} MB in ${tookMs.toFixed(0)} ms`);
  expect(result).toMatchObject({ refused: [], gone: [], unchanged: 8910 });
  expect([result.fresh.length, result.changed.length]).toEqual([100, 990]);
  expect(tookMs).toBeLessThan(5000);
});
