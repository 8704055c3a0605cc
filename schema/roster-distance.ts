/**
 * How far a typed word is from the words of a vocabulary, in tenths of a wrong letter. One wrong, missing or extra letter
 * costs ten, neighbours swapped seven, letters that stand for nearly the same sound less. What is typed may be the
 * beginning of a word. Words with the same two signs at the beginning are judged together as far as they agree, and given
 * up as soon as they are too far: most of a vocabulary costs nothing.
 */
import type { Sounds } from './roster-sound.ts';
import { sign, signCount, soundMax, writeSound } from './roster-sound.ts';
import type { Vocabulary } from './roster-words.ts';

/** Not near. Otherwise 1 … 60; zero is left to what was found letter by letter. */
export const far = 255;

const wrong = 10;
const swapped = 7;
/** A wrong first letter is rarer than any other. */
const wrongFirst = 3;
/** An initial in the name for what was typed whole; "M." is nearly always Muhammad. */
const initialCost = 12;
const initialOfMuhammad = 3;
/** Columns away from the diagonal that can still be near enough. */
const band = 3;

/** Letters that are written for one another, and what that costs. */
const alike: readonly (readonly [letters: string, cost: number])[] = [
  ['pf', 2],
  ['zs', 2],
  ['zj', 2],
  ['jy', 3],
  ['yi', 2],
  ['ck', 4],
  ['ei', 4],
  ['ou', 3],
  ['ao', 5],
  ['ae', 6],
  ['au', 8],
  ['dt', 4],
  ['bp', 5],
  ['gk', 5],
  ['sc', 6],
  ['jc', 6],
  ['mn', 6],
  ['wu', 4],
  ['xs', 4],
];
/** What it costs to write a letter too many or to leave it out, where that is less than a wrong one. */
const quiet: readonly (readonly [letter: keyof typeof sign, cost: number])[] = [
  ['h', 3],
  ['e', 6],
  ['y', 5],
  ['w', 5],
  ['k', 6],
  ['g', 7],
  ['a', 8],
  ['i', 8],
  ['u', 8],
  ['kh', 6],
];

const change = new Uint8Array(signCount * signCount).fill(wrong);
const leave = new Uint8Array(signCount).fill(wrong);
for (let one = 0; one < signCount; one += 1) change[one * signCount + one] = 0;
for (const [letters, cost] of alike) setChange(letters.charCodeAt(0) - 96, letters.charCodeAt(1) - 96, cost);
setChange(sign.kh, sign.k, 2);
setChange(sign.kh, sign.h, 2);
setChange(sign.kh, sign.c, 3);
for (const [letter, cost] of quiet) leave[sign[letter]] = cost;

function setChange(one: number, other: number, cost: number): void {
  change[one * signCount + other] = cost;
  change[other * signCount + one] = cost;
}

/** How far off a word may be: another spelling only, a slip or two, or (when nothing has been found so near) more. */
export type Reach = 'spelling' | 'slip' | 'loose';

/** By the number of signs typed: there are many short words, and all are near one another. */
export function farthest(signs: number, reach: Reach): number {
  if (signs < 2) return 0;
  if (signs === 2) return 2;
  if (reach === 'spelling') return signs === 3 ? 4 : 6;
  const isLoose = reach === 'loose';
  if (signs === 3) return isLoose ? 13 : 4;
  if (signs === 4) return isLoose ? 16 : 13;
  if (signs <= 6) return isLoose ? 21 : 14;
  return isLoose ? 26 : signs <= 8 ? 18 : 22;
}

const width = soundMax + 2;
/** Row j: what it costs to make the first j signs of the word from the first i signs of the token. */
const rows = new Uint8Array((soundMax + 2) * width);
const token = new Uint8Array(soundMax + 12);

/** The distance of each word of the vocabulary, or `far`. `typed`: a folded word, UTF-8. */
export function distancesIn(vocabulary: Vocabulary, sounds: Sounds, typed: Uint8Array, reach: Reach): Uint8Array {
  const distances = new Uint8Array(vocabulary.size).fill(far);
  const length = Math.min(soundMax, writeSound(typed, 0, typed.length, token, 0));
  const most = farthest(length, reach);
  if (most === 0) return distances;
  if (typed.length >= 3) markInitials(vocabulary, sounds, typed, length, distances);
  startRows(length);
  const { grouped, groupAt, signs, at } = sounds;
  for (let first = 1; first < signCount; first += 1) {
    const isNearAtOnce = nextRow(1, first, 0, length) <= most;
    // Swapped at the very beginning it is near again in the second row.
    if (!isNearAtOnce && first !== token[1]) continue;
    for (let second = 0; second < signCount; second += 1) {
      const group = first * signCount + second;
      const from = groupAt[group] ?? 0;
      const to = groupAt[group + 1] ?? 0;
      if (from === to || (second > 0 && nextRow(2, second, first, length) > most)) continue;
      for (let place = from; place < to; place += 1) {
        const word = grouped[place] ?? 0;
        const distance = restOf(signs, at[word] ?? 0, at[word + 1] ?? 0, length, most);
        if (distance <= most && distance < (distances[word] ?? far)) distances[word] = Math.max(1, distance);
      }
    }
  }
  return distances;
}

