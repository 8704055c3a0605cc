/**
 * A seeded autumn of raids: some hundred findings over several operations, days and units, and everything that
 * people do to findings and cases afterwards, through the API. Same seed, same story (dates are counted from today).
 */
import type { FindingRow, Subject } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import {
  type Raid,
  aRaid,
  anUnlisted,
  applied,
  closeAndValidate,
  noted,
  someoneUnknown,
  theOffice,
  unitsBelow,
} from './office-scene.ts';
import {
  type Pair,
  type Random,
  actions,
  joinTwins,
  random,
  reasons,
  rows,
  turnAround,
  violations,
} from './reports-busy-steps.ts';
import { type Device, type World, aWorld, anEmployee } from './world.ts';

/** Below 'opd-0' there are two steps; 'hilang' is a unit that the roster names and our tree does not know. */
const tree = { 'opd-0.a': 'opd-0', 'opd-0.b': 'opd-0', 'opd-0.a.1': 'opd-0.a', 'opd-1.a': 'opd-1' };
const headUnits = ['opd-0', 'opd-0.a', 'opd-0.b', 'opd-0.a.1'];
const units = ['kab', ...headUnits, ...headUnits, 'opd-1', 'opd-1.a', 'opd-2', 'opd-3', 'hilang'];
const statuses = ['PNS', 'CPNS', 'PPPK', 'NON-ASN'] as const;
const daysAgo = [100, 75, 61, 40, 33, 20, 9, 2];
const perRaid = 42;

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
type State =
  | 'withdrawn'
  | 'joined'
  | 'split'
  | 'corrected'
  | 'closed'
  | 'reopened'
  | 'late'
  | 'countsAgain'
  | 'noUnit'
  | 'unknownUnit';

export async function aBusyAutumn(seed: number): Promise<Busy> {
  const world = await aWorld();
  await unitsBelow(world, tree);
  const chance = random(seed);
  const [first, second] = [await world.signsUp('officer'), await world.signsUp('officer')];
  const [leader, chief] = [await world.signsUp('leader'), await world.signsUp('chief')];
  const [personnel, personnelOfUnit] = [
    await world.signsUp('personnel'),
    await world.signsUp('personnel', { unitId: 'opd-0' }),
  ];
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
      await applied(
        officer,
        await officer.says('operation.count', { operationId: raid.operationId, compliant: found }),
      );
    }
  }
  await joinTwins(world, personnel);
  await turnAround(world, { first, second, personnel }, chance);
  // Validated before the phone of a second officer comes back into signal.
  for (const raid of raids.slice(0, 5)) {
    await closeAndValidate(chief, raid);
    await applied(
      second,
      await noted(second, raid, { who: anEmployee(900 + raid.daysAgo, { unitId: 'opd-0.b' }) }, { minutes: 30 }),
    );
  }
  const counted = async () => (await rows(world)).map(({ finding }) => finding).filter(({ counts }) => counts);
  return {
    world,
    raids,
    leader,
    chief,
    head,
    personnel,
    personnelOfUnit,
    headUnits,
    compliant,
    counted,
    tellsStates: () => statesOf(world),
  };
}

async function notes(officer: Device, raid: Raid, chance: Random): Promise<Mutation[]> {
  const said: Mutation[] = [];
  for (let n = 0; n < perRaid / 2; n += 1) {
    // A night raid goes on after midnight: its findings count on two days.
    const days = raid.daysAgo - (chance.below(6) === 0 ? 1 : 0);
    const noticed = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(violations));
    const words = {
      who: someone(chance, n),
      violations: [...new Set(noticed)],
      reason: chance.pick(reasons),
      action: chance.pick(actions),
    };
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

async function statesOf(world: World): Promise<Record<State | 'findings', number>> {
  const all = await rows(world);
  const having = (is: (pair: Pair) => boolean): number => all.filter(is).length;
  const logged = async (kind: string): Promise<number> =>
    world.count('log', `kind = '${kind}' AND outcome = 'applied'`);
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
