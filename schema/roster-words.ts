/**
 * The folded words of all names: each different word once (a vocabulary of some ten thousand), and for each row the
 * numbers of its words. Made once when the roster is loaded. A search judges the vocabulary and then walks over numbers:
 * no index is built by the first keystroke, nothing is allocated per employee. Words are UTF-8; a word begins with a token
 * exactly when its bytes do.
 */
import { fold } from './fold.ts';

export type NameWords = {
  /** Words of row r: firstWord[r] … firstWord[r + 1] − 1; those of the name first, then those of titles before it. */
  firstWord: Uint32Array;
  /** How many of them are the name's own. */
  coreCount: Uint8Array;
  /** Which word of the vocabulary stands there. */
  wordOf: Uint32Array;
  vocabulary: Vocabulary;
};

export type Vocabulary = {
  size: number;
  /** Bytes of word w: bytes[wordAt[w]] … bytes[wordAt[w + 1] − 1]. */
  wordAt: Uint32Array;
  /** The first four bytes of each word, big-endian, zero-filled: most words are told apart by this alone. */
  keys: Int32Array;
  bytes: Uint8Array;
  /** Whether it is one of the words. */
  has: (word: string) => boolean;
  /** Whether one of the words begins with the first four letters of it. */
  hasBeginning: (word: string) => boolean;
};

const parts = 0;
const vanishes = 1;
/** `foldChar` for ASCII, where nearly all names live. */
const asciiFold = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = fold(String.fromCharCode(code));
  if (folded !== '') return folded.charCodeAt(0);
  return code === 0x27 || code === 0x60 ? vanishes : parts;
});

/** So many are read at one step: a hundredth of a second on a phone. */
const namesAStep = 4_096;

/** `names`: UTF-8, row r from nameAt[r]; `fronts`: titles before names, by `front` index of each row. */
export function* wordsOfNames(
  names: Uint8Array,
  nameAt: Uint32Array,
  front: Uint32Array,
  fronts: readonly string[],
): Generator<void, NameWords> {
  const size = nameAt.length - 1;
  const firstWord = new Uint32Array(size + 1);
  const coreCount = new Uint8Array(size);
  const words = collector(size * 4 + 64);
  const frontWords = new Map<number, Uint8Array>();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for (let row = 0; row < size; row += 1) {
    if (row % namesAStep === namesAStep - 1) yield;
    firstWord[row] = words.count();
    const [from, to] = [nameAt[row] ?? 0, nameAt[row + 1] ?? 0];
    if (!words.addAscii(names, from, to))
      words.addFolded(encoder.encode(fold(decoder.decode(names.subarray(from, to)))));
    coreCount[row] = Math.min(255, words.count() - (firstWord[row] ?? 0));
    const title = front[row] ?? 0;
    const text = fronts[title];
    if (!text) continue;
    let bytes = frontWords.get(title);
    if (bytes === undefined) {
      bytes = encoder.encode(fold(text));
      frontWords.set(title, bytes);
    }
    words.addFolded(bytes);
  }
  firstWord[size] = words.count();
  return { firstWord, coreCount, ...words.finish() };
}

/** The same of a few lists of folded words: those of offices. */
export function wordsOfLists(lists: readonly (readonly string[])[]): Omit<NameWords, 'coreCount'> {
  const encoder = new TextEncoder();
  const firstWord = new Uint32Array(lists.length + 1);
  const words = collector(lists.length * 8 + 64);
  lists.forEach((list, at) => {
    for (const word of list) words.addFolded(encoder.encode(word));
    firstWord[at + 1] = words.count();
  });
  return { firstWord, ...words.finish() };
}

type Collector = {
  /** Words so far, each as often as it occurs. */
  count: () => number;
  /** False, and nothing written, when a byte is not ASCII. */
  addAscii: (source: Uint8Array, from: number, to: number) => boolean;
  /** Folded words parted by single spaces. */
  addFolded: (source: Uint8Array) => void;
  finish: () => Pick<NameWords, 'wordOf' | 'vocabulary'>;
};

