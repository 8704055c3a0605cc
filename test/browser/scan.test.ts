// Staff cards before the camera: a film of generated codes, held askew under bad light, is what Chromium's camera shows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CasesAnswer } from '../../schema/api.ts';
import { Client } from '../../worker/dev/client.ts';
import { type Code, type CodeKind, codeOf, filmOf, photographed } from '../device/code-images.ts';
import { launchChromium } from './chromium.ts';
import { isLong } from './long.ts';
import { test as base } from './pages.ts';
import { openAlbum } from './raid/album.ts';
import { OfficerPhone, operationOf } from './raid/officer.ts';
import type { Person } from './raid/people.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

/** What lies before the lens; the camera shows it from its next opening on. */
class Film {
  readonly path = join(mkdtempSync(join(tmpdir(), 'sidak-film-')), 'camera.y4m');

  shows(kind: CodeKind, text: string, degrees: number): void {
    this.films(codeOf(kind, text), degrees);
  }

  films(code: Code, degrees: number): void {
    // As large as it gets when the card fills half the picture.
    const modulePx = Math.max(2, Math.floor(700 / Math.max(code.width, code.height)));
    const shot = { width: 1280, height: 720, modulePx, degrees, blurPx: 0.5, noise: 8 };
    writeFileSync(this.path, filmOf([1, 2].map((seed) => photographed(code, { ...shot, seed }))));
  }

  isThrownAway(): void {
    rmSync(join(this.path, '..'), { recursive: true, force: true });
  }
}

const film = new Film();
film.shows('qrcode', 'nothing yet', 0);

const test = base.override({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixture's needs from this pattern
    async ({}, use: (browser: Browser) => Promise<void>) => {
      const browser = await launchChromium(film.path);
      await use(browser);
      await browser.close();
      film.isThrownAway();
    },
    { scope: 'worker' },
  ],
});

const order = {
  title: 'Sidak berkartu',
  orderNumber: '094/KARTU/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Gerbang Contoh',
  squad: 'Regu IX',
};

