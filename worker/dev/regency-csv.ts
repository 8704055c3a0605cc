/** The demo regency as the files an office would upload: the SIASN profile export and the plain table. */
import Papa from 'papaparse';
import { siasnColumns } from '../../schema/reference/siasn-columns.ts';
import type { SiasnUse } from '../../schema/reference/siasn-columns.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { splitTitles } from '../../schema/roster-titles.ts';
import type { Regency, RegencyUnit } from './regency.ts';

export type CsvShape = { delimiter?: ',' | ';' | '\t'; encoding?: 'utf-8' | 'utf-8-bom' | 'windows-1252' };

/** Stands in every column that Sidak must never keep: a search for it shows at once what leaked. */
export const neverStored = 'JANGAN-DISIMPAN';

export function toSiasnCsv(
  { units, employees }: Pick<Regency, 'units' | 'employees'>,
  shape: CsvShape = {},
): Uint8Array<ArrayBuffer> {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const rows = employees.map((employee) =>
    siasnColumns.map(({ use }) =>
      use === null ? neverStored : siasnCell(use, employee, unitById.get(employee.unitId)),
    ),
  );
  return encode([siasnColumns.map(({ header }) => header), ...rows], shape);
}

export function toPlainCsv(
  { units, employees }: Pick<Regency, 'units' | 'employees'>,
  shape: CsvShape = {},
): Uint8Array<ArrayBuffer> {
  const nameById = new Map(units.map((unit) => [unit.id, unit.name]));
  const rows = employees.map(({ nip, name, unitId, post, status }) => [
    nip,
    name,
    nameById.get(unitId) ?? unitId,
    post,
    status,
  ]);
  return encode([['nip', 'nama', 'unit', 'jabatan', 'status'], ...rows], shape);
}

function siasnCell(use: SiasnUse, employee: RosterEmployee, unit: RegencyUnit | undefined): string {
  const { front, core, back } = splitTitles(employee.name);
  switch (use) {
    case 'pnsId':
      return employee.pnsId ?? '';
    case 'nip':
      return employee.nip;
    case 'name':
      return core;
    case 'titleBefore':
      return front.trim();
    case 'titleAfter':
      return back.replace(/^,\s*/, '');
    case 'employeeType':
      return employee.status === 'PPPK' ? 'PPPK' : 'PNS Daerah Kab/Kota yang bekerja pada Instansi Induk';
    case 'standingId':
      return employee.standingId ?? '';
    case 'standing':
      return employee.standing ?? '';
    case 'status':
      return employee.status;
    case 'gradeId':
      return employee.gradeId ?? '';
    case 'grade':
      return employee.grade ?? '';
    case 'post':
      return employee.post;
    case 'unitId':
      return unit?.externalId ?? '';
    case 'unitName':
      return unit?.name ?? '';
    case 'echelon':
      return employee.echelon ?? '-';
  }
}

function encode(
  rows: readonly (readonly string[])[],
  { delimiter = ',', encoding = 'utf-8' }: CsvShape,
): Uint8Array<ArrayBuffer> {
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: '\r\n' },
  );
  if (encoding !== 'windows-1252') return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text);
  // The demo's names hold no letter beyond Latin-1, where Windows-1252 has the same bytes.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
