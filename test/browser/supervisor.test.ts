// Story: Kasatpol PP reads the report, opens what its figures count, takes the list along as a file, validates an
// operation; a head of an office sees his own people only. Told over the demo, beside which other stories may write,
// so figures are those of one operation.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { FindingsAnswer, OperationsAnswer } from '../../schema/api.ts';
import { dayInZone } from '../../schema/calendar.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { Client } from '../../worker/dev/client.ts';
import { findViolations } from './axe.ts';
import { isLong } from './long.ts';
import { served } from './served.ts';
import { DESKTOP, PHONE, type Stage, test } from './pages.ts';

const zone = 'Asia/Jakarta';
/** A busy machine takes its time; a test that is right does not wait. */
const soon = { timeout: 15_000 };
const raid = 'Kepatuhan Masker ASN';

type Staff = { chief: string; head: string; leader: string; officer: string };

function staff(): Staff {
  const named = (role: string): string => {
    const found = served().signIns.find((one) => one.role === role);
    if (found === undefined) throw new Error(`the demo has no ${role}`);
    return found.username;
  };
  return { chief: named('chief'), head: named('head'), leader: named('leader'), officer: named('officer') };
}

function passwordOf(username: string): string {
  const found = served().signIns.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no sign-in of ${username}`);
  return found.password;
}

async function client(username: string, device: string): Promise<Client> {
  return new Client(served().baseUrl).signIn(username, passwordOf(username), device);
}

/** The page after signing in at that address, everything a role reads having arrived. */
async function signedIn(stage: Stage, username: string, options = DESKTOP): Promise<Page> {
  const device = await stage.newDevice(options);
  const page = await device.newPage();
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(passwordOf(username));
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('heading', { name: 'Ringkasan', exact: true, level: 1 }).first().waitFor({ state: 'attached' });
  return page;
}

async function open(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`/#${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).first().waitFor({ state: 'attached' });
}

/** The figure beside a label: a line of a panel, or a key figure. */
function line(page: Page, panel: string, label: string) {
  return page.getByRole('list', { name: panel }).getByRole('link', { name: new RegExp(`^${label}`) });
}

/** Opens the figure and holds it against the list: its title says the figure, and it has as many lines. */
async function expectList(page: Page, figure: ReturnType<typeof line>, count: number): Promise<void> {
  await expect.poll(() => figure.textContent(), soon).toContain(String(count));
  await figure.click();
  await page.getByRole('heading', { name: `${count} temuan`, level: 1 }).waitFor();
  await expect
    .poll(() => page.getByRole('table', { name: 'Daftar temuan' }).locator('tbody tr').count(), soon)
    .toBe(count);
  await page.goBack();
}

const facts: FindingFacts = {
  violations: [{ code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: null, text: null }],
  reason: { code: 'LUPA', revision: 1, label: 'Lupa', text: null },
  action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
  place: { name: 'Mal Contoh', fix: null },
  letter: 'not-asked',
  refusal: 'none',
  witness: null,
  note: null,
};
const stranger = (name: string): Subject => {
  return { kind: 'unlisted', name, office: 'Pemkab Tetangga', standing: 'asn', nip: null, nik: null };
};

/** An operation of an officer with two findings, closed: its report waits for Kasatpol PP. */
async function closedOperation(officer: Client, code: string, title: string): Promise<string> {
  const openedOn = dayInZone(Date.now(), zone);
  const operationId = operationIdOf(openedOn, code);
  const order = { orderNumber: `094/${code}/2026`, legalBasis: 'Perbup Contoh 12/2026', legalBasisVersion: null };
  const where = { place: 'Mal Contoh', squad: 'Regu III', timeZone: zone } as const;
  await officer.push([
    await officer.says('operation.open', { operationId, openedOn, facts: { title, ...order, ...where }, team: [] }),
    await noted(officer, operationId, 'Tamu Rekaan'),
    await noted(officer, operationId, 'Tamu Samaran'),
    await officer.says('operation.count', { operationId, compliant: 40 }),
    await officer.says('operation.close', { operationId, settles: null }),
  ]);
  return operationId;
}

async function noted(officer: Client, operationId: string, name: string) {
  return officer.says('finding.record', { operationId, subject: stranger(name), facts, photos: [] });
}

let officer: Client;
let raidId: string;

beforeAll(async () => {
  officer = await client(staff().officer, 'Ponsel uji');
  const chief = await client(staff().chief, 'Komputer uji');
  const { rows } = await chief.get<OperationsAnswer>('/api/operations');
  raidId = rows.find(({ operation }) => operation.facts?.title === raid)?.operation.id ?? '';
  expect(raidId).not.toBe('');
});

