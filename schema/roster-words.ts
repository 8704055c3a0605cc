/**
 * The folded words of all names, side by side in one block of bytes, made once when the roster is loaded. A
 * search is then one walk over numbers: no index is built by the first keystroke, and nothing is allocated per
 * employee. Words are UTF-8; a word begins with a token exactly when its bytes do.
 */
import { fold } from './fold.ts';

export type NameWords = {
  /** Words of row r: firstWord[r] … firstWord[r + 1] − 1; those of the name first, then those of titles before it. */
  firstWord: Uint32Array;
  /** How many of them are the name's own. */
  coreCount: Uint8Array;
  /** Bytes of word w: bytes[wordAt[w]] … bytes[wordAt[w + 1] − 1]. */
  wordAt: Uint32Array;
  /** The first four bytes of each word, big-endian, zero-filled: most words are told apart by this alone. */
  keys: Int32Array;
  bytes: Uint8Array;
};

const parts = 0;
const vanishes = 1;
/** `foldChar` for ASCII, where nearly all names live. */
const asciiFold = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = fold(String.fromCharCode(code));
  if (folded !== '') return folded.charCodeAt(0);
  return code === 0x27 || code === 0x60 ? vanishes : parts;
});

/** `names`: UTF-8, row r from nameAt[r]; `fronts`: titles before names, by `front` index of each row. */
export function wordsOfNames(
  names: Uint8Array,
  nameAt: Uint32Array,
  front: Uint32Array,
  fronts: readonly string[],
): NameWords {
  const size = nameAt.length - 1;
  const firstWord = new Uint32Array(size + 1);
  const coreCount = new Uint8Array(size);
  const words = writer(names.length + 64, size * 4 + 64);
  const frontWords = new Map<number, Uint8Array>();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for (let row = 0; row < size; row += 1) {
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

type Writer = {
  count: () => number;
  /** False, and nothing written, when a byte is not ASCII. */
  addAscii: (source: Uint8Array, from: number, to: number) => boolean;
  /** Folded words parted by single spaces. */
  addFolded: (source: Uint8Array) => void;
  finish: () => Pick<NameWords, 'wordAt' | 'keys' | 'bytes'>;
};

/** Writes words into arrays that double when full (folding may lengthen a name). */
function writer(bytesGuess: number, wordsGuess: number): Writer {
  let bytes = new Uint8Array(bytesGuess);
  let wordAt = new Uint32Array(wordsGuess);
  let end = 0;
  let count = 0;
  let isInWord = false;

  const put = (byte: number): void => {
    if (byte === parts) {
      isInWord = false;
      return;
    }
    if (!isInWord) {
      if (count + 1 >= wordAt.length) wordAt = grown(wordAt, new Uint32Array(wordAt.length * 2));
      wordAt[count] = end;
      count += 1;
      isInWord = true;
    }
    if (end === bytes.length) bytes = grown(bytes, new Uint8Array(bytes.length * 2));
    bytes[end] = byte;
    end += 1;
  };

  return {
    count: () => count,
    addAscii: (source, from, to) => {
      for (let at = from; at < to; at += 1) if ((source[at] ?? 0) > 127) return false;
      isInWord = false;
      for (let at = from; at < to; at += 1) {
        const byte = asciiFold[source[at] ?? 0] ?? parts;
        if (byte !== vanishes) put(byte);
      }
      return true;
    },
    addFolded: (source) => {
      isInWord = false;
      for (const byte of source) put(byte === 0x20 ? parts : byte);
    },
    finish: () => {
      wordAt[count] = end;
      const keys = new Int32Array(count);
      for (let word = 0; word < count; word += 1) keys[word] = keyOf(bytes, wordAt[word] ?? 0, wordAt[word + 1] ?? 0);
      return { wordAt: wordAt.slice(0, count + 1), keys, bytes: bytes.slice(0, end) };
    },
  };
}

/** The first four bytes as one number (32 bits, signed), missing ones zero. */
export function keyOf(bytes: Uint8Array, from: number, to: number): number {
  let key = 0;
  for (let i = 0; i < 4; i += 1) key = (key << 8) | (from + i < to ? (bytes[from + i] ?? 0) : 0);
  return key;
}

function grown<T extends Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
