// Ten seconds in the sun: the usual finding in taps and seconds, and what an officer can say of the unusual one. An
// officer of his own, in an operation with a mate in it.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseFile } from '../../schema/api.ts';
import { dayInZone } from '../../schema/calendar.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { drawingOf } from '../../schema/signature.ts';
import { Client } from '../../worker/dev/client.ts';
import { notesFirst, notesNext, Person, slowDown, type Told } from './human.ts';
import { isLong } from './long.ts';
import { test } from './pages.ts';
import { OfficerPhone } from './raid/officer.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

const officer = 'petugas8';
const mate = 'petugas2';
const slower = 4;
const limit = { taps: 5, letters: 3, seconds: 10 };

const client = (username: string): Promise<Client> =>
  new Client(served().baseUrl).signIn(username, demoPassword(), 'Ponsel uji sepuluh detik');

/** Opened by the mate at the office, so that it is on the officer's phone when he goes out. */
async function opened(code: string): Promise<string> {
  const [leader, member] = await Promise.all([client(mate), client(officer)]);
  const openedOn = dayInZone(Date.now(), 'Asia/Jakarta');
  const operationId = operationIdOf(openedOn, code);
  const facts = {
    title: 'Masker dan jam kerja',
    orderNumber: '094/SEPULUH/2026',
    legalBasis: 'Perbup Contoh 12/2026',
    legalBasisVersion: null,
    place: 'Gerbang Utara',
    squad: 'Regu V',
    timeZone: 'Asia/Jakarta' as const,
  };
  const team = [{ accountId: member.me.accountId, name: member.me.name }];
  await leader.push([await leader.says('operation.open', { operationId, openedOn, facts, team })]);
  return operationId;
}

/** Within the limits, and printed: what is measured is meant to be read. */
function judge(what: string, told: Told): void {
  const { taps, letters, seconds, appSeconds } = told;
  console.log(
    `${what}: ${taps} taps, ${letters} letters, ${seconds.toFixed(1)} s, of it ${appSeconds.toFixed(1)} s the app`,
  );
  expect(taps).toBeLessThanOrEqual(limit.taps);
  expect(letters).toBeLessThanOrEqual(limit.letters);
  expect(seconds).toBeLessThanOrEqual(limit.seconds);
}

test(
  'the usual finding: at most five taps and ten seconds, in flight mode',
  { timeout: 120_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    const operationId = await opened('TENSEC01');
    const phone = await OfficerPhone.signedIn(stage, officer);
    await phone.flightMode(true);
    const { page } = phone;
    await phone.opens(operationId);
    await notesFirst(page);
    await phone.goesHome();
    await slowDown(page, slower);
    const person = new Person(page, isLong);
    judge('in flight mode, from the operation', await notesNext(person, 'eka', 'Tertinggal di mobil'));
    judge('in flight mode, the next in the queue', await notesNext(person, 'rin', 'Lupa'));
    await slowDown(page, 1);
    await isUnusual(phone, operationId);
  },
);

test.runIf(isLong)('the usual finding with signal: no slower', { timeout: 120_000 }, async ({ stage }) => {
  const operationId = await opened('TENSEC02');
  const phone = await OfficerPhone.signedIn(stage, officer);
  await phone.opens(operationId);
  await notesFirst(phone.page);
  await phone.goesHome();
  await slowDown(phone.page, slower);
  judge('with signal, from the operation', await notesNext(new Person(phone.page, true), 'adi', 'Tertinggal di mobil'));
});

/** The rest of what can happen at a gate, on the same phone. */
async function isUnusual(phone: OfficerPhone, operationId: string): Promise<void> {
  await countsAGroup(phone, operationId);
  await signsAndIsKilled(phone);
  const finding = await refusesThenSigns(phone);
  await phone.flightMode(false);
  await phone.sentEverything();
  const desk = await client(demoName('personnel'));
  const { finding: row } = await desk.get<CaseFile>(`/api/cases/${finding}`);
  expect(row.facts).toMatchObject({ letter: 'none', refusal: 'none' });
  expect(row.facts.violations.map(({ code }) => code)).toEqual(['JAM-01', 'PROKES-01']);
  expect(drawingOf(row.signature ?? '')?.width).toBe(412);
}

