// Story: the personnel office takes findings to closed cases; the superior reads his own; two notes of one person are
// joined. Told over the demo with an operation of its own, beside which other stories may write.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { CaseFile } from '../../schema/api.ts';
import { findingCode } from '../../schema/finding.ts';
import type { Client } from '../../worker/dev/client.ts';
import { findViolations } from './axe.ts';
import { isLong } from './long.ts';
import { DESKTOP, PHONE, test } from './pages.ts';
import { type Cases, client, goOffline, named, personnel, playOperation, reach, signedIn } from './personnel-scene.ts';

/** Two cores may be busy with other stories. */
const soon = { timeout: 15_000 };

let cases: Cases;
let desk: Client;

async function openCase(page: Page, caseId: string): Promise<void> {
  await page.goto(`/#/perkara/${caseId}`);
  await page.getByRole('heading', { name: 'Riwayat', exact: true }).waitFor();
}

/** Presses the form's own button. */
async function submit(page: Page, name: string): Promise<void> {
  await page.locator('form.act').getByRole('button', { name, exact: true }).click();
}

const sent = (page: Page) => page.locator('.saved-note').getByText('Terkirim', { exact: true });

/** The case as the server has it. */
async function stored(caseId: string): Promise<CaseFile> {
  return desk.get<CaseFile>(`/api/cases/${caseId}`);
}

beforeAll(async () => {
  desk = await client(personnel, 'Komputer uji');
  cases = await playOperation(desk);
});

