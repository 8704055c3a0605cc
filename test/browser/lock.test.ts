// A phone that several people share: a PIN at the first sign-in, locking, unlocking without network, the rescue file.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from './axe.ts';
import { PHONE, test } from './pages.ts';
import { findOverflow, findUnreachable } from './screens/checks.ts';
import { demoPassword, signIn } from './sign-in.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Every screen that is met is fit for all: nothing hidden from ear, keyboard or a narrow phone. */
async function isFit(page: Page): Promise<void> {
  expect([...(await findViolations(page)), ...(await findOverflow(page)), ...(await findUnreachable(page))]).toEqual(
    [],
  );
}

async function setsPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN baru, minimal 6 angka').fill(pin);
  await page.getByLabel('Ulangi PIN').fill(pin);
  await button(page, 'Simpan PIN').click();
}

/** Three cards by keyboard, each fit for all; the last ends in the offer of a PIN. */
async function isShownRound(page: Page): Promise<void> {
  for (const title of ['Sepuluh detik, tanpa sinyal', 'Pernah tercatat? Terlihat seketika']) {
    await page.getByRole('heading', { name: title }).waitFor();
    await isFit(page);
    await button(page, 'Lanjut').press('Enter');
  }
  await page.getByRole('heading', { name: 'Terkirim sendiri, tidak ada yang hilang' }).waitFor();
  await isFit(page);
  await button(page, 'Mulai').click();
  await page.getByRole('heading', { name: 'Pasang di layar utama' }).waitFor();
  await isFit(page);
  await button(page, 'Nanti saja').click();
}

/** What the screen is for, said on the screen itself; Esc gives the focus back to the question mark. */
async function readsHelp(page: Page, about: string): Promise<void> {
  await button(page, 'Bantuan').click();
  await page.getByRole('dialog', { name: `Bantuan: ${about}` }).waitFor();
  await isFit(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Bantuan');
}

/** In sight, with nothing over it. */
function isOnTop(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return there !== null && (element.contains(there) || there.contains(element));
}

async function unlocks(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await button(page, 'Buka').click();
}

async function fillsIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(demoPassword());
  await button(page, 'Masuk').click();
}

test('a PIN is offered at the first sign-in; in flight mode two people share the phone, and the unsent can be saved to a file', async ({
  stage,
}) => {
  const device = await stage.newDevice({ ...PHONE, reducedMotion: 'reduce', acceptDownloads: true }, 'all');
  const page = await device.newPage();
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);

  // The first person.
  await signIn(page, 'petugas3');
  await isShownRound(page);
  await page.getByRole('heading', { name: 'Pasang PIN' }).waitFor();
  await isFit(page);
  await setsPin(page, '123456');
  await page.getByText('Terlalu mudah ditebak.').waitFor();
  await setsPin(page, '270896');
  await page.getByRole('heading', { name: 'Pasang PIN' }).waitFor({ state: 'detached' });
  await page.goto('/#/phone');
  await page.getByText('Siap luring', { exact: true }).waitFor({ timeout: 30_000 });
  await isFit(page);
  await readsHelp(page, 'Perangkat ini');
  await button(page, 'Kunci sekarang').click();

  // The second, with a signal once.
  await page.getByRole('heading', { name: 'Terkunci', exact: true }).waitFor();
  await isFit(page);
  await page.getByRole('link', { name: /Masuk dengan akun lain/ }).click();
  await fillsIn(page, 'petugas4');
  await button(page, 'Lewati perkenalan').click();
  await button(page, 'Nanti saja').click();
  await setsPin(page, '310785');
  await page.getByRole('heading', { name: 'Pasang PIN' }).waitFor({ state: 'detached' });
  await page.goto('/#/phone');
  await button(page, 'Kunci sekarang').click();

  // From here on nobody has any.
  await device.setOffline(true);
  await unlocks(page, '270896');
  await page.getByText('PIN salah.').waitFor();
  await button(page, /.*Membuka dengan PIN sendiri.*/)
    .first()
    .click();
  await unlocks(page, '270896');
  await page.getByRole('heading', { name: 'Terkunci', exact: true }).waitFor({ state: 'detached' });
  await page.goto('/#/phone');
  await button(page, 'Kunci sekarang').click();
  await page.getByRole('heading', { name: 'Terkunci', exact: true }).waitFor();
  await button(page, /Simpan berkas penyelamatan.*/).click();
  const told = page.getByText('Tidak ada yang belum terkirim.');
  await told.waitFor();
  await expect.poll(() => told.evaluate(isOnTop)).toBe(true);
  await isFit(page);
}, 120_000);
