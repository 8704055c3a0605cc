// Photos end to end: taken in flight mode with the page's own camera, kept through a kill, sent when there is signal,
// "foto menyusul" for the office until then.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { placeMark, withExif } from '../device/pictures.ts';
import { Client } from '../../worker/dev/client.ts';
import type { CasesAnswer } from '../../schema/api.ts';
import { readPdf } from '../device/report-pdf.ts';
import { openAlbum } from './raid/album.ts';
import { Desk } from './raid/desk.ts';
import { OfficerPhone } from './raid/officer.ts';
import { meetPeople, type Person } from './raid/people.ts';
import { test } from './pages.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

/** An officer whom no other story sends out. */
const username = 'petugas6';
const order = {
  title: 'Sidak berfoto',
  orderNumber: '094/FOTO/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Pasar Contoh',
  squad: 'Regu II',
};

/** Somebody whom nobody has noted yet. */
async function somebody(): Promise<Person> {
  const client = (name: string): Promise<Client> =>
    new Client(served().baseUrl).signIn(name, demoPassword(), 'Ponsel uji foto');
  const [admin, desk] = await Promise.all([client('admin'), client(demoName('personnel'))]);
  const found = (await meetPeople(admin, desk, [])).others[12];
  if (found === undefined) throw new Error('the demo has too few people');
  return found;
}

const photosIn = (page: Page) => page.getByRole('list', { name: 'Foto' }).getByRole('button');

async function takes(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: /^(Foto|\d foto): Ambil foto/ }).click();
  for (let n = 1; n <= count; n += 1) {
    const shutter = page.getByRole('button', { name: 'Ambil foto', exact: true });
    await expect.poll(() => shutter.isEnabled()).toBe(true);
    await shutter.click();
    await page.getByRole('heading', { name: `Foto ${n + 1} dari 6` }).waitFor();
  }
}

