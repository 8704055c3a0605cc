// Story: the admin imports next year's roster. What the file would do is seen before it does it, what cannot be taken is
// named row by row, and the import can be taken back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { EmployeesAnswer, RosterAnswer } from '../../schema/api.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { Client } from '../../worker/dev/client.ts';
import { openAsAdmin, signedIn } from './admin-steps.ts';
import { findViolations } from './axe.ts';
import { served } from './served.ts';
import { PHONE, test } from './pages.ts';
import { rosterFile } from './roster-file.ts';

/** What the office is promised, on a machine like this one. */
const previewWithinMs = 5_000;
const file = rosterFile();
const folder = mkdtempSync(join(tmpdir(), 'sidak-roster-'));
afterAll(() => rmSync(folder, { recursive: true }));

test(
  'a SIASN file of 10,000 rows is previewed, its damaged rows are named, it is applied and undone',
  { timeout: 120_000 },
  async ({ stage }) => {
    const admin = await adminClient();
    const before = await currentVersion(admin);
    const page = await openAsAdmin(stage, '/pegawai', 'Daftar pegawai');

    const startedAt = performance.now();
    await choose(page, file.name, file.bytes);
    await page.getByRole('heading', { name: 'Pratinjau impor' }).waitFor({ timeout: 30_000 });
    await page.getByRole('table', { name: 'Ditolak' }).waitFor();
    const tookMs = Math.round(performance.now() - startedAt);
    const told = await page.getByText(/^Diperiksa dalam/).textContent();
    console.log(`roster preview: ${file.rows} rows in ${tookMs} ms (limit ${previewWithinMs}); ${told}`);
    expect(tookMs).toBeLessThan(previewWithinMs);

    const { counts } = file;
    expect(await counted(page)).toEqual({
      Ditolak: counts.refused,
      Berubah: counts.changed,
      'Tidak ada lagi': counts.gone,
      'Pindah unit': 0,
      Baru: counts.fresh,
    });
    for (const { row, words, value } of file.damaged) {
      const line = rowOf(page, row);
      await expect.poll(() => line.textContent()).toContain(words);
      expect(await line.textContent()).toContain(value);
    }
    await expectRefusedFile(page);
    await page.getByText('1 unit kerja belum dikenal; 1 baris ditolak karenanya').waitFor();
    await page.getByRole('radio', { name: /^Berubah/ }).click();
    const changed = page.getByRole('table', { name: 'Berubah' });
    await changed.getByText(file.changed.post).first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    // Nothing has been sent yet.
    expect(await currentVersion(admin)).toBe(before);

    const changes = counts.fresh + counts.changed + counts.gone;
    await apply(page, changes);
    expect(await currentVersion(admin)).toBe(before + 1);
    await expectOnPhone(stage, 9_000 + counts.fresh);
    const newcomer = (await allEmployees(admin)).find(({ nip }) => nip === file.newcomer.nip);
    if (newcomer === undefined) throw new Error('the newcomer was not taken');
    expect(newcomer).toMatchObject({ name: file.newcomer.name, active: true });
    expect(await asKept(admin, file.changed.before)).toMatchObject({ post: file.changed.post });

    await page.getByRole('button', { name: 'Batalkan impor' }).click();
    await page.getByRole('heading', { name: 'Pratinjau pembatalan' }).waitFor({ timeout: 30_000 });
    expect(await counted(page)).toMatchObject({ 'Tidak ada lagi': counts.fresh, Baru: 0, Ditolak: 0 });
    await apply(page, changes);
    expect(await asKept(admin, file.changed.before)).toEqual(file.changed.before);
    // Nobody is deleted: who came with the import stays, inactive.
    expect(await asKept(admin, newcomer)).toEqual({ ...newcomer, active: false });
  },
);

