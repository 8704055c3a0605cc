// What the admin's pages compute before anything is saved: unit files, pasted holidays, places in a list, one import.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { daysMax, pastedDays, withDays } from '../../pwa/admin/calendar-days.ts';
import { placeAfter } from '../../pwa/admin/entry-fields.ts';
import { createImport } from '../../pwa/admin/roster-import.ts';
import { previewUnits } from '../../pwa/admin/unit-import.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { unpackRoster } from '../../schema/roster-unpack.ts';
import type { UnitRow } from '../../schema/rows.ts';
import { makeRegency } from '../../worker/dev/regency.ts';
import { toSiasnCsv } from '../../worker/dev/regency-csv.ts';

describe('a unit file', () => {
  const government: UnitRow = {
    id: 'PEMDA',
    name: 'Pemerintah Kabupaten',
    shortName: 'Pemkab',
    parentId: null,
    trail: '/PEMDA/',
    externalId: 'A0',
    retired: false,
  };
  const office: UnitRow = {
    ...government,
    id: 'DINKES',
    name: 'Dinas Kesehatan',
    shortName: 'Dinkes',
    parentId: 'PEMDA',
    trail: '/PEMDA/DINKES/',
    externalId: 'A1',
  };
  const read = (...lines: string[]) =>
    previewUnits(['ID,NAMA_UNOR,ID_ATASAN', ...lines].join('\n'), [government, office]);
  const preview = (...lines: string[]) => {
    const result = read(...lines);
    if (!result.ok) throw new Error(result.reason);
    return result.preview;
  };

  test('gives parents before children, whatever their order', () => {
    const { fresh, refused } = preview('C3,Seksi,C2', 'C2,Bidang,C1', 'C1,Dinas Baru,A0');
    expect(fresh.map((unit) => [unit.id, unit.parentId])).toEqual([
      ['C1', 'PEMDA'],
      ['C2', 'C1'],
      ['C3', 'C2'],
    ]);
    expect(refused).toEqual([]);
  });

  test('finds a unit by its national id, renames it and keeps the short name that the office chose', () => {
    const { changed, unchanged } = preview('A0,Pemerintah Kabupaten,', 'A1,Dinas Kesehatan dan KB,A0');
    expect(unchanged).toBe(1);
    const { id, shortName, parentId, externalId } = office;
    expect(changed.map(({ after }) => after)).toEqual([
      { id, name: 'Dinas Kesehatan dan KB', shortName, parentId, externalId, retired: false },
    ]);
  });

  test('refuses by row what cannot be, and takes the rest', () => {
    const { fresh, refused } = preview(
      ',Tanpa ID,A0',
      'B1,,A0',
      'B2,Bidang,A0',
      'B2,Bidang lagi,A0',
      'B3,Seksi,TIDAK-ADA',
      'B4,Subseksi,B3',
      'B5,Lingkar,B6',
      'B6,Lingkar,B5',
      'A1,Dinas Kesehatan,',
      'B 7,Berspasi,A0',
    );
    expect(fresh.map((unit) => unit.id)).toEqual(['B2']);
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'id-missing'],
      [3, 'name-missing'],
      [5, 'duplicate'],
      [6, 'parent-unknown'],
      [7, 'parent-refused'],
      [8, 'parent-refused'],
      [9, 'circle'],
      [10, 'moved'],
      [11, 'id-wrong'],
    ]);
  });

  test('does not exhaust the stack on a way up that never ends', () => {
    const lines = Array.from({ length: 9_000 }, (_, at) => `L${at},Unit ${at},L${at + 1}`);
    expect(preview(...lines).fresh).toEqual([]);
  });

  test('is refused as a whole without its headers', () => {
    expect(previewUnits('a,b\n1,2', [])).toEqual({ ok: false, reason: 'headers' });
    expect(previewUnits(' \n', [])).toEqual({ ok: false, reason: 'empty' });
  });
});

describe('pasted days off', () => {
  test('are read as written in Indonesia and as ISO; what is no day of that year is named', () => {
    const text =
      'tanggal\tjenis\n2027-01-01\n"10/3/2027";"Cuti bersama"\n11.3.2027\tlibur\n30/2/2027\n2026-12-25;libur\n5/5/2027;apel';
    const { days, wrong } = pastedDays(text, 2027);
    expect(days).toEqual([
      { on: '2027-01-01', kind: 'holiday' },
      { on: '2027-03-10', kind: 'collective-leave' },
      { on: '2027-03-11', kind: 'holiday' },
    ]);
    expect(wrong.map(({ line }) => line)).toEqual([5, 6, 7]);
  });

  test('stand once each, in the order of the year; the later word holds', () => {
    const days = withDays(
      [{ on: '2027-05-01', kind: 'holiday' }],
      [
        { on: '2027-01-01', kind: 'holiday' },
        { on: '2027-05-01', kind: 'collective-leave' },
      ],
    );
    expect(days).toEqual([
      { on: '2027-01-01', kind: 'holiday' },
      { on: '2027-05-01', kind: 'collective-leave' },
    ]);
    expect(daysMax).toBe(120);
  });
});

