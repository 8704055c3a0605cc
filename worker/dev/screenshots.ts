// `npm run screenshots`: the pictures of the README and of the install dialog (manifest.webmanifest names them), taken from
// the running app over a fresh demo. Nothing is staged but what people would have entered: an officer's colleague and the
// personnel office speak through the API (screenshots-scene.ts), the officer himself through the screen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../../test/browser/chromium.ts';
import { demoRegency } from './demo.ts';
import { raided } from './demo-operations.ts';
import { colleagueNotes, moveCasesOn } from './screenshots-scene.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

const folder = fileURLToPath(new URL('../../pwa/public/screenshots/', import.meta.url));
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
/** Sheets and stamps land within 220 ms. */
const settleMs = 700;
const patienceMs = 60_000;

async function main(): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), 'sidak-screenshots-'));
  const server = await startServer({ stateDir, port: 0, demo: true, quiet: true });
  const browser = await launchChromium();
  try {
    mkdirSync(folder, { recursive: true });
    // The cases first, so that they are those of the finished raid.
    const caseId = await moveCasesOn(server.baseUrl, passwordOf(server));
    const operationId = await colleagueNotes(server.baseUrl, passwordOf(server));
    await takePhone(browser, server);
    await takeDesks(browser, server, { caseId, operationId });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function passwordOf({ signIns }: Server): string {
  return signIns[0]?.password ?? '';
}

async function signedIn(
  browser: Browser,
  server: Server,
  username: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.baseUrl,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(passwordOf(server));
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  return page;
}

/** Few colours: as a palette a picture weighs a third, and its letters stay sharp, which they do not in a JPEG. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(settleMs);
  const whole = await page.screenshot();
  const small = await sharp(whole).png({ palette: true, effort: 10, dither: 0 }).toBuffer();
  writeFileSync(join(folder, `${name}.png`), small);
  console.log(`${name}.png, ${Math.round(small.length / 1000)} kB`);
}

/** The officer's half: three more in flight mode, the last of them caught the day before. */
async function takePhone(browser: Browser, server: Server): Promise<void> {
  const page = await signedIn(browser, server, 'petugas1', phone);
  for (const name of ['Lewati perkenalan', 'Nanti saja', 'Tanpa PIN dulu'])
    await page.getByRole('button', { name, exact: true }).click();
  await page.getByText('Daring, siap luring').waitFor();
  // From here on everything lies on the phone: whatever is saved is not sent before the pictures are taken.
  await page.context().setOffline(true);
  const { employees } = demoRegency(undefined);
  const caught = raided(demoRegency(undefined));
  const [repeated] = caught;
  const others = employees.filter(({ id, active }) => active && !caught.some((one) => one.id === id));
  const [first, second] = [others[200], others[417]];
  if (first === undefined || second === undefined || repeated === undefined) throw new Error('The demo is too small.');
  await picks(page, first.nip, first.name);
  await page.getByRole('button', { name: 'Pilih', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tidak membawa masker' }).click();
  await page.getByRole('radio', { name: 'Teguran di tempat', exact: true }).click();
  await saves(page, 'Lupa');
  await picks(page, second.nip, second.name);
  await saves(page, 'Tertinggal di mobil');
  await page.getByRole('link', { name: 'Berikutnya' }).click();
  await types(page, lettersOf(repeated.name));
  await take(page, 'officer-find');
  await chooses(page, repeated.name);
  await page.getByRole('radio', { name: 'Lupa', exact: true }).click();
  await take(page, 'officer-capture');
  await saves(page, 'Lupa');
  await take(page, 'officer-saved');
  await page.getByRole('link', { name: 'Daftar temuan' }).click();
  const record = page.getByRole('link', { name: 'Catat temuan' });
  await record.waitFor();
  await take(page, 'officer-home');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'officer-home-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(((await record.getAttribute('href')) ?? '').replace(/find$/, 'recap').replace(/^#/, '/#'));
  await page.getByRole('button', { name: 'Bagikan rekap' }).waitFor();
  await take(page, 'officer-recap');
  await page.context().close();
}

async function picks(page: Page, typed: string, name: string): Promise<void> {
  await page
    .getByRole('link', { name: /^(Catat temuan|Berikutnya)$/ })
    .first()
    .click();
  await types(page, typed);
  await chooses(page, name);
}

async function types(page: Page, typed: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Nama, NIP atau unit kerja' }).fill(typed);
  await page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button').first().waitFor();
}

async function chooses(page: Page, name: string): Promise<void> {
  const hits = page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button');
  await hits.filter({ hasText: name }).first().click();
  await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
}

async function saves(page: Page, reason: string): Promise<void> {
  await page.getByRole('radio', { name: reason, exact: true }).click();
  await page.getByRole('button', { name: 'Simpan temuan' }).click();
  await page.getByRole('heading', { name: 'Tersimpan di ponsel', level: 1 }).waitFor();
}

/** As it is typed in a hurry: the first word, three letters of the second. */
function lettersOf(name: string): string {
  const [core = ''] = name.toLowerCase().split(',');
  const [first = '', second = ''] = core.split(' ').filter((word) => !word.includes('.'));
  return `${first} ${second.slice(0, 3)}`;
}

async function takeDesks(
  browser: Browser,
  server: Server,
  { caseId, operationId }: { caseId: string; operationId: string },
): Promise<void> {
  const clerk = await signedIn(browser, server, 'kepegawaian', desk);
  await clerk.getByText('Buka perkara').first().waitFor();
  await take(clerk, 'desk');
  await clerk.goto(`/#/perkara/${caseId}`);
  await clerk.getByRole('heading', { name: 'Riwayat' }).waitFor();
  await take(clerk, 'case');
  const chief = await signedIn(browser, server, 'kasatpol', desk);
  await chief.getByRole('heading', { name: 'Temuan per hari' }).waitFor();
  await take(chief, 'report-period');
  await chief.goto(`/#/operasi/${operationId}`);
  await chief.getByText('Divalidasi').first().waitFor();
  await take(chief, 'report');
}

await main();
