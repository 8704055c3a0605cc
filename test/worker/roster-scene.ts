/** The admin's browser at the roster's door: what it previews with `schema`, it sends in pages. */
import { env } from 'cloudflare:workers';
import type { EmployeesAnswer } from '../../schema/api.ts';
import type { RosterChange, RosterEmployee } from '../../schema/roster.ts';
import { rosterPages } from '../../schema/roster.ts';
import { packRoster } from '../../schema/roster-pack.ts';
import { makeRegency } from '../../worker/dev/regency.ts';
import type { Answer, Browser } from './access-scene.ts';

export const regency = makeRegency(7, { employees: 9_000, units: 60 });

/** The regency's units as rows of the database. */
export async function regencyUnits(): Promise<void> {
  const trails = new Map<string, string>();
  for (const unit of regency.units) trails.set(unit.id, `${trails.get(unit.parentId ?? '') ?? '/'}${unit.id}/`);
  const rows = regency.units.map((unit) => ({ ...unit, trail: trails.get(unit.id) }));
  await env.DB.prepare(
    `INSERT INTO units (key, feed, seq, version, body) SELECT value ->> '$.id', 'all', 1, 'v', value FROM json_each(?1)`,
  )
    .bind(JSON.stringify(rows))
    .run();
}

export type Packed = { bytes: Uint8Array; hash: string };

export async function packed(employees: readonly RosterEmployee[], version: number): Promise<Packed> {
  const raw = packRoster(employees, regency.units, { version, asOf: '2026-11-22' });
  const stream = new Blob([raw]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { bytes, hash: await hashOf(bytes) };
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const summary = { fresh: 0, changed: 0, gone: 0, unchanged: 0, refused: 0 };

export async function starts(admin: Browser, base: number): Promise<number> {
  const answer = await admin.send('POST', '/roster/versions', { source: 'uji.csv', base, summary });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as { version: number }).version;
}

export async function sendsChanges(
  admin: Browser,
  version: number,
  changes: readonly RosterChange[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const page of rosterPages(changes)) {
    const body = { changes: page.map(({ employee }) => employee) };
    answers.push(await admin.send('POST', `/roster/versions/${version}/changes`, body));
  }
  return answers;
}

export async function sendsFile(admin: Browser, version: number, { bytes, hash }: Packed): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream', 'x-sidak-sha256': hash };
  return admin.send('PUT', `/roster/versions/${version}/file`, bytes, headers);
}

export async function applies(admin: Browser, version: number, size: number, hash: string): Promise<Answer> {
  return admin.send('POST', `/roster/versions/${version}/apply`, { size, hash });
}

/** All of it: differences, file, apply. `after`: everybody as he is after the changes. Answers the version. */
export async function imports(
  admin: Browser,
  base: number,
  changes: readonly RosterChange[],
  after: readonly RosterEmployee[],
): Promise<number> {
  const version = await starts(admin, base);
  const file = await packed(after, version);
  const answers = [...(await sendsChanges(admin, version, changes)), await sendsFile(admin, version, file)];
  answers.push(await applies(admin, version, after.length, file.hash));
  const failed = answers.find(({ status }) => status !== 204);
  if (failed !== undefined) throw new Error(failed.text);
  return version;
}

/** The whole roster as the admin's browser reads it before a preview, page by page. */
export async function readsEmployees(
  admin: Browser,
): Promise<{ version: number; employees: RosterEmployee[]; pages: number }> {
  const employees: RosterEmployee[] = [];
  let [version, pages] = [0, 0];
  for (let after: number | null = 0; after !== null; pages += 1) {
    const answer = await admin.send('GET', `/roster/employees?after=${after}`);
    const page = answer.body as EmployeesAnswer;
    employees.push(...page.rows);
    ({ version, next: after } = page);
  }
  return { version, employees, pages };
}
