/** What comes late, a fix or a photo, joins the form that it was asked for and nothing else. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isFirefox } from './engine.ts';
import { anOpening, operationId, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon } from './harness.ts';
import { aDraft, test } from './screens.ts';

const home = `/operation/${operationId}`;
const form = `capture:${operationId}`;

declare global {
  interface Window {
    /** Each gives the fix that was asked for then. */
    fixes: (() => void)[];
    /** Lets pictures be read from now on, or has them wait. */
    readsPictures: (now: boolean) => void;
    /** The disk reads drafts again. */
    readsDrafts: () => void;
  }
}

const draft = (page: Page, key: string) => page.evaluate((key) => window.device.drafts.get(key), key);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const goes = (page: Page, path: string) => page.evaluate((path) => void (location.hash = path), path);

/** Behind a dialog that is not gone yet nothing can be filled in. */
async function done(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Rini has the form of somebody before her. */
async function isNoting({ page }: Phone): Promise<Page> {
  await page.evaluate(async () => (await window.device.vault()).skipPin());
  await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await page.evaluate(([key, draft]) => window.device.drafts.put(key, draft), [form, aDraft('Sejak tadi')] as const);
  await page.evaluate((path) => window.shows(path), `${home}/note`);
  await page.getByText('Sri Wahyuni').first().waitFor();
  return page;
}

async function asksForFix(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Titik ponsel/ }).click();
  await press(page, 'Ambil titik ponsel');
  await done(page);
}

/** Pictures can be read only as the test lets them. */
const holdsPictures = (page: Page) =>
  page.evaluate(() => {
    let open = (): void => undefined;
    let isOpen = Promise.resolve();
    window.readsPictures = (now) => {
      open();
      if (!now) isOpen = new Promise((resolve) => (open = resolve));
    };
    const real = window.createImageBitmap.bind(window);
    Reflect.set(window, 'createImageBitmap', async (...args: Parameters<typeof real>) => {
      await isOpen;
      return real(...args);
    });
  });

/** The disk reads no draft whose key begins so, until it does again. */
const losesSight = (page: Page, of: string) =>
  page.evaluate((of) => {
    const real = Reflect.get(IDBObjectStore.prototype, 'get');
    window.readsDrafts = () => (IDBObjectStore.prototype.get = real);
    IDBObjectStore.prototype.get = function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
      if (this.name !== 'drafts' || !JSON.stringify(key).startsWith(`"${of}`)) return Reflect.apply(real, this, [key]);
      throw new DOMException('sick', 'UnknownError');
    };
  }, of);

/** The fix that was asked for as the nth comes. */
const comes = (page: Page, n: number) => page.evaluate((n) => window.fixes[n]?.(), n);

