/** A person found, and which letters of name, number and unit say so. */
import type { TextRange } from './fold.ts';
import { foldedWords, highlight } from './fold.ts';
import { far } from './roster-distance.ts';
import { digitsMin } from './roster-query.ts';
import { splitTitles } from './roster-titles.ts';
import type { Nearness, Token } from './roster-tokens.ts';
import type { NameWords } from './roster-words.ts';
import { textOf } from './roster-words.ts';
import type { RosterPerson } from './roster-unpack.ts';

/** `similar`: the word is near to what was typed, not the same. */
export type MatchRange = TextRange & { similar?: true };

export type RosterMatch = {
  index: number;
  person: RosterPerson;
  name: MatchRange[];
  nip: TextRange[];
  unit: MatchRange[];
  /** Some word is near only, or the words were written together or apart. */
  isSimilar: boolean;
};

type Source = { words: NameWords; unit: Uint32Array; get: (row: number) => RosterPerson | undefined };

/** `near`: how the tokens were understood where letter by letter was not enough. */
export function matchOf(
  row: number,
  tokens: readonly Token[],
  near: readonly Nearness[] | null,
  { words, unit, get }: Source,
): RosterMatch[] {
  const person = get(row);
  if (person === undefined) return [];
  // Titles behind the name are not searched, so they are not marked either.
  const { front, core } = splitTitles(person.name);
  const searched = front + core;
  const texts = tokens.map(({ text }) => text);
  const nameWords = foldedWords(searched);
  const inName = (text: string): boolean => nameWords.some(({ word }) => word.startsWith(text));
  const similar = new Set<string>();
  tokens.forEach((token, i) => {
    const nearest = near === null || inName(token.text) ? null : nearestWord(row, near[i], words);
    if (nearest !== null) similar.add(nearest);
  });
  const nip = texts.flatMap((text) => {
    const start = text.length >= digitsMin && /^\d+$/.test(text) ? person.nip.indexOf(text) : -1;
    return start < 0 ? [] : [{ start, end: start + text.length }];
  });
  const elsewhere = tokens.flatMap((token, i) => (inName(token.text) ? [] : [{ token, near: near?.[i] }]));
  return [
    {
      index: row,
      person,
      name: [...highlight(searched, texts), ...wordsMarked(nameWords, similar)].toSorted((a, b) => a.start - b.start),
      nip,
      unit: unitRanges(person.unitName, unit[row] ?? 0, elsewhere),
      isSimilar: near !== null,
    },
  ];
}

/** Letters of the office's name; all of it where it was meant by what it is called, or misspelt. */
function unitRanges(
  unitName: string,
  unit: number,
  asked: readonly { token: Token; near: Nearness | undefined }[],
): MatchRange[] {
  const words = foldedWords(unitName);
  const isLiteral = ({ token }: { token: Token }): boolean => words.some(({ word }) => word.startsWith(token.text));
  const called = asked.filter((one) => !isLiteral(one));
  if (called.some(({ token }) => (token.inUnit[unit] ?? 0) > 0)) return [{ start: 0, end: unitName.length }];
  const literal = highlight(
    unitName,
    asked.map(({ token }) => token.text),
  );
  const isNear = called.some(({ near }) => (near?.units[unit] ?? far) < far);
  return literal.length === 0 && isNear ? [{ start: 0, end: unitName.length, similar: true }] : literal;
}

/** The word of the row that is nearest to the token, as it is folded. */
function nearestWord(row: number, near: Nearness | undefined, { firstWord, wordOf, vocabulary }: NameWords) {
  let least: number = far;
  let nearest = -1;
  for (let at = firstWord[row] ?? 0; at < (firstWord[row + 1] ?? 0); at += 1) {
    const word = wordOf[at] ?? 0;
    const distance = near?.names[word] ?? far;
    if (distance < least) [least, nearest] = [distance, word];
  }
  if (nearest < 0) return null;
  return textOf(vocabulary, nearest);
}

function wordsMarked(words: readonly { word: string; at: number[] }[], marked: ReadonlySet<string>): MatchRange[] {
  return words.flatMap(({ word, at }) => {
    const [start, last] = [at[0], at.at(-1)];
    return marked.has(word) && start !== undefined && last !== undefined
      ? [{ start, end: last + 1, similar: true }]
      : [];
  });
}
