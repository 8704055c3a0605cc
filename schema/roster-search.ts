/**
 * Search in the roster while typing. Each token must begin a word of the name, or (three digits and more) occur
 * in the number, or begin a word of the unit's name. One walk over all words per keystroke, no index, nothing
 * allocated per row; the best come first because each rank has its own bucket and rows are in order of name.
 */
import type { TextRange } from './fold.ts';
import { fold, highlight } from './fold.ts';
import type { NameWords } from './roster-words.ts';
import { keyOf } from './roster-words.ts';
import type { RosterPerson } from './roster-unpack.ts';
import { splitTitles } from './roster-titles.ts';

/** A person found, and which letters of name, number and unit say so. */
export type RosterMatch = {
  index: number;
  person: RosterPerson;
  name: TextRange[];
  nip: TextRange[];
  unit: TextRange[];
};

export type SearchSource = {
  size: number;
  words: NameWords;
  unit: Uint32Array;
  units: readonly (readonly [id: string, name: string, shortName: string])[];
  state: Uint8Array;
  /** 18 ASCII digits for each row; zeros where the number is no NIP. */
  digits: Uint8Array;
  /** Numbers that are no NIP, by row. */
  numbers: readonly (readonly [row: number, number: string])[];
  get: (row: number) => RosterPerson | undefined;
};

/** Nobody types more to find one person; what follows is ignored. */
const tokensMax = 6;
const queryMax = 80;
const digitsMin = 3;
const nipLength = 18;

/** Ranks, best first; someone inactive comes after everyone active. */
const rank = { exact: 0, startInOrder: 1, start: 2, inOrder: 3, anyOrder: 4, number: 5, unit: 6, none: 7 } as const;
const rankCount = 7;

type Token = {
  text: string;
  bytes: Uint8Array;
  key: number;
  mask: number;
  /** Whether it may be part of a number. */
  isNumber: boolean;
  /** 1 where the unit's name has a word that begins so. */
  inUnit: Uint8Array;
};

export function makeSearch(source: SearchSource): (query: string, limit: number) => RosterMatch[] {
  const unitWords = source.units.map(([, name, shortName]) => fold(`${name} ${shortName}`).split(' '));
  return (query, limit) => {
    const tokens = tokensOf(query, source, unitWords);
    if (tokens.length === 0 || limit < 1) return [];
    const texts = tokens.map((token) => token.text);
    return bestRows(tokens, source, limit).flatMap((row) => matchOf(row, texts, source));
  };
}

function bestRows(tokens: readonly Token[], source: SearchSource, limit: number): number[] {
  const { size, unit, units, state } = source;
  const inName = tokensInNames(tokens, source);
  const inNumber = tokensInNumbers(tokens, source);
  const inUnit = Uint8Array.from(units, (_, at) =>
    tokens.reduce((bits, token, i) => bits | ((token.inUnit[at] ?? 0) << i), 0),
  );
  const all = (1 << tokens.length) - 1;
  const buckets: number[][] = Array.from({ length: rankCount * 2 }, () => []);
  for (let row = 0; row < size; row += 1) {
    const numberBits = inNumber[row] ?? 0;
    if (((inName[row] ?? 0) | numberBits | (inUnit[unit[row] ?? 0] ?? 0)) !== all) continue;
    const ranked = rankOf(row, tokens, numberBits, source);
    if (ranked === rank.none) continue;
    const bucket = buckets[(state[row] ?? 0) >= 4 ? ranked : ranked + rankCount];
    if (bucket !== undefined && bucket.length < limit) bucket.push(row);
    // One token: rows come in order of name, so nobody behind the first `limit` active ones can be better.
    if (tokens.length === 1 && bucket === buckets[rank.startInOrder] && bucket?.length === limit) break;
  }
  return buckets.flat().slice(0, limit);
}

/**
 * A bit for each token that a word of the row's name may begin with, judged by four bytes. This walk and the next
 * touch everything; they stay free of calls and objects.
 */
function tokensInNames(tokens: readonly Token[], { size, words: { firstWord, keys } }: SearchSource): Uint8Array {
  const bits = new Uint8Array(size);
  tokens.forEach(({ key, mask }, i) => {
    const bit = 1 << i;
    let word = 0;
    for (let row = 0; row < size; row += 1) {
      const end = firstWord[row + 1] ?? 0;
      for (; word < end; word += 1) if (((keys[word] ?? 0) & mask) === key) bits[row] = (bits[row] ?? 0) | bit;
    }
  });
  return bits;
}

