/**
 * A spreadsheet file as Indonesian Excel and LibreOffice open it by a double click: semicolons, since the comma is
 * the decimal sign, and a byte order mark, without which Excel takes UTF-8 for Windows-1252.
 */
const byteOrderMark = '﻿';
/** What a spreadsheet would run as a formula (OWASP, CSV injection); the wide forms too, which some take alike. */
const runsAsFormula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell of text. What would run as a formula gets an apostrophe, which spreadsheets read as "text". */
export function textCell(text: string): string {
  const inert = runsAsFormula.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A long number as text: 18 digits in a plain cell become 1,98609E+17. Anything but digits is a cell of text. */
export function digitsCell(digits: string): string {
  return /^\d+$/.test(digits) ? `"=""${digits}"""` : textCell(digits);
}

/** Lines of cells that are already made, the head first. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return byteOrderMark + lines.map((cells) => `${cells.join(';')}\r\n`).join('');
}