describe('a place in the catalogue', () => {
  const reasons = startingCatalogue.filter((entry) => entry.list === 'reason');
  const [first, second, third] = reasons;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few reasons');

  test('between two entries needs none of them to move', () => {
    const { order, moved } = placeAfter(first.code, 'BARU', reasons);
    expect(order).toBeGreaterThan(first.order);
    expect(order).toBeLessThan(second.order);
    expect(moved).toEqual([]);
  });

  test('stays as it is when only the words of an entry change', () => {
    expect(placeAfter(first.code, second.code, reasons)).toEqual({ order: second.order, moved: [] });
  });

  test('without room moves the others so that all stand in order', () => {
    const tight = reasons.map((entry, at) => ({ ...entry, order: at + 1 }));
    const { order, moved } = placeAfter(second.code, 'BARU', tight);
    const orders = new Map(tight.map((entry) => [entry.code, entry.order]));
    for (const { entry, order: next } of moved) orders.set(entry.code, next);
    orders.set('BARU', order);
    const codes = [...orders].toSorted((a, b) => a[1] - b[1]).map(([code]) => code);
    expect(codes.slice(0, 4)).toEqual([first.code, second.code, 'BARU', third.code]);
    expect(new Set(orders.values()).size).toBe(orders.size);
  });
});

describe('one import', () => {
  const { units, employees } = makeRegency(11, { employees: 200, units: 60 });
  const today = '2026-11-20';
  const lost = { ...units[5], id: 'BARU', name: 'Balai Antah', externalId: 'E'.repeat(32) };

  function imported(people = employees) {
    const job = createImport();
    job.addCurrent(employees.slice(0, 100), true);
    job.addCurrent(employees.slice(100), false);
    const known = [...units, { ...lost, shortName: 'Antah', parentId: null, retired: false }];
    expect(job.read(toSiasnCsv({ units: known, employees: people }))).toBeNull();
    return job;
  }

  test('of the same file changes nothing and needs no request', () => {
    const { counts, pages } = imported().compare(units, today);
    expect(counts).toEqual({ fresh: 0, changed: 0, gone: 0, unchanged: 200, refused: 0 });
    expect(pages).toBe(0);
  });

  test('names units that nobody knows, and takes their people once they are there', () => {
    const job = imported(employees.map((one, at) => (at > 197 ? { ...one, unitId: 'BARU' } : one)));
    const before = job.compare(units, today);
    expect(before.unknownUnits).toEqual([{ ref: lost.externalId, name: 'Balai Antah', rows: 2 }]);
    // Whose row is refused is left as he is, not gone.
    expect([before.kept, before.counts.gone]).toEqual([2, 0]);
    expect(job.rows('refused', 0, 10)).toMatchObject([{ reason: 'unknown-unit' }, { reason: 'unknown-unit' }]);
    const after = job.compare([...units, { id: 'BARU', name: 'Balai Antah', externalId: lost.externalId }], today);
    expect([after.counts.refused, after.moved]).toEqual([0, 2]);
  });

  test('packs the whole roster as phones read it, under its own hash', async () => {
    const job = imported(employees.slice(1));
    expect(job.compare(units, today)).toMatchObject({ counts: { gone: 1 }, pages: 1 });
    expect(job.page(0)).toEqual([{ ...employees[0], active: false }]);
    const { bytes, hash, size } = await job.pack(units, { version: 4, asOf: '2026-11-20T01:00:00.000Z' });
    expect(size).toBe(200);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    const roster = unpackRoster(new Uint8Array(gunzipSync(bytes)));
    expect(roster).toMatchObject({ size: 200 });
  });

  test('is undone to what was before it: who came with it stays, inactive', () => {
    const job = createImport();
    const [changed, fresh] = [employees[0], employees[1]];
    if (changed === undefined || fresh === undefined) throw new Error('too few people');
    job.addCurrent(employees, true);
    const was = { ...changed, post: 'Jabatan Lama' };
    const overview = job.restore([
      { employeeId: changed.id, before: was },
      { employeeId: fresh.id, before: null },
    ]);
    expect(overview.counts).toEqual({ fresh: 0, changed: 1, gone: 1, unchanged: 198, refused: 0 });
    expect(job.page(0)).toEqual([was, { ...fresh, active: false }]);
  });
});
