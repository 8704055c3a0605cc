/**
 * A regency that does not exist, for the demo, the tests and the measurements: offices, people, posts. The same
 * seed gives the same regency to the last digit. Every number is one that `parseNip` accepts and nobody has.
 */
import type { EmploymentStatus } from '../../schema/identity.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import * as words from './regency-names.ts';
import type { Office, OfficeKind } from './regency-offices.ts';
import { makeManyOffices, makeOffices } from './regency-offices.ts';
import { nameOfSomePeople } from './regency-peoples.ts';

export type RegencyUnit = {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
  /** As the national system names it (UNOR ID). */
  externalId: string;
  retired: boolean;
};

export type Regency = {
  /** Parents before children; the first is the government itself. */
  units: RegencyUnit[];
  /** In order of id, 1 … n. The head of an office comes before its staff. */
  employees: RosterEmployee[];
  /** Who leads each unit but the first: employee id by unit id. */
  heads: ReadonlyMap<string, number>;
};

type Random = () => number;

/** `units` counts the government itself; there are at least as many employees as other units, each its head. */
export function makeRegency(seed: number, { employees, units }: { employees: number; units: number }): Regency {
  return peopled(seed, makeOffices(units), employees, nameOfNobody);
}

/** The large demo, for the measurements too: as many as the largest province, with names as they are met there. */
export function makeLargeRegency(seed: number, employees = 60_000): Regency {
  return peopled(seed, makeManyOffices(), employees, (isWoman, titles, random) =>
    titled(nameOfSomePeople(isWoman, random), isWoman, pick(titles, random)),
  );
}

type Titles = readonly (readonly [before: string, after: string])[];
type NameMaker = (isWoman: boolean, titles: Titles, random: Random) => string;

function peopled(seed: number, offices: readonly Office[], employees: number, nameFor: NameMaker): Regency {
  const random = randomFrom(seed);
  const staffing = staffOf(offices, employees);
  const taken = new Set<string>();
  const people: RosterEmployee[] = [];
  const heads = new Map<string, number>();
  offices.forEach((office, at) => {
    const count = staffing[at] ?? 0;
    for (let i = 0; i < count; i += 1) {
      const id = people.length + 1;
      if (i === 0) heads.set(office.id, id);
      people.push(makePerson(id, office, i === 0, random, taken, nameFor));
    }
  });
  return {
    units: offices.map(({ id, name, shortName, parentId }) => {
      return { id, name, shortName, parentId, externalId: nationalId(random), retired: false };
    }),
    employees: people,
    heads,
  };
}

/** Everyone placed by weight, at least one (the head) in every office; the largest office takes the rest. */
function staffOf(offices: readonly Office[], employees: number): number[] {
  const total = offices.reduce((sum, { weight }) => sum + weight, 0);
  const staffed = offices.filter(({ weight }) => weight > 0).length;
  const spare = employees - staffed;
  if (spare < 0) throw new RangeError('fewer employees than offices');
  const counts = offices.map(({ weight }) => (weight === 0 ? 0 : 1 + Math.floor((spare * weight) / total)));
  const largest = offices.reduce((best, office, at) => (office.weight > (offices[best]?.weight ?? 0) ? at : best), 0);
  const placed = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, at) => (at === largest ? count + employees - placed : count));
}

function makePerson(
  id: number,
  office: Office,
  isHead: boolean,
  random: Random,
  taken: Set<string>,
  nameFor: NameMaker,
): RosterEmployee {
  const status: EmploymentStatus = isHead
    ? 'PNS'
    : pick([...Array<EmploymentStatus>(7).fill('PNS'), 'CPNS', 'PPPK', 'PPPK'], random);
  const isWoman = random() < 0.5;
  const nip = makeNip(status, isHead, isWoman, random, taken);
  const { grade, gradeId } = gradeFor(status, isHead, random);
  const active = { standing: status === 'PPPK' ? 'PPPK Aktif' : 'Aktif', standingId: status === 'PPPK' ? '71' : '01' };
  return {
    id,
    nip,
    numbers: [nip],
    name: nameFor(isWoman, titlesFor(office.kind, isHead), random),
    unitId: office.id,
    post: isHead ? headPost(office) : pick(staffPosts[office.kind], random),
    status,
    active: true,
    grade,
    echelon: isHead ? echelons[office.kind] : null,
    pnsId: nationalId(random),
    gradeId,
    ...active,
  };
}

/** The family names say that nobody of that name exists. */
function nameOfNobody(isWoman: boolean, titles: Titles, random: Random): string {
  const given = pick(isWoman ? words.femaleNames : words.maleNames, random);
  const middle = random() < 0.7 ? ` ${pick(isWoman ? words.femaleMiddleNames : words.maleMiddleNames, random)}` : '';
  const title = pick(titles, random);
  return titled(`${given}${middle} ${pick(words.familyNames, random)}`, isWoman, title);
}

function titled(name: string, isWoman: boolean, [drawn, after]: Titles[number]): string {
  const before = isWoman ? drawn.replace('Drs.', 'Dra.').replace(/^H\.$/, 'Hj.') : drawn;
  return `${before === '' ? '' : `${before} `}${name}${after === '' ? '' : `, ${after}`}`;
}

