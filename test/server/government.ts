/** A small government on a real server, entered through its doors: an admin, offices, a catalogue, people. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RosterStarted } from '../../schema/api.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import { demoSetting } from '../../worker/dev/demo-setting.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { makeRegency } from '../../worker/dev/regency.ts';
import { Phone } from './phone.ts';

export const password = 'kata sandi uji';
const regency = makeRegency(3, { employees: 80, units: 8 });

export async function aGovernment(baseUrl: string, setupToken: string): Promise<Client> {
  await new Client(baseUrl).post('/api/setup', {
    token: setupToken,
    username: 'admin',
    name: 'Admin',
    ...(await newCredentials(password)),
  });
  const admin = await new Client(baseUrl).signIn('admin', password, 'Komputer');
  const fresh = { version: null, settles: null };
  const mutations = [await admin.says('setting.put', { ...fresh, setting: demoSetting })];
  for (const unit of regency.units) mutations.push(await admin.says('unit.put', { ...fresh, unit }));
  for (const entry of startingCatalogue) mutations.push(await admin.says('catalogue.put', { ...fresh, entry }));
  await admin.push(mutations);
  return admin;
}

/** An officer with an account and a phone, signed in. */
export async function anOfficer(admin: Client, username: string): Promise<Phone> {
  const account = { username, name: `Petugas ${username}`, role: 'officer', unitId: null, post: null };
  await admin.post('/api/accounts', { ...account, ...(await newCredentials(password)) });
  return new Phone(admin.baseUrl, username).signsIn(password);
}

/** The first roster: all 80 people. */
export async function importsRoster(admin: Client): Promise<void> {
  const { employees, units } = regency;
  const summary = { fresh: employees.length, changed: 0, gone: 0, unchanged: 0, refused: 0 };
  const { version } = await admin.post<RosterStarted>('/api/roster/versions', { source: 'uji', base: 0, summary });
  await admin.post(`/api/roster/versions/${version}/changes`, { changes: employees });
  const bytes = new Uint8Array(gzipSync(packRoster(employees, units, { version, asOf: new Date().toISOString() })));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await admin.putBytes(`/api/roster/versions/${version}/file`, bytes, { 'x-sidak-sha256': hash });
  await admin.post(`/api/roster/versions/${version}/apply`, { size: employees.length, hash });
}