/** Arrays double when full (folding may lengthen a name). The word being read stands behind the last one kept. */
function collector(wordsGuess: number): Collector {
  let wordOf = new Uint32Array(wordsGuess);
  let count = 0;
  let bytes = new Uint8Array(1 << 16);
  let wordAt = new Uint32Array(1 << 13);
  let known = 0;
  let end = 0;
  /** By hash, number of the word + 1, with steps of one past what is taken. */
  let slots = new Uint32Array(1 << 14);
  let hash = 0;

  const slotOf = (from: number, to: number, start: number): number => {
    const mask = slots.length - 1;
    for (let slot = start & mask; ; slot = (slot + 1) & mask) {
      const word = (slots[slot] ?? 0) - 1;
      if (word < 0) return slot;
      const at = wordAt[word] ?? 0;
      if ((wordAt[word + 1] ?? 0) - at !== to - from) continue;
      let i = from;
      while (i < to && bytes[i] === bytes[at + i - from]) i += 1;
      if (i === to) return slot;
    }
  };
  const rehash = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let word = 0; word < known; word += 1) {
      const [from, to] = [wordAt[word] ?? 0, wordAt[word + 1] ?? 0];
      let again = hashStart;
      for (let i = from; i < to; i += 1) again = hashed(again, bytes[i] ?? 0);
      slots[slotOf(from, to, again)] = word + 1;
    }
  };
  const put = (byte: number): void => {
    if (end === bytes.length) bytes = grown(bytes, new Uint8Array(bytes.length * 2));
    bytes[end] = byte;
    end += 1;
    hash = hashed(hash, byte);
  };
  const closeWord = (): void => {
    const from = wordAt[known] ?? 0;
    if (end === from) return;
    const slot = slotOf(from, end, hash);
    const taken = slots[slot] ?? 0;
    if (count === wordOf.length) wordOf = grown(wordOf, new Uint32Array(wordOf.length * 2));
    wordOf[count] = taken > 0 ? taken - 1 : known;
    count += 1;
    hash = hashStart;
    if (taken > 0) {
      end = from;
      return;
    }
    known += 1;
    if (known + 1 === wordAt.length) wordAt = grown(wordAt, new Uint32Array(wordAt.length * 2));
    wordAt[known] = end;
    slots[slot] = known;
    if (known * 2 > slots.length) rehash();
  };

  hash = hashStart;
  return {
    count: () => count,
    addAscii: (source, from, to) => {
      for (let at = from; at < to; at += 1) if ((source[at] ?? 0) > 127) return false;
      for (let at = from; at < to; at += 1) {
        const byte = asciiFold[source[at] ?? 0] ?? parts;
        if (byte === parts) closeWord();
        else if (byte !== vanishes) put(byte);
      }
      closeWord();
      return true;
    },
    addFolded: (source) => {
      for (const byte of source) {
        if (byte === 0x20) closeWord();
        else put(byte);
      }
      closeWord();
    },
    finish: () => {
      const keys = new Int32Array(known);
      for (let word = 0; word < known; word += 1) keys[word] = keyOf(bytes, wordAt[word] ?? 0, wordAt[word + 1] ?? 0);
      const has = (word: string): boolean => {
        if (end + word.length * 3 > bytes.length) bytes = grown(bytes, new Uint8Array(bytes.length * 2));
        const { written } = new TextEncoder().encodeInto(word, bytes.subarray(end));
        let start = hashStart;
        for (let at = end; at < end + written; at += 1) start = hashed(start, bytes[at] ?? 0);
        return (slots[slotOf(end, end + written, start)] ?? 0) > 0;
      };
      const vocabulary = {
        size: known,
        wordAt: wordAt.slice(0, known + 1),
        keys,
        bytes: bytes.slice(0, end),
        has,
        hasBeginning: beginningsIn(keys),
      };
      return { wordOf: wordOf.slice(0, count), vocabulary };
    },
  };
}

function beginningsIn(keys: Int32Array): (word: string) => boolean {
  const sorted = keys.toSorted();
  return (word) => {
    const bytes = new TextEncoder().encode(word.slice(0, 4));
    const key = keyOf(bytes, 0, bytes.length);
    const mask = bytes.length >= 4 ? -1 : -1 << (8 * (4 - bytes.length));
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? 0) < key) from = middle + 1;
      else to = middle;
    }
    return from < sorted.length && ((sorted[from] ?? 0) & mask) === key;
  };
}

/** FNV-1a. */
const hashStart = 0x811c9dc5;
function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The first four bytes as one number (32 bits, signed), missing ones zero. */
export function keyOf(bytes: Uint8Array, from: number, to: number): number {
  let key = 0;
  for (let i = 0; i < 4; i += 1) key = (key << 8) | (from + i < to ? (bytes[from + i] ?? 0) : 0);
  return key;
}

/** How a word is hit by what was typed, judged letter by letter. */
export const hit = { none: 0, begins: 1, whole: 2 } as const;

/** For each word of the vocabulary, how the token hits it. */
export function hitsIn({ size, wordAt, keys, bytes }: Vocabulary, token: Uint8Array): Uint8Array {
  const hits = new Uint8Array(size);
  const length = token.length;
  const inKey = Math.min(4, length);
  const mask = inKey === 4 ? -1 : -1 << (8 * (4 - inKey));
  const key = keyOf(token, 0, length) & mask;
  for (let word = 0; word < size; word += 1) {
    if (((keys[word] ?? 0) & mask) !== key) continue;
    const at = wordAt[word] ?? 0;
    const wordLength = (wordAt[word + 1] ?? 0) - at;
    if (wordLength < length) continue;
    let i = inKey;
    while (i < length && bytes[at + i] === token[i]) i += 1;
    if (i === length) hits[word] = wordLength === length ? hit.whole : hit.begins;
  }
  return hits;
}

function grown<T extends Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

export function textOf({ bytes, wordAt }: Vocabulary, word: number): string {
  return decoder.decode(bytes.subarray(wordAt[word], wordAt[word + 1]));
}
const decoder = new TextDecoder();
