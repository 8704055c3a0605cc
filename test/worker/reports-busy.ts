/**
 * A seeded autumn of raids: some hundred findings over several operations, days and units, and everything that
 * people do to findings and cases afterwards, through the API. Same seed, same story (dates are counted from today).
 */
import type { CaseRow } from '../../schema/case.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { Subject } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { type Raid, aRaid, anUnlisted, applied, closeAndValidate, morning, noted, someoneUnknown, theOffice, unitsBelow } from './office-scene.ts';
import { type Device, type World, aFinding, aWorld, anEmployee } from './world.ts';

/** Below 'opd-0' there are two steps; 'hilang' is a unit that the roster names and our tree does not know. */
const tree = { 'opd-0.a': 'opd-0', 'opd-0.b': 'opd-0', 'opd-0.a.1': 'opd-0.a', 'opd-1.a': 'opd-1' };
const headUnits = ['opd-0', 'opd-0.a', 'opd-0.b', 'opd-0.a.1'];
const units = ['kab', ...headUnits, ...headUnits, 'opd-1', 'opd-1.a', 'opd-2', 'opd-3', 'hilang'];
const violations = ['PROKES-01', 'PROKES-02', 'JAM-01', 'SRG-01', 'KTR-01'];
const reasons = ['LUPA', 'TERTINGGAL-MOBIL', 'MACET', 'TANPA-ALASAN'];
const actions = ['TEGURAN-TEMPAT', 'IMBAUAN', 'SURAT-PERNYATAAN'];
const statuses = ['PNS', 'CPNS', 'PPPK', 'NON-ASN'] as const;
const daysAgo = [100, 75, 61, 40, 33, 20, 9, 2];
const perRaid = 42;

export type Random = { below(n: number): number; pick<T>(list: readonly T[]): T };

/** mulberry32: small, seeded, the same everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
  return {
    below,
    pick(list) {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}

export type Busy = {
  world: World;
  raids: Raid[];
  leader: Device;
  chief: Device;
  head: Device;
  personnel: Device;
  personnelOfUnit: Device;
  headUnits: readonly string[];
  /** People found in order, by operation. */
  compliant: Record<string, number>;
  /** Findings that count, as the rows are. */
  counted(): Promise<FindingRow[]>;
  tellsStates(): Promise<Record<State | 'findings', number>>;
};
type State = 'withdrawn' | 'joined' | 'split' | 'corrected' | 'closed' | 'reopened' | 'late' | 'countsAgain' | 'noUnit' | 'unknownUnit';

export async function aBusyAutumn(seed: number): Promise<Busy> {
  const world = await aWorld();
  await unitsBelow(world, tree);
  const chance = random(seed);
  const [first, second] = [await world.signsUp('officer'), await world.signsUp('officer')];
  const [leader, chief] = [await world.signsUp('leader'), await world.signsUp('chief')];
  const [personnel, personnelOfUnit] = [await world.signsUp('personnel'), await world.signsUp('personnel', { unitId: 'opd-0' })];
  const head = await world.signsUp('head', { unitId: 'opd-0' });
  const raids: Raid[] = [];
  const compliant: Record<string, number> = {};
  for (const days of daysAgo) {
    const raid = await aRaid(first, days, [second]);
    raids.push(raid);
    compliant[raid.operationId] = 0;
    for (const officer of [first, second]) {
      await applied(officer, ...(await notes(officer, raid, chance)));
      const found = chance.below(40);
      compliant[raid.operationId] = (compliant[raid.operationId] ?? 0) + found;
      await applied(officer, await officer.says('operation.count', { operationId: raid.operationId, compliant: found }));
    }
  }
  await joinTwins(world, personnel);
  await turnAround(world, { first, second, personnel }, chance);
  // Validated before the phone of a second officer comes back into signal.
  for (const raid of raids.slice(0, 5)) {
    await closeAndValidate(chief, raid);
    await applied(second, await noted(second, raid, { who: anEmployee(900 + raid.daysAgo, { unitId: 'opd-0.b' }) }, { minutes: 30 }));
  }
  const counted = async () => (await rows(world, `body ->> '$.counts'`)).map(({ finding }) => finding);
  return { world, raids, leader, chief, head, personnel, personnelOfUnit, headUnits, compliant, counted, tellsStates: () => statesOf(world) };
}