function titlesFor(kind: OfficeKind, isHead: boolean): Titles {
  if (kind === 'clinic' || kind === 'hospital') return words.careTitlePairs;
  return isHead ? words.headTitlePairs : words.titlePairs;
}

/** Never twice the same: the serial goes up until the number is free. */
function makeNip(
  status: EmploymentStatus,
  isHead: boolean,
  isWoman: boolean,
  random: Random,
  taken: Set<string>,
): string {
  const startYear =
    status === 'CPNS'
      ? 2025
      : status === 'PPPK'
        ? between(2021, 2025, random)
        : between(1992, isHead ? 2008 : 2023, random);
  const birthYear = Math.max(1967, startYear - between(20, status === 'PPPK' ? 45 : 32, random));
  const birth = `${birthYear}${two(between(1, 12, random))}${two(between(1, 28, random))}`;
  const kind = status === 'PPPK' ? '21' : status === 'CPNS' ? '06' : two(between(1, 12, random));
  const stem = `${birth}${startYear}${kind}${isWoman ? 2 : 1}`;
  for (let serial = 1; serial < 1000; serial += 1) {
    const nip = stem + String(serial).padStart(3, '0');
    if (!taken.has(nip)) {
      taken.add(nip);
      return nip;
    }
  }
  throw new RangeError('no number left for this day');
}

function gradeFor(status: EmploymentStatus, isHead: boolean, random: Random): { grade: string; gradeId: string } {
  if (status === 'PPPK') {
    const number = pick([5, 7, 9, 10], random);
    return { grade: ['V', 'VII', 'IX', 'X'][[5, 7, 9, 10].indexOf(number)] ?? 'IX', gradeId: String(number) };
  }
  const [rank, step] = isHead
    ? [4, between(1, 3, random)]
    : status === 'CPNS'
      ? [3, 1]
      : [between(2, 3, random), between(1, 4, random)];
  return {
    grade: `${['I', 'II', 'III', 'IV'][rank - 1] ?? 'III'}/${'abcd'[step - 1] ?? 'a'}`,
    gradeId: `${rank}${step}`,
  };
}

const echelons: Record<OfficeKind, string | null> = {
  government: null,
  secretariat: 'II.a',
  bureau: 'III.a',
  agency: 'II.b',
  education: 'II.b',
  hospital: 'II.b',
  clinic: null,
  district: 'III.a',
  village: 'IV.a',
  school: null,
};

function headPost({ kind, name, shortName }: Office): string {
  switch (kind) {
    case 'government':
    case 'secretariat':
      return 'Sekretaris Daerah';
    case 'bureau':
      return `Kepala ${shortName}`;
    case 'hospital':
      return 'Direktur RSUD Contoh';
    case 'district':
      return name.replace('Kecamatan', 'Camat');
    case 'village':
      return name.replace('Kelurahan', 'Lurah');
    case 'agency':
      if (name.startsWith('Sekretariat')) return 'Sekretaris DPRD';
      return name === 'Inspektorat Daerah' ? 'Inspektur Daerah' : `Kepala ${name}`;
    case 'education':
    case 'clinic':
    case 'school':
      return `Kepala ${name}`;
  }
}

const officePosts = [
  'Analis Kebijakan Ahli Muda',
  'Arsiparis Terampil',
  'Bendahara',
  'Pengadministrasi Perkantoran',
  'Pengelola Layanan Operasional',
  'Penata Layanan Operasional',
  'Perencana Ahli Pertama',
  'Pranata Komputer Ahli Pertama',
  'Penelaah Teknis Kebijakan',
  'Kepala Subbagian Umum dan Kepegawaian',
] as const;
const carePosts = [
  'Perawat Terampil',
  'Perawat Ahli Pertama',
  'Bidan Terampil',
  'Dokter Ahli Pertama',
  'Apoteker Ahli Pertama',
  'Pengadministrasi Perkantoran',
];
const schoolPosts = ['Guru Ahli Pertama', 'Guru Ahli Muda', 'Guru Ahli Madya', 'Pengelola Umum Operasional'];
const staffPosts: Record<OfficeKind, readonly string[]> = {
  government: officePosts,
  secretariat: officePosts,
  bureau: officePosts,
  agency: officePosts,
  education: [
    ...schoolPosts,
    ...schoolPosts,
    ...schoolPosts,
    'Penelaah Teknis Kebijakan',
    'Pengawas Sekolah Ahli Madya',
  ],
  hospital: carePosts,
  clinic: carePosts,
  district: officePosts,
  village: officePosts,
  school: schoolPosts,
};

/** Mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], random: Random): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

function between(from: number, to: number, random: Random): number {
  return from + Math.floor(random() * (to - from + 1));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** 32 hex digits, as the national system writes its ids. */
function nationalId(random: Random): string {
  return Array.from({ length: 32 }, () => '0123456789ABCDEF'[Math.floor(random() * 16)] ?? '0').join('');
}
