/**
 * What happens in a world, written down before it begins: who does something when, and what goes wrong when. Each line
 * brings its own chance (`salt`), so a line left out changes nothing but what follows from it; that is what shrinking
 * needs.
 */
import { people, startMs } from './government.ts';
import { Random } from './random.ts';

export type What =
  | 'act'
  | 'weather'
  | 'kill'
  | 'power'
  | 'second-tab'
  | 'clock'
  | 'disk'
  | 'close-database'
  | 'lose-database'
  | 'view'
  | 'swap'
  | 'server-health'
  | 'server-restart'
  | 'minute'
  | 'back-up'
  | 'restore'
  | 'night'
  | 'hush'
  | 'rush'
  | 'forgery'
  | 'photo'
  | 'look'
  | 'lock'
  | 'unlock'
  | 'rescue'
  | 'hand-in';

/** `atMs`: since the beginning. `phone`: who it happens to; the server's troubles name phone 0. Nights are not counted in. */
export type Line = { atMs: number; what: What; phone: number; salt: number };
/** `users[n]`: who signs in on phone n, in turn when it is shared. */
export type Script = { seed: number; users: string[][]; untilMs: number; lines: Line[] };

const minuteMs = 60_000;

/** How often, in a world with one phone. */
const perPhone: Partial<Record<What, number>> = {
  act: 5,
  weather: 1.6,
  kill: 0.6,
  power: 0.2,
  'second-tab': 0.15,
  clock: 0.15,
  disk: 0.25,
  'close-database': 0.2,
  'lose-database': 0.07,
  view: 0.5,
  swap: 0.1,
  photo: 0.8,
  look: 0.4,
  lock: 0.3,
  unlock: 0.4,
  rescue: 0.35,
};
const perServer: Partial<Record<What, number>> = {
  'server-health': 0.7,
  'server-restart': 0.5,
  minute: 2,
  'back-up': 1.2,
  restore: 0.35,
  night: 0.25,
  rush: 1,
  forgery: 0.3,
  'hand-in': 0.4,
};

/** Small worlds are quick, and most faults need no more than two phones to show. */
const phonesInWorld = { 2: 6, 3: 3, 4: 1, 5: 1 };

/** `devices`: how many phones; 2 to 5 by chance when it is not said. */
export function scriptOf(seed: number, devices?: number): Script {
  const random = new Random(seed, 'script');
  const count = devices ?? Number(random.weighted(phonesInWorld));
  const users = usersOf(random, count);
  const spanMs = 6 * minuteMs;
  const lines: Line[] = [];
  const add = (what: string, phone: number, times: number): void => {
    for (let n = 0; n < times; n += 1) {
      lines.push({ atMs: random.int(0, spanMs), what: what as What, phone, salt: random.int(0, 2 ** 31) }); // keys of the tables above
    }
  };
  for (let phone = 0; phone < count; phone += 1) {
    for (const [what, mean] of Object.entries(perPhone)) add(what, phone, timesOf(random, mean));
  }
  for (const [what, mean] of Object.entries(perServer)) add(what, 0, timesOf(random, mean));
  for (let n = timesOf(random, 0.8); n > 0; n -= 1) lines.push(...raidOf(random, count, spanMs));
  return { seed, users, untilMs: spanMs, lines: lines.toSorted((a, b) => a.atMs - b.atMs) };
}

/** A raid where there is no signal: everybody is busy, and all come back into signal at once. */
function raidOf(random: Random, count: number, spanMs: number): Line[] {
  const fromMs = random.int(0, spanMs);
  const line = (atMs: number, what: What, phone: number): Line => ({ atMs, what, phone, salt: random.int(0, 2 ** 31) });
  const acts = Array.from({ length: count }, (_, phone) =>
    Array.from({ length: 4 }, () => line(fromMs + random.int(1_000, raidMs), 'act', phone)),
  );
  return [line(fromMs, 'hush', 0), ...acts.flat(), line(fromMs + raidMs, 'rush', 0)];
}
const raidMs = 60_000;

/** As often as independent things happen that happen so often on average. */
function timesOf(random: Random, mean: number): number {
  let times = 0;
  for (let rest = random.next(); rest > Math.exp(-mean); rest *= random.next()) times += 1;
  return times;
}

/** The first is an officer; mostly there is somebody of the office too. */
function usersOf(random: Random, count: number): string[][] {
  const names = people.map(({ username }) => username);
  const others = ['rini', 'budi', 'budi', 'sari', 'bkpsdm', 'bkpsdm', 'kasatpol', 'kadis', 'subag', 'admin', 'bupati'];
  return Array.from({ length: count }, (_, n) => {
    const own = n === 0 ? 'rini' : (random.pick(others) ?? 'budi');
    const second = random.chance(0.1) ? random.pick(names.filter((name) => name !== own)) : undefined;
    return second === undefined ? [own] : [own, second];
  });
}

export const beginsMs = startMs;
