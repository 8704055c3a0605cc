/**
 * Search in the roster while typing. Each word typed must begin a word of the name, or (three digits and more) occur in
 * the number, or begin a word of the unit's name. Where that finds few, words that are only near are taken too: misspelt,
 * in another spelling, written together or apart; they come after everything found letter by letter. The vocabulary is
 * judged first, then one walk goes over all rows: no index, nothing allocated per row.
 */
import type { Best } from './roster-best.ts';
import { bestOf } from './roster-best.ts';
import type { RosterMatch } from './roster-match.ts';
import { matchOf } from './roster-match.ts';
import { bitsOfNumbers } from './roster-numbers.ts';
import { readingsOf, titleWords, tokensOf, withoutTitles } from './roster-query.ts';
import { isShortForm } from './roster-sound.ts';
import type { Reading } from './roster-similar.ts';
import { similarRows } from './roster-similar.ts';
import type { Token } from './roster-tokens.ts';
import { tokenReader } from './roster-tokens.ts';
import type { Range, RowLists } from './roster-walk.ts';
import { rowLists, walk } from './roster-walk.ts';
import type { NameWords } from './roster-words.ts';
import { hit } from './roster-words.ts';
import type { RosterPerson } from './roster-unpack.ts';

export type { RosterMatch } from './roster-match.ts';

export type SearchSource = {
  size: number;
  words: NameWords;
  unit: Uint32Array;
  units: readonly (readonly [id: string, name: string, shortName: string])[];
  titles: readonly string[];
  state: Uint8Array;
  /** 18 ASCII digits for each row; zeros where the number is no NIP. */
  digits: Uint8Array;
  /** Numbers that are no NIP, by row. */
  numbers: readonly (readonly [row: number, number: string])[];
  get: (row: number) => RosterPerson | undefined;
};

/** `nearUnits`: ids of the units whose people come first among equals. */
export type RosterSearch = (query: string, limit: number, nearUnits?: ReadonlySet<string>) => RosterMatch[];

/** With so many found letter by letter, nobody reads on to those that are only similar. */
const enough = 8;
const similarMax = 12;

/** Ranks, best first; someone inactive comes after everyone active. */
const rank = { exact: 0, startInOrder: 1, start: 2, inOrder: 3, anyOrder: 4, number: 5, unit: 6, none: 7 } as const;
const inactive = 1 << 16;

const noUnits: ReadonlySet<string> = new Set();

/** In steps, like the unpacking that it ends. */
export function* makeSearch(source: SearchSource): Generator<void, RosterSearch> {
  const reader = tokenReader(source.words, source.units);
  yield;
  const titles = titleWords(source.titles);
  const lists = rowLists(source.words, source.unit, source.units.length);
  const { vocabulary } = source.words;
  const isHead = (word: string): boolean => isShortForm(word) || vocabulary.has(word);
  return (query, limit, nearUnits = noUnits) => {
    const texts = tokensOf(query);
    if (texts.length === 0 || limit < 1) return [];
    const isNear = Uint8Array.from(source.units, ([id]) => (nearUnits.has(id) ? 0 : 1));
    const scene: Scene = { ...source, lists, isNear };
    const found = bestOf(limit);
    let tokens = texts.map(reader.read);
    addExact(tokens, scene, found);
    const plain = withoutTitles(texts, titles);
    if (found.count() === 0 && plain.length < texts.length) {
      tokens = plain.map(reader.read);
      addExact(tokens, scene, found);
    }
    const matches = found.list().flatMap(({ row }) => matchOf(row, tokens, null, source));
    if (found.count() >= Math.min(enough, limit)) return matches;
    const texted = readingsOf(plain, isHead, vocabulary.hasBeginning).map((reading) => reading.map(reader.read));
    const most = Math.min(similarMax, limit - found.count());
    // What is not near enough is looked for only when there is nothing else to show.
    for (const isLoose of found.count() === 0 ? [false, true] : [false]) {
      const readings = texted.map((read): Reading => {
        const reach = isLoose ? 'loose' : 'slip';
        return {
          tokens: read,
          near: read.map((token) => reader.near(token, plain.includes(token.text) ? reach : 'spelling')),
        };
      });
      for (const { row, reading } of similarRows(readings, scene, found, most, isLoose)) {
        const { tokens: read = [], near = null } = readings[reading] ?? {};
        matches.push(...matchOf(row, read, near, source));
      }
      if (matches.length > 0) break;
    }
    return matches;
  };
}