async function notes(officer: Device, raid: Raid, chance: Random): Promise<Mutation[]> {
  const said: Mutation[] = [];
  for (let n = 0; n < perRaid / 2; n += 1) {
    // A night raid goes on after midnight: its findings count on two days.
    const days = raid.daysAgo - (chance.below(6) === 0 ? 1 : 0);
    const noticed = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(violations));
    const words = { who: someone(chance, n), violations: [...new Set(noticed)], reason: chance.pick(reasons), action: chance.pick(actions) };
    said.push(await noted(officer, raid, words, { daysAgo: days, minutes: n }));
  }
  return said;
}

/** Few people, so that two officers meet the same one. */
function someone(chance: Random, n: number): Subject {
  const kind = chance.below(12);
  if (kind === 0) return anUnlisted(`Tamu ${n}`, 'citizen');
  if (kind === 1) return anUnlisted(`Tamu dinas ${n}`, chance.pick(['asn', 'contract']));
  if (kind === 2) return someoneUnknown('Jaket hitam, menolak didata');
  if (kind === 3) return theOffice(chance.pick(units));
  const number = chance.below(60);
  // A person always has the same unit and status.
  return anEmployee(number, { unitId: units[number % units.length] ?? 'kab', status: statuses[number % 4] ?? 'PNS' });
}

type Pair = { finding: FindingRow; version: string; file: CaseRow | null; fileVersion: string | null };

async function rows(world: World, where: string): Promise<Pair[]> {
  const { results } = await world.db
    .prepare(`SELECT f.version, f.body, c.version AS file_version, c.body AS file FROM findings AS f LEFT JOIN cases AS c ON c.key = f.key ORDER BY f.key`)
    .all<{ version: string; body: string; file_version: string | null; file: string | null }>();
  const all = results.map(({ version, body, file, file_version: fileVersion }): Pair => {
    return { finding: JSON.parse(body) as FindingRow, version, file: file === null ? null : (JSON.parse(file) as CaseRow), fileVersion }; // rows as kept
  });
  return where === '1' ? all : all.filter(({ finding }) => finding.counts);
}

const about = ({ finding }: Pair) => ({ findingId: finding.id, operationId: finding.operationId, subject: finding.subjectKey });
const aboutFile = ({ finding }: Pair) => ({ caseId: finding.id, operationId: finding.operationId, subject: finding.subjectKey });

/** Of each person met twice in one operation the second finding is joined to the first; some are split again. */
async function joinTwins(world: World, personnel: Device): Promise<void> {
  const met = Map.groupBy(await rows(world, '1'), ({ finding }) => `${finding.operationId}:${finding.subjectKey}`);
  let nth = 0;
  for (const [kept, twin] of met.values()) {
    if (kept === undefined || twin === undefined) continue;
    nth += 1;
    const why = { settles: null, why: 'orang yang sama' };
    const join = await personnel.says('finding.join', { ...about(twin), ...why, version: twin.version, intoId: kept.finding.id, intoVersion: kept.version });
    await applied(personnel, join);
    if (nth % 4 === 0) await applied(personnel, await personnel.says('finding.split', { ...about(twin), ...why, version: join.id, intoId: kept.finding.id }));
  }
}

type People = { first: Device; second: Device; personnel: Device };

