/**
 * The rows that are similar to what was typed: each token near to a word of the name (each to one of its own), to a word
 * of the office, or in the number. One walk finds the nearest by sound; of those the ones that are written alike come first.
 */
import type { Best } from './roster-best.ts';
import { bestOf } from './roster-best.ts';
import { far, lettersApart } from './roster-distance.ts';
import { bitsOfNumbers } from './roster-numbers.ts';
import type { Nearness, Token } from './roster-tokens.ts';
import type { Range, RowLists } from './roster-walk.ts';
import { walk } from './roster-walk.ts';
import type { NameWords } from './roster-words.ts';
import { hit, textOf } from './roster-words.ts';

/** One way of reading the query. */
export type Reading = { tokens: readonly Token[]; near: readonly Nearness[] };

export type SimilarSource = {
  size: number;
  words: NameWords;
  unit: Uint32Array;
  units: readonly unknown[];
  state: Uint8Array;
  digits: Uint8Array;
  numbers: readonly (readonly [row: number, number: string])[];
  lists: RowLists;
  /** By unit: 0 near, 1 not. */
  isNear: Uint8Array;
};

/** In tenths of a wrong letter. */
const cost = {
  shortForm: 3,
  begins: 1,
  number: 5,
  unit: 14,
  order: 2,
  reading: 3,
  uncovered: 2,
  respelt: 10,
  first: 16,
  further: 8,
  loose: 12,
} as const;
/** Someone inactive comes after everyone active. */
const inactive = 1 << 16;
/** Looked at once more, letter by letter. */
const candidates = 64;
/** What is so much farther than the nearest is not meant. */
const spread = 14;

/** Best first, each with the reading that found it. Rows of `found` are known already. */
export function similarRows(
  readings: readonly Reading[],
  source: SimilarSource,
  found: Best,
  limit: number,
  isLoose: boolean,
): { row: number; reading: number }[] {
  const nearest = bestOf(candidates);
  readings.forEach((reading, at) => {
    if (reading.near.every(({ isAnywhere }) => isAnywhere)) addSimilar(reading, at, source, found, nearest, isLoose);
  });
  const apart = new Map<string, Map<number, number>>();
  const judged = nearest.list().map(({ row, score, reading }) => {
    const read = readings[reading];
    return { row, reading, score: score * 2 + (read === undefined ? 0 : unlikeness(row, read, source.words, apart)) };
  });
  judged.sort((a, b) => a.score - b.score);
  const first = judged[0]?.score ?? 0;
  return judged.filter(({ score }) => score % (inactive * 2) <= (first % (inactive * 2)) + spread * 4).slice(0, limit);
}

function addSimilar(
  { tokens, near }: Reading,
  reading: number,
  source: SimilarSource,
  found: Best,
  nearest: Best,
  isLoose: boolean,
): void {
  const { size, unit, units, state, words, isNear, lists } = source;
  const { firstWord, wordOf, vocabulary } = words;
  const inNumber = bitsOfNumbers(tokens, source);
  const unitCosts = tokens.map((token, i) => costsInUnits(token, near[i], units.length));
  const inUnit = new Uint8Array(units.length);
  unitCosts.forEach((costs, i) =>
    costs.forEach((value, at) => {
      if (value < far) inUnit[at] = (inUnit[at] ?? 0) | (1 << i);
    }),
  );
  const inName = new Uint8Array(vocabulary.size);
  const costs = tokens.map((token, i) => costsInNames(token, near[i], inName, 1 << i));
  const all = (1 << tokens.length) - 1;
  const slips = cost.first + cost.further * (tokens.length - 1) + (isLoose ? cost.loose : 0);
  // Written together or apart, and misspelt besides: too many things are near then.
  const [most, fixed] = reading > 0 ? [cost.respelt, cost.reading] : [slips, 0];
  const ranges = tokens.map(({ isNumber }, i): Range => {
    return { inName, inUnit, bit: 1 << i, isNumber };
  });
  walk(ranges, lists, size, (row) => {
    const numberBits = inNumber === null ? 0 : (inNumber[row] ?? 0);
    let bits = numberBits | (inUnit[unit[row] ?? 0] ?? 0);
    const end = firstWord[row + 1] ?? 0;
    for (let at = firstWord[row] ?? 0; at < end; at += 1) bits |= inName[wordOf[at] ?? 0] ?? 0;
    if (bits !== all || found.has(row)) return;
    const total = fixed + totalOf(row, costs, unitCosts, unit[row] ?? 0, numberBits, words);
    if (total <= most)
      nearest.add(row, ((state[row] ?? 0) >= 4 ? 0 : inactive) + total * 2 + (isNear[unit[row] ?? 0] ?? 1), reading);
  });
}

