// Story: the personnel office takes findings to closed cases; the superior reads his own; two notes of one person are
// joined. Told over the demo with an operation of its own, beside which other stories may write.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject } from 'vitest';
import type { CasesAnswer, CaseFile } from '../../schema/api.ts';
import { dayInZone } from '../../schema/calendar.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import { findingCode } from '../../schema/finding.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { Client } from '../../worker/dev/client.ts';
import { findViolations } from './axe.ts';
import { DESKTOP, PHONE, type Stage, test } from './pages.ts';

const zone = 'Asia/Jakarta';
const password = inject('signIns')[0]?.password ?? '';
const personnel = 'kepegawaian';

async function client(username: string, device: string): Promise<Client> {
  return new Client(inject('baseUrl')).signIn(username, password, device);
}

function named(role: string): string {
  const found = inject('signIns').find((one) => one.role === role);
  if (found === undefined) throw new Error(`the demo has no ${role}`);
  return found.username;
}

const lupa = { code: 'LUPA', revision: 1, label: 'Lupa', text: null };
const inTheCar = { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null };

function facts(reason: FindingFacts['reason']): FindingFacts {
  return {
    violations: [{ code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: null, text: null }],
    reason,
    action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
    place: { name: 'Pasar Contoh', fix: null },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note: null,
  };
}

/** Cases of this story, by what happens to them. */
type Cases = {
  steps: string;
  keys: string;
  offline: string;
  ours: string;
  twin: string;
  stranger: string;
  moved: string;
};
let cases: Cases;
let desk: Client;

/** One operation, two officers, eight notes: two of them on one person; one on a contract worker with a NIK. */
async function playOperation(): Promise<Cases> {
  const first = await client(named('officer'), 'Ponsel uji kepegawaian');
  const second = await client('petugas2', 'Ponsel kedua');
  const openedOn = dayInZone(Date.now(), zone);
  const operationId = operationIdOf(openedOn, 'PEGAWA1A');
  const orderFacts = {
    title: 'Razia uji kepegawaian',
    orderNumber: '094/UJI/2026',
    legalBasis: 'Perbup Contoh 12/2026',
    legalBasisVersion: null,
    place: 'Pasar Contoh',
    squad: 'Regu IV',
    timeZone: zone,
  } as const;
  const team = [{ accountId: second.me.accountId, name: second.me.name }];
  await first.push([await first.says('operation.open', { operationId, openedOn, facts: orderFacts, team })]);
  const head = await client(named('head'), 'Ponsel pimpinan');
  const { rows } = await desk.get<CasesAnswer>('/api/cases?limit=50');
  const people = distinctPeople(rows);
  const ofHead = people.find((one) => one.kind === 'employee' && head.me.unitIds?.includes(one.unitId));
  const others = people.filter((one) => one !== ofHead);
  const note = async (who: Client, subject: Subject | undefined, reason = lupa): Promise<string> => {
    if (subject === undefined) throw new Error('the demo has too few people');
    const m = await who.says('finding.record', { operationId, subject, facts: facts(reason), photos: [] });
    await who.push([m]);
    return m.id;
  };
  const contractWorker: Subject = {
    kind: 'unlisted',
    name: 'Tatang Misalnya',
    office: 'Tenaga kontrak DLH',
    standing: 'contract',
    nip: null,
    nik: '3310014507880001',
  };
  return {
    steps: await note(first, others[0]),
    keys: await note(first, others[1]),
    offline: await note(second, others[2]),
    ours: await note(first, ofHead),
    twin: await twice(note, first, second, others[3]),
    stranger: await note(second, contractWorker),
    moved: await note(second, others[4]),
  };
}

type Note = (who: Client, subject: Subject | undefined, reason?: typeof lupa) => Promise<string>;

async function twice(note: Note, first: Client, second: Client, subject: Subject | undefined): Promise<string> {
  const kept = await note(first, subject);
  await note(second, subject, inTheCar);
  return kept;
}

function distinctPeople(rows: CasesAnswer['rows']): Subject[] {
  const seen = new Map(rows.map((row) => [row.case.subjectKey, row.case.subject]));
  return [...seen.values()].filter((one) => one.kind === 'employee');
}