/** Five pass, one of them was no one's business, and one more. */
async function countsAGroup(phone: OfficerPhone, operationId: string): Promise<void> {
  const { page } = phone;
  await phone.opens(operationId);
  await page.getByRole('button', { name: /^\d+ diperiksa$/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^\+5/ }).click();
  await sheet.getByRole('button', { name: /^\+1 / }).click();
  await expect.poll(() => sheet.getByLabel('Patuh, dihitung ponsel ini').inputValue()).toBe('6');
  await sheet.getByRole('button', { name: 'Urungkan, kembali ke 5' }).click();
  await sheet.getByRole('button', { name: 'Simpan' }).click();
  await page.getByRole('button', { name: '8 diperiksa' }).waitFor();
}

/** The same person once more, and a form with a signature on it; the app swept away: everything stands there again (F08). */
async function signsAndIsKilled(phone: OfficerPhone): Promise<void> {
  const { page } = phone;
  await page.getByRole('link', { name: 'Catat temuan' }).click();
  await page.getByRole('searchbox').fill('eka');
  await page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button').first().click();
  // Noted a moment ago on this phone and sent to nobody: it is said all the same, in one place.
  const warning = page.getByRole('alert').filter({ hasText: 'Sudah dicatat dalam operasi ini' });
  await warning.getByText('Gerbang Utara').waitFor();
  await warning.getByText('Tidak membawa masker – Teguran di tempat').waitFor();
  await warning.getByText(/^Data per /).waitFor();
  expect(await page.locator('main').getByRole('alert').count()).toBe(1);
  // Below a warning and nine reasons: the tiles lie upon none of them.
  const reasons = page.getByRole('radiogroup', { name: 'Alasan' }).getByRole('radio');
  expect(await reasons.count()).toBe(9);
  expect(await isInSight(reasons.first())).toBe(true);
  await page.getByRole('button', { name: 'Tanda tangan' }).click();
  await draws(page);
  await draws(page, 140);
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await page.getByRole('img', { name: 'Bidang tanda tangan, 1 goresan' }).waitFor();
  await page.getByRole('button', { name: 'Pulihkan' }).click();
  await page.getByRole('img', { name: 'Bidang tanda tangan, 2 goresan' }).waitFor();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('button', { name: 'TTD ada' }).waitFor();
  // Until the draft is on the phone; nobody is told that it is.
  await page.waitForTimeout(500);
  await phone.swipesAway();
  await phone.opensApp();
  await phone.page.getByRole('button', { name: 'TTD ada' }).waitFor();
}

/** Refuses before a witness of the squad, thinks better of it, signs: the finding bears the signature alone. */
async function refusesThenSigns(phone: OfficerPhone): Promise<string> {
  const { page } = phone;
  await page.getByRole('button', { name: 'TTD ada' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Menolak tanda tangan' }).click();
  const witness = sheet.getByRole('radiogroup', { name: 'Saksi dari regu' }).getByRole('radio').first();
  const name = (await witness.textContent()) ?? '';
  await witness.click();
  await expect.poll(() => sheet.getByLabel(/^Nama saksi/).inputValue()).toBe(name);
  await sheet.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('button', { name: 'Menolak TTD' }).click();
  await sheet.getByRole('radio', { name: 'Menandatangani', exact: true }).click();
  await draws(page);
  await sheet.getByRole('button', { name: 'Selesai' }).click();

  // Out in working hours is the main thing, the mask comes second; the letter is asked for once it is.
  expect(await page.getByText('Surat tugas / izin / FWA').count()).toBe(0);
  await page.getByRole('button', { name: 'Ubah' }).click();
  await sheet.getByRole('button', { name: 'Lebih dari satu pelanggaran' }).click();
  await sheet.getByRole('checkbox', { name: /^Berada di luar kantor/ }).check();
  await sheet.getByRole('button', { name: /^Jadikan utama ?: Berada di luar kantor/ }).click();
  await sheet.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('radio', { name: 'Tidak ada', exact: true }).click();
  await page.getByRole('radio', { name: 'Macet', exact: true }).click();
  await page.getByRole('button', { name: 'Simpan temuan' }).click();
  await page.locator('.stamp').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Where a thumb that goes for its middle finds it. */
async function isInSight(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
  });
}

/** A wave, as a hand would. */
async function draws(page: Page, right = 0): Promise<void> {
  const box = await page.locator('.sign-pad svg').boundingBox();
  if (box === null) throw new Error('there is no place to sign');
  const [left, middle] = [box.x + 40 + right, box.y + box.height / 2];
  await page.mouse.move(left, middle);
  await page.mouse.down();
  for (let step = 1; step <= 30; step += 1) await page.mouse.move(left + 3 * step, middle + 40 * Math.sin(step / 4));
  await page.mouse.up();
}