describe('The personnel office', () => {
  test('1. finds a case by its code and takes it from forwarding to closing', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    const code = findingCode(cases.steps);
    const search = page.getByRole('searchbox', { name: 'Cari nama, NIP, atau kode' });
    // With the blank before a second word, which stays when the first is searched for.
    await search.fill(`${code} `);
    const row = page.getByRole('row').filter({ hasText: 'Temuan masuk' });
    await expect.poll(() => row.count(), soon).toBe(1);
    await expect.poll(() => row.textContent(), soon).toContain('Belum divalidasi');
    expect([await search.inputValue(), page.url()]).toEqual([`${code} `, expect.not.stringContaining(code)]);
    await page.getByRole('link', { name: 'Buka perkara' }).click();

    await submit(page, 'Teruskan ke atasan');
    await sent(page).waitFor();
    await page.getByLabel('Cara').fill('Lembar disposisi bertanda tangan');
    await submit(page, 'Catat terima baca');
    await page.getByRole('heading', { name: 'Tugaskan pembinaan' }).waitFor();
    expect(await page.getByLabel('Lapor paling lambat').locator('..').locator('..').textContent()).toContain(
      '(10 hari kerja)',
    );
    await page.getByLabel('Konseling kepegawaian').check();
    await submit(page, 'Tugaskan pembinaan');
    await page.getByLabel('Hasil', { exact: true }).fill('Konseling dilaksanakan.');
    await submit(page, 'Catat hasil pembinaan');
    await page.getByLabel('Pembinaan selesai').check();
    await submit(page, 'Tutup perkara');
    await page.getByText('Tulis alasan.').waitFor();
    await page.getByLabel('Alasan').fill('Pembinaan terlaksana');
    await submit(page, 'Tutup perkara');
    await page.getByRole('heading', { name: 'Buka kembali perkara' }).waitFor();
    await sent(page).waitFor();

    await expect.poll(async () => (await stored(cases.steps)).case.outcome, soon).toBe('guided');
    const { case: file } = await stored(cases.steps);
    expect(file.read?.how).toBe('Lembar disposisi bertanda tangan');
    expect(file.guidance?.code).toBe('KONSELING');
    const history = page.getByRole('list', { name: 'Riwayat' });
    for (const step of [
      'Temuan dicatat',
      'Diteruskan ke atasan',
      'Dibaca atasan',
      'Pembinaan ditugaskan',
      'Hasil pembinaan dicatat',
      'Perkara ditutup',
    ])
      await history.getByText(step, { exact: true }).waitFor();
  });

  test('2. forwards a case by keyboard alone', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    await page.locator('.row-open').nth(2).waitFor();
    await reach(page, '.row-open');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // The second row is shown beside the list, and the focus is still on it.
    const second = await page.locator('.row-open').nth(1).textContent();
    await page.locator('.peek h2', { hasText: second ?? '' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
    await page.keyboard.press('/');
    await page.keyboard.type(findingCode(cases.keys));
    await expect.poll(() => page.locator('.row-open').count(), soon).toBe(1);
    await reach(page, '.row-open');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Riwayat', exact: true }).waitFor();
    await reach(page, 'form.act button[type="submit"]');
    await page.keyboard.press('Enter');
    await sent(page).waitFor();
    // The pressed button is gone with its form; the focus is on what became of it.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('saved-note');
    expect((await stored(cases.keys)).case.state).toBe('forwarded');
  });

  test('3. goes on without network: the row moves, says it waits, and is sent later', async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    const page = await signedIn(stage, personnel);
    await page
      .getByRole('link', { name: /^Belum dibaca/ })
      .first()
      .click();
    await page.locator('.page-head h1', { hasText: 'Belum dibaca' }).waitFor();
    await page.goto('/#/perkara?queue=new');
    const name = await nameOf(cases.offline);
    await page.locator('.row-open', { hasText: name }).last().waitFor();
    await openCase(page, cases.offline);
    await goOffline(page);
    await submit(page, 'Teruskan ke atasan');
    await page.getByText('Tersimpan, menunggu kirim').first().waitFor();
    await page
      .getByRole('link', { name: /^Belum dibaca/ })
      .first()
      .click();
    await page.locator('tr', { hasText: name }).filter({ hasText: 'Menunggu kirim' }).waitFor();
    await page.getByText('Luring', { exact: true }).waitFor();
    expect((await stored(cases.offline)).case.state).toBe('new');

    await page.context().setOffline(false);
    await expect.poll(async () => (await stored(cases.offline)).case.state, soon).toBe('forwarded');
    await expect.poll(() => page.getByText('Menunggu kirim', { exact: true }).count(), soon).toBe(0);
    await page.locator('tr', { hasText: name }).first().waitFor();
  });

  test('4. joins two notes of one person; both sources stay and can be split', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    await openCase(page, cases.twin);
    const kept = findingCode(cases.twin);
    await page.getByText('Kemungkinan ganda', { exact: true }).waitFor();
    const marks = await page.locator('.version mark').allTextContents();
    expect(marks).toContain('Tertinggal di mobil');
    await page.getByRole('button', { name: `Gabungkan ke temuan ini: ${kept}` }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('Orang yang sama di dua gerbang');
    await page.getByRole('dialog').getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByText('digabungkan ke sini').waitFor();
    await page.getByRole('button', { name: 'Pisahkan' }).waitFor();
    await expect.poll(async () => (await stored(cases.twin)).twins[0]?.case?.outcome, soon).toBe('joined');
  });

  test('5. sees the whole NIK where one was noted, and no formal track for a contract worker', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    await openCase(page, cases.stranger);
    await page.getByText('3310014507880001').waitFor();
    expect(await page.getByRole('heading', { name: 'Hukuman disiplin' }).count()).toBe(0);
    await page.getByText('PP 94/2021 hanya berlaku').waitFor();
    // Nobody is his superior here: the name is typed.
    await page.getByLabel('Atasan langsung: nama').fill('Kepala DLH');
    await submit(page, 'Teruskan ke atasan');
    await sent(page).waitFor();
    expect((await stored(cases.stranger)).case.forwarded?.to).toEqual({
      accountId: null,
      name: 'Kepala DLH',
      post: null,
    });
  });

  test('6. settles a conflict: both versions beside each other, the one in force is kept', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    await openCase(page, cases.moved);
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    await goOffline(page);
    await page.getByRole('button', { name: 'Tutup: sah atau tidak terbukti' }).click();
    await page.getByLabel('Sah, bukan pelanggaran').check();
    await page.getByLabel('Alasan').fill('Ada surat tugas');
    await submit(page, 'Tutup perkara');
    await page.getByText('Tersimpan, menunggu kirim').first().waitFor();
    await forwardElsewhere(cases.moved);
    await page.context().setOffline(false);
    await page.locator('.saved-note').getByText('Perlu perhatian').waitFor(soon);
    await page.getByRole('link', { name: 'Lihat apa yang perlu diputuskan' }).click();
    const item = page.getByRole('article').filter({ hasText: await nameOf(cases.moved) });
    await item.getByText('Ada surat tugas').waitFor();
    await item.getByRole('button', { name: 'Pakai ini: Versi yang berlaku' }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('Sudah diteruskan lebih dahulu');
    await page.getByRole('dialog').getByRole('button', { name: 'Pakai ini' }).click();
    await expect.poll(() => item.count(), soon).toBe(0);
    expect((await stored(cases.moved)).case.state).toBe('forwarded');
    await openCase(page, cases.moved);
    await page.getByText('Konflik: tidak diterapkan, kedua versi tersimpan').waitFor();
  });
});

