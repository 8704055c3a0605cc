/**
 * The demo regency: fictitious, the same from its fixed seed every time, entered through the API as people would
 * enter it. About 9,000 employees in 60 units, a finished and validated raid of 13, and an operation under way.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RosterVersion } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { startingCalendars } from '../../schema/reference/holidays.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import { Client, newCredentials } from './client.ts';
import { playHistory } from './demo-history.ts';
import { playOperations } from './demo-operations.ts';
import { demoSetting } from './demo-setting.ts';
import type { Regency } from './regency.ts';
import { makeLargeRegency, makeRegency } from './regency.ts';
import type { SignIn } from './state.ts';

export type DemoOptions = {
  baseUrl: string;
  setupToken: string;
  log: (line: string) => void;
  large?: Large | undefined;
};
/** A province instead: so many people in some nine hundred offices, noted for a year if `history`. */
export type Large = { employees: number; history: boolean };

const seed = 20_261_120;
const password = 'sidak-contoh-2026';

type Staff = { role: string; username: string; name: string; unitId: string | null; post: string | null };

export async function loadDemo({ baseUrl, setupToken, log, large }: DemoOptions): Promise<{ signIns: SignIn[] }> {
  const regency = demoRegency(large);
  const admin = new Client(baseUrl);
  const credentials = await newCredentials(password);
  await admin.post('/api/setup', { token: setupToken, username: 'admin', name: 'Adi Purwarupa', ...credentials });
  await admin.signIn('admin', password, 'Komputer admin');
  log('demo: offices, catalogue, calendar');
  await putOffice(admin, regency);
  log('demo: accounts');
  const staff = staffOf(regency);
  // All have one password, which everybody may know: stretched once, since for each it took most of the time.
  for (const one of staff) await admin.post('/api/accounts', { ...one, ...credentials });
  log(`demo: ${regency.employees.length} employees`);
  await importRoster(admin, regency);
  log('demo: operations');
  await playOperations(baseUrl, password, regency);
  if (large?.history === true) {
    log('demo: a year of operations');
    await playHistory(baseUrl, password, regency);
  }
  return { signIns: signInsOf(staff) };
}

/** The same for the same size: who measures with the demo knows its people. */
export function demoRegency(large: Large | undefined): Regency {
  return large === undefined
    ? makeRegency(seed, { employees: 9_000, units: 60 })
    : makeLargeRegency(seed, large.employees);
}

async function putOffice(admin: Client, regency: Regency): Promise<void> {
  const fresh = { version: null, settles: null };
  const mutations = [await admin.says('setting.put', { ...fresh, setting: demoSetting })];
  for (const unit of regency.units) mutations.push(await admin.says('unit.put', { ...fresh, unit }));
  for (const calendar of startingCalendars) mutations.push(await admin.says('calendar.put', { ...fresh, calendar }));
  for (const entry of startingCatalogue) mutations.push(await admin.says('catalogue.put', { ...fresh, entry }));
  await admin.push(mutations);
}

/** Officers of Regu II, both offices of personnel, and everybody who reads reports. */
function staffOf(regency: Regency): Staff[] {
  const officers = [
    'Wahyu Teladan',
    'Lilis Samaran',
    'Joko Andaikata',
    'Rudi Umpama',
    'Sari Khayali',
    'Agus Misalnya',
    'Dwi Purwarupa',
    'Tono Rekaan',
  ];
  const staff: Staff[] = officers.map((name, at) => {
    return {
      role: 'officer',
      username: `petugas${at + 1}`,
      name,
      unitId: null,
      post: at === 0 ? 'Danru Regu II' : 'Petugas Satpol PP',
    };
  });
  staff.push({
    role: 'personnel',
    username: 'kepegawaian',
    name: 'Ratna Umpama',
    unitId: null,
    post: 'Analis SDM Aparatur',
  });
  staff.push({
    role: 'personnel',
    username: 'kepegawaian-disdik',
    name: 'Budi Contoh',
    unitId: unitNamed(regency, 'Disdik'),
    post: 'Kasubbag Umum dan Kepegawaian',
  });
  staff.push({ role: 'chief', username: 'kasatpol', name: 'Suryo Permisalan', unitId: null, post: 'Kepala Satpol PP' });
  for (const [unitId, employeeId] of regency.heads) {
    const head = regency.employees[employeeId - 1];
    const unit = regency.units.find((one) => one.id === unitId);
    // One head's account for each perangkat daerah, none for the units below.
    if (head === undefined || unit === undefined || unit.parentId !== regency.units[0]?.id) continue;
    staff.push({ role: 'head', username: `kepala-${unitId.toLowerCase()}`, name: head.name, unitId, post: head.post });
  }
  staff.push({ role: 'leader', username: 'sekda', name: 'Endang Rekaan', unitId: null, post: 'Sekretaris Daerah' });
  return staff;
}

function unitNamed(regency: Regency, shortName: string): string {
  const unit = regency.units.find((one) => one.shortName === shortName || one.name === shortName) ?? regency.units[1];
  if (unit === undefined) throw new Error(`no unit ${shortName}`);
  return unit.id;
}

async function importRoster(admin: Client, regency: Regency): Promise<void> {
  const summary = { fresh: regency.employees.length, changed: 0, gone: 0, unchanged: 0, refused: 0 };
  const { version } = await admin.post<RosterVersion>('/api/roster/versions', { source: 'demo', base: 0, summary });
  const pages = pagesOf(regency.employees, limits.rosterPageMax);
  for (const page of pages) await admin.post(`/api/roster/versions/${version}/changes`, { changes: page });
  const packed = packRoster(regency.employees, regency.units, { version, asOf: new Date().toISOString() });
  const bytes = new Uint8Array(gzipSync(packed, { level: 9 }));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await admin.putBytes(`/api/roster/versions/${version}/file`, bytes, { 'x-sidak-sha256': hash });
  await admin.post(`/api/roster/versions/${version}/apply`, { size: regency.employees.length, hash });
}

function pagesOf(employees: readonly RosterEmployee[], size: number): RosterEmployee[][] {
  const pages: RosterEmployee[][] = [];
  for (let from = 0; from < employees.length; from += size) pages.push(employees.slice(from, from + size));
  return pages;
}

/** One sign-in per role, as `npm start` prints them. */
function signInsOf(staff: readonly Staff[]): SignIn[] {
  const shown = ['petugas1', 'petugas2', 'kepegawaian', 'kepegawaian-disdik', 'kasatpol', 'sekda'];
  const head = staff.find((one) => one.role === 'head');
  const chosen = staff.filter((one) => shown.includes(one.username) || one === head);
  return [{ role: 'admin', username: 'admin' }, ...chosen].map(({ role, username }) => ({ role, username, password }));
}
