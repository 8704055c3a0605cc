/**
 * Reading a roster file: the SIASN profile export (69 headers) or a plain table (nip, nama, unit, jabatan, status).
 *
 * Only the needed columns are taken from each record, at once; the others (religion, NIK, phone …) are never
 * held. Row numbers are those a spreadsheet shows: blank rows and rows with line breaks count once.
 */
import Papa from 'papaparse';
import { limits } from './limits.ts';
import { siasnColumns } from './reference/siasn-columns.ts';
import type { SiasnUse } from './reference/siasn-columns.ts';
import type { ParsedRoster, Refusal, RosterFormat, RosterRow } from './roster.ts';

export type RosterFileFault =
  | { ok: false; reason: 'empty' }
  /** A workbook (.xlsx, .xls) or other binary file: it must be saved as CSV first. */
  | { ok: false; reason: 'not-text' }
  | { ok: false; reason: 'missing-headers'; format: RosterFormat; headers: string[] }
  | { ok: false; reason: 'too-many-rows'; rowsMax: number }
  /** A quote opened in this row never closes; everything after it would be one cell. */
  | { ok: false; reason: 'open-quote'; row: number };

/** Far above any name, unit or post. */
const cellMax = 300;
const delimiters = [',', ';', '\t', '|'] as const;

/** A roster file's bytes as text: UTF-8 or UTF-16 by its mark, UTF-8 when it is that, else Windows-1252. */
export function decodeRosterFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Cell index by use. */
type Columns = Partial<Record<SiasnUse, number>>;
type Format = { format: RosterFormat; delimiter: string; width: number; columns: Columns; missing: string[] };

const plainHeaders: readonly { use: SiasnUse; names: readonly string[] }[] = [
  { use: 'nip', names: ['NIP', 'NIP BARU'] },
  { use: 'name', names: ['NAMA', 'NAMA LENGKAP'] },
  { use: 'unitName', names: ['UNIT', 'UNIT KERJA', 'OPD', 'PERANGKAT DAERAH'] },
  { use: 'post', names: ['JABATAN'] },
  { use: 'status', names: ['STATUS', 'STATUS PEGAWAI'] },
];
const siasnHeaders = siasnColumns.flatMap(({ header, use }) => (use === null ? [] : [{ use, names: [header] }]));

export function parseRosterCsv(text: string): { ok: true; parsed: ParsedRoster } | RosterFileFault {
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) return { ok: false, reason: 'not-text' };
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  if (body.trim() === '') return { ok: false, reason: 'empty' };
  const format = formatOf(body);
  if (format.missing.length > 0) {
    return { ok: false, reason: 'missing-headers', format: format.format, headers: format.missing };
  }
  return readRows(body, format);
}

/** The delimiter under which the first row has most of the headers we know decides; so does the format. */
function formatOf(body: string): Format {
  let best: Format | null = null;
  for (const delimiter of delimiters) {
    const header = Papa.parse<string[]>(body, { delimiter, preview: 1 }).data[0] ?? [];
    for (const candidate of [formatBy('siasn', siasnHeaders, header), formatBy('plain', plainHeaders, header)]) {
      if (best === null || score(candidate) > score(best)) best = { ...candidate, delimiter };
    }
  }
  return best ?? { ...formatBy('plain', plainHeaders, []), delimiter: ',' };
}

/** A complete header wins; else the one of which more was found. */
function score(format: Format): number {
  const found = Object.keys(format.columns).length;
  return format.missing.length === 0 ? 100 + found : found;
}

function formatBy(
  format: RosterFormat,
  known: readonly { use: SiasnUse; names: readonly string[] }[],
  header: readonly string[],
): Format {
  const cells = header.map((cell) => tidy(cell).toUpperCase().replaceAll('_', ' '));
  const columns: Columns = {};
  const missing: string[] = [];
  for (const { use, names } of known) {
    const index = cells.findIndex((cell) => names.includes(cell));
    if (index >= 0) columns[use] = index;
    else missing.push(format === 'plain' ? (names[0] ?? use).toLowerCase() : (names[0] ?? use));
  }
  return { format, delimiter: ',', width: header.length, columns, missing };
}

function readRows(body: string, format: Format): { ok: true; parsed: ParsedRoster } | RosterFileFault {
  const rows: RosterRow[] = [];
  const refused: Refusal[] = [];
  let row = 0;
  let fault: RosterFileFault | null = null;
  Papa.parse<string[]>(body, {
    delimiter: format.delimiter,
    step: ({ data, errors }, parser) => {
      row += 1;
      if (row === 1 || data.every((cell) => cell.trim() === '')) return;
      if (errors.some((error) => error.code === 'MissingQuotes')) fault = { ok: false, reason: 'open-quote', row };
      else if (rows.length + refused.length >= limits.rosterRowsMax) {
        fault = { ok: false, reason: 'too-many-rows', rowsMax: limits.rosterRowsMax };
      }
      if (fault !== null) {
        parser.abort();
        return;
      }
      const refusal = shapeFault(row, data, format);
      if (refusal === null) rows.push(rowOf(row, data, format));
      else refused.push(refusal);
    },
  });
  return fault ?? { ok: true, parsed: { format: format.format, delimiter: format.delimiter, rows, refused } };
}

/** More cells than headers: a delimiter inside an unquoted text has pushed every cell behind it one to the right. */
function shapeFault(row: number, cells: readonly string[], { width, columns }: Format): Refusal | null {
  const extra = cells.slice(width).find((cell) => cell.trim() !== '');
  if (extra !== undefined) return { row, reason: 'too-many-cells', value: tidy(cells[columns.name ?? 0]).slice(0, 80) };
  const long = Object.values(columns).find((index) => (cells[index]?.length ?? 0) > cellMax);
  return long === undefined ? null : { row, reason: 'text-too-long', value: tidy(cells[long]).slice(0, 80) };
}

function rowOf(row: number, cells: readonly string[], { columns }: Format): RosterRow {
  const cell = (use: SiasnUse): string => {
    const index = columns[use];
    const value = index === undefined ? '' : tidy(cells[index]);
    return value === '-' ? '' : value;
  };
  const orNull = (use: SiasnUse): string | null => cell(use) || null;
  const unitName = cell('unitName');
  return {
    row,
    nip: cell('nip'),
    name: nameWithTitles(cell('titleBefore'), cell('name'), cell('titleAfter')),
    unitRef: cell('unitId') || unitName,
    unitName,
    post: cell('post'),
    status: cell('status') || cell('employeeType'),
    grade: orNull('grade'),
    echelon: orNull('echelon'),
    pnsId: orNull('pnsId'),
    gradeId: orNull('gradeId'),
    standing: orNull('standing'),
    standingId: orNull('standingId'),
  };
}

/** 'Drs. BUDI REKAAN, M.Si.' */
function nameWithTitles(before: string, name: string, after: string): string {
  if (name === '') return '';
  const behind = after.replace(/^[,\s]+/, '');
  return `${before === '' ? '' : `${before} `}${name}${behind === '' ? '' : `, ${behind}`}`;
}

/** One line, one form: control characters and runs of blanks become a space, accents one code point (NFC). */
function tidy(text: string | undefined): string {
  return (text ?? '')
    .replace(/[\p{Cc}\p{Zs}\u200B\uFEFF]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