/** Somebody who was noted before: in the demo's finished raid. */
async function notedBefore(): Promise<Person> {
  const desk = await new Client(served().baseUrl).signIn(demoName('personnel'), demoPassword(), 'Komputer uji kartu');
  const { rows } = await desk.get<CasesAnswer>('/api/cases?limit=100');
  const [found] = rows.flatMap(({ case: { subject } }) => (subject.kind === 'employee' ? [subject] : []));
  if (found === undefined) throw new Error('the demo has noted nobody');
  return found;
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Pindai kartu pegawai' });
const isCameraOn = (page: Page): Promise<boolean> =>
  page.evaluate(() => [...document.querySelectorAll('video')].some((one) => one.srcObject !== null));

test.runIf(isLong)(
  'a card is scanned in flight mode, and the person is on the form',
  { timeout: 120_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const { photo } = openAlbum('scan');
    const person = await notedBefore();
    const phone = await OfficerPhone.signedIn(stage, 'petugas5');
    await phone.flightMode(true);
    await phone.page.goto('/#/operations');
    await phone.opensOperation(order);
    await phone.beginsNoting();
    const { page } = phone;

    // A product's code is named, and the looking goes on; a pause lets go of the camera.
    film.shows('ean13', '899123456789', 4);
    await page.getByRole('link', { name: 'Pindai', exact: true }).click();
    await dialog(page).getByText('EAN-13 terbaca, tetapi tidak memuat NIP').waitFor();
    await photo(page, 'unknown-code');
    await page.getByRole('button', { name: 'Jeda pemindaian' }).click();
    await expect.poll(() => isCameraOn(page)).toBe(false);

    // Somebody of another region: the number is filled in.
    film.shows('pdf417', '19791231 200501 1 999', -5);
    await page.getByRole('button', { name: 'Lanjutkan memindai' }).click();
    await dialog(page).getByText('NIP 19791231 200501 1 999 tidak ada di daftar pegawai.').waitFor();
    await photo(page, 'not-listed');
    expect(await isCameraOn(page)).toBe(false);
    await page.getByRole('button', { name: 'Catat sebagai orang tak terdaftar' }).click();
    // Once the form knows what was typed before.
    const nip = page.getByLabel('NIP', { exact: false }).last();
    await expect.poll(() => nip.inputValue()).toBe('197912312005011999');
    expect(page.url()).not.toContain('1979');

    // Back, and a card of the own regency, held at an angle at which linear codes are hard: the form, and the warning.
    film.shows('code128', person.nip, 33);
    await page.getByRole('link', { name: 'Kembali' }).click();
    await page.getByRole('link', { name: 'Pindai', exact: true }).click();
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
    await page.getByText(person.name).first().waitFor();
    await page.getByText('Pernah tercatat dalam 12 bulan').waitFor();
    expect(await isCameraOn(page)).toBe(false);
    await photo(page, 'on-the-form');
  },
);

/** What stands on the leader's screen, module by module. */
async function codeOnScreen(page: Page): Promise<Code> {
  const svg = page.getByRole('img', { name: /^Kode QR untuk bergabung/ });
  await expect.poll(() => svg.locator('path').count()).toBe(1);
  const size = Number((await svg.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await svg.locator('path').getAttribute('d')) ?? '';
  const dark = new Set(
    [...path.matchAll(/M(\d+) (\d+)h(\d+)v/g)].flatMap(([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, at) => `${Number(x) + at} ${Number(y)}`),
    ),
  );
  return { width: size, height: size, isDark: (x, y) => dark.has(`${x} ${y}`) };
}

test.runIf(isLong)(
  'a squad joins in flight mode by the QR code on its leader’s screen, and by the code under it',
  { timeout: 180_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const { photo } = openAlbum('join');
    const names = ['petugas5', 'petugas6', 'petugas7'];
    const [leader, second, third] = await Promise.all(names.map((name) => OfficerPhone.signedIn(stage, name)));
    if (!leader || !second || !third) return;
    await Promise.all([leader, second, third].map((one) => one.flightMode(true)));
    await leader.page.goto('/#/operations');
    const code = await leader.opensOperation({ ...order, title: 'Sidak QR' });
    await leader.page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
    film.films(await codeOnScreen(leader.page), 9);
    await photo(leader.page, 'qr-code');

    await second.page.goto('/#/operations');
    await second.page.getByRole('link', { name: 'Gabung dengan kode' }).click();
    await second.page.getByRole('link', { name: 'Pindai kode QR danru' }).click();
    await second.page.getByRole('heading', { name: 'Gabung operasi', level: 1 }).waitFor();
    await second.page.getByText('Sidak QR').waitFor();
    await photo(second.page, 'invited');
    // Killed before he joins, the app opens on what he had scanned.
    await second.swipesAway();
    await second.opensApp();
    await second.page.getByText('Sidak QR').waitFor();
    await second.page.getByRole('button', { name: 'Gabung', exact: true }).click();
    await second.page.getByRole('heading', { name: 'Sidak QR' }).waitFor();
    await photo(second.page, 'joined-by-qr');

    await third.page.goto('/#/operations');
    await third.joins(code);
    await third.page.getByText('Rincian menyusul dari danru').first().waitFor();

    // In signal again the leader sees who is in; after them, since what he has heard just now he does not ask for again.
    await Promise.all([second, third].map((one) => one.flightMode(false)));
    await Promise.all([second, third].map((one) => one.sentEverything()));
    await leader.flightMode(false);
    await leader.sentEverything();
    const operationId = operationOf(code);
    await leader.opens(operationId, '/details');
    await leader.page.getByRole('heading', { name: 'Tim (3)' }).waitFor();
    await photo(leader.page, 'team');
  },
);

test.runIf(isLong)('without a camera a card is read off a picture', { timeout: 120_000 }, async ({ stage }) => {
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const { photo } = openAlbum('scan-without');
  const person = await notedBefore();
  const phone = await OfficerPhone.signedIn(stage, 'petugas6');
  await phone.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await phone.page.goto('/#/operations');
  await phone.page.reload();
  await phone.opensOperation({ ...order, title: 'Sidak gambar' });
  await phone.beginsNoting();
  const { page } = phone;
  await page.getByRole('link', { name: 'Pindai', exact: true }).click();
  await dialog(page).getByText('Peramban tidak mengizinkan kamera').waitFor();
  await photo(page, 'refused');
  const file = (buffer: Buffer, mimeType: string) =>
    page.locator('dialog[open] input[type=file]').setInputFiles({ name: 'kartu', mimeType, buffer });
  await file(Buffer.from('no picture'), 'image/png');
  await dialog(page).getByText('bukan gambar yang dapat dibaca').waitFor();
  const drawn = (kind: string, text: string): Promise<Buffer> =>
    toBuffer({ bcid: kind, text, scale: 3, padding: 10, backgroundcolor: 'FFFFFF' });
  await file(await drawn('qrcode', 'https://contoh.go.id/promo'), 'image/png');
  await dialog(page).getByText('tidak memuat NIP: “https://contoh.go.id/promo”').waitFor();
  await file(await drawn('qrcode', `${person.nip} 19791231 200501 1 999`), 'image/png');
  await dialog(page).getByText('lebih dari satu NIP').waitFor();
  await photo(page, 'several');
  await page.getByRole('button', { name: 'Pindai lagi' }).click();
  // Two cards in one picture: nobody is on the form before the officer has said who.
  const cards = await Promise.all([person.nip, '19791231 200501 1 999'].map((text) => drawn('qrcode', text)));
  await file(await sideBySide(page, cards), 'image/png');
  await dialog(page).getByText('Beberapa kartu terbaca sekaligus').waitFor();
  await dialog(page)
    .getByRole('button', { name: new RegExp(person.name) })
    .waitFor();
  await dialog(page).getByRole('button', { name: '19791231 200501 1 999, tidak ada di daftar' }).waitFor();
  await photo(page, 'two-cards');
  await page.getByRole('button', { name: 'Pindai lagi' }).click();
  await file(await drawn('code39', person.nip), 'image/png');
  await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
  await page.getByText(person.name).first().waitFor();
});

/** Pictures as one, with a hand's breadth of white between. */
async function sideBySide(page: Page, pictures: Buffer[]): Promise<Buffer> {
  const urls = pictures.map((one) => `data:image/png;base64,${one.toString('base64')}`);
  const whole = await page.evaluate(async (sources) => {
    const images = await Promise.all(
      sources.map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return image;
      }),
    );
    const gap = 60;
    const canvas = document.createElement('canvas');
    canvas.width = images.reduce((sum, { width }) => sum + width + gap, 0);
    canvas.height = Math.max(...images.map(({ height }) => height));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    let x = 0;
    for (const image of images) {
      context.drawImage(image, x, 0);
      x += image.width + gap;
    }
    return canvas.toDataURL('image/png');
  }, urls);
  return Buffer.from(whole.split(',')[1] ?? '', 'base64');
}