/** Signed in, with everything the role reads on the device. */
async function signedIn(stage: Stage, username: string, options = DESKTOP): Promise<Page> {
  const device = await stage.newDevice(options);
  const page = await device.newPage();
  // Shorter than the test's own, so that what was waited for is named.
  page.setDefaultTimeout(10_000);
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.office h1').first().waitFor({ state: 'attached' });
  return page;
}

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
  cases = await playOperation();
});

describe('The personnel office', () => {
  test('1. finds a case by its code and takes it from forwarding to closing', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    const code = findingCode(cases.steps);
    await page.getByRole('searchbox', { name: 'Cari nama, NIP, atau kode' }).fill(code);
    const row = page.getByRole('row').filter({ hasText: 'Temuan masuk' });
    await expect.poll(() => row.count()).toBe(1);
    await expect.poll(() => row.textContent()).toContain('Belum divalidasi');
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

    await expect.poll(async () => (await stored(cases.steps)).case.outcome).toBe('guided');
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
    await page.locator('.row-open').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(findingCode(cases.keys));
    await expect.poll(() => page.locator('.row-open').count()).toBe(1);
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
    await expect.poll(async () => (await stored(cases.offline)).case.state, { timeout: 20_000 }).toBe('forwarded');
    await expect.poll(() => page.getByText('Menunggu kirim', { exact: true }).count()).toBe(0);
    await page.locator('tr', { hasText: name }).first().waitFor();
  });

  test('4. joins two notes of one person; both sources stay and can be split', async ({ stage }) => {
    const page = await signedIn(stage, personnel);
    await openCase(page, cases.twin);
    const kept = findingCode(cases.twin);
    await page.getByText('Kemungkinan ganda', { exact: true }).waitFor();
    const marks = await page.locator('.version mark').allTextContents();
    expect(marks).toContain('Tertinggal di mobil');
    await page.getByRole('button', { name: `Gabungkan ke temuan ${kept}` }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('Orang yang sama di dua gerbang');
    await page.getByRole('dialog').getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByText('digabungkan ke sini').waitFor();
    await page.getByRole('button', { name: 'Pisahkan' }).waitFor();
    await expect.poll(async () => (await stored(cases.twin)).twins[0]?.case?.outcome).toBe('joined');
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
    await page.locator('.saved-note').getByText('Perlu perhatian').waitFor({ timeout: 20_000 });
    await page.getByRole('link', { name: 'Lihat apa yang perlu diputuskan' }).click();
    const item = page.getByRole('article').filter({ hasText: await nameOf(cases.moved) });
    await item.getByText('Ada surat tugas').waitFor();
    await item.getByRole('button', { name: 'Pakai ini: Versi yang berlaku' }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('Sudah diteruskan lebih dahulu');
    await page.getByRole('dialog').getByRole('button', { name: 'Pakai ini' }).click();
    await expect.poll(() => item.count()).toBe(0);
    expect((await stored(cases.moved)).case.state).toBe('forwarded');
    await openCase(page, cases.moved);
    await page.getByText('Konflik: tidak diterapkan, kedua versi tersimpan').waitFor();
  });
});

test('7. the superior reads what was forwarded to him, and is offered no more than his part', async ({ stage }) => {
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
  test(`8. axe finds nothing, in Indonesian and English, on a ${name}`, { timeout: 90_000 }, async ({ stage }) => {
    const page = await signedIn(stage, personnel, options);
    const places: [string, string, string][] = [
      ['/perkara', 'Semua terbuka', 'All open'],
      ['/perkara?queue=closed', 'Selesai', 'Closed'],
      ['/perkara?search=tidak-ada-yang-begini', 'Semua terbuka', 'All open'],
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
        await expect.poll(() => page.locator('.desk-loading').count()).toBe(0);
        expect(await findViolations(page), `${path} in ${language}`).toEqual([]);
      }
    }
  });

/** Once the app is on the device as a whole, as it is after the first minute. */
async function goOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
}

/** Tab until the focus is there, as somebody without a mouse would. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function nameOf(caseId: string): Promise<string> {
  const { subject } = (await stored(caseId)).case;
  return 'name' in subject ? subject.name : '';
}

/** Somebody else at the desk forwards it to the nearest superior. */
async function forwardElsewhere(caseId: string): Promise<void> {
  const { case: file, version, superiors } = await stored(caseId);
  const [superior] = superiors;
  if (superior === undefined) throw new Error('nobody is above this person');
  const seen = { caseId, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
  await desk.push([await desk.says('case.forward', { ...seen, superior, note: null })]);
}