/** Something happens to most findings: each is looked at once, so every version named is the present one. */
async function turnAround(world: World, people: People, chance: Random): Promise<void> {
  const said = new Map<Device, Mutation[]>([[people.first, []], [people.second, []], [people.personnel, []]]);
  for (const pair of await rows(world, '1')) {
    const author = pair.finding.authorId === people.first.accountId ? people.first : people.second;
    const lot = chance.below(10);
    if (lot === 0 && pair.finding.state === 'noted') said.get(author)?.push(await withdrawn(author, pair));
    else if (lot <= 2 && pair.finding.state === 'noted') said.get(author)?.push(await corrected(author, pair, chance));
    else if (pair.file !== null && pair.file.state !== 'closed') said.get(people.personnel)?.push(...(await followedUp(people.personnel, pair, chance)));
  }
  for (const [device, mutations] of said) await applied(device, ...mutations);
}

async function withdrawn(author: Device, pair: Pair): Promise<Mutation> {
  return author.says('finding.withdraw', { ...about(pair), version: pair.version, settles: null, why: 'urung', twins: pair.finding.twins });
}

/** Another main violation, and sometimes another day. */
async function corrected(author: Device, pair: Pair, chance: Random): Promise<Mutation> {
  const { facts } = aFinding({ violations: [chance.pick(violations), 'LAIN-01'], reason: chance.pick(reasons), action: chance.pick(actions) });
  const named = { ...facts, violations: facts.violations.map((one) => ({ ...one, text: 'diperbaiki' })) };
  const on = chance.below(2) === 0 ? morning(chance.below(90)).slice(0, 10) : null;
  return author.says('finding.correct', { ...about(pair), version: pair.version, settles: null, why: 'salah pilih', facts: named, on });
}

/** As far along its way as chance has it; some are closed at once, some opened again. */
async function followedUp(personnel: Device, pair: Pair, chance: Random): Promise<Mutation[]> {
  const said: Mutation[] = [];
  let version = pair.fileVersion ?? '';
  const seen = () => ({ ...aboutFile(pair), version, settles: null });
  const says = async (m: Mutation): Promise<void> => {
    said.push(m);
    version = m.id;
  };
  const steps = chance.below(7);
  const person = { accountId: null, name: 'Kepala', post: null };
  if (steps === 6) {
    await says(await personnel.says('case.close', { ...seen(), outcome: chance.pick(['lawful', 'notProven', 'handedOver']), why: 'diperiksa', agency: 'Inspektorat' }));
    if (chance.below(4) === 0) await says(await personnel.says('case.reopen', { ...seen(), why: 'bukti baru' }));
    return said;
  }
  if (steps > 0) await says(await personnel.says('case.forward', { ...seen(), superior: person, note: null }));
  if (steps > 1) await says(await personnel.says('case.read', { ...seen(), receipt: null }));
  if (steps > 2) {
    const dueOn = morning(-20).slice(0, 10);
    await says(await personnel.says('case.assign', { ...seen(), guidance: 'LISAN', label: 'Pembinaan lisan', assignee: person, dueOn, note: null }));
  }
  if (steps > 3) await says(await personnel.says('case.complete', { ...seen(), on: morning(0).slice(0, 10), result: 'sudah' }));
  if (steps > 4) await says(await personnel.says('case.close', { ...seen(), outcome: 'guided', why: 'selesai', agency: null }));
  return said;
}

async function statesOf(world: World): Promise<Record<State | 'findings', number>> {
  const all = await rows(world, '1');
  const having = (is: (pair: Pair) => boolean): number => all.filter(is).length;
  const logged = async (kind: string): Promise<number> => world.count('log', `kind = '${kind}' AND outcome = 'applied'`);
  return {
    findings: all.length,
    withdrawn: having(({ finding }) => finding.state === 'withdrawn'),
    joined: having(({ finding }) => finding.state === 'joined'),
    split: await logged('finding.split'),
    corrected: having(({ finding }) => finding.corrections > 0),
    closed: having(({ file }) => file?.state === 'closed' && file.outcome !== 'joined'),
    reopened: await logged('case.reopen'),
    late: having(({ finding }) => finding.flags.includes('late')),
    countsAgain: having(({ finding }) => finding.state === 'joined' && finding.counts),
    noUnit: having(({ finding }) => finding.unitId === null),
    unknownUnit: having(({ finding }) => finding.unitId === 'hilang'),
  };
}
