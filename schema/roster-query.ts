/** What was typed, as the words that are looked for, and the other ways in which it may have been meant. */
import { fold } from './fold.ts';
import { together } from './roster-sound.ts';
import { splitTitles } from './roster-titles.ts';

/** Nobody types more to find one person; what follows is ignored. */
const tokensMax = 6;
const queryMax = 80;
/** Fewer digits occur in every other number. */
export const digitsMin = 3;
/** Ways of reading one query; each is a walk over all rows. */
const readingsMax = 6;
/** Halves of a word that was written together. */
const halfMin = 3;
/** Places at which one word is taken apart. */
const waysMax = 2;

/** Folded words, each once. A number may be typed or pasted with its spaces and dots: then it is one. */
export function tokensOf(query: string): string[] {
  const typed = query.slice(0, queryMax);
  if (/^['’]?[\d\s.]+$/.test(typed)) return [typed.replace(/\D/g, '')].filter((text) => text !== '');
  const tokens: string[] = [];
  const { front, core } = splitTitles(typed);
  for (const text of fold(front + core).split(' ')) {
    const before = tokens.at(-1);
    // "siti 19870314 2": a few digits behind digits go on with them.
    if (before !== undefined && isDigits(before) && isDigits(text) && text.length < digitsMin)
      tokens[tokens.length - 1] = before + text;
    else if (text !== '') tokens.push(text);
  }
  return [...new Set(tokens)].slice(0, tokensMax);
}

/** Whether it may be part of a number. */
export function isNumberPart(token: string): boolean {
  return token.length >= digitsMin && isDigits(token);
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

/** How people are spoken of, before their name; nobody is looked for by it. */
const address =
  'ny nyonya nn nona tn tuan bpk bapak pak ibu bu sdr sdri saudara saudari drs dra dr drg ir h hj haji hajah hajjah prof apt kh ust ustad ustadz raden rd r rr';

/**
 * The words that may be left out: forms of address, and the titles of this roster, as `S.Pd.` is typed: whole (spd) or in
 * its parts of two letters and more.
 */
export function titleWords(titles: readonly string[]): ReadonlySet<string> {
  const words = new Set(address.split(' '));
  for (const title of titles) {
    for (const one of title.split(/[,\s]+/)) {
      words.add(fold(one.replaceAll('.', '')));
      for (const part of fold(one).split(' ')) if (part.length > 1) words.add(part);
    }
  }
  words.delete('');
  return words;
}

/** Without titles, as long as something is left to look for. */
export function withoutTitles(tokens: readonly string[], titles: ReadonlySet<string>): readonly string[] {
  const rest = tokens.filter((token) => !titles.has(token));
  return rest.some((token) => token.length > 1) ? rest : tokens;
}

/**
 * The tokens as typed, then with two neighbours written together ("nur hayati", Nurhayati), then one taken apart
 * ("abdurrahman", Abdul Rahman) where `isHead` knows its beginning as a word of its own.
 */
export function readingsOf(
  tokens: readonly string[],
  isHead: (word: string) => boolean,
  isTail: (word: string) => boolean,
): string[][] {
  const readings = [[...tokens]];
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const [one = '', next = ''] = [tokens[at], tokens[at + 1]];
    if (isDigits(one) || isDigits(next) || one.length < 2 || next.length < 2) continue;
    readings.push([...tokens.slice(0, at), together(one, next), ...tokens.slice(at + 2)]);
  }
  for (const [at, token] of tokens.entries()) {
    if (isDigits(token)) continue;
    let ways = 0;
    for (let length = token.length - halfMin; length >= halfMin && ways < waysMax; length -= 1) {
      const [head, tail] = [token.slice(0, length), token.slice(length)];
      if (!isHead(head) || !isTail(tail)) continue;
      readings.push([...tokens.slice(0, at), head, tail, ...tokens.slice(at + 1)]);
      ways += 1;
    }
  }
  return readings.slice(0, readingsMax);
}
