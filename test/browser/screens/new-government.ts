// A government on its first day, on a server of its own: nothing is there yet. Then the first findings, and with them
// what the stories over the demo must not leave behind: versions that meet, a mutation that waits.
import type { Page } from 'playwright-core';
import type { CaseFile, OperationFile } from '../../../schema/api.ts';
import { dayInZone } from '../../../schema/calendar.ts';
import type { CatalogueEntry } from '../../../schema/catalogue.ts';
import type { FindingFacts, Subject } from '../../../schema/finding.ts';
import type { Mutation } from '../../../schema/mutation.ts';
import { limits } from '../../../schema/limits.ts';
import { protocol } from '../../../schema/mutation.ts';
import { operationIdOf } from '../../../schema/operation.ts';
import { Client, newCredentials } from '../../../worker/dev/client.ts';

export const password = 'kata sandi pertama';
const zone = 'Asia/Jakarta';

/** The first admin through the one-time link, as he would. */
export async function setsUp(page: Page, token: string): Promise<void> {
  await page.goto(`/#/setup?token=${token}`);
  await page.getByLabel('Nama lengkap').fill('Adi Pertama');
  await page.getByLabel('Nama pengguna').fill('admin');
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByLabel('Ulangi kata sandi').fill(password);
  await page.getByRole('button', { name: 'Buat akun admin' }).click();
  await page.getByRole('heading', { name: 'Mulai', level: 1 }).first().waitFor({ state: 'attached', timeout: 30_000 });
}

export type Staff = Record<'admin' | 'officer' | 'personnel' | 'chief', Client>;

/** One account of each role; the user name is the role. */
export async function hires(baseUrl: string): Promise<Staff> {
  const enters = async (username: string): Promise<Client> =>
    new Client(baseUrl).signIn(username, password, 'Perangkat uji');
  const admin = await enters('admin');
  for (const role of ['officer', 'personnel', 'chief']) {
    const one = { username: role, name: `Nama ${role}`, role, unitId: null, post: null };
    await admin.post('/api/accounts', { ...one, ...(await newCredentials(password)) });
  }
  const [officer, personnel, chief] = await Promise.all(['officer', 'personnel', 'chief'].map(enters));
  if (!officer || !personnel || !chief) throw new Error('nobody was hired');
  return { admin, officer, personnel, chief };
}

export type Unsettled = { operation: string; finding: string; entry: CatalogueEntry };

/**
 * A raid of one, closed and reviewed twice at once; a case moved twice at once; more findings without their operation
 * than one page of a list holds.
 */
export async function disagrees({ admin, officer, personnel, chief }: Staff): Promise<Unsettled> {
  const openedOn = dayInZone(Date.now(), zone);
  const operation = operationIdOf(openedOn, 'F1RST001');
  const facts = { title: 'Razia pertama', orderNumber: '1/2026', legalBasis: 'PP 94/2021', legalBasisVersion: null };
  const where = { place: 'Pasar Contoh', squad: 'Regu I', timeZone: zone } as const;
  const noted = await officer.says('finding.record', about(operation, 'Tamu Samaran'));
  await officer.push([
    await officer.says('operation.open', { operationId: operation, openedOn, facts: { ...facts, ...where }, team: [] }),
    noted,
    await officer.says('operation.close', { operationId: operation, settles: null }),
  ]);
  const unopened = operationIdOf(openedOn, 'N0TYET01');
  const waiting: Mutation[] = [];
  for (let n = 0; n <= limits.pageRowsMax; n += 1)
    waiting.push(await officer.says('finding.record', about(unopened, `Tamu Menunggu ${n}`)));
  await sends(officer, waiting, 'held');

  const { case: file, version } = await personnel.get<CaseFile>(`/api/cases/${noted.id}`);
  const seen = { caseId: noted.id, operationId: operation, subject: file.subjectKey, version, settles: null };
  const superior = { accountId: null, name: 'Kepala kantor', post: null };
  await personnel.push([await personnel.says('case.forward', { ...seen, superior, note: null })]);
  const late = { ...seen, outcome: 'notProven', why: 'Salah orang.', agency: null } as const;
  await sends(personnel, [await personnel.says('case.close', late)], 'conflict');

  const read = await chief.get<OperationFile>(`/api/operations/${operation}`);
  const review = { operationId: operation, version: read.version, settles: null };
  await chief.push([await chief.says('operation.return', { ...review, why: 'Lampiran kurang.' })]);
  const { uptoSeq } = read.report;
  await sends(chief, [await chief.says('operation.validate', { ...review, uptoSeq, note: null })], 'conflict');

  const entry: CatalogueEntry = {
    list: 'guidance',
    code: 'APEL',
    nameId: 'Apel pagi',
    nameEn: 'Morning roll call',
    retired: false,
    revision: 1,
    order: 1,
  };
  await admin.push([await admin.says('catalogue.put', { version: null, settles: null, entry })]);
  return { operation, finding: noted.id, entry };
}