describe('the report', () => {
  test('1. says 13 with 7 + 6, and each figure opens as many lines', async ({ stage }) => {
    const page = await signedIn(stage, staff().chief);
    await open(page, `/laporan?operationId=${raidId}`, 'Ringkasan');
    await expectList(
      page,
      page.getByRole('region', { name: 'Angka utama' }).getByRole('link', { name: /^Temuan/ }),
      13,
    );
    await expectList(page, line(page, 'Alasan', 'Lupa'), 7);
    await expectList(page, line(page, 'Alasan', 'Tertinggal di mobil'), 6);
    await expectList(page, line(page, 'Dugaan pelanggaran', 'Tidak membawa masker'), 13);
    await expectList(page, line(page, 'Tindakan di tempat', 'Teguran di tempat'), 13);
    await expectList(page, line(page, 'Semua pelanggaran yang dicatat', 'Tidak membawa masker'), 13);
    const offices = page.getByRole('table', { name: 'Perangkat daerah' });
    const counts = await offices.locator('.tree__n').allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(13);
  });

  test('2. unfolds an office into its units, whose figures open their lists', async ({ stage }) => {
    const page = await signedIn(stage, staff().chief);
    await open(page, `/laporan?operationId=${raidId}`, 'Ringkasan');
    const offices = page.getByRole('table', { name: 'Perangkat daerah' });
    await offices.getByRole('button', { name: 'Uraikan Sekretariat Daerah' }).click();
    const units = offices.locator('tr.is-child');
    await expect.poll(() => units.count(), soon).toBeGreaterThan(1);
    const below = await units.locator('.tree__n').allTextContents();
    expect(below.reduce((sum, count) => sum + Number(count), 0)).toBe(7);
    await units.first().getByRole('link').click();
    await page.getByRole('heading', { name: `${below[0]} temuan`, level: 1 }).waitFor();
  });

  test('3. goes along as a spreadsheet of 13 lines and a head', async ({ stage }) => {
    const page = await signedIn(stage, staff().chief);
    await open(page, `/temuan?operationId=${raidId}`, '13 temuan');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh CSV' }).click(),
    ]);
    const text = readFileSync(await file.path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(file.suggestedFilename()).toBe(`temuan-${raidId}.csv`);
    expect(lines).toHaveLength(14);
    expect(text.startsWith('\uFEFFKode temuan;Tanggal;')).toBe(true);
    // A NIP stays eighteen digits only as text.
    for (const cells of lines.slice(1)) expect(cells).toMatch(/;"=""\d{18}""";/);
  });

  test('4. is printed with whose figures they are, of what, and as of when', async ({ stage }) => {
    const page = await signedIn(stage, staff().chief);
    await open(page, `/temuan?operationId=${raidId}&reason=LUPA`, '7 temuan');
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.only-print');
    await expect.poll(() => paper.isVisible(), soon).toBe(true);
    const head = paper.locator('.print-head');
    for (const words of ['Pemerintah Kabupaten Contoh', 'Daftar temuan', 'Alasan: Lupa', raid, 'Data per'])
      await expect.poll(() => head.textContent(), soon).toContain(words);
    expect(await paper.locator('.print-table--list tbody tr').count()).toBe(7);
    for (const screen of ['.no-print', '.tools', '.topbar']) expect(await page.locator(screen).isVisible()).toBe(false);
  });

  test('5. of an operation is validated; what comes later stands beside the validated figure', async ({ stage }) => {
    const title = 'Razia jam kerja';
    const operationId = await closedOperation(officer, 'SVW0RK01', title);
    const page = await signedIn(stage, staff().chief);
    await open(page, '/operasi?state=closed', 'Operasi');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'Validasi laporan' }).click();
    await page.getByRole('dialog').getByLabel('Catatan').fill('Sesuai.');
    await page.getByRole('dialog').getByRole('button', { name: 'Validasi laporan' }).click();
    await page.getByText('Laporan divalidasi', { exact: true }).first().waitFor();
    await page.getByText('Terkirim', { exact: true }).waitFor();
    await officer.push([await noted(officer, operationId, 'Tamu Susulan')]);
    await page.reload();
    const figures = page.getByRole('region', { name: 'Hasil' });
    await expect.poll(() => figures.getByRole('link', { name: /^Divalidasi\s*2/ }).count(), soon).toBe(1);
    await figures.getByRole('link', { name: /^Temuan susulan\s*1/ }).click();
    await page.getByRole('heading', { name: '1 temuan', level: 1 }).waitFor();
    await page.getByRole('button', { name: /Tamu Susulan/ }).click();
    await page.getByRole('dialog').getByText('Tiba setelah operasi ditutup.').waitFor();
  });

  test('6. two reviews that meet are both shown, and one is chosen', async ({ stage }) => {
    const title = 'Razia seragam';
    const operationId = await closedOperation(officer, 'SVW0RK02', title);
    const page = await signedIn(stage, staff().chief);
    await open(page, `/operasi/${operationId}`, title);
    await page.getByRole('button', { name: 'Validasi laporan' }).click();
    const elsewhere = await client(staff().chief, 'Komputer lain');
    const file = await elsewhere.get<{ version: string }>(`/api/operations/${operationId}`);
    const seen = { operationId, version: file.version, settles: null };
    await elsewhere.push([await elsewhere.says('operation.return', { ...seen, why: 'Lampiran kurang.' })]);
    await page.getByRole('dialog').getByRole('button', { name: 'Validasi laporan' }).click();
    await page.getByRole('link', { name: 'Lihat apa yang perlu diputuskan' }).click();
    await page.getByRole('button', { name: 'Bandingkan kedua versi' }).first().click();
    await page.getByText('Lampiran kurang.').waitFor();
    await page.getByRole('button', { name: 'Pakai ini: Versi yang berlaku' }).click();
    await page.getByRole('dialog').getByLabel('Alasan').fill('Lampiran memang kurang.');
    await page.getByRole('dialog').getByRole('button', { name: 'Pakai ini' }).click();
    await page.getByText('Tidak ada konflik terbuka').waitFor();
  });

  test('7. versions of a finding that meet are shown to Kasatpol PP, and the sender’s are chosen', async ({
    stage,
  }) => {
    const operationId = await closedOperation(officer, 'SVW0RK03', 'Razia kantin');
    const finding = await noted(officer, operationId, 'Tamu Dua Versi');
    const about = { findingId: finding.id, operationId, subject: `finding:${finding.id}`, version: finding.id };
    const seen = { ...about, settles: null, why: 'salah pilih' };
    const corrects = async (label: string) => {
      const reason = { code: label.toUpperCase(), revision: 1, label, text: null };
      return officer.says('finding.correct', { ...seen, facts: { ...facts, reason }, on: null });
    };
    await officer.push([finding, await corrects('Macet')]);
    const late = await corrects('Lupa');
    await expect(officer.push([late])).rejects.toThrow('conflict');
    await officer.push([await officer.says('settle.refer', { mutationId: late.id, why: null })]);
    const later = await officer.says('finding.withdraw', { ...seen, twins: [] });
    await expect(officer.push([later])).rejects.toThrow('conflict');

    const page = await signedIn(stage, staff().chief);
    await open(page, '/konflik', 'Konflik terbuka');
    const [correction, withdrawal] = ['Koreksi temuan', 'Penarikan temuan'].map((kind) =>
      page.getByRole('article').filter({ hasText: 'Tamu Dua Versi' }).filter({ hasText: kind }),
    );
    await correction?.getByText('Diserahkan untuk diputuskan').waitFor();
    expect(await correction?.locator('mark').allTextContents()).toEqual(['Lupa', 'Macet']);
    expect(await withdrawal?.locator('mark').allTextContents()).toEqual(['Ditarik', 'Berlaku']);
    expect(await findViolations(page)).toEqual([]);
    const sender = { name: /^Pakai ini: Versi (?!yang berlaku)/ };
    await correction?.getByRole('button', sender).click();
    await correction?.waitFor({ state: 'detached' });
    await withdrawal?.getByText('Lupa', { exact: true }).waitFor();
    await withdrawal?.getByRole('button', sender).click();
    await page.getByText('Tidak ada konflik terbuka').waitFor();
    const chief = await client(staff().chief, 'Komputer uji');
    const { rows } = await chief.get<FindingsAnswer>(`/api/findings?operationId=${operationId}`);
    expect(rows).toHaveLength(2);
  });

  test('8. a head of an office sees his own people only', async ({ stage }) => {
    const page = await signedIn(stage, staff().head);
    await open(page, `/temuan?operationId=${raidId}`, '7 temuan');
    const offices = page.getByRole('table', { name: 'Daftar temuan' }).locator('tbody td:nth-child(2)');
    // Names of offices are rows, which may still be on their way.
    await expect
      .poll(async () => new Set(await offices.allTextContents()), soon)
      .toEqual(new Set(['Sekretariat Daerah']));
    await open(page, `/operasi/${raidId}`, raid);
    expect(await page.getByRole('button', { name: 'Validasi laporan' }).count()).toBe(0);
    expect(await page.getByText('Orang diperiksa').count()).toBe(0);
  });

  const places = (id: string): [string, string, string][] => [
    [`/laporan?operationId=${id}`, 'Ringkasan', 'Summary'],
    [`/temuan?operationId=${id}`, '13 temuan', '13 findings'],
    ['/operasi', 'Operasi', 'Operations'],
    [`/operasi/${id}`, raid, raid],
    ['/konflik', 'Konflik terbuka', 'Open conflicts'],
    ['/tertahan', 'Tertahan', 'Held'],
  ];

  for (const [name, options] of [
    ['desk', DESKTOP],
    ['phone', PHONE],
  ] as const)
    // In `npm test` screens.test.ts looks at all screens at once; here each room in both languages and sizes.
    test.runIf(isLong)(
      `9. axe finds nothing, in Indonesian and English, on a ${name}`,
      { timeout: 90_000 },
      async ({ stage }) => {
        const page = await signedIn(stage, staff().chief, options);
        for (const language of ['id', 'en'] as const) {
          await page.evaluate((chosen) => localStorage.setItem('sidak.language', chosen), language);
          await page.reload();
          for (const [path, id, en] of places(raidId)) {
            await open(page, path, language === 'id' ? id : en);
            await expect.poll(() => page.locator('.report-loading').count(), soon).toBe(0);
            expect(await findViolations(page), `${path} in ${language}`).toEqual([]);
          }
        }
      },
    );
});