test('a file with too few people is applied only after the number is typed', async ({ stage }) => {
  const admin = await adminClient();
  const page = await openAsAdmin(stage, '/pegawai', 'Daftar pegawai');
  const few = 'nip;nama;unit;jabatan;status\r\n';
  await choose(page, 'beberapa.csv', new TextEncoder().encode(few));
  const warning = page.getByRole('alert').filter({ hasText: 'akan menjadi tidak aktif' });
  await warning.waitFor();
  const gone = /([\d.]+) pegawai/.exec((await warning.textContent()) ?? '')?.[1] ?? '';
  const button = page.getByRole('button', { name: /^Terapkan/ });
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel(`Untuk melanjutkan, ketik ${gone}`).fill('12');
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel(`Untuk melanjutkan, ketik ${gone}`).fill(gone);
  expect(await button.isDisabled()).toBe(false);
  const before = await currentVersion(admin);
  await page.getByRole('button', { name: 'Batal', exact: true }).click();
  await page.getByRole('button', { name: 'Pilih berkas' }).first().waitFor();
  expect(await currentVersion(admin)).toBe(before);
});

test('files that are no roster are named for what they are', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/pegawai', 'Daftar pegawai');
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const wrong: [string, Uint8Array, string][] = [
    ['kosong.csv', text('\r\n'), 'Berkas kosong.'],
    ['data.xlsx', text('PK\u0003\u0004 \u0000'), 'Simpan dahulu dari Excel sebagai CSV.'],
    ['lain.csv', text('nip;nama\r\n1;2\r\n'), 'unit, jabatan, status'],
    ['kutip.csv', text('nip;nama;unit;jabatan;status\r\n1;"Budi;x;y;PNS\r\n'), 'baris 2 tidak ditutup'],
  ];
  for (const [name, bytes, words] of wrong) {
    await choose(page, name, bytes);
    const alert = page.getByRole('alert').filter({ hasText: `${name} tidak dapat dipakai` });
    await expect.poll(() => alert.textContent()).toContain(words);
  }
});

test('units that the file alone knows are created, and their people are taken', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/pegawai', 'Daftar pegawai');
  const admin = await adminClient();
  const newcomer = '"199003152015031077","Orang Unit Baru","Balai Uji Unit Baru","Arsiparis","PNS"';
  await choose(page, 'unit-baru.csv', concat(await wholeRoster(admin), `\n${newcomer}\n`));
  await page.getByText('1 unit kerja belum dikenal; 1 baris ditolak karenanya').waitFor();
  await page.getByRole('button', { name: 'Buat unit ini' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Buat 1 unit' }).click();
  await page.getByRole('button', { name: 'Terapkan 1 perubahan' }).waitFor({ timeout: 20_000 });
  expect(await counted(page)).toMatchObject({ Ditolak: 0, Baru: 1 });
  await page.getByRole('button', { name: 'Batal', exact: true }).click();
});

test('when the connection breaks while applying, it goes on from where it stopped', async ({ stage }) => {
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/);
  const admin = await adminClient();
  const [first] = (await admin.get<EmployeesAnswer>('/api/roster/employees?limit=1')).rows;
  if (first === undefined) throw new Error('no roster');
  const page = await openAsAdmin(stage, '/pegawai', 'Daftar pegawai');
  await choose(page, 'lengkap.csv', await wholeRoster(admin, { ...first, post: 'Jabatan Sesudah Putus' }));
  await page.getByRole('heading', { name: 'Pratinjau impor' }).waitFor();
  let isCut = true;
  await page.route('**/api/roster/versions/*/file', (route) => (isCut ? route.abort() : route.continue()));
  const before = await currentVersion(admin);
  await page.getByRole('button', { name: /^Terapkan/ }).click();
  await page.getByRole('alert').filter({ hasText: 'Terhenti' }).waitFor();
  expect(await currentVersion(admin)).toBe(before);
  isCut = false;
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await page.getByRole('heading', { name: 'Daftar pegawai diterapkan' }).waitFor();
  expect(await asKept(admin, first)).toMatchObject({ post: 'Jabatan Sesudah Putus' });
  await page.getByRole('button', { name: 'Batalkan impor' }).click();
  await page.getByRole('heading', { name: 'Pratinjau pembatalan' }).waitFor();
  await apply(page, 1);
  expect(await asKept(admin, first)).toEqual(first);
});

