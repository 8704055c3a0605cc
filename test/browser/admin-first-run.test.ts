// Story: an empty Sidak, as `npm start -- --empty` gives it: from the one-time link to the first roster.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { makeRegency } from '../../worker/dev/regency.ts';
import { toSiasnCsv } from '../../worker/dev/regency-csv.ts';
import { type Server, startServer } from '../../worker/dev/server.ts';
import { DESKTOP, test } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sidak-empty-'));
let server: Server;
beforeAll(async () => {
  server = await startServer({ stateDir: folder, port: 0, demo: false, quiet: true, build: 'skip' });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const regency = makeRegency(3, { employees: 400, units: 60 });

/** The national system's organisation export, children before parents as it may well come. */
function unitsCsv(): Buffer {
  const rows = regency.units.map((unit) => {
    const parent = regency.units.find((one) => one.id === unit.parentId);
    return [unit.externalId, unit.name, parent?.externalId ?? ''];
  });
  return Buffer.from(Papa.unparse([['ID', 'NAMA_UNOR', 'ID_ATASAN'], ...rows.toReversed()]));
}

test('from the one-time link to the first roster', { timeout: 120_000 }, async ({ stage }) => {
  const page = await (await stage.newDevice(DESKTOP)).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${server.baseUrl}/#/setup?token=${server.setupToken}`);
  await page.getByLabel('Nama lengkap').fill('Adi Pertama');
  await page.getByLabel('Nama pengguna').fill('adi');
  await page.getByLabel('Kata sandi', { exact: true }).fill('rahasia-sekali');
  await page.getByLabel('Ulangi kata sandi').fill('rahasia-sekali');
  await page.getByRole('button', { name: 'Buat akun admin' }).click();
  await page.getByRole('heading', { name: 'Mulai', level: 1 }).waitFor();
  await expect.poll(() => page.getByText('Perlu disiapkan').count()).toBe(6);

  await page
    .getByRole('main')
    .getByRole('link', { name: /^Pengaturan/ })
    .click();
  await page.getByLabel('Pemerintah daerah').fill('Pemerintah Kabupaten Rekaan');
  await page.getByLabel('Nama singkat daerah').fill('Kabupaten Rekaan');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expectTodo(page, 5);

  await page
    .getByRole('main')
    .getByRole('link', { name: /^Katalog/ })
    .click();
  await page.getByRole('button', { name: 'Muat katalog awal' }).click();
  await page.getByRole('table', { name: 'Dugaan pelanggaran' }).getByText('Tidak membawa masker').waitFor();

  await page.getByRole('link', { name: 'Kalender' }).first().click();
  await page.getByRole('button', { name: 'Muat kalender awal' }).click();
  await page.getByRole('radio', { name: '2026' }).click();
  await page.getByText('Kamis, 1 Januari').waitFor();

  await page.goto(`${server.baseUrl}/#/unit-impor`);
  await page.locator('input[type=file]').setInputFiles({ name: 'unor.csv', mimeType: 'text/csv', buffer: unitsCsv() });
  await page.getByRole('button', { name: 'Simpan 60 unit' }).click();
  await page.getByText('60 unit tersimpan').waitFor();
  // What is still on its way would be unknown to the server.
  await page.goto(`${server.baseUrl}/#/unit`);
  const tree = page.getByRole('list', { name: 'Unit kerja' });
  await tree.getByText('Dinas Kesehatan').first().waitFor();
  await expect.poll(() => tree.getByText('Menunggu kirim').count(), { timeout: 20_000 }).toBe(0);

  await page.goto(`${server.baseUrl}/#/pegawai`);
  const roster = { name: 'siasn.csv', mimeType: 'text/csv', buffer: Buffer.from(toSiasnCsv(regency)) };
  await page.locator('input[type=file]').setInputFiles(roster);
  await page.getByRole('button', { name: 'Terapkan 400 perubahan' }).click();
  await page.getByRole('heading', { name: 'Daftar pegawai diterapkan' }).waitFor();

  await page.getByRole('link', { name: 'Mulai', exact: true }).click();
  await page.getByText(/^400 orang, diterapkan /).waitFor();
  await page.getByText('Belum ada: Petugas, Kasatpol PP, Kepegawaian').waitFor();
});

async function expectTodo(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: 'Mulai', level: 1 }).waitFor();
  await expect.poll(() => page.getByText('Perlu disiapkan').count()).toBe(count);
}
