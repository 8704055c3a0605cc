/** What a run has found so far, as it is added up, kept in its state file and told in its last line. */
import type { Breach } from './breach.ts';
import type { Counts, Outcome } from './world.ts';

export type Failure = { seed: number; breach: Breach; message: string; steps?: string };
export type Tally = { seeds: number; ms: number; counts: Record<keyof Counts, number>; failures: Failure[] };

export const noCounts = (): Counts => ({
  steps: 0,
  mutations: 0,
  conflicts: 0,
  retries: 0,
  crashes: 0,
  restores: 0,
  requests: 0,
  gone: 0,
  photos: 0,
  rescues: 0,
  locks: 0,
});

export const noTally = (): Tally => ({
  seeds: 0,
  ms: 0,
  counts: noCounts(),
  failures: [],
});

export function addOutcome(tally: Tally, { seed, broken, counts }: Outcome): void {
  tally.seeds += 1;
  addCounts(tally.counts, counts);
  if (broken !== null) tally.failures.push({ seed, breach: broken.breach, message: broken.message });
}

export function addTally(tally: Tally, more: Tally): void {
  tally.seeds += more.seeds;
  tally.ms += more.ms;
  addCounts(tally.counts, more.counts);
  tally.failures.push(...more.failures);
}

function addCounts(into: Tally['counts'], more: Tally['counts']): void {
  for (const name of Object.keys(into) as (keyof Counts)[]) into[name] += more[name]; // its own keys
}

const breaches: readonly Breach[] = ['lost', 'doubled', 'diverged', 'leaked', 'brokenChains', 'illegalStates'];

/** So many worlds have a restore and a rescue file among them. */
const seldomFromSeeds = 200;

/** The last line of a run, and whether it may end well: nothing broken, and nothing that the run never tried. */
export function lastLine(tally: Tally): { line: string; isGood: boolean } {
  const broken = breaches.map((one) => [one, tally.failures.filter(({ breach }) => breach === one).length] as const);
  const { conflicts, retries, crashes, restores, photos, rescues, locks } = tally.counts;
  const tried = { conflicts, retries, crashes, restores, photos, rescues, locks };
  // What a few worlds may do without, many may not.
  const must = tally.seeds < seldomFromSeeds ? { conflicts, retries, crashes } : tried;
  const isGood = broken.every(([, n]) => n === 0) && Object.values(must).every((n) => n > 0);
  return { line: JSON.stringify({ seeds: tally.seeds, ...Object.fromEntries(broken), ...tried }), isGood };
}
