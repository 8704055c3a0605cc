/**
 * How people mistype a name, written down from the typist's side: fingers on a phone's keyboard, ears at a gate, habits of
 * an older spelling. Knows nothing of how the search compares; it must not be made to fit it.
 */
import { fold } from '../../schema/fold.ts';
import { splitTitles } from '../../schema/roster-titles.ts';
import type { RosterEmployee } from '../../schema/roster.ts';

export type Random = () => number;
export type Mistyped = { rule: string; meant: string; typed: string; id: number };

/** What each key is taken for, on the phone's keyboard. */
const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighbourOf(letter: string, random: Random): string {
  for (const [row, keys] of keyRows.entries()) {
    const at = keys.indexOf(letter);
    if (at < 0) continue;
    const around = [keys[at - 1], keys[at + 1], keyRows[row - 1]?.[at], keyRows[row + 1]?.[at - 1]];
    return pick(
      around.flatMap((one) => one ?? []),
      random,
    );
  }
  return letter;
}

/** As somebody writes who has only heard it: first what the ear hears, then what the hand makes of it. */
const heard: readonly (readonly [said: RegExp, written: string])[] = [
  [/kh/, 'h'],
  [/ch/, 'h'],
  [/sy/, 's'],
  [/dh/, 'd'],
  [/th/, 't'],
  [/z/, 'j'],
  [/z/, 's'],
  [/f/, 'p'],
  [/v/, 'f'],
  [/q/, 'k'],
  [/ai/, 'e'],
  [/au/, 'o'],
  [/iy/, 'i'],
  [/uw/, 'u'],
  [/ah$/, 'a'],
  [/h/, ''],
  [/o(?=[^aeiou]*$)/, 'u'],
  [/u(?=[^aeiou]*$)/, 'o'],
  [/y/, 'i'],
  [/d$/, 't'],
  [/i$/, 'y'],
  [/e/, 'i'],
];

/** As grandparents wrote it. */
const oldHand: readonly (readonly [RegExp, string])[] = [
  [/u/g, 'oe'],
  [/j/g, 'dj'],
  [/y/g, 'j'],
  [/c/g, 'tj'],
];

const shortNames: Readonly<Record<string, readonly string[]>> = {
  muhammad: ['muh', 'moh', 'm', 'mhd'],
  mohammad: ['moh', 'muh'],
  mochamad: ['moch', 'moh'],
  moch: ['mochamad', 'moh', 'muhammad'],
  moh: ['mohammad', 'muhammad', 'muh'],
  muh: ['muhammad', 'moh'],
  m: ['muhammad', 'moh'],
  abdul: ['abd', 'abdoel'],
  abd: ['abdul'],
  ahmad: ['ach', 'akhmad', 'achmad'],
  achmad: ['ahmad', 'akhmad'],
  siti: ['st', 'sti'],
  st: ['siti'],
  nurul: ['nur'],
};

type Rule = (words: readonly string[], random: Random) => readonly string[] | null;

const slip =
  (change: (word: string, at: number, random: Random) => string): Rule =>
  (words, random) => {
    const long = words.flatMap((word, at) => (word.length >= 4 ? [at] : []));
    if (long.length === 0) return null;
    const chosen = pick(long, random);
    const word = words[chosen] ?? '';
    return replaced(words, chosen, change(word, Math.floor(random() * word.length), random));
  };

const dropped = slip((word, at) => word.slice(0, at) + word.slice(at + 1));
const wrongKey = slip(
  (word, at, random) => word.slice(0, at) + neighbourOf(word.charAt(at), random) + word.slice(at + 1),
);

export const rules: Readonly<Record<string, Rule>> = {
  'neighbouring key': wrongKey,
  'letter left out': dropped,
  'letter twice': slip((word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at)),
  'letter too many': slip(
    (word, at, random) => word.slice(0, at) + neighbourOf(word.charAt(at), random) + word.slice(at),
  ),
  'letters swapped': slip((word, at) => {
    const from = Math.min(at, word.length - 2);
    return word.slice(0, from) + word.charAt(from + 1) + word.charAt(from) + word.slice(from + 2);
  }),
  'as heard': (words, random) => {
    const fitting = words.flatMap((word, at) => heard.flatMap((one) => (one[0].test(word) ? [{ at, one }] : [])));
    if (fitting.length === 0) return null;
    const { at, one } = pick(fitting, random);
    return replaced(words, at, (words[at] ?? '').replace(one[0], one[1]));
  },
  'old spelling': (words) => {
    const old = words.map((word) => oldHand.reduce((text, [now, then]) => text.replace(now, then), word));
    return old.join() === words.join() ? null : old;
  },
  'other order, not to the end': (words) =>
    words.length < 2 ? null : words.toReversed().map((word) => word.slice(0, Math.max(4, word.length - 2))),
  'other order and a slip': (words, random) => (words.length < 2 ? null : dropped(words.toReversed(), random)),
  'first name shortened': (words, random) => {
    const [first = '', ...rest] = words;
    if (rest.length === 0) return null;
    const short = shortNames[first];
    return [short === undefined ? first.slice(0, 3) : pick(short, random), ...rest];
  },
  'together or apart': (words, random) => {
    const long = words.findIndex((word) => word.length >= 9);
    if (long >= 0 && random() < 0.5) {
      const word = words[long] ?? '';
      const half = 3 + Math.floor(random() * (word.length - 6));
      return [...words.slice(0, long), word.slice(0, half), word.slice(half), ...words.slice(long + 1)];
    }
    return words.length < 2 ? null : [`${words[0]}${words[1]}`, ...words.slice(2)];
  },
  'title and a slip': (words, random) => {
    const typed = wrongKey(words, random);
    return typed === null ? null : [pick(['pak', 'bu', 'ny.', 'drs.', 'h.', 'ibu'], random), ...typed];
  },
  'two slips': (words, random) => {
    const once = dropped(words, random);
    return once === null ? null : wrongKey(once, random);
  },
};

/**
 * `count` misspelt queries, the rules in turn, each of somebody whom the right spelling finds among at most five, and
 * none that is the right spelling of more than five others: no search can know better.
 */
export function mistype(people: readonly RosterEmployee[], count: number, random: Random): Mistyped[] {
  const wordsOf = people.map(({ name }) => fold(splitTitles(name).core).split(' '));
  const isAmongFew = (words: readonly string[]): boolean => {
    let same = 0;
    for (const others of wordsOf) {
      if (words.every((word) => others.some((other) => other.startsWith(word)))) same += 1;
      if (same > 5) return false;
    }
    return true;
  };
  const all = Object.entries(rules);
  const made: Mistyped[] = [];
  for (let tries = 0; made.length < count && tries < count * 200; tries += 1) {
    const at = Math.floor(random() * people.length);
    const [words, person, entry] = [wordsOf[at] ?? [], people[at], all[made.length % all.length]];
    const letters = words.join('').length;
    if (person === undefined || entry === undefined || letters < 6 || words.length > 3) continue;
    const [rule, change] = entry;
    const typed = change(words, random);
    if (typed === null || typed.join(' ') === words.join(' ') || !isAmongFew(words)) continue;
    if (!isAmongFew(typed)) continue;
    made.push({ rule, meant: words.join(' '), typed: typed.join(' '), id: person.id });
  }
  return made;
}

function replaced(words: readonly string[], at: number, word: string): string[] {
  return words.map((one, i) => (i === at ? word : one));
}

function pick<T>(from: readonly T[], random: Random): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

/** A small generator, the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
