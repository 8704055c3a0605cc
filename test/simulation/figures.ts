/** (3) Sums equal a recount: tallies from findings and cases, the repeat warning from findings. */
import type { CaseRow } from '../../schema/case.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import { addCells, tallyCells, type Tally } from '../../schema/report.ts';
import type { StandingRow } from '../../schema/rows.ts';
import type { World } from './world.ts';

type Pair = { finding: FindingRow; file: CaseRow | null };

export function checkFigures(world: World): void {
  const { sqlite } = world.server;
  const rows = sqlite.all<{ finding: string; file: string | null }>(
    'SELECT f.body AS finding, c.body AS file FROM findings AS f LEFT JOIN cases AS c ON c.key = f.key',
  );
  const pairs = rows.map(({ finding, file }): Pair => ({
    finding: JSON.parse(finding),
    file: file === null ? null : JSON.parse(file),
  }));
  checkTallies(world, pairs);
  checkStandings(world, pairs);
}

function checkTallies(world: World, pairs: readonly Pair[]): void {
  const counted = new Map<string, Tally>();
  for (const pair of pairs) {
    const { unitId, officeId, on } = pair.finding;
    for (const scope of [`own:${unitId ?? '-'}`, `tree:${officeId ?? '-'}`]) {
      for (const period of [on, on.slice(0, 7)]) {
        const tally = counted.get(`${scope} ${period}`) ?? {};
        counted.set(`${scope} ${period}`, tally);
        addCells(tally, tallyCells(pair), 1);
      }
    }
  }
  for (const { scope, period, cells } of world.server.sqlite.all<{ scope: string; period: string; cells: string }>(
    'SELECT * FROM tallies',
  )) {
    const name = `${scope} ${period}`;
    const [kept, own]: [Tally, Tally] = [JSON.parse(cells), counted.get(name) ?? {}];
    counted.delete(name);
    const wrong = Object.keys({ ...kept, ...own }).find((cell) => (kept[cell] ?? 0) !== (own[cell] ?? 0));
    if (wrong !== undefined)
      world.watch.fail('diverged', `tally ${name} counts ${kept[wrong]} in ${wrong}, a recount gives ${own[wrong]}`);
  }
  for (const [name, tally] of counted)
    if (Object.values(tally).some((n) => n !== 0)) world.watch.fail('diverged', `tally ${name} is missing`);
}

/** Per employee the newest offences and how many more: of findings that count and were not found lawful or unproven. */
function checkStandings(world: World, pairs: readonly Pair[]): void {
  const offences = new Map<string, FindingRow[]>();
  for (const { finding, file } of pairs) {
    const isOut = file?.outcome === 'notProven' || file?.outcome === 'lawful';
    if (!finding.subjectKey.startsWith('employee:') || !finding.counts || isOut) continue;
    const key = finding.subjectKey.slice(9);
    offences.set(key, [...(offences.get(key) ?? []), finding]);
  }
  const kept = world.server.sqlite.all<{ key: string; body: string }>('SELECT key, body FROM standings');
  for (const { key, body } of kept) {
    const standing = JSON.parse(body) as StandingRow; // kept by our own rules
    const its = (offences.get(key) ?? []).toSorted((a, b) =>
      a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1,
    );
    offences.delete(key);
    const total = standing.offences.length + standing.more;
    const isSame =
      total === its.length && standing.offences.every(({ findingId }) => its.some(({ id }) => id === findingId));
    if (!isSame || standing.offences.length > limits.offencesMax)
      world.watch.fail(
        'diverged',
        `standing of ${key} names ${standing.offences.map(({ findingId }) => findingId).join()} and ${standing.more} more, a recount ${its.map(({ id }) => id).join()}`,
      );
  }
  for (const [key, its] of offences) world.watch.fail('diverged', `standing of ${key} is missing, with ${its.length}`);
}