/** By word of the vocabulary; marks in `inName` the words that are near enough. */
function costsInNames(token: Token, near: Nearness | undefined, inName: Uint8Array, bit: number): Uint8Array {
  const costs = new Uint8Array(inName.length);
  for (let word = 0; word < costs.length; word += 1) {
    const how = token.hits[word] ?? 0;
    const value = how === hit.whole ? 0 : how === hit.begins ? cost.begins : (near?.names[word] ?? far);
    costs[word] = value;
    if (value < far) inName[word] = (inName[word] ?? 0) | bit;
  }
  return costs;
}

function costsInUnits(token: Token, near: Nearness | undefined, count: number): Uint8Array {
  const costs = new Uint8Array(count);
  for (let unit = 0; unit < count; unit += 1) {
    const distance = (token.inUnit[unit] ?? 0) > 0 ? 0 : (near?.units[unit] ?? far);
    costs[unit] = distance === far ? far : Math.min(far, cost.unit + distance);
  }
  return costs;
}

/** What all tokens cost together, each on a word of its own; `far` where one has none. */
function totalOf(
  row: number,
  costs: readonly Uint8Array[],
  unitCosts: readonly Uint8Array[],
  unit: number,
  numberBits: number,
  { firstWord, wordOf, coreCount }: NameWords,
): number {
  const first = firstWord[row] ?? 0;
  const end = Math.min(firstWord[row + 1] ?? 0, first + 30);
  const core = coreCount[row] ?? 0;
  let used = 0;
  let covered = 0;
  let total = 0;
  let last = -1;
  for (let i = 0; i < costs.length; i += 1) {
    const byWord = costs[i];
    let least: number = far;
    let place = -1;
    for (let at = first; at < end; at += 1) {
      const value = byWord?.[wordOf[at] ?? 0] ?? far;
      if (value >= least || (used >> (at - first)) & 1) continue;
      // Before the name stand short forms (Moh., Abd., M.) and titles; with the latter nothing is to be mistaken.
      if (value > cost.shortForm && at - first >= core) continue;
      least = value;
      place = at;
    }
    if ((numberBits >> i) & 1 && cost.number < least) [least, place] = [cost.number, -1];
    const inUnit = unitCosts[i]?.[unit] ?? far;
    if (inUnit < least) [least, place] = [inUnit, -1];
    if (least === far) return far;
    if (place >= 0) {
      used |= 1 << (place - first);
      if (place - first < core) covered += 1;
      if (place < last) total += cost.order;
      last = place;
    }
    total += least;
  }
  return total + Math.min(3, core - covered) * cost.uncovered;
}

/** How much the words differ as they are written, beyond what is heard. `apart`: by token and word, as they were met. */
function unlikeness(
  row: number,
  { tokens }: Reading,
  { firstWord, wordOf, vocabulary }: NameWords,
  apart: Map<string, Map<number, number>>,
): number {
  let sum = 0;
  for (const { text } of tokens) {
    const byWord = apart.get(text) ?? new Map<number, number>();
    apart.set(text, byWord);
    let least: number = far;
    for (let at = firstWord[row] ?? 0; at < (firstWord[row + 1] ?? 0); at += 1) {
      const word = wordOf[at] ?? 0;
      const known = byWord.get(word) ?? lettersApart(text, textOf(vocabulary, word));
      byWord.set(word, known);
      least = Math.min(least, known);
    }
    sum += Math.min(4, least);
  }
  return sum * 2;
}