/** A bit for each token that occurs in the row's number (Horspool's search, never across two numbers). */
function tokensInNumbers(tokens: readonly Token[], { size, digits, numbers }: SearchSource): Uint8Array {
  const bits = new Uint8Array(size);
  tokens.forEach(({ text, bytes, isNumber }, i) => {
    if (!isNumber || bytes.length > nipLength) return;
    const bit = 1 << i;
    const last = bytes.length - 1;
    const lastDigit = bytes[last];
    const skip = new Uint8Array(256).fill(bytes.length);
    for (let at = 0; at < last; at += 1) skip[bytes[at] ?? 0] = last - at;
    for (let row = 0, end = nipLength; row < size; row += 1, end += nipLength) {
      for (let at = end - nipLength + last; at < end;) {
        const digit = digits[at] ?? 0;
        if (digit === lastDigit) {
          let same = 1;
          while (same <= last && digits[at - same] === bytes[last - same]) same += 1;
          if (same > last) {
            bits[row] = (bits[row] ?? 0) | bit;
            break;
          }
        }
        at += skip[digit] ?? 1;
      }
    }
    for (const [row, number] of numbers) {
      if (number.includes(text)) bits[row] = (bits[row] ?? 0) | bit;
    }
  });
  return bits;
}

/** A number may be typed or pasted with its spaces and dots: then it is one token. */
function tokensOf(query: string, source: SearchSource, unitWords: readonly string[][]): Token[] {
  const typed = query.slice(0, queryMax);
  const isNumber = /^['’]?[\d\s.]+$/.test(typed);
  const texts = isNumber ? [typed.replace(/\D/g, '')] : fold(typed).split(' ');
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .slice(0, tokensMax)
    .map((text) => tokenOf(text, source, unitWords));
}

function tokenOf(text: string, source: SearchSource, unitWords: readonly string[][]): Token {
  const bytes = new TextEncoder().encode(text);
  const length = Math.min(4, bytes.length);
  const mask = length === 4 ? -1 : -1 << (8 * (4 - length));
  return {
    text,
    bytes,
    key: keyOf(bytes, 0, bytes.length) & mask,
    mask,
    isNumber: text.length >= digitsMin && /^\d+$/.test(text),
    inUnit: Uint8Array.from(unitWords, (words) => (words.some((word) => word.startsWith(text)) ? 1 : 0)),
  };
}

/** `numberBits`: which tokens the row's number holds. */
function rankOf(row: number, tokens: readonly Token[], numberBits: number, { words, unit }: SearchSource): number {
  const first = words.firstWord[row] ?? 0;
  const end = words.firstWord[row + 1] ?? 0;
  let next = first;
  let isInOrder = true;
  let isAtStart = false;
  let whole = 0;
  let worst: number = rank.exact;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    let word = wordWith(token, words, next, end);
    if (word < 0 && next > first) {
      word = wordWith(token, words, first, next);
      if (word >= 0) isInOrder = false;
    }
    if (word >= 0) {
      if (i === 0 && word === first) isAtStart = true;
      if (lengthOf(word, words) === token.bytes.length) whole += 1;
      next = word + 1;
    } else if ((numberBits >> i) & 1) worst = Math.max(worst, rank.number);
    else if (token.inUnit[unit[row] ?? 0] === 1) worst = rank.unit;
    else return rank.none;
  }
  if (worst > rank.exact) return worst;
  if (!isAtStart) return isInOrder ? rank.inOrder : rank.anyOrder;
  if (!isInOrder) return rank.start;
  return whole === tokens.length && whole === words.coreCount[row] ? rank.exact : rank.startInOrder;
}

/** The first word in from … end − 1 that begins with the token, or −1. */
function wordWith(token: Token, words: NameWords, from: number, end: number): number {
  for (let word = from; word < end; word += 1) {
    const key = words.keys[word] ?? 0;
    if ((key & token.mask) === token.key && hasRest(token, words, word)) return word;
  }
  return -1;
}

function hasRest({ bytes }: Token, words: NameWords, word: number): boolean {
  if (bytes.length <= 4) return true;
  if (lengthOf(word, words) < bytes.length) return false;
  const at = words.wordAt[word] ?? 0;
  for (let i = 4; i < bytes.length; i += 1) if (words.bytes[at + i] !== bytes[i]) return false;
  return true;
}

function lengthOf(word: number, { wordAt }: NameWords): number {
  return (wordAt[word + 1] ?? 0) - (wordAt[word] ?? 0);
}

function matchOf(row: number, tokens: readonly string[], { get }: SearchSource): RosterMatch[] {
  const person = get(row);
  if (person === undefined) return [];
  // Titles behind the name are not searched, so they are not marked either.
  const { front, core } = splitTitles(person.name);
  const searched = front + core;
  const name = highlight(searched, tokens);
  const nip = tokens.flatMap((token) => {
    const start = token.length >= digitsMin && /^\d+$/.test(token) ? person.nip.indexOf(token) : -1;
    return start < 0 ? [] : [{ start, end: start + token.length }];
  });
  const nameWords = fold(searched).split(' ');
  const elsewhere = tokens.filter((token) => !nameWords.some((word) => word.startsWith(token)));
  return [{ index: row, person, name, nip, unit: highlight(person.unitName, elsewhere) }];
}
