/** What people do to findings and cases once they are on the server: joined, split, withdrawn, corrected, followed up. */
import type { CaseRow } from '../../schema/case.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { applied, morning } from './office-scene.ts';
import { type Device, type World, aFinding } from './world.ts';

export const violations = ['PROKES-01', 'PROKES-02', 'JAM-01', 'SRG-01', 'KTR-01'];
export const reasons = ['LUPA', 'TERTINGGAL-MOBIL', 'MACET', 'TANPA-ALASAN'];
export const actions = ['TEGURAN-TEMPAT', 'IMBAUAN', 'SURAT-PERNYATAAN'];

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

export type Pair = { finding: FindingRow; version: string; file: CaseRow | null; fileVersion: string | null };

export async function rows(world: World): Promise<Pair[]> {
  const { results } = await world.db
    .prepare(
      `SELECT f.version, f.body, c.version AS file_version, c.body AS file FROM findings AS f LEFT JOIN cases AS c ON c.key = f.key ORDER BY f.key`,
    )
    .all<{ version: string; body: string; file_version: string | null; file: string | null }>();
  return results.map(({ version, body, file, file_version: fileVersion }): Pair => {
    return {
      finding: JSON.parse(body) as FindingRow,
      version,
      file: file === null ? null : (JSON.parse(file) as CaseRow),
      fileVersion,
    }; // rows as kept
  });
}

const about = ({ finding }: Pair) => ({
  findingId: finding.id,
  operationId: finding.operationId,
  subject: finding.subjectKey,
});
const aboutFile = ({ finding }: Pair) => ({
  caseId: finding.id,
  operationId: finding.operationId,
  subject: finding.subjectKey,
});

/** Of each person met twice in one operation the second finding is joined to the first; some are split again. */
export async function joinTwins(world: World, personnel: Device): Promise<void> {
  const met = Map.groupBy(await rows(world), ({ finding }) => `${finding.operationId}:${finding.subjectKey}`);
  let nth = 0;
  for (const [kept, twin] of met.values()) {
    if (kept === undefined || twin === undefined) continue;
    nth += 1;
    const why = { settles: null, why: 'orang yang sama' };
    const join = await personnel.says('finding.join', {
      ...about(twin),
      ...why,
      version: twin.version,
      intoId: kept.finding.id,
      intoVersion: kept.version,
    });
    await applied(personnel, join);
    if (nth % 4 === 0)
      await applied(
        personnel,
        await personnel.says('finding.split', { ...about(twin), ...why, version: join.id, intoId: kept.finding.id }),
      );
  }
}

type People = { first: Device; second: Device; personnel: Device };

/** Something happens to most findings: each is looked at once, so every version named is the present one. */
export async function turnAround(world: World, people: People, chance: Random): Promise<void> {
  const said = new Map<Device, Mutation[]>([
    [people.first, []],
    [people.second, []],
    [people.personnel, []],
  ]);
  for (const pair of await rows(world)) {
    const author = pair.finding.authorId === people.first.accountId ? people.first : people.second;
    const lot = chance.below(10);
    if (lot === 0 && pair.finding.state === 'noted') said.get(author)?.push(await withdrawn(author, pair));
    else if (lot <= 2 && pair.finding.state === 'noted') said.get(author)?.push(await corrected(author, pair, chance));
    else if (pair.file !== null && pair.file.state !== 'closed')
      said.get(people.personnel)?.push(...(await followedUp(people.personnel, pair, chance)));
  }
  for (const [device, mutations] of said) await applied(device, ...mutations);
}

async function withdrawn(author: Device, pair: Pair): Promise<Mutation> {
  return author.says('finding.withdraw', {
    ...about(pair),
    version: pair.version,
    settles: null,
    why: 'urung',
    twins: pair.finding.twins,
  });
}

/** Another main violation, and sometimes another day. */
async function corrected(author: Device, pair: Pair, chance: Random): Promise<Mutation> {
  const { facts } = aFinding({
    violations: [chance.pick(violations), 'LAIN-01'],
    reason: chance.pick(reasons),
    action: chance.pick(actions),
  });
  const named = { ...facts, violations: facts.violations.map((one) => ({ ...one, text: 'diperbaiki' })) };
  const on = chance.below(2) === 0 ? morning(chance.below(90)).slice(0, 10) : null;
  return author.says('finding.correct', {
    ...about(pair),
    version: pair.version,
    settles: null,
    why: 'salah pilih',
    facts: named,
    on,
  });
}

/** As far along its way as chance has it; some are closed at once, some opened again. */
async function followedUp(personnel: Device, pair: Pair, chance: Random): Promise<Mutation[]> {
  const said: Mutation[] = [];
  let version = pair.fileVersion ?? '';
  const seen = () => ({ ...aboutFile(pair), version, settles: null });
  const says = async (saying: Promise<Mutation>): Promise<void> => {
    const m = await saying;
    said.push(m);
    version = m.id;
  };
  const steps = chance.below(7);
  const person = { accountId: null, name: 'Kepala', post: null };
  if (steps === 6) {
    await says(
      personnel.says('case.close', {
        ...seen(),
        outcome: chance.pick(['lawful', 'notProven', 'handedOver']),
        why: 'diperiksa',
        agency: 'Inspektorat',
      }),
    );
    if (chance.below(4) === 0) await says(personnel.says('case.reopen', { ...seen(), why: 'bukti baru' }));
    return said;
  }
  if (steps > 0) await says(personnel.says('case.forward', { ...seen(), superior: person, note: null }));
  if (steps > 1) await says(personnel.says('case.read', { ...seen(), receipt: null }));
  if (steps > 2) {
    const dueOn = morning(-20).slice(0, 10);
    await says(
      personnel.says('case.assign', {
        ...seen(),
        guidance: 'LISAN',
        label: 'Pembinaan lisan',
        assignee: person,
        dueOn,
        note: null,
      }),
    );
  }
  if (steps > 3)
    await says(personnel.says('case.complete', { ...seen(), on: morning(0).slice(0, 10), result: 'sudah' }));
  if (steps > 4)
    await says(personnel.says('case.close', { ...seen(), outcome: 'guided', why: 'selesai', agency: null }));
  return said;
}
