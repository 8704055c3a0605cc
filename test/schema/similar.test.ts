import { describe, expect, test } from 'vitest';
import { packRoster } from '../../schema/roster-pack.ts';
import type { Roster } from '../../schema/roster-unpack.ts';
import { unpackRoster } from '../../schema/roster-unpack.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { makeLargeRegency, makeRegency } from '../../worker/dev/regency.ts';
import { unitsNamedIn } from '../../schema/unit-words.ts';
import { mistype, seeded } from './typist.ts';

const units = [
  { id: 'setda', name: 'Sekretariat Daerah', shortName: 'Setda' },
  { id: 'dukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil', shortName: 'Disdukcapil' },
  { id: 'keuangan', name: 'Badan Pengelolaan Keuangan Daerah', shortName: 'BPKD' },
  { id: 'sdn-3', name: 'SD Negeri 3 Umpama', shortName: 'SDN 3 Umpama' },
];

function person(name: string, at: number, unitId = 'setda'): RosterEmployee {
  const nip = `198609262015051${String(at + 1).padStart(3, '0')}`;
  const hidden = { grade: null, echelon: null, pnsId: null, gradeId: null, standing: null, standingId: null };
  const known = { post: 'Bendahara', status: 'PNS' as const, active: true };
  return { id: at + 1, nip, numbers: [nip], name, unitId, ...known, ...hidden };
}

function rosterOf(names: readonly string[]): Roster {
  const employees = names.map((name, at) => person(name, at));
  return unpackRoster(packRoster(employees, units, { version: 1, asOf: '2026-11-28T00:00:00.000Z' }));
}

const crowd = ['Wening Kuncoro', 'Lamhot Gultom', 'Ni Luh Putu Astuti', 'Petrus Kelen', 'Desmawati Koto'];

describe('a name spelt in another way', () => {
  for (const [typed, name] of [
    ['siti rahma', 'Sitti Rahmawati'],
    ['sitti rahma', 'Siti Rahmawati'],
    ['muhammad rizki', 'Moh. Rizki'],
    ['muh rizki', 'Mochamad Rizki'],
    ['moch yusuf', 'M. Yusuf Teladan'],
    ['mohamad yusup', 'Muhammad Jusuf'],
    ['ahmad sofyan', 'Achmad Sofjan'],
    ['akhmad', 'Ahmad Fauzi'],
    ['joko susilo', 'Djoko Soesilo'],
    ['candra', 'Tjandra Wijaya'],
    ['saiful', 'Syaiful Bahri'],
    ['holid', 'Khalid Umar'],
    ['taufik', 'Taufiq Ismail'],
    ['fita', 'Vita Andriani'],
    ['yopi', 'Yovie Andalas'],
    ['julkarnaen', 'Zulkarnain'],
    ['sulkifli', 'Zulkifli'],
    ['arif', 'Arief Umpama'],
    ['rahmat', 'Rachmat'],
    ['komariah', 'Qomariyah'],
    ['makruf', "Ma'ruf Amin"],
    ['abdul rahman', 'Abdurrahman Saleh'],
    ['abdurahman', 'Abd. Rahman'],
    ['nur hayati', 'Nurhayati'],
    ['nurhayati', 'Nur Hayati'],
  ] as const) {
    test(`"${typed}" finds ${name}`, () => {
      const found = rosterOf([...crowd, name]).search(typed, 30);
      expect(found[0]?.person.name).toBe(name);
    });
  }
});

describe('a slip of the finger', () => {
  for (const typed of [
    'kunocro',
    'kuncro',
    'kunxoro',
    'kunncoro',
    'ukncoro',
    'kuncoroo',
    'pak kunxoro',
    'kunc wenng',
  ]) {
    test(`"${typed}" finds Wening Kuncoro`, () => {
      const found = rosterOf(crowd).search(typed, 30);
      expect(found[0]?.person.name).toBe('Wening Kuncoro');
      expect(found[0]?.isSimilar).toBe(true);
    });
  }

  test('short words and digits are not guessed', () => {
    const people = rosterOf(['Adi Umpama', 'Ida Contoh']);
    expect(people.search('ia', 30)).toEqual([]);
    expect(people.search('198609269', 30)).toEqual([]);
    expect(people.search('qqqq', 30)).toEqual([]);
  });
});

