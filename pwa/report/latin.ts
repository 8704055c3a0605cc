/**
 * What the standard fonts of PDF can print: Western Latin (WinAnsi). Indonesian fits whole; a letter beyond becomes its
 * nearest one (ā → a, ł → l), a sign of another script a question mark. The report says so wherever it happened. Fonts
 * that hold more weigh hundreds of kilobytes for letters that no roster of ours has had.
 */

/** Printable beside ASCII and Latin-1: the second half of WinAnsi. */
const extra = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Letters that are no base letter with a mark, and signs that people paste. */
const nearest: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ŋ: 'n',
  Ŋ: 'N',
  ə: 'e',
  Ə: 'E',
  ʼ: '’',
  ʻ: '‘',
  ʾ: '’',
  ʿ: '‘',
  '′': '’',
  '″': '”',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
};

function isPrintable(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || extra.has(sign);
}

/** One line of text as it can be printed. */
export function printable(text: string): string {
  let printed = '';
  for (const sign of text.normalize('NFC')) printed += isPrintable(sign) ? sign : replaced(sign);
  return printed;
}

/** Whether printing loses something that a reader may want to look up. */
export function losesSigns(text: string): boolean {
  return Array.from(text.normalize('NFC')).some((sign) => !isPrintable(sign) && !/[\s\p{Cf}]/u.test(sign));
}

function replaced(sign: string): string {
  if (/\s/u.test(sign)) return ' ';
  // Joiners and marks of direction print nothing.
  if (/\p{Cf}/u.test(sign)) return '';
  const known = nearest[sign];
  if (known !== undefined) return known;
  const base = sign
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split('')
    .filter((one) => isPrintable(one))
    .join('');
  return base === '' ? '?' : base;
}