test(
  'two photos in flight mode, the app killed beside the camera, and the office waits for them',
  {
    timeout: 120_000,
  },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const { photo } = openAlbum('photos');
    const person = await somebody();
    const phone = await OfficerPhone.signedIn(stage, username);
    await phone.flightMode(true);
    await phone.page.goto('/#/operations');
    await phone.opensOperation(order);
    await phone.beginsNoting();
    await phone.picks(person);
    await phone.fillsIn('Lupa');
    await takes(phone.page, 2);
    await photo(phone.page, 'officer-viewfinder');

    // F10: killed with the camera open; the app opens on the form with both.
    await phone.swipesAway();
    await phone.opensApp();
    await phone.isOnFormOf(person, 'Lupa');
    await expect.poll(() => photosIn(phone.page).count()).toBe(2);
    await photo(phone.page, 'officer-form-with-photos');

    // Taken out by mistake, and back.
    await photosIn(phone.page).first().click();
    await phone.page.getByRole('button', { name: 'Keluarkan foto' }).click();
    await expect.poll(() => photosIn(phone.page).count()).toBe(1);
    await phone.page.getByRole('button', { name: 'Urungkan' }).click();
    await expect.poll(() => photosIn(phone.page).count()).toBe(2);

    // A third from the gallery, with a place in its EXIF.
    await phone.page.getByRole('button', { name: /^2 foto: Ambil foto/ }).click();
    const gate = readFileSync(new URL('../../worker/dev/demo-photos/gate.jpg', import.meta.url));
    const located = Buffer.from(await (await withExif(new Blob([gate]))).arrayBuffer());
    expect(located.includes(placeMark)).toBe(true);
    await phone.page
      .locator('dialog[open] input[type=file]')
      .first()
      .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: located });
    await phone.page.getByRole('heading', { name: 'Foto 4 dari 6' }).waitFor();
    await phone.page.getByRole('button', { name: 'Selesai' }).click();
    await phone.saves();

    // The report, made there and then without a network: all three, and of the one from the gallery nothing but pixels.
    const paper = await reportMade(phone.page);
    expect(paper.name).toMatch(/^laporan-094-FOTO-2026-\d{4}-\d\d-\d\d\.pdf$/);
    expect(paper.bytes.includes(placeMark)).toBe(false);
    const { text, pages } = await readPdf(paper.bytes);
    // The first page bears the letterhead, perhaps with a coat of arms.
    expect(pages.slice(1).reduce((sum, { images }) => sum + images, 0)).toBe(3);
    expect(text).toContain('Surat Perintah Tugas Nomor 094/FOTO/2026');
    expect(text).toContain('belum terkirim ke server');
    expect(text).toContain(person.nip.slice(0, 8));
    await photo(phone.page, 'officer-report-made');

    // The network is back for text, not for photos.
    let blocked = true;
    await phone.page.context().route('**/api/photos/**', (route) => (blocked ? route.abort() : route.continue()));
    await phone.flightMode(false);
    await phone.page.goto('/#/outbox');
    await phone.page.getByText('3 foto menunggu kirim').waitFor();
    await photo(phone.page, 'officer-photos-waiting');
    await expect.poll(async () => (await caseOf(person)) !== undefined, { timeout: 60_000 }).toBe(true);
    const desk = await Desk.signedIn(stage, demoName('personnel'));
    await desk.opensQueue('new', 'Temuan masuk');
    expect(await desk.linesOf([person]).first().textContent()).toContain('3 foto');
    await desk.opensCase(person);
    await desk.page.getByText('3 foto menyusul').waitFor();
    await photo(desk.page, 'desk-photos-pending');

    // And for photos.
    blocked = false;
    await phone.page.getByRole('button', { name: 'Kirim sekarang' }).click();
    await phone.page.getByText('Semua terkirim').waitFor({ timeout: 60_000 });
    await desk.page.reload();
    await expect.poll(() => photosIn(desk.page).count()).toBe(3);
    await photosIn(desk.page).first().click();
    const large = desk.page.locator('dialog[open] img');
    await expect
      .poll(() => large.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
      .toBeGreaterThan(0);
    await desk.page.keyboard.press('ArrowRight');
    await desk.page.getByRole('heading', { name: 'Foto 2 dari 3' }).waitFor();
    await photo(desk.page, 'desk-photo-large');
    await desk.page.keyboard.press('Escape');

    // Nothing but the picture came through.
    const kept = await keptPhotos(person);
    expect(kept).toHaveLength(3);
    for (const bytes of kept) {
      expect([bytes.includes('Exif'), bytes.includes(placeMark)]).toEqual([false, false]);
      expect(bytes.length).toBeLessThanOrEqual(400_000);
    }
  },
);

/** From any screen of the operation, as an officer goes: recap, report, file. */
async function reportMade(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const operationId = /operation\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`/#/operation/${operationId}/recap`);
  await page.getByRole('link', { name: 'Laporan PDF' }).click();
  await page.getByRole('button', { name: 'Buat PDF' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Simpan berkas' }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

let asker: Promise<Client> | undefined;
const atDesk = (): Promise<Client> =>
  (asker ??= new Client(served().baseUrl).signIn(demoName('personnel'), demoPassword(), 'Komputer uji foto'));

/** The id of this person's only finding, once it has arrived. */
async function caseOf(person: Person): Promise<string | undefined> {
  const { rows } = await (await atDesk()).get<CasesAnswer>(`/api/cases?search=${person.nip}`);
  return rows.find(({ case: { subject } }) => 'nip' in subject && subject.nip === person.nip)?.case.id;
}

/** The photos of this person's only finding, as the server gives them out. */
async function keptPhotos(person: Person): Promise<Buffer[]> {
  const desk = await atDesk();
  const id = await caseOf(person);
  const { held } = await desk.get<{ held: string[] }>(`/api/photos?finding=${id}`);
  return Promise.all(held.map((sha256) => desk.getBytes(`/api/photos/${sha256}?finding=${id}`)));
}
