/**
 * How a word of a name sounds, written in few signs, so that spellings of one name come out the same or near: Djoesoef
 * and Yusuf, Achmad and Ahmad, Sitti and Siti. What is only near (p and f, z and j, a silent h) is left to
 * `roster-distance.ts`. Old spelling (before 1972), Arabic names in Latin letters, and doubling are the causes.
 */
import type { Vocabulary } from './roster-words.ts';

/** Signs 1 … 26 are a … z. */
export const sign = {
  a: 1,
  b: 2,
  c: 3,
  d: 4,
  e: 5,
  f: 6,
  g: 7,
  h: 8,
  i: 9,
  j: 10,
  k: 11,
  l: 12,
  m: 13,
  n: 14,
  o: 15,
  p: 16,
  q: 17,
  r: 18,
  s: 19,
  t: 20,
  u: 21,
  v: 22,
  w: 23,
  x: 24,
  y: 25,
  z: 26,
  /** kh and ch: Khusnul, Chusnul. */
  kh: 27,
} as const;
export const signCount = 28;

/** Longer words are compared by their beginning. */
export const soundMax = 24;

/** Two letters that are written for one sign; 0: the second is not heard. */
const pairs = new Map<number, number>(
  Object.entries({
    dj: sign.j,
    tj: sign.c,
    oe: sign.u,
    oo: sign.u,
    ou: sign.u,
    sy: sign.s,
    sj: sign.s,
    sh: sign.s,
    kh: sign.kh,
    ch: sign.kh,
    ck: sign.k,
    ph: sign.f,
    dh: sign.d,
    th: sign.t,
    bh: sign.b,
    gh: sign.g,
    ie: sign.i,
    iy: sign.i,
    uw: sign.u,
    ee: sign.i,
  }).map(([two, one]) => [pairOf(two.charCodeAt(0) - 96, two.charCodeAt(1) - 96), one]),
);

/** Short forms that people write for a name, as they would say it. */
const shortForms = new Map<string, string>(
  Object.entries({
    muhamad: 'muh moh moch much mhd mohd muhd md mch mohm',
    ahmad: 'ach achm ahm akh akhm',
    abdul: 'abd abdl abdu abdur abdus ab',
    siti: 'st sti',
    nur: 'nr',
  }).flatMap(([full, forms]) => forms.split(' ').map((form) => [form, full] as const)),
);

export function isShortForm(word: string): boolean {
  return shortForms.has(word);
}

/** As two words are written together: Abdul Rahman is Abdurrahman, Abdul Salam Abdussalam. */
export function together(one: string, next: string): string {
  return one === 'abdul' || shortForms.get(one) === 'abdul' ? `abdu${next}` : one + next;
}

/** For a word's initial, as in "M. Yusuf". */
export function isInitial(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 1 && (bytes[from] ?? 0) > 0x60 && (bytes[from] ?? 0) <= 0x7a;
}

/** Writes the signs of a folded word from `at`; answers where they end. A word not in Latin letters has none. */
export function writeSound(bytes: Uint8Array, from: number, to: number, out: Uint8Array, at: number): number {
  const full = to - from <= 5 ? shortForms.get(asciiOf(bytes, from, to)) : undefined;
  if (full !== undefined) {
    for (let i = 0; i < full.length; i += 1) out[at + i] = full.charCodeAt(i) - 96;
    return at + full.length;
  }
  let end = at;
  for (let i = from; i < to && end - at < soundMax; i += 1) {
    let letter = (bytes[i] ?? 0) - 96;
    if (letter < 1 || letter > 26) return at;
    const next = i + 1 < to ? (bytes[i + 1] ?? 0) - 96 : 0;
    const one = next < 1 || next > 26 ? 0 : (pairTable[pairOf(letter, next)] ?? 0);
    if (one > 0) {
      letter = one;
      i += 1;
    } else if (letter === sign.q) letter = sign.k;
    else if (letter === sign.v) letter = sign.f;
    if (end === at || out[end - 1] !== letter) {
      out[end] = letter;
      end += 1;
    }
  }
  return end;
}

const pairTable = new Uint8Array(32 * 32);
for (const [pair, one] of pairs) pairTable[pair] = one;

function pairOf(first: number, second: number): number {
  return first * 32 + second;
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** The sounds of a vocabulary, words with the same two signs at the beginning side by side. */
export type Sounds = {
  /** Signs of word w: signs[at[w]] … signs[at[w + 1] − 1]. */
  signs: Uint8Array;
  at: Uint32Array;
  /** Words in order of their first two signs; those of pair p: groupAt[p] … groupAt[p + 1] − 1. */
  grouped: Uint32Array;
  groupAt: Uint32Array;
  /** Words of one letter. */
  initials: readonly number[];
};

const groupCount = signCount * signCount;

export function soundsOf({ size, wordAt, bytes }: Vocabulary): Sounds {
  // A short form may stand for a longer name; otherwise signs are never more than letters.
  const signs = new Uint8Array(bytes.length + size * 8);
  const at = new Uint32Array(size + 1);
  const groupOf = new Uint16Array(size);
  const groupAt = new Uint32Array(groupCount + 1);
  const initials: number[] = [];
  let end = 0;
  for (let word = 0; word < size; word += 1) {
    const [from, to] = [wordAt[word] ?? 0, wordAt[word + 1] ?? 0];
    if (isInitial(bytes, from, to)) initials.push(word);
    const start = end;
    end = writeSound(bytes, from, to, signs, start);
    at[word + 1] = end;
    const first = end > start ? (signs[start] ?? 0) : 0;
    const second = end > start + 1 ? (signs[start + 1] ?? 0) : 0;
    const group = first * signCount + second;
    groupOf[word] = group;
    groupAt[group + 1] = (groupAt[group + 1] ?? 0) + 1;
  }
  for (let group = 0; group < groupCount; group += 1)
    groupAt[group + 1] = (groupAt[group + 1] ?? 0) + (groupAt[group] ?? 0);
  const next = groupAt.slice();
  const grouped = new Uint32Array(size);
  for (let word = 0; word < size; word += 1) {
    const group = groupOf[word] ?? 0;
    grouped[next[group] ?? 0] = word;
    next[group] = (next[group] ?? 0) + 1;
  }
  return { signs: signs.slice(0, end), at, grouped, groupAt, initials };
}
