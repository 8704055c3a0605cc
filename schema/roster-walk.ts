/**
 * Which rows have to be looked at: those of the rarest of the words typed, by word and by office. "siti rahmawati" looks
 * at the Rahmawatis, not at everybody.
 */
import type { NameWords } from './roster-words.ts';

export type RowLists = {
  /** Rows in which word w of the vocabulary stands: ofWord[wordAt[w]] … */
  ofWord: Uint32Array;
  wordAt: Uint32Array;
  ofUnit: Uint32Array;
  unitAt: Uint32Array;
};

export function rowLists({ firstWord, wordOf, vocabulary }: NameWords, unit: Uint32Array, units: number): RowLists {
  const size = unit.length;
  const wordAt = new Uint32Array(vocabulary.size + 1);
  for (let at = 0; at < wordOf.length; at += 1) count(wordAt, wordOf[at] ?? 0);
  const unitAt = new Uint32Array(units + 1);
  for (let row = 0; row < size; row += 1) count(unitAt, unit[row] ?? 0);
  addUp(wordAt);
  addUp(unitAt);
  const [nextOfWord, nextOfUnit] = [wordAt.slice(), unitAt.slice()];
  const [ofWord, ofUnit] = [new Uint32Array(wordOf.length), new Uint32Array(size)];
  for (let row = 0; row < size; row += 1) {
    put(ofUnit, nextOfUnit, unit[row] ?? 0, row);
    const end = firstWord[row + 1] ?? 0;
    for (let at = firstWord[row] ?? 0; at < end; at += 1) put(ofWord, nextOfWord, wordOf[at] ?? 0, row);
  }
  return { ofWord, wordAt, ofUnit, unitAt };
}

function count(at: Uint32Array, index: number): void {
  at[index + 1] = (at[index + 1] ?? 0) + 1;
}

function addUp(at: Uint32Array): void {
  for (let i = 1; i < at.length; i += 1) at[i] = (at[i] ?? 0) + (at[i - 1] ?? 0);
}

function put(rows: Uint32Array, next: Uint32Array, index: number, row: number): void {
  const at = next[index] ?? 0;
  rows[at] = row;
  next[index] = at + 1;
}

/** Of one token: a bit in each word and each unit that it may mean. Numbers say nothing here. */
export type Range = { inName: Uint8Array; inUnit: Uint8Array; bit: number; isNumber: boolean };

/** Calls `visit` for every row that may have all tokens, some of them more than once, in no order. */
export function walk(ranges: readonly Range[], lists: RowLists, size: number, visit: (row: number) => void): void {
  let rarest: Range | null = null;
  let least = size;
  for (const range of ranges) {
    if (range.isNumber) continue;
    const rows = sumOf(range.inName, lists.wordAt, range.bit) + sumOf(range.inUnit, lists.unitAt, range.bit);
    if (rows < least) [rarest, least] = [range, rows];
  }
  if (rarest === null) {
    for (let row = 0; row < size; row += 1) visit(row);
    return;
  }
  visitAll(rarest.inName, rarest.bit, lists.wordAt, lists.ofWord, visit);
  visitAll(rarest.inUnit, rarest.bit, lists.unitAt, lists.ofUnit, visit);
}

function sumOf(bits: Uint8Array, at: Uint32Array, bit: number): number {
  let sum = 0;
  for (let i = 0; i < bits.length; i += 1) if ((bits[i] ?? 0) & bit) sum += (at[i + 1] ?? 0) - (at[i] ?? 0);
  return sum;
}

function visitAll(
  bits: Uint8Array,
  bit: number,
  at: Uint32Array,
  rows: Uint32Array,
  visit: (row: number) => void,
): void {
  for (let i = 0; i < bits.length; i += 1) {
    if (((bits[i] ?? 0) & bit) === 0) continue;
    const end = at[i + 1] ?? 0;
    for (let place = at[i] ?? 0; place < end; place += 1) visit(rows[place] ?? 0);
  }
}
