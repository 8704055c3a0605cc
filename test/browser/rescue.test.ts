// Story: F07 a phone whose work will never be sent from it. In flight mode, from its lock screen, it gives a file; Kasatpol
// PP hands that in on his computer; when the phone comes back after all, it finds everything sent and nothing twice.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { EmployeesAnswer, FindingsAnswer } from '../../schema/api.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { isLong } from './long.ts';
import { DESKTOP, PHONE, test } from './pages.ts';
import { OfficerPhone, operationOf, type Order } from './raid/officer.ts';
import { served } from './served.ts';
import { demoName, demoPassword, signIn } from './sign-in.ts';

const officer = 'petugas-hilang';
const pin = '270896';
const order: Order = {
  title: 'Operasi ponsel hilang',
  orderNumber: '094/HILANG/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Terminal Contoh',
  squad: 'Regu IX',
};

/** An officer whom no other story sends out; answers somebody whom nobody else notes. */
async function hiresOfficer(): Promise<EmployeesAnswer['rows'][number]> {
  const admin = await new Client(served().baseUrl).signIn(demoName('admin'), demoPassword(), 'Komputer uji hilang');
  const one = { username: officer, name: 'Hilang Umpama', role: 'officer', unitId: null, post: null };
  await admin.post('/api/accounts', { ...one, ...(await newCredentials(demoPassword())) });
  const { rows } = await admin.get<EmployeesAnswer>('/api/roster/employees?after=5200&limit=40');
  const found = rows.find(({ active, echelon }) => active && echelon === null);
  if (found === undefined) throw new Error('the demo has too few people');
  return found;
}

async function setsPin(page: Page): Promise<void> {
  await page.getByLabel('PIN baru, minimal 6 angka').fill(pin);
  await page.getByLabel('Ulangi PIN').fill(pin);
  await page.getByRole('button', { name: 'Simpan PIN' }).click();
  await page.getByText('Daring, siap luring').waitFor({ timeout: 40_000 });
}

test.runIf(isLong)(
  'F07 the file is made at the lock screen in flight mode, handed in elsewhere, and the phone comes back to it',
  { timeout: 150_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    const person = await hiresOfficer();
    const device = await stage.newDevice({ ...PHONE, reducedMotion: 'reduce', acceptDownloads: true }, 'pin');
    device.setDefaultTimeout(30_000);
    const start = await device.newPage();
    await signIn(start, officer);
    await setsPin(start);
    await start.close();
    const phone = await OfficerPhone.opensAgain(device, served().baseUrl);
    await phone.page.getByText('Daring, siap luring').waitFor();
    await phone.flightMode(true);
    const code = await phone.opensOperation(order);
    await phone.beginsNoting();
    await phone.notes(person, 'Lupa');
    const { page } = phone;
    await page.goto('/#/phone');
    await page.getByRole('button', { name: 'Kunci sekarang' }).click();
    await page.getByRole('heading', { name: 'Terkunci', exact: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Simpan berkas penyelamatan/ }).click(),
    ]);
    await page.getByText('Berkas dibuat: 2 catatan, 0 foto.').waitFor();
    expect(download.suggestedFilename()).toMatch(/^sidak-penyelamatan-\d{8}-\d{4}\.sidak$/);
    const file = await download.path();

    const desk = await (await stage.newDevice(DESKTOP)).newPage();
    await signIn(desk, demoName('chief'));
    await desk.getByRole('heading', { name: 'Ringkasan', level: 1 }).first().waitFor({ state: 'attached' });
    await desk.goto('/#/serahkan');
    await desk.locator('input[type=file]').setInputFiles(file);
    await desk.locator('b', { hasText: 'Selesai diserahkan' }).waitFor();
    await expect
      .poll(() => desk.locator('.row-link').filter({ hasText: 'Diterima' }).first().textContent())
      .toBe('Diterima2');

    const chief = await new Client(served().baseUrl).signIn(demoName('chief'), demoPassword(), 'Komputer uji hilang');
    const operationId = operationOf(code);
    const noted = async () =>
      (await chief.get<FindingsAnswer>(`/api/findings?operationId=${operationId}&limit=100`)).rows;
    const [found] = await noted();
    expect(found?.finding).toMatchObject({
      authorName: 'Hilang Umpama',
      subject: { name: expect.stringContaining(person.name) },
    });

    await phone.flightMode(false);
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    await page.getByRole('heading', { name: 'Terkunci', exact: true }).waitFor({ state: 'detached' });
    await phone.sentEverything();
    expect(await noted()).toHaveLength(1);
  },
);
