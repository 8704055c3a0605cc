/**
 * Folding for search: what people type and what is written are compared without case, accents, apostrophes and
 * punctuation. "Nu'man" is found by `numan`, "Abd. Rahman" by `abd rahman`.
 */

const apostrophes = /['’‘`´ʼʻ]/u;
const wordChar = /[\p{L}\p{N}]/u;

// Nearly every character: looked up, not computed.
const asciiFolded = Array.from({ length: 128 }, (_, code) => foldAny(String.fromCharCode(code)));

/** Of one character (code point): its letters or digits folded, '' where it vanishes, ' ' where it parts words. */
export function foldChar(char: string): string {
  return asciiFolded[char.charCodeAt(0)] ?? foldAny(char);
}

function foldAny(char: string): string {
  if (apostrophes.test(char)) return '';
  const folded = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '');
  if (folded === '') return '';
  return wordChar.test(folded) ? folded : ' ';
}

/** Words parted by single spaces. */
export function fold(text: string): string {
  let folded = '';
  for (const char of text) folded += foldChar(char);
  return folded.split(/\s+/).filter(Boolean).join(' ');
}

export type TextRange = { start: number; end: number };

/** The words of a text as folded, each with where it stands in the text (UTF-16 units). */
export function foldedWords(text: string): { word: string; at: number[] }[] {
  const words: { word: string; at: number[] }[] = [];
  let current: { word: string; at: number[] } | null = null;
  let position = 0;
  for (const char of text) {
    for (const unit of foldChar(char)) {
      if (unit === ' ') {
        current = null;
        continue;
      }
      if (current === null) {
        current = { word: '', at: [] };
        words.push(current);
      }
      current.word += unit;
      for (let i = 0; i < unit.length; i += 1) current.at.push(position);
    }
    position += char.length;
  }
  return words;
}

/** Where the words that begin with any of the tokens stand in the text, in order and without overlap. */
export function highlight(text: string, tokens: readonly string[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { word, at } of foldedWords(text)) {
    const length = Math.max(0, ...tokens.filter((token) => word.startsWith(token)).map((token) => token.length));
    const [start, last] = [at[0], at[length - 1]];
    if (start !== undefined && last !== undefined) ranges.push({ start, end: last + widthAt(text, last) });
  }
  return ranges;
}

function widthAt(text: string, position: number): number {
  const char = text.codePointAt(position) ?? 0;
  return char > 0xffff ? 2 : 1;
}