test('7. forwards and assigns many at once, each to its own superior', async ({ stage }) => {
  const page = await signedIn(stage, personnel);
  for (const caseId of cases.many) await choose(page, caseId);
  await page.getByRole('toolbar').getByRole('button', { name: 'Teruskan' }).click();
  await page.getByRole('button', { name: 'Teruskan 2 perkara' }).click();
  await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  const forwarded = async (): Promise<string[]> =>
    Promise.all(cases.many.map(async (caseId) => (await stored(caseId)).case.state));
  await expect.poll(forwarded, soon).toEqual(['forwarded', 'forwarded']);
  for (const caseId of cases.many) {
    const { case: file, superiors } = await stored(caseId);
    expect(file.forwarded?.to.accountId).toBe(superiors[0]?.accountId);
  }
  await page.goto('/#/perkara?queue=forwarded');
  for (const caseId of cases.many) await choose(page, caseId);
  await page.getByRole('toolbar').getByRole('button', { name: 'Tugaskan pembinaan' }).click();
  await page.getByRole('button', { name: 'Tugaskan 2 perkara' }).click();
  await expect.poll(forwarded, soon).toEqual(['assigned', 'assigned']);
  const [first] = cases.many;
  const { case: file } = await stored(first ?? '');
  expect(file.guidance?.assignee).toEqual(file.forwarded?.to);
});

test('8. the superior reads what was forwarded to him, and is offered no more than his part', async ({ stage }) => {
  await forwardElsewhere(cases.ours);
  const page = await signedIn(stage, named('head'), PHONE);
  await openCase(page, cases.ours);
  await page.getByRole('button', { name: 'Tandai sudah saya baca' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Tugaskan pembinaan' }).waitFor();
  expect(await sheet.getByRole('button', { name: /^Tutup:/ }).count()).toBe(0);
  await submit(page, 'Tandai sudah saya baca');
  await sent(page).waitFor();
  expect((await stored(cases.ours)).case.read?.how).toBeNull();
});

for (const [name, options] of [
  ['desk', DESKTOP],
  ['phone', PHONE],
] as const)
  // In `npm test` screens.test.ts looks at all screens at once; here each room in both languages and sizes.
  test.runIf(isLong)(
    `9. axe finds nothing, in Indonesian and English, on a ${name}`,
    { timeout: 90_000 },
    async ({ stage }) => {
      const page = await signedIn(stage, personnel, options);
      const places: [string, string, string][] = [
        ['/perkara', 'Semua terbuka', 'All open'],
        ['/perkara?queue=closed', 'Selesai', 'Closed'],
        [`/perkara/${cases.stranger}`, 'Tatang Misalnya', 'Tatang Misalnya'],
        [`/perkara/${cases.twin}`, await nameOf(cases.twin), await nameOf(cases.twin)],
        ['/perkara/konflik', 'Konflik', 'Conflicts'],
        ['/perkara/tertahan', 'Tertahan', 'Held'],
      ];
      for (const language of ['id', 'en'] as const) {
        await page.evaluate((chosen) => localStorage.setItem('sidak.language', chosen), language);
        await page.reload();
        for (const [path, id, en] of places) {
          await page.goto(`/#${path}`);
          const heading = language === 'id' ? id : en;
          await page.getByRole('heading', { name: heading, level: 1 }).first().waitFor();
          await expect.poll(() => page.locator('.desk-loading').count(), soon).toBe(0);
          expect(await findViolations(page), `${path} in ${language}`).toEqual([]);
        }
      }
    },
  );

async function nameOf(caseId: string): Promise<string> {
  const { subject } = (await stored(caseId)).case;
  return 'name' in subject ? subject.name : '';
}

/** Ticks its row; the list holds the same person's other cases too, so the newest of them, which comes last. */
async function choose(page: Page, caseId: string): Promise<void> {
  await page
    .getByLabel(`Pilih ${await nameOf(caseId)}`)
    .last()
    .check();
}

/** Somebody else at the desk forwards it to the nearest superior. */
async function forwardElsewhere(caseId: string): Promise<void> {
  const { case: file, version, superiors } = await stored(caseId);
  const [superior] = superiors;
  if (superior === undefined) throw new Error('nobody is above this person');
  const seen = { caseId, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
  await desk.push([await desk.says('case.forward', { ...seen, superior, note: null })]);
}
