// A new version of the app is deployed while an officer has a form open: nothing is reloaded under his hands, online or
// not, and every field is there; the new version runs once the form is closed.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { FindingsAnswer } from '../../schema/api.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { isLong } from './long.ts';
import { PHONE, type Stage, test } from './pages.ts';
import { OfficerPhone, type Order } from './raid/officer.ts';
import { type Host, type Version, startHost } from './update/versions.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

const order: Order = {
  title: 'Operasi pembaruan',
  orderNumber: '094/BARU/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Pasar Contoh',
  squad: 'Regu IX',
};
/** Named otherwise once something is written. */
const noteTile = /^(Catatan|Dicatat)$/;
const note = 'Menunggu di gerbang, baju belum diganti.';

let host: Host;
beforeAll(async () => {
  host = await startHost(served().baseUrl);
  const admin = await new Client(served().baseUrl).signIn(demoName('admin'), demoPassword(), 'Komputer uji pembaruan');
  for (const username of ['petugas-baru-1', 'petugas-baru-2']) {
    const one = { username, name: `Baru ${username}`, role: 'officer', unitId: null, post: null };
    await admin.post('/api/accounts', { ...one, ...(await newCredentials(demoPassword())) });
  }
});
afterAll(() => host.close());

test.runIf(isLong)(
  'F41 a new version comes while a form is open: no reload, no field lost, old parts still load; then it runs',
  {
    timeout: 120_000,
  },
  async ({ stage }) => {
    const phone = await isNoting(stage, 'petugas-baru-1');
    const { page } = phone;
    host.deployed = 'two';
    await looksForUpdate(page);
    await standsStill(page);
    // A part of the old version that the form may still ask for, though the host has it no more.
    const parts = scriptsOf('one');
    expect((await fetch(`${host.baseUrl}${parts[0]}`)).status).toBe(404);
    expect(await loads(page, parts)).toEqual([]);
    await phone.saves();
    await expect.poll(() => versionOf(page), { timeout: 20_000 }).toBe('two');
    await phone.sentEverything();
  },
);

test.runIf(isLong)(
  'F41 the signal goes when the new version lies on the phone: the form stands in flight mode, and the new version runs there',
  {
    timeout: 120_000,
  },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    host.deployed = 'one';
    const phone = await isNoting(stage, 'petugas-baru-2');
    const { page } = phone;
    host.deployed = 'two';
    await looksForUpdate(page);
    await phone.flightMode(true);
    host.isReachable = false;
    try {
      await standsStill(page);
      expect(await loads(page, scriptsOf('one'))).toEqual([]);
      await phone.saves();
      // Closed, and there is nothing to fetch: what runs now lay on the phone, and so do all its parts.
      await expect.poll(() => versionOf(page), { timeout: 20_000 }).toBe('two');
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
      expect(await loads(page, scriptsOf('two'))).toEqual([]);
      await page.goto(new URL('/#/outbox', page.url()).href);
      await expect
        .poll(() => page.locator('#content').getByText('Menunggu kirim', { exact: true }).count())
        .toBeGreaterThan(0);
      expect(await arrivedFrom('petugas-baru-2')).toEqual([]);
    } finally {
      host.isReachable = true;
    }
    await phone.flightMode(false);
    await phone.sentEverything();
    expect(await arrivedFrom('petugas-baru-2')).toEqual([note]);
  },
);

const scriptsOf = (version: Version): string[] => host.chunksOf(version).filter((name) => name.endsWith('.js'));

/** Notes on the findings of that officer, as the office has them. */
async function arrivedFrom(username: string): Promise<(string | null)[]> {
  const chief = await new Client(served().baseUrl).signIn(demoName('chief'), demoPassword(), 'Komputer uji pembaruan');
  const { rows } = await chief.get<FindingsAnswer>('/api/findings?limit=100');
  return rows.flatMap(({ finding }) => (finding.authorName === `Baru ${username}` ? [finding.facts.note] : []));
}

/** Signed in with the version deployed now, all parts on the phone, and a form half filled in. */
async function isNoting(stage: Stage, username: string): Promise<OfficerPhone> {
  const device = await stage.newDevice(PHONE);
  device.setDefaultTimeout(20_000);
  const phone = await OfficerPhone.signsIn(device, username, host.baseUrl);
  const { page } = phone;
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await page.reload(); // now the worker served this page and knows its version
  await phone.opensOperation(order);
  await phone.beginsNoting();
  await page.getByRole('link', { name: 'Catat temuan' }).first().click();
  await page.getByRole('searchbox', { name: 'Nama, NIP atau unit kerja' }).fill('sri');
  await page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
  await phone.fillsIn('Lupa');
  await page.getByRole('button', { name: noteTile }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  return phone;
}

/** As the page does when it comes into view; resolves once the new version waits, whole. */
async function looksForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  // Not `waitForFunction`: a promise is something, whatever it will say.
  const isWaiting = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true);
}

/** Long enough for any reload that was coming. */
async function standsStill(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(() => Reflect.has(window, 'isSamePage'))).toBe(true);
  expect(await versionOf(page)).toBe('one');
  await hasFields(page, note);
}

async function hasFields(page: Page, written: string): Promise<void> {
  expect(await page.getByRole('radio', { name: 'Lupa', checked: true }).count()).toBe(1);
  await page.getByText('Tidak membawa masker').first().waitFor();
  await page.getByRole('button', { name: noteTile }).click();
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(written);
  await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
}

const versionOf = (page: Page): Promise<Version> =>
  page
    .evaluate(() => document.querySelector('script[src^="/assets/two-"]') !== null)
    .then((isTwo): Version => (isTwo ? 'two' : 'one'))
    // In the middle of a reload.
    .catch((): Version => 'one');

/** Those that do not load. As text, because vite rewrites an import() in a function, and the page knows nothing of vite. */
const loads = (page: Page, parts: readonly string[]): Promise<string[]> =>
  page.evaluate<string[]>(
    `Promise.all(${JSON.stringify(parts)}.map((part) => import(part).then(() => [], () => [part]))).then((all) => all.flat())`,
  );
