// A roster file of the demo regency as an office would export it next year: some people changed, some gone, many new,
// and a few rows that a spreadsheet or a hurried hand has damaged.
import type { RosterEmployee } from '../../schema/roster.ts';
import { makeRegency, type RegencyUnit } from '../../worker/dev/regency.ts';
import { toSiasnCsv } from '../../worker/dev/regency-csv.ts';

/** As worker/dev/demo.ts makes it. */
const demo = makeRegency(20_261_120, { employees: 9_000, units: 60 });

/** A row as a spreadsheet numbers it: the head is row 1. */
export type Damaged = { row: number; words: string; value: string };
export type RosterFile = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
  counts: { fresh: number; changed: number; gone: number; refused: number };
  damaged: Damaged[];
  /** Somebody new, with a name that nobody else has. */
  newcomer: RosterEmployee;
  changed: { before: RosterEmployee; post: string };
};

const nobodysUnit: RegencyUnit = {
  id: 'ANTAH',
  name: 'Dinas Antah Berantah',
  shortName: 'Disantah',
  parentId: null,
  externalId: 'F'.repeat(32),
  retired: false,
};

/** 10,000 rows: 8,980 of the demo (40 with a new post), 20 gone, the rest new; six rows damaged. */
export function rosterFile(): RosterFile {
  const gone = 20;
  const changedCount = 40;
  // Those at the end: other stories work with people from the beginning.
  const staying = demo.employees.slice(0, demo.employees.length - gone);
  const kept = staying.map((one, at) =>
    at >= staying.length - changedCount ? { ...one, post: 'Analis Uji Impor' } : one,
  );
  const fresh = newcomers(10_000 - kept.length);
  const [first] = fresh;
  const before = staying.at(-1);
  if (first === undefined || before === undefined) throw new Error('too few people');
  const newcomer = { ...first, name: 'Zulaikha Barusekali Purwarupa' };
  const rows = [...kept, newcomer, ...fresh.slice(1)];
  const damaged = damage(rows);
  const bytes = toSiasnCsv(
    { units: [...demo.units, nobodysUnit], employees: rows },
    { delimiter: ';', encoding: 'windows-1252' },
  );
  return {
    name: 'siasn-2027.csv',
    bytes,
    rows: rows.length,
    counts: { fresh: fresh.length - damaged.length, changed: changedCount, gone, refused: damaged.length },
    damaged,
    newcomer,
    changed: { before, post: 'Analis Uji Impor' },
  };
}

/** People of another seed whose numbers nobody of the demo has. */
function newcomers(count: number): RosterEmployee[] {
  const taken = new Set(demo.employees.flatMap((one) => [one.nip, one.pnsId ?? '']));
  return makeRegency(7, { employees: count + 200, units: 60 })
    .employees.filter((one) => !taken.has(one.nip))
    .slice(0, count);
}

/** Spoils the last rows, all of new people, so that nobody of the demo is touched. */
function damage(rows: RosterEmployee[]): Damaged[] {
  const last = rows.length - 1;
  const spoil = (back: number, change: Partial<RosterEmployee>): number => {
    const at = last - back;
    const was = rows[at];
    if (was === undefined) throw new Error('no such row');
    rows[at] = { ...was, ...change };
    return at + 2;
  };
  const nip = (back: number): string => rows[last - back]?.nip ?? '';
  const wrongDate = `19870231${nip(1).slice(8)}`;
  const twin = rows[100];
  if (twin === undefined) throw new Error('no such row');
  return [
    { row: spoil(0, { nip: '1.98609E+17' }), words: 'NIP rusak oleh Excel.', value: '1.98609E+17' },
    { row: spoil(1, { nip: wrongDate }), words: 'Tanggal lahir dalam NIP tidak ada', value: wrongDate },
    { row: spoil(2, { nip: twin.nip, pnsId: twin.pnsId }), words: 'Sudah ada di baris 102.', value: twin.nip },
    { row: spoil(3, { unitId: nobodysUnit.id }), words: 'Unit kerja belum dikenal.', value: nobodysUnit.name },
    { row: spoil(4, { nip: nip(4).slice(0, 17) }), words: 'NIP bukan 18 angka.', value: nip(4).slice(0, 17) },
    { row: spoil(5, { nip: '' }), words: 'NIP kosong.', value: '' },
  ];
}