type Scene = SearchSource & {
  lists: RowLists;
  /** By unit: 0 near, 1 not. */
  isNear: Uint8Array;
};

function addExact(tokens: readonly Token[], scene: Scene, found: Best): void {
  if (!tokens.every(({ hasHit }) => hasHit)) return;
  const { size, unit, units, state, words, isNear, lists } = scene;
  const { firstWord, wordOf, vocabulary } = words;
  const inNumber = bitsOfNumbers(tokens, scene);
  const inUnit = new Uint8Array(units.length);
  const inName = new Uint8Array(vocabulary.size);
  const ranges = tokens.map((token, i): Range => {
    addBit(inUnit, token.inUnit, 1 << i);
    addBit(inName, token.hits, 1 << i);
    return { inName, inUnit, bit: 1 << i, isNumber: token.isNumber };
  });
  const all = (1 << tokens.length) - 1;
  walk(ranges, lists, size, (row) => {
    const numberBits = inNumber === null ? 0 : (inNumber[row] ?? 0);
    let bits = numberBits | (inUnit[unit[row] ?? 0] ?? 0);
    const end = firstWord[row + 1] ?? 0;
    for (let at = firstWord[row] ?? 0; at < end; at += 1) bits |= inName[wordOf[at] ?? 0] ?? 0;
    if (bits !== all) return;
    const ranked = rankOf(row, tokens, numberBits, scene);
    if (ranked !== rank.none)
      found.add(row, ((state[row] ?? 0) >= 4 ? 0 : inactive) + ranked * 2 + (isNear[unit[row] ?? 0] ?? 1), 0);
  });
}

function addBit(bits: Uint8Array, where: Uint8Array, bit: number): void {
  for (let at = 0; at < bits.length; at += 1) if (where[at] !== 0) bits[at] = (bits[at] ?? 0) | bit;
}

/** `numberBits`: which tokens the row's number holds. */
function rankOf(row: number, tokens: readonly Token[], numberBits: number, { words, unit }: Scene): number {
  const { firstWord, wordOf, coreCount } = words;
  const first = firstWord[row] ?? 0;
  const end = firstWord[row + 1] ?? 0;
  let next = first;
  let isInOrder = true;
  let isAtStart = false;
  let whole = 0;
  let worst: number = rank.exact;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    let place = placeOf(token.hits, wordOf, next, end);
    if (place < 0 && next > first) {
      place = placeOf(token.hits, wordOf, first, next);
      if (place >= 0) isInOrder = false;
    }
    if (place >= 0) {
      if (i === 0 && place === first) isAtStart = true;
      if (token.hits[wordOf[place] ?? 0] === hit.whole) whole += 1;
      next = place + 1;
    } else if ((numberBits >> i) & 1) worst = Math.max(worst, rank.number);
    else if ((token.inUnit[unit[row] ?? 0] ?? 0) > 0) worst = rank.unit;
    else return rank.none;
  }
  if (worst > rank.exact) return worst;
  if (!isAtStart) return isInOrder ? rank.inOrder : rank.anyOrder;
  if (!isInOrder) return rank.start;
  return whole === tokens.length && whole === coreCount[row] ? rank.exact : rank.startInOrder;
}

/** The first of the places from … end − 1 whose word is hit, or −1. */
function placeOf(hits: Uint8Array, wordOf: Uint32Array, from: number, end: number): number {
  for (let at = from; at < end; at += 1) if ((hits[wordOf[at] ?? 0] ?? 0) > 0) return at;
  return -1;
}
