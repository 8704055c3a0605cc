// What the officer's screens compute by themselves: the repeat warning, the recap, and when a form may be saved.
import { describe, expect, it } from 'vitest';
import {
  type Choices,
  chosenOf,
  factsOf,
  missingOf,
  offeredActions,
  offeredReasons,
  violationOf,
} from '../../pwa/officer/choices.ts';
import { recapOf } from '../../pwa/report/figures.ts';
import { countedBefore, monthsBefore, suggestionFor } from '../../pwa/officer/repeat.ts';
import type { CatalogueEntry } from '../../schema/catalogue.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';

const entry = (list: CatalogueEntry['list'], code: string): CatalogueEntry => {
  const found = startingCatalogue.find((one) => one.list === list && one.code === code);
  if (found === undefined) throw new Error(`${code} is not in the starting catalogue`);
  return found;
};

const filled: Choices = {
  violations: [violationOf(entry('violation', 'PROKES-01'))],
  reason: chosenOf(entry('reason', 'TERTINGGAL-MOBIL')),
  action: chosenOf(entry('action', 'TEGURAN-TEMPAT')),
  place: { name: 'Gerbang Timur', fix: null },
  letter: 'not-asked',
  refusal: 'none',
  witness: '',
  note: '  ',
};

describe('the repeat warning', () => {
  const offence = (findingId: string, on: string) => ({ findingId, on, place: 'Pasar', violation: 'x', action: 'y' });
  const standing = { employeeId: 7, offences: [offence('b', '2026-09-03'), offence('a', '2025-03-12')], more: 0 };

  it('counts what lies in the window, the finding on screen apart', () => {
    expect(countedBefore(standing, '2026-11-20', 12).offences.map((one) => one.findingId)).toEqual(['b']);
    expect(countedBefore(standing, '2026-11-20', 24).count).toBe(2);
    expect(countedBefore(standing, '2026-11-20', 24, 'b')).toEqual({
      count: 1,
      offences: [offence('a', '2025-03-12')],
    });
    expect(countedBefore(null, '2026-11-20', 12).count).toBe(0);
  });

  it('takes the last day of a month that is too short', () => {
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
    expect(monthsBefore('2026-01-15', 12)).toBe('2025-01-15');
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28');
  });

  it('suggests the step of that count, and the last one from there on', () => {
    const ladder = ['A', 'B', 'C'].map((action) => ({ action, basis: 'Ps. 8' }));
    expect(suggestionFor(1, ladder)?.action).toBe('B');
    expect(suggestionFor(9, ladder)?.action).toBe('C');
    expect(suggestionFor(1, [])).toBeNull();
  });
});

describe('the form of a finding', () => {
  it('names what is missing from top to bottom', () => {
    const empty: Choices = { ...filled, violations: [], reason: null, action: null, place: { name: ' ', fix: null } };
    expect(missingOf(empty, startingCatalogue)).toEqual(['violation', 'reason', 'action', 'place']);
    expect(factsOf(empty, startingCatalogue)).toBeNull();
  });

  it('asks for words where the choice is "lainnya"', () => {
    const other: Choices = { ...filled, reason: chosenOf(entry('reason', 'LAIN')) };
    expect(missingOf(other, startingCatalogue)).toEqual(['reasonText']);
    const said: Choices = { ...filled, reason: { ...chosenOf(entry('reason', 'LAIN')), text: ' Dipinjam ' } };
    expect(factsOf(said, startingCatalogue)?.reason.text).toBe('Dipinjam');
  });

  it('saves blanks as nothing, and a letter not looked at as unchecked', () => {
    expect(factsOf(filled, startingCatalogue)).toMatchObject({ note: null, witness: null, letter: 'not-asked' });
    const outside: Choices = { ...filled, violations: [violationOf(entry('violation', 'JAM-01'))] };
    expect(factsOf(outside, startingCatalogue)?.letter).toBe('unchecked');
  });

  it('F06 keeps a chosen reason that the office retires meanwhile', () => {
    const later = startingCatalogue.map((one) => (one.code === 'TERTINGGAL-MOBIL' ? { ...one, retired: true } : one));
    expect(offeredReasons(filled, later)[0]?.code).toBe('TERTINGGAL-MOBIL');
    expect(offeredReasons({ ...filled, reason: null }, later).some((one) => one.code === 'TERTINGGAL-MOBIL')).toBe(
      false,
    );
    expect(factsOf(filled, later)?.reason.label).toBe('Tertinggal di mobil');
  });

  it('puts the suggested action in front without choosing it', () => {
    const offered = offeredActions('employee', filled, startingCatalogue, ['SURAT-PERNYATAAN', 'TEGURAN-TEMPAT']);
    expect(offered.slice(0, 2).map((one) => one.code)).toEqual(['SURAT-PERNYATAAN', 'TEGURAN-TEMPAT']);
    expect(filled.action?.code).toBe('TEGURAN-TEMPAT');
  });
});

describe('the recap', () => {
  const anOffice = () => ({ code: 'disdik', label: 'Dinas Pendidikan' });
  const noted = (reason: string, status: FindingRow['status'], refusal: Choices['refusal'] = 'none'): FindingRow => {
    const facts = factsOf({ ...filled, reason: chosenOf(entry('reason', reason)), refusal }, startingCatalogue);
    if (facts === null) throw new Error('the facts are not complete');
    return {
      id: '0190a2b4-0000-7000-8000-000000000000',
      operationId: '20261120-K7F4Q2MX',
      subject: { kind: 'unidentified', description: 'x' },
      subjectKey: 'finding:x',
      facts,
      photos: [],
      authorId: 'a',
      authorName: 'A',
      deviceId: 'd',
      at: '2026-11-20T02:47:00.000Z',
      on: '2026-11-20',
      unitId: null,
      officeId: null,
      status,
      flags: [],
      state: 'noted',
      withdrawn: null,
      joinedInto: null,
      twins: [],
      counts: true,
      corrections: 0,
    };
  };

  it('sums to the total in every table, most first', () => {
    const findings = [
      noted('LUPA', 'PPPK'),
      noted('TERTINGGAL-MOBIL', 'PNS'),
      noted('LUPA', 'PNS', 'signature'),
      noted('TANPA-ALASAN', 'TAK-DIKENAL', 'identity'),
    ];
    const figures = recapOf(findings, anOffice);
    for (const lines of [figures.violations, figures.reasons, figures.actions, figures.offices, figures.statuses])
      expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(4);
    expect(figures.reasons[0]).toEqual({ code: 'LUPA', label: 'Lupa', count: 2 });
    expect(figures.statuses.map((line) => line.status)).toEqual(['PNS', 'PPPK', 'TAK-DIKENAL']);
    expect([figures.refusedIdentity, figures.refusedSignature]).toEqual([1, 1]);
  });

  it('of no findings is a result too', () => {
    expect(recapOf([], anOffice)).toMatchObject({ total: 0, reasons: [], statuses: [] });
  });
});