test.skipIf(isFirefox)(
  'a fix that comes late changes the place alone, and only of its own form',
  async ({ screens }) => {
    await screens.page.evaluate(() => {
      window.fixes = [];
      navigator.geolocation.getCurrentPosition = (then) => {
        const coords = { latitude: -7.5, longitude: 110.5, accuracy: 5 };
        const fix = { coords, timestamp: Date.now() } as GeolocationPosition; // what is read of it
        window.fixes.push(() => then(fix));
      };
    });
    const page = await isNoting(screens);
    await asksForFix(page);
    await press(page, 'Dicatat');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Catatan' }).fill('Sesudah itu');
    await done(page);
    await comes(page, 0);
    await soon(() => draft(page, form)).toMatchObject({
      choices: { note: 'Sesudah itu', place: { fix: { lat: -7.5 } } },
    });

    // Saved before it comes: what has ended does not come back.
    await asksForFix(page);
    await press(page, 'Simpan temuan');
    await page.waitForURL(/\/saved\//);
    await comes(page, 1);
    await page.waitForTimeout(300);
    expect(await draft(page, form)).toBeUndefined();

    // Nor does it enter the form of the next person.
    await goes(page, `${home}/other`);
    await page.getByRole('radio', { name: 'Warga', exact: true }).click();
    await page.getByLabel('Nama', { exact: true }).fill('Warga Lain');
    await press(page, 'Lanjutkan');
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
    await comes(page, 1);
    await page.waitForTimeout(300);
    expect(await draft(page, form)).toMatchObject({
      subject: { name: 'Warga Lain' },
      choices: { note: '', reason: null },
    });

    // A correction keeps what was typed meanwhile.
    const id = await page.evaluate(() => window.device.rowsOfType('finding')[0]?.key ?? '');
    await goes(page, `/finding/${id}/correct`);
    await page.getByLabel('Mengapa?').waitFor();
    const asked = await page.evaluate(() => window.fixes.length);
    await asksForFix(page);
    await page.getByLabel('Mengapa?').fill('Gerbang yang lain');
    await comes(page, asked);
    await soon(() => draft(page, `correct:${id}`)).toMatchObject({
      why: 'Gerbang yang lain',
      choices: { note: 'Sesudah itu', place: { fix: { lat: -7.5 } } },
    });
  },
);

/** Pictures that are read only when the test lets them, what of them is in the form, and the shutter. */
const cameraOf = (page: Page) => ({
  reads: (now: boolean) => page.evaluate((now) => window.readsPictures(now), now),
  inForm: () =>
    page.evaluate(async (key) => ((await window.device.photos.ofDraft(key)) ?? []).map((one) => one.sha256), form),
  shutter: page.getByRole('button', { name: 'Ambil foto', exact: true }),
});

test.skipIf(isFirefox)(
  'a photo under way keeps its sheet open and is waited for by the save: it is on its own finding',
  async ({ screens }) => {
    await holdsPictures(screens.page);
    const page = await isNoting(screens);
    const { reads, inForm, shutter } = cameraOf(page);

    // Closed at once after the shutter.
    await page.getByRole('button', { name: /: Ambil foto$/ }).click();
    await soon(() => shutter.isEnabled()).toBe(true);
    await reads(false);
    await shutter.click();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
    await reads(true);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await soon(async () => (await inForm()).length).toBe(1);

    // Left and come back to while one of the gallery is made smaller, and saved at once.
    await page.getByRole('button', { name: /: Ambil foto$/ }).click();
    await soon(() => shutter.isEnabled()).toBe(true);
    await reads(false);
    const jpeg = await page.evaluate(async () => [
      ...new Uint8Array(await (await window.pictures.noise(7)).arrayBuffer()),
    ]);
    await page
      .getByLabel('Galeri')
      .last()
      .setInputFiles({ name: 'IMG_7.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg) });
    await goes(page, home);
    await page.getByRole('link', { name: 'Catat temuan' }).waitFor();
    await goes(page, `${home}/note`);
    await press(page, 'Simpan temuan');
    await page.waitForTimeout(200);
    await reads(true);
    await page.waitForURL(/\/saved\//);
    const photos = await page.evaluate(async (id) => {
      const items = await window.stored.outbox(id);
      return items.flatMap(({ mutation: { kind, body } }) => (kind === 'finding.record' ? body.photos : []));
    }, rini);
    expect(photos).toHaveLength(2);
    expect(await inForm()).toEqual([]);
  },
);

test.skipIf(isFirefox)(
  'a photo that hangs lets its sheet be closed and the form be saved, and lands on nobody when it comes after all',
  async ({ screens }) => {
    await holdsPictures(screens.page);
    // Nobody waits here as long as a phone does.
    await screens.page.evaluate(() => {
      const real = window.setTimeout.bind(window);
      Reflect.set(window, 'setTimeout', (then: () => void, ms?: number) => real(then, ms === 10_000 ? 400 : ms));
    });
    const page = await isNoting(screens);
    const { reads, inForm, shutter } = cameraOf(page);
    await page.getByRole('button', { name: /: Ambil foto$/ }).click();
    await soon(() => shutter.isEnabled()).toBe(true);
    await reads(false);
    await shutter.click();
    const close = page.getByRole('dialog').getByRole('button', { name: 'Tutup' });
    await close.click();
    await page.getByText('Foto belum tersimpan').waitFor();
    await close.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, 'Simpan temuan');
    await page.waitForURL(/\/saved\//);
    await page.evaluate(([key, draft]) => window.device.drafts.put(key, draft), [form, aDraft('Orang lain')] as const);
    await reads(true);
    await page.waitForTimeout(1_000);
    expect(await inForm()).toEqual([]);
  },
);

test.skipIf(isFirefox)(
  'F10 somebody chosen before the open form could be read does not take its place: the officer is asked',
  async ({ screens: { page } }) => {
    await page.evaluate(async () => (await window.device.vault()).skipPin());
    await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    await page.evaluate(([key, draft]) => window.device.drafts.put(key, draft), [form, aDraft('Sejak tadi')] as const);
    await losesSight(page, form);
    await page.evaluate((path) => window.shows(path), `${home}/other`);
    await page.getByRole('radio', { name: 'Warga', exact: true }).click();
    await page.getByLabel('Nama', { exact: true }).fill('Warga Lain');
    await press(page, 'Lanjutkan');
    await page.waitForTimeout(200);
    await page.evaluate(() => window.readsDrafts());
    await page.getByRole('dialog').getByText('Sri Wahyuni').waitFor();
    expect(await draft(page, form)).toEqual(aDraft('Sejak tadi'));
  },
);

test.skipIf(isFirefox)(
  'F38 drafts that cannot be read do not keep the officer before an empty screen',
  async ({ screens: { page } }) => {
    await page.evaluate(async () => (await window.device.vault()).skipPin());
    await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    await losesSight(page, '');
    await page.evaluate(() => window.shows('/'));
    await page.getByRole('heading', { level: 1, name: /./ }).waitFor({ timeout: 8_000 });
  },
);