describe('what is shown', () => {
  test('letter by letter comes before similar, and only the latter says so', () => {
    const found = rosterOf(['Sitti Rahmawati', 'Siti Rahmawati', 'Nur Siti Rahma']).search('siti rahma', 30);
    expect(found.map(({ person: { name }, isSimilar }) => [name, isSimilar])).toEqual([
      ['Siti Rahmawati', false],
      ['Nur Siti Rahma', false],
      ['Sitti Rahmawati', true],
    ]);
  });

  test('the whole word that is near is marked, the letters of the one that is right', () => {
    const [first] = rosterOf(['Drs. Sitti Rahmawati, M.Si.']).search('siti rahma', 30);
    expect(first?.name).toEqual([
      { start: 5, end: 10, similar: true },
      { start: 11, end: 16 },
    ]);
  });

  test('where enough is found letter by letter, nobody similar follows', () => {
    const people = rosterOf([
      ...Array.from({ length: 9 }, (_, at) => `Siti Contoh ${'ABCDEFGHI'[at]}`),
      'Sitti Umpama',
    ]);
    expect(people.search('siti', 30).every(({ isSimilar }) => !isSimilar)).toBe(true);
  });

  test('titles typed in front and behind are left out when nobody has them', () => {
    const people = rosterOf(['Wening Kuncoro, S.Pd.', 'Petrus Kelen']);
    for (const typed of ['bu wening', 'Ny. Wening', 'wening kuncoro s.h.', 'ir wening kuncoro, m.si.'])
      expect(people.search(typed, 30).map(({ person: { name }, isSimilar }) => [name, isSimilar])).toEqual([
        ['Wening Kuncoro, S.Pd.', false],
      ]);
  });
});

describe('offices', () => {
  const people = unpackRoster(
    packRoster(
      [person('Ani Contoh', 0, 'dukcapil'), person('Budi Contoh', 1, 'keuangan'), person('Cici Contoh', 2, 'sdn-3')],
      units,
      { version: 1, asOf: '2026-11-28T00:00:00.000Z' },
    ),
  );
  const firstOf = (typed: string): string | undefined => people.search(typed, 30)[0]?.person.name;

  test('by what everybody calls them, by initials, by a misspelt word', () => {
    for (const typed of ['capil', 'dukcapil', 'pencatatan sipil', 'contoh dispenduk', 'kependudukkan'])
      expect([typed, firstOf(typed)]).toEqual([typed, 'Ani Contoh']);
    for (const typed of ['bpkd', 'bpkad', 'keuangn']) expect([typed, firstOf(typed)]).toEqual([typed, 'Budi Contoh']);
    expect(firstOf('sdn 3')).toBe('Cici Contoh');
  });

  test('an office meant by what it is called is marked whole', () => {
    const [first] = people.search('dukcapil', 30);
    expect(first?.unit).toEqual([{ start: 0, end: first?.person.unitName.length }]);
    const [near] = people.search('kependudukkan', 30);
    expect(near?.unit).toEqual([{ start: 0, end: near?.person.unitName.length, similar: true }]);
  });

  test('the office that a place names', () => {
    const named = (place: string): string[] => unitsNamedIn(place, units);
    expect(named('Kantor Disdukcapil, pintu depan')).toEqual(['dukcapil']);
    expect(named('halaman Badan Pengelolaan Keuangan Daerah')).toEqual(['keuangan']);
    expect(named('Kompleks Setda dan BPKD')).toEqual(['setda', 'keuangan']);
    expect(named('Alun-alun')).toEqual([]);
  });

  test('people of the near offices come first among equals, and only among equals', () => {
    const near = new Set(['sdn-3']);
    expect(people.search('contoh', 30, near).map(({ person: { name } }) => name)).toEqual([
      'Cici Contoh',
      'Ani Contoh',
      'Budi Contoh',
    ]);
    expect(people.search('ani', 30, near)[0]?.person.name).toBe('Ani Contoh');
  });

  test('digits of the number in pieces, beside a name', () => {
    expect(people.search('budi 19860926 2', 30).map(({ person: { name } }) => name)).toEqual(['Budi Contoh']);
    expect(people.search('cici 0926 2015', 30).map(({ person: { name } }) => name)).toEqual(['Cici Contoh']);
  });
});

describe('how well the misspelt are found', () => {
  test('200 of the demo: the right one among the first five, 95 of 100', () => {
    const { employees, units: offices } = makeRegency(20_261_120, { employees: 9_000, units: 60 });
    expect(shareFound(employees, offices)).toBeGreaterThanOrEqual(0.97);
  });

  test('200 of 9,000 with names from everywhere', () => {
    const { employees, units: offices } = makeLargeRegency(20_261_120, 9_000);
    expect(shareFound(employees, offices)).toBeGreaterThanOrEqual(0.95);
  });
});

function shareFound(employees: RosterEmployee[], offices: Parameters<typeof packRoster>[1]): number {
  const people = unpackRoster(packRoster(employees, offices, { version: 1, asOf: '2026-11-28T00:00:00.000Z' }));
  const asked = mistype(employees, 200, seeded(200));
  expect(asked).toHaveLength(200);
  const missed = asked.filter(({ typed, id }) => !people.search(typed, 5).some((match) => match.person.id === id));
  if (missed.length > 0)
    console.info(missed.map(({ rule, typed, meant }) => `${rule}: ${typed} (${meant})`).join('\n'));
  return 1 - missed.length / asked.length;
}
