import { describe, expect, test } from 'vitest';
import { parseNip } from '../../schema/identity.ts';
import { unitFacts } from '../../schema/office-bodies.ts';
import { decodeRosterFile, parseRosterCsv } from '../../schema/roster-csv.ts';
import { rosterEmployee } from '../../schema/roster-employee.ts';
import { previewRoster } from '../../schema/roster-preview.ts';
import { toPlainCsv, toSiasnCsv } from '../../worker/dev/regency-csv.ts';
import { familyNames } from '../../worker/dev/regency-names.ts';
import { makeRegency } from '../../worker/dev/regency.ts';

const regency = makeRegency(1, { employees: 9000, units: 60 });

describe('the demo regency', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(makeRegency(1, { employees: 9000, units: 60 })).toEqual(regency);
    expect(makeRegency(2, { employees: 9000, units: 60 }).employees[0]?.nip).not.toBe(regency.employees[0]?.nip);
  });

  test('has 9,000 people with valid numbers, no number twice, and names of nobody', () => {
    expect(regency.employees).toHaveLength(9000);
    expect(new Set(regency.employees.map(({ nip }) => nip)).size).toBe(9000);
    for (const { nip, name, status } of regency.employees) {
      expect(parseNip(nip, '2026-02-16')).toMatchObject({ ok: true, kind: status === 'PPPK' ? 'PPPK' : 'PNS' });
      if (!familyNames.some((family) => name.includes(family))) expect.fail(`${name} could be somebody`);
    }
    for (const status of ['PNS', 'CPNS', 'PPPK'])
      expect(regency.employees.some((one) => one.status === status)).toBe(true);
  });

  test('has only people whom the server takes', () => {
    for (const one of regency.employees) expect(rosterEmployee.safeParse(one).error).toBeUndefined();
  });

  test('has 60 offices, parents before children, each with one head', () => {
    expect(regency.units).toHaveLength(60);
    expect(new Set(regency.units.map(({ id }) => id)).size).toBe(60);
    const known = new Set<string | null>([null]);
    for (const unit of regency.units) {
      expect(unitFacts.safeParse(unit).error).toBeUndefined();
      expect(known).toContain(unit.parentId);
      known.add(unit.id);
    }
    for (const { id } of regency.units.slice(1)) {
      const head = regency.employees.find((one) => one.id === regency.heads.get(id));
      expect(head?.unitId).toBe(id);
      expect(regency.employees.filter((one) => one.unitId === id && one.post === head?.post)).toHaveLength(1);
    }
  });

  for (const [what, toCsv] of [
    ['SIASN', toSiasnCsv],
    ['plain', toPlainCsv],
  ] as const) {
    test(`imports from its own ${what} file without a refusal`, () => {
      const parsed = parseRosterCsv(decodeRosterFile(toCsv(regency, { delimiter: ';', encoding: 'windows-1252' })));
      if (!parsed.ok) throw new Error(parsed.reason);
      const first = previewRoster(parsed.parsed, [], regency.units, '2026-02-16');
      expect([first.refused, first.fresh.length]).toEqual([[], 9000]);
      const again = previewRoster(parsed.parsed, regency.employees, regency.units, '2026-02-16');
      expect(again).toMatchObject({ fresh: [], changed: [], gone: [], refused: [], unchanged: 9000 });
      if (what === 'SIASN') expect(first.fresh).toEqual(regency.employees);
    });
  }

  test('grows to any size: a province of 60,000 in 900 units', () => {
    const large = makeRegency(1, { employees: 60_000, units: 900 });
    expect([large.units.length, large.employees.length, large.heads.size]).toEqual([900, 60_000, 899]);
  });
});
