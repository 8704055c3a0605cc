/** Small things of the officer's screens that only show in a browser. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { invitationPath } from '../../schema/invitation.ts';
import { isFirefox } from './engine.ts';
import { aFinding, anOpening, operationId, packedRoster } from './fixtures.ts';
import { soon } from './harness.ts';
import { test } from './screens.ts';

test.skipIf(isFirefox)('the reason written for one conflict is not proposed for the next', async ({ screens }) => {
  const { page } = screens;
  const why = page.getByRole('dialog').getByLabel('Mengapa?');
  await page.evaluate(() => window.asksWhy('first'));
  const proposed = await why.inputValue();
  await why.fill('Petugas lain melihat sendiri');
  await page.evaluate(() => window.asksWhy('second'));
  expect(await why.inputValue()).toBe(proposed);
});

test.skipIf(isFirefox)('a file that is saved can still be read after the turn that saved it', async ({ screens }) => {
  const read = await screens.page.evaluate(async () => {
    let href = '';
    HTMLAnchorElement.prototype.click = function () {
      href = `${this.download} ${this.href}`;
    };
    window.saveFile(new Blob(['isi']), 'salinan.json');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [name, url = ''] = href.split(' ');
    return [name, await fetch(url).then((answer) => answer.text())];
  });
  expect(read).toEqual(['salinan.json', 'isi']);
});

test.skipIf(isFirefox)(
  'a name typed in vain is on the form of somebody not in the list, and not in the address',
  async ({ screens, office }) => {
    const { page } = screens;
    await page.evaluate(async () => (await window.device.vault()).skipPin());
    await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    office.roster = { version: 1, bytes: packedRoster(1) };
    await page.evaluate(() => window.device.sendNow());
    await soon(() => page.evaluate(() => window.device.roster.value?.size)).toBe(1);
    await page.evaluate((path) => window.shows(path), `/operation/${operationId}/find`);
    await page.getByLabel('Nama, NIP atau unit kerja').fill('Xaverius Quirin');
    await page.getByRole('button', { name: /^Tidak ada di daftar/ }).click();
    await soon(() => page.getByLabel('Nama', { exact: true }).inputValue()).toBe('Xaverius Quirin');
    expect(page.url()).toMatch(/\/other$/);
  },
);

const invitation = invitationPath(operationId, anOpening().facts);
const invited = (page: Page) => page.getByRole('heading', { name: 'Gabung operasi' });

async function signsInFirst(page: Page, name: string): Promise<void> {
  await page.getByLabel('NIP atau nama pengguna').fill(name);
  await page.getByLabel('Kata sandi', { exact: true }).fill('right');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('button', { name: 'Lewati perkenalan' }).click();
  await page.getByRole('button', { name: 'Nanti saja' }).click();
  await page.getByRole('button', { name: 'Tanpa PIN dulu' }).click();
}

test.skipIf(isFirefox)(
  'a link into an operation waits through signing in, the tour and the PIN, and ends with a sign-out',
  async ({ newPhone, code }) => {
    const phone = await newPhone();
    phone.code = () => code;
    const page = await phone.open();
    await page.evaluate((path) => window.shows(path), invitation);
    await signsInFirst(page, 'rini');
    await invited(page).waitFor();
    await page.getByText(anOpening().facts.title).waitFor();
    await page.evaluate(() => window.device.signOut());
    await page.getByLabel('Kata sandi', { exact: true }).waitFor();
    await soon(() => page.evaluate(() => location.hash)).toBe('#/');
    await signsInFirst(page, 'budi');
    await page.getByRole('link', { name: 'Buka operasi' }).waitFor();
    expect(await invited(page).count()).toBe(0);
  },
);

test.skipIf(isFirefox)(
  'a link into an operation is there for whoever opens his own records by PIN',
  async ({ screens: { page } }) => {
    await page.evaluate(async () => (await window.device.vault()).setPin('270896', null));
    await page.evaluate(() => window.device.signOut());
    await page.evaluate((path) => window.shows(path), invitation);
    await page.getByRole('link', { name: 'Akun di perangkat ini' }).click();
    await page.getByRole('button', { name: /^Rini Astuti/ }).click();
    await page.getByLabel('PIN', { exact: true }).fill('270896');
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    await invited(page).waitFor();
  },
);

test.skipIf(isFirefox)(
  'a form that is filled in is thrown away only after asking; one with the person alone at once',
  async ({ screens: { page } }) => {
    await page.evaluate(async () => (await window.device.vault()).skipPin());
    await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    const begins = async (): Promise<void> => {
      await page.getByLabel('Nama', { exact: true }).fill('Warga Umpama');
      await page.getByRole('button', { name: 'Lanjutkan' }).click();
      await page.getByText('Warga Umpama').first().waitFor();
    };
    const drop = page.getByRole('button', { name: 'Buang draf ini' });
    const home = new RegExp(`#/operation/${operationId}$`);
    await page.evaluate((path) => window.shows(path), `/operation/${operationId}/other`);
    await begins();
    await drop.click();
    await page.waitForURL(home);

    await page.evaluate((path) => (location.hash = path), `/operation/${operationId}/other`);
    await begins();
    await page.getByRole('button', { name: 'Catatan', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Catatan' }).fill('Memakai jaket biru.');
    await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
    await drop.click();
    await page.getByRole('dialog').getByText('Warga Umpama').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
    const draft = () => page.evaluate((key) => window.device.drafts.get(key), `capture:${operationId}`);
    expect(await draft()).toMatchObject({ choices: { note: 'Memakai jaket biru.' } });
    await drop.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buang draf', exact: true }).click();
    await page.waitForURL(home);
    expect(await draft()).toBeUndefined();
  },
);

/** The styles of the first visit, as the page has them. */
const styles = readFileSync(new URL('../../pwa/ui/officer.css', import.meta.url), 'utf8').replace(
  /@import '(.*?)';/g,
  (_, file: string) => readFileSync(new URL(`../../pwa/ui/${file}`, import.meta.url), 'utf8'),
);

test.skipIf(isFirefox)(
  'a correction without its reason shows the field and what is missing above the dock, ready to be typed into',
  async ({ screens: { page } }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.addStyleTag({ content: styles });
    await page.evaluate(async () => (await window.device.vault()).skipPin());
    await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    const saved = await page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
    if (!saved.ok) throw new Error(saved.why);
    await page.evaluate((path) => window.shows(path), `/finding/${saved.id}/correct`);
    await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
    const wrong = page.locator('.field', { hasText: 'Wajib diisi' });
    await soon(() => wrong.locator('textarea').evaluate((one) => one === document.activeElement)).toBe(true);
    const [field, dock] = [await wrong.boundingBox(), await page.locator('.dock').boundingBox()];
    const under = await page.locator('.scroll').boundingBox();
    if (field === null || dock === null || under === null) throw new Error('not drawn');
    expect(field.y).toBeGreaterThanOrEqual(under.y);
    expect(field.y + field.height).toBeLessThanOrEqual(dock.y);
  },
);
