import { describe, expect, test } from 'vitest';
import { siasnColumns } from '../../schema/reference/siasn-columns.ts';
import { decodeRosterFile, parseRosterCsv } from '../../schema/roster-csv.ts';
import type { ParsedRoster } from '../../schema/roster.ts';
import { neverStored, toPlainCsv, toSiasnCsv } from '../../worker/dev/regency-csv.ts';
import { makeRegency } from '../../worker/dev/regency.ts';

const regency = makeRegency(7, { employees: 300, units: 60 });

function parsed(text: string): ParsedRoster {
  const result = parseRosterCsv(text);
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result)}`);
  return result.parsed;
}

const plain = (...lines: string[]) => ['nip,nama,unit,jabatan,status', ...lines].join('\n');
const siasnHeader = siasnColumns.map(({ header }) => header);
/** A line of the SIASN export with these cells by header. */
const siasn = (cells: Record<string, string>) => siasnHeader.map((header) => cells[header] ?? '').join(';');

describe('the office’s file', () => {
  for (const delimiter of [',', ';', '\t'] as const) {
    for (const encoding of ['utf-8', 'utf-8-bom', 'windows-1252'] as const) {
      test(`SIASN export, ${JSON.stringify(delimiter)} in ${encoding}: every person with titles and accents`, () => {
        const { format, rows, refused } = parsed(decodeRosterFile(toSiasnCsv(regency, { delimiter, encoding })));
        expect(format).toBe('siasn');
        expect(refused).toEqual([]);
        expect(rows.map((row) => row.name)).toEqual(regency.employees.map((employee) => employee.name));
        expect(rows.map((row) => row.row)).toEqual(regency.employees.map(({ id }) => id + 1));
      });
    }
  }

  test('plain table: the same people without grade and national id', () => {
    const { format, rows } = parsed(decodeRosterFile(toPlainCsv(regency, { delimiter: ';' })));
    expect(format).toBe('plain');
    expect(rows.map((row) => row.nip)).toEqual(regency.employees.map((employee) => employee.nip));
    expect(rows.every((row) => row.pnsId === null && row.grade === null)).toBe(true);
  });

  test('as a spreadsheet saves "Unicode text"', () => {
    const text = plain('198609262015051001\tZoë\tSetda\tCamat\tPNS').replaceAll(',', '\t');
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let at = 0; at < text.length; at += 1) bytes[2 + at * 2] = text.charCodeAt(at);
    expect(parsed(decodeRosterFile(bytes)).rows[0]?.name).toBe('Zoë');
  });

  test('keeps nothing of religion, NIK, phone, address', () => {
    const result = parsed(decodeRosterFile(toSiasnCsv(regency)));
    expect(decodeRosterFile(toSiasnCsv(regency))).toContain(neverStored);
    expect(JSON.stringify(result)).not.toContain(neverStored);
  });
});

describe('headers', () => {
  test('in any order, case and spacing', () => {
    const { rows } = parsed(' Status ,JABATAN, Nama , nip ,Unit  Kerja\nPNS,Camat,Budi,123,Setda');
    expect(rows).toMatchObject([{ row: 2, nip: '123', name: 'Budi', unitRef: 'Setda', post: 'Camat', status: 'PNS' }]);
  });

  test('one error names all that are missing', () => {
    expect(parseRosterCsv('nip;nama;alamat\n1;2;3')).toEqual({
      ok: false,
      reason: 'missing-headers',
      format: 'plain',
      headers: ['unit', 'jabatan', 'status'],
    });
    const without = siasnHeader.filter((header) => header !== 'UNOR ID' && header !== 'PNS ID').join(',');
    expect(parseRosterCsv(`${without}\n`)).toMatchObject({ format: 'siasn', headers: ['PNS ID', 'UNOR ID'] });
  });

  test('a line that tells the spreadsheet its delimiter is no header', () => {
    expect(parsed('sep=;\r\nnip;nama;unit;jabatan;status\r\n1;Budi;Setda;Camat;PNS').rows[0]).toMatchObject({
      row: 2,
      name: 'Budi',
    });
  });
});

describe('rows', () => {
  test('are numbered as the spreadsheet numbers them, over blank rows and line breaks in a cell', () => {
    const { rows } = parsed(plain('1,Ani,Setda,"Kepala\nBagian",PNS', '', ' , , , , ', '2,Budi,Setda,Camat,PNS', ''));
    expect(rows.map(({ row, post }) => [row, post])).toEqual([
      [2, 'Kepala Bagian'],
      [5, 'Camat'],
    ]);
  });

  test('are composed with titles, and a dash means none', () => {
    const text = [
      siasnHeader.join(';'),
      siasn({
        NAMA: 'BUDI  REKAAN',
        'GELAR DEPAN': 'Drs.',
        'GELAR BELAKANG': ', M.Si',
        'ESELON NAMA': '-',
        'UNOR ID': 'A1',
        'UNOR NAMA': 'Setda',
      }),
      siasn({ NAMA: 'ANI', 'GELAR DEPAN': '-', 'GELAR BELAKANG': '-' }),
    ].join('\r\n');
    const [first, second] = parsed(text).rows;
    expect(first).toMatchObject({ name: 'Drs. BUDI REKAAN, M.Si', echelon: null, unitRef: 'A1', unitName: 'Setda' });
    expect(second).toMatchObject({ name: 'ANI' });
  });

  test('with a comma that pushed the cells apart are refused alone', () => {
    const { rows, refused } = parsed(plain('1,Budi, S.H.,Setda,Camat,PNS', '2,Ani,Setda,Camat,PNS,,'));
    expect(refused).toEqual([{ row: 2, reason: 'too-many-cells', value: 'Budi' }]);
    expect(rows.map((row) => row.name)).toEqual(['Ani']);
  });

  test('with a cell too long to be meant are refused alone', () => {
    const { rows, refused } = parsed(plain(`1,${'x'.repeat(301)},Setda,Camat,PNS`, '2,Ani,Setda,Camat,PNS'));
    expect(refused).toMatchObject([{ row: 2, reason: 'text-too-long' }]);
    expect(rows).toHaveLength(1);
  });
});

describe('a file that cannot be read says why', () => {
  test('nothing in it', () => expect(parseRosterCsv(' \n')).toEqual({ ok: false, reason: 'empty' }));
  test('a workbook', () => expect(parseRosterCsv('PK\u0003\u0004\u0014')).toEqual({ ok: false, reason: 'not-text' }));
  test('a quote that never closes', () => {
    expect(parseRosterCsv(plain('1,Ani,Setda,Camat,PNS', '2,"Budi,Setda,Camat,PNS', '3,Cici,Setda,Camat,PNS'))).toEqual(
      {
        ok: false,
        reason: 'open-quote',
        row: 3,
      },
    );
  });
  test('more rows than any government has', () => {
    const text = plain(...Array<string>(100_001).fill('1,A,B,C,PNS'));
    expect(parseRosterCsv(text)).toEqual({ ok: false, reason: 'too-many-rows', rowsMax: 100_000 });
    expect(parseRosterCsv(`${plain(...Array<string>(100_000).fill('1,A,B,C,PNS'))}\n`).ok).toBe(true);
  });
});
