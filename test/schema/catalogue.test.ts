import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../schema/catalogue.ts';
import { actionsFor, guidanceOf, reasonsFor, violationsFor } from '../../schema/catalogue.ts';
import { catalogueEntry } from '../../schema/catalogue-entry.ts';
import { absenceLadder, absenceStepFor } from '../../schema/reference/absence-ladder.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { punishments, punishmentsOn } from '../../schema/reference/punishments.ts';
import { siasnColumns } from '../../schema/reference/siasn-columns.ts';
import { readTable } from './table.ts';

const codes = (entries: readonly CatalogueEntry[]) => entries.map((entry) => entry.code);
const find = (code: string) => {
  const entry = startingCatalogue.find((one) => one.code === code);
  if (entry === undefined) throw new Error(`no entry ${code}`);
  return entry;
};

describe('the catalogue a new office starts with', () => {
  const tables = { violation: 'violations', reason: 'reasons', action: 'actions', guidance: 'guidance' } as const;
  for (const [list, table] of Object.entries(tables)) {
    test(`holds every entry of ${table}.csv under its code and names`, () => {
      const entries = startingCatalogue.filter((entry) => entry.list === list);
      expect(entries.map(({ code, nameId }) => [code, nameId])).toEqual(
        readTable(table).map((row) => [row('code'), row('name_id')]),
      );
      for (const [at, row] of readTable(table).entries()) expect(row('name_en')).toContain(entries[at]?.nameEn);
    });
  }

  test('keeps group, subject and basis of each violation and the groups of each reason', () => {
    for (const row of readTable('violations')) {
      const { group, subject, basis } = find(row('code'));
      expect([group, subject?.join('|'), basis ?? '']).toEqual([row('group'), row('subject'), row('basis')]);
    }
    for (const row of readTable('reasons')) expect(find(row('code')).groups?.join('|')).toBe(row('groups'));
  });

  test('says in English what it says in Indonesian', () => {
    const notes = startingCatalogue.filter(({ note }) => note !== undefined);
    expect(notes.length).toBeGreaterThan(5);
    for (const { code, note, noteEn } of startingCatalogue)
      expect({ code, isSaid: noteEn !== undefined && noteEn !== note }).toEqual({ code, isSaid: note !== undefined });
  });

  test('is what the server takes as catalogue entries, no code twice in a list', () => {
    for (const entry of startingCatalogue) expect(catalogueEntry.safeParse(entry).error).toBeUndefined();
    expect(new Set(startingCatalogue.map(({ list, code }) => `${list}:${code}`)).size).toBe(startingCatalogue.length);
  });

  test('asks for words only where the label says nothing', () => {
    expect(codes(startingCatalogue.filter((entry) => entry.needsText === true))).toEqual(['LAIN-01', 'LAIN']);
  });
});

describe('what the officer is offered', () => {
  test('reasons of the violation first, then those that fit everything', () => {
    expect(codes(reasonsFor(find('PROKES-01'), startingCatalogue)).slice(0, 2)).toEqual(['LUPA', 'TERTINGGAL-MOBIL']);
    expect(codes(reasonsFor(find('SRG-01'), startingCatalogue))).toEqual([
      'LUPA',
      'TERTINGGAL-RUMAH',
      'TANPA-ALASAN',
      'LAIN',
    ]);
    expect(codes(reasonsFor(find('KTR-01'), startingCatalogue))).toEqual(['TANPA-ALASAN', 'LAIN']);
    expect(codes(reasonsFor({}, startingCatalogue))).toEqual(['TANPA-ALASAN', 'LAIN']);
  });

  test('an office is not sent home for a mask, and no reason is offered for a retired entry', () => {
    expect(codes(actionsFor('office', startingCatalogue))).toContain('KANTOR-DITUTUP');
    expect(codes(actionsFor('office', startingCatalogue))).not.toContain('DIPULANGKAN');
    expect(codes(actionsFor('employee', startingCatalogue))).not.toContain('KANTOR-DITUTUP');
    expect(codes(actionsFor('employee', startingCatalogue))).toContain('DIMINTA-KEMBALI');
    expect(codes(actionsFor('unidentified', startingCatalogue))).not.toContain('DIMINTA-KEMBALI');
    const retired = startingCatalogue.map((entry) => ({ ...entry, retired: entry.code === 'LUPA' }));
    expect(codes(reasonsFor(find('PROKES-01'), retired))).not.toContain('LUPA');
  });

  test('violations of persons and of offices', () => {
    expect(codes(violationsFor('office', startingCatalogue))).toContain('PROKES-05');
    expect(codes(violationsFor('office', startingCatalogue))).not.toContain('PROKES-01');
    expect(codes(violationsFor('unlisted', startingCatalogue))).toContain('PROKES-01');
    expect(codes(violationsFor('unlisted', startingCatalogue))).not.toContain('PROKES-05');
  });

  test('in the office’s own order', () => {
    const moved = startingCatalogue.map((entry) => (entry.code === 'APEL' ? { ...entry, order: 1 } : entry));
    expect(codes(guidanceOf(moved))[0]).toBe('APEL');
  });
});

describe('the formal punishments', () => {
  test('are those of the national reference', () => {
    expect(punishments.map((one) => [one.siasnId, one.level, one.nameId, one.inForceFrom ?? '', one.status])).toEqual(
      readTable('punishments').map((row) => [
        row('siasn_id'),
        row('level'),
        row('name_id'),
        row('in_force_from'),
        row('status'),
      ]),
    );
  });

  test('can be decided only where in force on the day', () => {
    expect(punishmentsOn('2026-02-16').map((one) => one.siasnId)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '7',
      '8',
      '27',
      '28',
      '10',
    ]);
    expect(punishmentsOn('2021-08-30').map((one) => one.siasnId)).toEqual(['4', '7', '8']);
  });

  test('the ladder of absence has no gap and names only known kinds', () => {
    expect(absenceLadder.map((step) => [step.fromDays, step.toDays, step.level])).toEqual(
      readTable('absence-ladder').map((row) => [
        Number(row('from_days')),
        row('to_days') === '' ? null : Number(row('to_days')),
        row('level'),
      ]),
    );
    for (const { kind, transitionalKind } of absenceLadder) {
      for (const id of [kind, transitionalKind])
        expect(id === null || punishments.some((one) => one.siasnId === id)).toBe(true);
    }
    for (let days = 3; days < 300; days += 1) expect(absenceStepFor(days)).not.toBeNull();
  });

  test('days of absence find their step', () => {
    expect(absenceStepFor(2)).toBeNull();
    expect(absenceStepFor(3)?.kind).toBe('1');
    expect(absenceStepFor(13)?.transitionalKind).toBe('4');
    expect(absenceStepFor(28)?.kind).toBe('10');
    expect(absenceStepFor(10, 10)?.kind).toBe('10');
  });
});

test('the 69 columns of the SIASN export stand in their order, and sensitive ones have no use', () => {
  const table = readTable('siasn-columns');
  expect(siasnColumns.map(({ position, header }) => [String(position), header])).toEqual(
    table.map((row) => [row('position'), row('header')]),
  );
  expect(siasnColumns.map(({ use }) => use !== null)).toEqual(table.map((row) => row('used_as') !== ''));
});
