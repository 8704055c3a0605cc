/** One word that was typed, judged against all words of names and offices: letter by letter, and by how near it is. */
import type { Reach } from './roster-distance.ts';
import { distancesIn, far } from './roster-distance.ts';
import { isNumberPart } from './roster-query.ts';
import type { Sounds } from './roster-sound.ts';
import { soundsOf } from './roster-sound.ts';
import type { NameWords } from './roster-words.ts';
import { hit, hitsIn, wordsOfLists } from './roster-words.ts';
import { unitWords } from './unit-words.ts';

export type Token = {
  text: string;
  bytes: Uint8Array;
  /** Whether it may be part of a number. */
  isNumber: boolean;
  /** By word of the vocabulary: `hit`. */
  hits: Uint8Array;
  /** By unit: 1 where a word of the unit begins so. */
  inUnit: Uint8Array;
  hasHit: boolean;
};

/** By word and by unit, in tenths of a wrong letter; `far` where it is not near. */
export type Nearness = { names: Uint8Array; units: Uint8Array; isAnywhere: boolean };

export type TokenReader = {
  read: (text: string) => Token;
  near: (token: Token, reach: Reach) => Nearness;
};

/** While a name is typed its earlier words stay the same. */
const keptMax = 24;

export function tokenReader(
  { vocabulary }: NameWords,
  units: readonly (readonly [id: string, name: string, shortName: string])[],
): TokenReader {
  const encoder = new TextEncoder();
  const ofUnits = wordsOfLists(units.map(([, name, shortName]) => unitWords(name, shortName)));
  const sounds = soundsOf(vocabulary);
  const unitSounds: Sounds = soundsOf(ofUnits.vocabulary);
  const noUnit = new Uint8Array(units.length).fill(far);
  const tokens = new Map<string, Token>();
  const nearness = new Map<string, Nearness>();

  /** For each unit the best of what its words say; `initial` where none says anything better. */
  const byUnit = (byWord: Uint8Array, initial: number): Uint8Array => {
    const out = new Uint8Array(units.length).fill(initial);
    if (isFilledWith(byWord, initial)) return out;
    const { firstWord, wordOf } = ofUnits;
    for (let unit = 0; unit < units.length; unit += 1) {
      const end = firstWord[unit + 1] ?? 0;
      for (let at = firstWord[unit] ?? 0; at < end; at += 1) {
        const value = byWord[wordOf[at] ?? 0] ?? initial;
        if (initial === far ? value < (out[unit] ?? far) : value > (out[unit] ?? 0)) out[unit] = value;
      }
    }
    return out;
  };

  return {
    read: (text) =>
      kept(tokens, text, () => {
        const bytes = encoder.encode(text);
        const hits = hitsIn(vocabulary, bytes);
        const unitHits = hitsIn(ofUnits.vocabulary, bytes);
        const inUnit = byUnit(unitHits, hit.none);
        const isNumber = isNumberPart(text);
        const hasHit = isNumber || !isFilledWith(hits, hit.none) || !isFilledWith(unitHits, hit.none);
        return { text, bytes, isNumber, hits, inUnit, hasHit };
      }),
    near: ({ text, bytes, hasHit }, reach) =>
      kept(nearness, `${text} ${reach}`, () => {
        const names = distancesIn(vocabulary, sounds, bytes, reach);
        // A short word is near to the short name of some office or other.
        const nearUnits =
          bytes.length > 4 ? byUnit(distancesIn(ofUnits.vocabulary, unitSounds, bytes, reach), far) : noUnit;
        const isAnywhere = hasHit || !isFilledWith(names, far) || !isFilledWith(nearUnits, far);
        return { names, units: nearUnits, isAnywhere };
      }),
  };
}

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  let value = cache.get(key);
  if (value === undefined) {
    const oldest = cache.size < keptMax ? undefined : cache.keys().next().value;
    if (oldest !== undefined) cache.delete(oldest);
    value = make();
    cache.set(key, value);
  }
  return value;
}

function isFilledWith(values: Uint8Array, one: number): boolean {
  for (let at = 0; at < values.length; at += 1) if (values[at] !== one) return false;
  return true;
}