function markInitials(
  { wordAt, bytes }: Vocabulary,
  { initials }: Sounds,
  typed: Uint8Array,
  length: number,
  out: Uint8Array,
): void {
  const cost = length >= 6 && isMuhammad() ? initialOfMuhammad : initialCost;
  for (const word of initials) if (bytes[wordAt[word] ?? 0] === typed[0]) out[word] = cost;
}

/** Mohamad, Mochammad, Muhamad: the consonants say it. */
function isMuhammad(): boolean {
  const h = token[2];
  return token[0] === sign.m && (h === sign.h || h === sign.kh) && token[4] === sign.m;
}

/** Row 0: of the token's first letters, none is in the word. */
function startRows(length: number): void {
  let cost = 0;
  for (let i = 0; i <= length; i += 1) {
    rows[i] = Math.min(far, cost);
    cost += (leave[token[i] ?? 0] ?? wrong) + (i === 0 ? wrongFirst : 0);
  }
}

/** Fills row j from the rows above it; answers its least. `letter` is the word's j-th sign, `before` the one before it. */
function nextRow(j: number, letter: number, before: number, length: number): number {
  const row = j * width;
  const above = row - width;
  const extra = leave[letter] ?? wrong;
  const from = Math.max(1, j - band);
  const to = Math.min(length, j + band);
  let least: number = far;
  rows[row + from - 1] = from === 1 ? Math.min(far, (rows[above] ?? far) + extra + (j === 1 ? wrongFirst : 0)) : far;
  if (from === 1) least = rows[row] ?? far;
  for (let i = from; i <= to; i += 1) {
    const typed = token[i - 1] ?? 0;
    let cost = (rows[above + i - 1] ?? far) + (change[letter * signCount + typed] ?? wrong);
    if (i === 1 && j === 1 && cost >= wrong) cost += wrongFirst;
    // Beyond the band of the row above lies what an earlier word has left there.
    if (i < j + band) cost = Math.min(cost, (rows[above + i] ?? far) + extra);
    cost = Math.min(cost, (rows[row + i - 1] ?? far) + (leave[typed] ?? wrong));
    if (i > 1 && j > 1 && letter === token[i - 2] && before === typed && letter !== typed)
      cost = Math.min(cost, (rows[above - width + i - 2] ?? far) + swapped);
    if (cost > far) cost = far;
    rows[row + i] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** The distance of a word whose first two rows are filled. */
function restOf(signs: Uint8Array, from: number, to: number, length: number, most: number): number {
  const wordLength = Math.min(to - from, soundMax);
  let best: number = far;
  for (let j = Math.max(1, length - band); j <= wordLength && j <= length + band; j += 1) {
    if (j > 2) break;
    best = Math.min(best, endOf(j, wordLength, length));
  }
  let leastBefore = 0;
  for (let j = 3; j <= wordLength && j <= length + band; j += 1) {
    const least = nextRow(j, signs[from + j - 1] ?? 0, signs[from + j - 2] ?? 0, length);
    // A swap reaches over one row.
    if (least > most && leastBefore > most) break;
    leastBefore = least;
    if (j >= length - band) best = Math.min(best, endOf(j, wordLength, length));
  }
  return best;
}

/** A word that goes on behind what was typed is a little farther. */
function endOf(j: number, wordLength: number, length: number): number {
  return (rows[j * width + length] ?? far) + Math.min(3, wordLength - j);
}

/** Letters wrong, missing, extra or swapped between what was typed and the beginning of a word. For a few words only. */
export function lettersApart(typed: string, word: string): number {
  const columns = Math.min(word.length, typed.length + 2);
  let [before, above]: [number[], number[]] = [[], Array.from({ length: columns + 1 }, (_, j) => j)];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= columns; j += 1) {
      const isSame = typed[i - 1] === word[j - 1];
      let cost = Math.min((above[j - 1] ?? 0) + (isSame ? 0 : 1), (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return Math.min(...above);
}
