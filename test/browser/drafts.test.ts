// F08: whatever form is open when the app is killed, it opens on that form again, with everything that was typed.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isLong } from './long.ts';
import { OfficerPhone } from './raid/officer.ts';
import { test } from './pages.ts';

/** An officer whom no other story sends out. */
const username = 'petugas6';
const order = {
  title: 'Sidak draf',
  orderNumber: '094/DRAF/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Kantor Contoh',
  squad: 'Regu VI',
};

/** Killed and opened again: the address it opens on. */
async function killed(phone: OfficerPhone): Promise<Page> {
  await phone.swipesAway();
  await phone.opensApp();
  return phone.page;
}

const valueOf = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue();

test.runIf(isLong)(
  'F08 the app is killed on each form and opens on it with every field',
  { timeout: 120_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    const phone = await OfficerPhone.signedIn(stage, username);
    await phone.flightMode(true);

    // Opening an operation.
    await phone.page.goto('/#/operations');
    await phone.page.getByRole('link', { name: 'Buka operasi' }).click();
    await phone.page.getByLabel('Nama operasi').fill('Setengah jadi');
    let page = await killed(phone);
    await page.getByRole('button', { name: 'Buka operasi' }).waitFor();
    await expect.poll(() => valueOf(page, 'Nama operasi')).toBe('Setengah jadi');
    await page.getByRole('link', { name: 'Kembali' }).click();

    // Joining one.
    await page.getByRole('link', { name: 'Gabung dengan kode' }).click();
    await page.getByLabel('Kode operasi').fill('K7F4');
    page = await killed(phone);
    await expect.poll(() => valueOf(page, 'Kode operasi')).toBe('K7F4');
    await page.getByRole('link', { name: 'Kembali' }).click();
    // Left on purpose, it is not opened again.
    page = await killed(phone);
    await page.getByRole('link', { name: /^(Buka operasi|Catat temuan)$/ }).waitFor();
    await page.goto('/#/operations');

    // Somebody who is not in the roster.
    await phone.opensOperation(order);
    await phone.beginsNoting();
    await phone.page.getByRole('link', { name: 'Catat temuan' }).click();
    await phone.page.getByRole('link', { name: /Tidak ada di daftar/ }).click();
    await phone.page.getByLabel('Nama', { exact: true }).fill('Orang Luar Daerah');
    await phone.page.getByLabel(/^Instansi/).fill('Kabupaten Sebelah');
    page = await killed(phone);
    await expect.poll(() => valueOf(page, 'Nama')).toBe('Orang Luar Daerah');
    expect(await page.getByLabel(/^Instansi/).inputValue()).toBe('Kabupaten Sebelah');
    await page.getByRole('button', { name: 'Lanjutkan' }).click();

    // The finding itself, to the last letter of a note.
    await phone.fillsIn('Lupa');
    await page.getByRole('button', { name: 'Catatan', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Catatan' }).fill('Memakai jaket biru.');
    page = await killed(phone);
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
    await page.getByRole('button', { name: 'Dicatat' }).click();
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('Memakai jaket biru.');
    await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
    await phone.saves();

    // A correction, and a withdrawal.
    await page.getByRole('link', { name: 'Daftar temuan' }).click();
    await page.getByRole('link', { name: /Orang Luar Daerah/ }).click();
    await page.getByRole('link', { name: 'Perbaiki' }).click();
    await page.getByLabel('Mengapa?').fill('Namanya salah');
    page = await killed(phone);
    await expect.poll(() => valueOf(page, 'Mengapa?')).toBe('Namanya salah');
    await page.getByRole('link', { name: 'Kembali' }).click();
    await page.getByRole('button', { name: 'Cabut' }).click();
    await page.getByRole('dialog').getByLabel('Mengapa?').fill('Bukan orangnya');
    const address = page.url();
    page = await killed(phone);
    await page.goto(address);
    await page.getByRole('button', { name: 'Cabut' }).click();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Mengapa?').inputValue()).toBe('Bukan orangnya');
  },
);