async function adminClient(): Promise<Client> {
  const { username, password } = signedIn('admin');
  return new Client(served().baseUrl).signIn(username, password, 'Komputer uji impor');
}

/** By path: bytes given to the driver would take longer on their way into the browser than the preview itself. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.locator('input[type=file]').setInputFiles(path);
}

/** The numbers on the chips above the lists. */
async function counted(page: Page): Promise<Record<string, number>> {
  const chips = await page.getByRole('radiogroup', { name: 'Daftar hasil pemeriksaan' }).getByRole('radio').all();
  const texts = await Promise.all(chips.map((chip) => chip.textContent()));
  return Object.fromEntries(
    texts.map((text) => {
      const [, name = '', count = ''] = /^(\D+?)\s*([\d.]+)$/.exec(text ?? '') ?? [];
      return [name, Number(count.replaceAll('.', ''))];
    }),
  );
}

function rowOf(page: Page, row: number): Locator {
  const cell = page.getByRole('cell', { name: row.toLocaleString('id-ID'), exact: true });
  return page.getByRole('table', { name: 'Ditolak' }).getByRole('row').filter({ has: cell });
}

async function expectRefusedFile(page: Page): Promise<void> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Unduh baris yang ditolak' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('baris-ditolak.csv');
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines.slice(1).map((line) => Number(line.split(';')[0]))).toEqual(
    file.damaged.map(({ row }) => row).toSorted((a, b) => a - b),
  );
}

async function apply(page: Page, changes: number): Promise<void> {
  await page.getByRole('button', { name: `Terapkan ${changes.toLocaleString('id-ID')} perubahan` }).click();
  await page.getByRole('heading', { name: 'Daftar pegawai diterapkan' }).waitFor({ timeout: 30_000 });
}

async function currentVersion(admin: Client): Promise<number> {
  const { rows } = await admin.get<RosterAnswer>('/api/roster?limit=20');
  return rows.find((row) => row.state === 'current')?.version ?? 0;
}

async function allEmployees(admin: Client): Promise<RosterEmployee[]> {
  const all: RosterEmployee[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: EmployeesAnswer = await admin.get(`/api/roster/employees?limit=500&after=${after}`);
    all.push(...page.rows);
    after = page.next;
  }
  return all;
}

/** This person as the server has him now. */
async function asKept(admin: Client, { id }: RosterEmployee): Promise<RosterEmployee | undefined> {
  const page: EmployeesAnswer = await admin.get(`/api/roster/employees?limit=1&after=${id - 1}`);
  return page.rows.find((one) => one.id === id);
}

/** Everybody active as a plain table, one of them perhaps changed. */
async function wholeRoster(admin: Client, changed?: RosterEmployee): Promise<Uint8Array> {
  const active = (await allEmployees(admin)).filter((one) => one.active);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = active.map((one) => {
    const { nip, name, unitId, post, status } = one.id === changed?.id ? changed : one;
    return [nip, name, unitId, post, status].map(quoted).join(',');
  });
  return new TextEncoder().encode(['nip,nama,unit,jabatan,status', ...lines].join('\n'));
}

function concat(bytes: Uint8Array, text: string): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(text)]);
}

/** An officer's phone fetches the new roster by itself. */
async function expectOnPhone(stage: Parameters<typeof openAsAdmin>[0], people: number): Promise<void> {
  const { username, password } = signedIn('officer');
  const phone = await (await stage.newDevice(PHONE)).newPage();
  await phone.goto('/');
  await phone.getByLabel('NIP atau nama pengguna').fill(username);
  await phone.getByLabel('Kata sandi', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Masuk', exact: true }).click();
  await phone.locator('form#sign-in').waitFor({ state: 'detached' });
  await phone.goto('/#/phone');
  await phone.getByText(`${people.toLocaleString('id-ID')} orang`).waitFor({ timeout: 40_000 });
}
