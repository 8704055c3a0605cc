// `npm run screenshots`: the pictures of the README, taken from the running app over a fresh demo. Nothing is staged but
// what people would have entered: the cases are moved on through the API, the findings are noted on the phone.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { CasesAnswer } from '../../schema/api.ts';
import { launchChromium } from '../../test/browser/chromium.ts';
import { Client } from './client.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

const folder = fileURLToPath(new URL('../../pwa/screenshots/', import.meta.url));
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
/** Sheets and stamps land within 220 ms. */
const settleMs = 700;

const stateDir = mkdtempSync(join(tmpdir(), 'sidak-screenshots-'));
const server = await startServer({ stateDir, port: 0, demo: true, quiet: true });
try {
  mkdirSync(folder, { recursive: true });
  await moveCasesOn(server);
  const browser = await launchChromium();
  await takePhone(browser);
  await takeDesks(browser);
  await browser.close();
} finally {
  await server.stop();
  rmSync(stateDir, { recursive: true, force: true });
}

function passwordOf({ signIns }: Server): string {
  return signIns[0]?.password ?? '';
}

/** Three cases forwarded, one of them read by paper, one closed as lawful: a desk in the middle of its week. */
async function moveCasesOn(running: Server): Promise<void> {
  const clerk = await new Client(running.baseUrl).signIn('kepegawaian', passwordOf(running), 'Komputer BKPSDM');
  const { rows, on } = await clerk.get<CasesAnswer>('/api/cases?queue=new&limit=20');
  const superior = { accountId: null, name: 'Drs. Adi Purwarupa, M.Si.', post: 'Sekretaris Daerah' };
  for (const [at, { case: file, version }] of rows.slice(0, 4).entries()) {
    const seen = { caseId: file.id, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
    if (at === 3) {
      await clerk.push([
        await clerk.says('case.close', {
          ...seen,
          outcome: 'lawful',
          why: 'Surat tugas ditunjukkan kemudian',
          agency: null,
        }),
      ]);
      continue;
    }
    const forward = await clerk.says('case.forward', { ...seen, superior, note: null });
    await clerk.push([forward]);
    const read = { ...seen, version: forward.id, receipt: { on, how: 'Tanda terima surat' } };
    if (at === 0) await clerk.push([await clerk.says('case.read', read)]);
  }
}

async function signedIn(browser: Browser, username: string, options: object): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.baseUrl,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    ...options,
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(passwordOf(server));
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('#content').waitFor();
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

async function takePhone(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'petugas1', phone);
  await page.getByText('siap luring').waitFor({ timeout: 60_000 });
  await page.context().setOffline(true);
  // Those of yesterday's raid, so that the repeat warning has something to say.
  for (const [at, name] of ['Eka Maharani', 'Samaran', 'Rekaan'].entries()) {
    await page.getByText('Catat temuan').first().click();
    await page.getByRole('searchbox').fill(name);
    const hits = page.getByText('1× tercatat');
    if ((await hits.count()) > 0) await hits.first().click();
    else await page.locator('#content a, #content button').filter({ hasText: name }).nth(at).click();
    await page.getByText('Dugaan pelanggaran').first().waitFor();
    if ((await page.getByText('Belum dipilih').count()) > 0) {
      await page
        .getByRole('button', { name: /Dugaan pelanggaran|Pilih/ })
        .first()
        .click();
      await page.getByText('Tidak membawa masker', { exact: true }).first().click();
      const done = page.getByRole('button', { name: /^(Selesai|Pakai|Tutup)$/ });
      if ((await done.count()) > 0) await done.first().click();
    }
    await page.getByText('Tertinggal di mobil').first().click();
    if (at === 0) await take(page, 'officer-capture');
    await page.getByRole('button', { name: 'Simpan temuan' }).click();
    await page.getByText('Tersimpan di ponsel').first().waitFor();
    if (at === 0) await take(page, 'officer-saved');
    await page.goto('/#/');
  }
  await page.getByText('Catat temuan').first().waitFor();
  await take(page, 'officer-home');
  await page.context().close();
}

async function takeDesks(browser: Browser): Promise<void> {
  const clerk = await signedIn(browser, 'kepegawaian', desk);
  await clerk.getByText('Buka perkara').first().waitFor();
  await take(clerk, 'desk');
  await clerk.getByText('Buka perkara').first().click();
  await clerk.getByRole('heading', { name: 'Riwayat' }).waitFor();
  await take(clerk, 'case');
  const chief = await signedIn(browser, 'kasatpol', desk);
  await chief.getByRole('heading', { name: 'Temuan per hari' }).waitFor();
  await take(chief, 'report');
  const admin = await signedIn(browser, 'admin', desk);
  await admin.getByRole('heading', { name: 'Penyiapan' }).waitFor();
  await take(admin, 'admin');
}