function about(operationId: string, name: string) {
  const entry = { revision: 1, text: null };
  const subject: Subject = { kind: 'unlisted', name, office: 'Pemkab Tetangga', standing: 'asn', nip: null, nik: null };
  const facts: FindingFacts = {
    violations: [{ ...entry, code: 'PROKES-01', label: 'Tidak membawa masker', basis: null }],
    reason: { ...entry, code: 'LUPA', label: 'Lupa' },
    action: { ...entry, code: 'TEGURAN-TEMPAT', label: 'Teguran di tempat' },
    place: { name: 'Pasar Contoh', fix: null },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note: null,
  };
  return { operationId, subject, facts, photos: [] };
}

async function sends(who: Client, mutations: readonly Mutation[], outcome: string): Promise<void> {
  const answer = await who.post<{ results: { outcome: string }[] }>('/api/sync/push', {
    protocol,
    deviceId: who.deviceId,
    sentAt: new Date().toISOString(),
    unsent: 0,
    mutations,
  });
  const isSo = answer.results.every((result) => result.outcome === outcome);
  if (!isSo) throw new Error(`not ${outcome}: ${JSON.stringify(answer)}`);
}

/** The officer corrects his finding without network, while he does so on another phone too. */
export async function officerDisagrees(
  page: Page,
  { officer }: Staff,
  { operation, finding }: Unsettled,
): Promise<void> {
  await page.goto(`/#/finding/${finding}/correct`);
  await page.getByLabel('Mengapa?').fill('Ia menyebut alasan lain.');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await page.getByText('Menunggu kirim').first().waitFor();
  const { facts } = about(operation, '');
  const seen = { findingId: finding, operationId: operation, subject: `finding:${finding}`, version: finding };
  const elsewhere = { ...facts, place: { name: 'Terminal', fix: null } };
  await officer.push([
    await officer.says('finding.correct', { ...seen, settles: null, why: 'Di terminal.', facts: elsewhere, on: null }),
  ]);
  await page.context().setOffline(false);
  await page.goto('/#/attention');
  await page.getByRole('article').first().waitFor({ timeout: 20_000 });
}

/** The admin renames an entry without network, while another computer renames it too. */
export async function adminDisagrees(page: Page, { admin }: Staff, { entry }: Unsettled): Promise<void> {
  await page.goto(`/#/katalog/${entry.list}/${entry.code}`);
  await page.getByLabel('Nama dalam bahasa Indonesia').fill('Apel pagi di halaman');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('menunggu').first().waitFor();
  const { rows } = await admin.get<{ rows: { key: string; version: string }[] }>('/api/sync/pull');
  const version = rows.find((row) => row.key.endsWith(entry.code))?.version ?? null;
  const other = { ...entry, nameId: 'Apel sore', revision: 2 };
  await admin.push([await admin.says('catalogue.put', { version, settles: null, entry: other })]);
  await page.context().setOffline(false);
  await page.goto('/#/perhatian');
  await page.getByRole('article').first().waitFor({ timeout: 20_000 });
}
