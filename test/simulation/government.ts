/**
 * The government that every seed begins with: a database with today's migrations, six offices, setting, calendars and
 * catalogue, and an account for each of the people below. Made once per process; a seed works in it and takes all back.
 */
import { readFileSync, readdirSync } from 'node:fs';
import type { Role } from '../../schema/outcome.ts';
import type { Row } from '../../schema/rows.ts';
import type { Code } from './code.ts';
import { type Carry, SomeD1, type Sqlite } from './d1.ts';

export type Person = { accountId: string; username: string; name: string; role: Role; unitId: string | null };

const person = (n: number, username: string, name: string, role: Role, unitId: string | null = null): Person => ({
  accountId: `01900000-0000-7000-8000-00000000a0${String(n).padStart(2, '0')}`,
  username,
  name,
  role,
  unitId,
});

export const people = [
  person(1, 'rini', 'Rini Astuti', 'officer'),
  person(2, 'budi', 'Budi Santoso', 'officer'),
  person(3, 'sari', 'Sari Dewi', 'officer'),
  person(4, 'bkpsdm', 'Wayan Sudiarta', 'personnel'),
  person(5, 'kasatpol', 'Agus Salim', 'chief'),
  person(6, 'kadis', 'Maria Kusuma', 'head', 'opd-1'),
  person(7, 'subag', 'Yusuf Malik', 'personnel', 'opd-2'),
  person(8, 'admin', 'Dian Pratiwi', 'admin'),
  person(9, 'bupati', 'Hasan Basri', 'leader'),
] as const;
export const firstPassword = 'sandi-pertama';
export const saltOf = (username: string): string => Buffer.from(username.padEnd(16, '.')).toString('hex').slice(0, 32);
export const rounds = 600_000;

export const offices = ['opd-0', 'opd-1', 'opd-2', 'opd-3', 'opd-4', 'opd-5'] as const;
export const violations = ['PROKES-01', 'LUAR-01', 'LAIN-01'] as const;
export const reasons = ['TERTINGGAL', 'LUPA', 'LAIN'] as const;
export const actions = ['TEGURAN', 'DATA'] as const;
export const guidances = ['LISAN', 'KELAS'] as const;

/** When every seed begins: a Monday morning. */
export const startMs = Date.parse('2026-02-16T00:30:00.000Z');

export async function makeGovernment(code: Code, sqlite: Sqlite): Promise<void> {
  const folder = new URL('../../schema/migrations/', import.meta.url);
  for (const file of readdirSync(folder).toSorted()) sqlite.db.exec(readFileSync(new URL(file, folder), 'utf8'));
  const atOnce: Carry = async (_, work) => work();
  const db = new SomeD1(sqlite, atOnce);
  const at = new Date(startMs).toISOString();
  const entry = { kind: 'test.seeded', thing: null, body: {}, accountId: null, at };
  await code.worker.commitWithEntry(db, entry, [], rowsOf);
  for (const { accountId: id, ...who } of people) {
    const account = { ...who, id, post: null, active: true };
    const salt = saltOf(who.username);
    const verifier = await code.worker.verifierOf(salt, await code.proofOf(firstPassword, salt, rounds));
    await code.worker.insertAccount(db, { ...account, salt, rounds, verifier }, at).run();
  }
}

function rowsOf(version: string): Row[] {
  return [setting(version), ...units(version), ...calendars(version), ...catalogue(version)];
}

function setting(version: string): Row {
  const days = {
    forwardWithinDays: 3,
    readWithinDays: 3,
    assignWithinDays: 5,
    resultWithinDays: 10,
    closeWithinDays: 5,
  };
  const body = {
    government: 'Pemerintah Kabupaten Contoh',
    governmentShort: 'Kab. Contoh',
    policeName: 'Satpol PP',
    personnelName: 'BKPSDM',
    timeZone: 'Asia/Jakarta' as const,
    weekend: 'sat-sun' as const,
    repeatWindowMonths: 12,
    forwardBeforeValidation: true,
    ...days,
    ladder: [],
  };
  return { type: 'setting', key: 'main', feed: 'all', version, body };
}

function units(version: string): Row[] {
  const unit = (id: string, parentId: string | null, trail: string): Row => ({
    type: 'unit',
    key: id,
    feed: 'all',
    version,
    body: { id, name: `Dinas ${id}`, shortName: id, parentId, trail, externalId: null, retired: false },
  });
  return [unit('kab', null, '/kab/'), ...offices.map((id) => unit(id, 'kab', `/kab/${id}/`))];
}

function calendars(version: string): Row[] {
  return [2025, 2026, 2027].map((year) => {
    const days = [{ on: `${year}-02-17`, kind: 'holiday' as const }];
    return { type: 'calendar', key: String(year), feed: 'all', version, body: { year, days } };
  });
}

function catalogue(version: string): Row[] {
  const lists = { violation: violations, reason: reasons, action: actions, guidance: guidances };
  return Object.entries(lists).flatMap(([list, codes]) =>
    codes.map((code, order): Row => {
      const body = { list, code, nameId: code, nameEn: code, retired: false, revision: 1, order };
      // The names of `lists` are the schema's names of lists.
      return { type: 'entry', key: `${list}:${code}`, feed: 'all', version, body } as Row;
    }),
  );
}
