// Story: the admin keeps accounts, devices and the rules of the office.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AccountsAnswer, DevicesAnswer } from '../../schema/api.ts';
import type { CatalogueEntry } from '../../schema/catalogue-entry.ts';
import { limits } from '../../schema/limits.ts';
import type { SettingRow } from '../../schema/office.ts';
import type { PullAnswer } from '../../schema/sync.ts';
import { Client } from '../../worker/dev/client.ts';
import { placeMark, withExif } from '../device/pictures.ts';
import { open, openAsAdmin, reach, signedIn, signIn } from './admin-steps.ts';
import { findViolations } from './axe.ts';
import { isLong } from './long.ts';
import { served } from './served.ts';
import { DESKTOP, PHONE, test } from './pages.ts';

async function client(username: string, device: string): Promise<Client> {
  return new Client(served().baseUrl).signIn(username, signedIn('admin').password, device);
}

test('an account is made with the keyboard alone, and its first password opens the app', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/akun', 'Akun');
  await reach(page, 'a[href="#/akun-baru"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tambah akun', level: 1 }).waitFor();
  // The form puts the cursor where typing begins.
  await expect.poll(() => focusedLabel(page)).toBe('Nama pengguna');
  await page.keyboard.type('Pak Baru');
  await reach(page, 'button.btn--primary');
  await page.keyboard.press('Enter');
  await page.getByText('Isi nama.').waitFor();
  await expect.poll(() => focusedLabel(page)).toBe('Nama pengguna');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('papan.ketik');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kuncoro Papanketik');
  await reach(page, 'input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('radio', { name: /^Kepegawaian/ }).isChecked()).toBe(true);
  await reach(page, 'select');
  await page.keyboard.type('Dinas Kesehatan');
  await reach(page, 'button.btn--primary');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Akun dibuat', level: 1 }).waitFor();
  const password = (await page.locator('code').textContent()) ?? '';
  expect(password).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){2}$/);

  const other = await (await stage.newDevice(PHONE)).newPage();
  await signIn(other, 'papan.ketik', password);
  await other.getByRole('heading', { name: 'Semua terbuka', level: 1 }).first().waitFor({ state: 'attached' });
  const admin = await client('admin', 'Komputer uji akun');
  const made = (await admin.get<AccountsAnswer>('/api/accounts?after=papan.keti&limit=1')).rows[0];
  expect(made).toMatchObject({ username: 'papan.ketik', name: 'Kuncoro Papanketik', role: 'personnel', active: true });
  expect(made?.unitId).not.toBeNull();
});

test('a taken name, a wrong name and the last admin are said beside what was typed', async ({ stage }) => {
  stage.allowErrors(/409/);
  const page = await openAsAdmin(stage, '/akun-baru', 'Tambah akun');
  await page.getByLabel('Nama pengguna').fill('ab');
  await page.getByLabel('Nama lengkap').fill('Dua Kali');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Minimal 3 karakter: huruf kecil').waitFor();
  await page.getByLabel('Nama pengguna').fill('petugas1');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByRole('alert').getByText('Nama pengguna ini sudah dipakai.').waitFor();
  expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Dua Kali');

  await open(page, '/akun', 'Akun');
  await page.getByRole('table').getByRole('link', { name: 'Adi Purwarupa', exact: true }).click();
  await page.getByRole('radio', { name: /^Petugas/ }).check();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByRole('alert').getByText('Ini admin terakhir yang aktif.').waitFor();
  expect(await page.getByRole('radio', { name: /^Petugas/ }).isChecked()).toBe(true);
});

test('an account is changed, closed and given a new password', async ({ stage }) => {
  stage.allowErrors(/401/);
  const admin = await client('admin', 'Komputer uji ubah');
  const page = await openAsAdmin(stage, '/akun', 'Akun');
  await page.keyboard.press('/');
  await page.keyboard.type('petugas5');
  await page.getByRole('link', { name: 'Sari Khayali' }).click();
  await page.getByLabel('Jabatan').fill('Danru Regu V');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByRole('heading', { name: 'Akun', level: 1 }).waitFor();
  const changed = async () => (await admin.get<AccountsAnswer>('/api/accounts?after=petugas4&limit=1')).rows[0];
  expect(await changed()).toMatchObject({ username: 'petugas5', post: 'Danru Regu V', active: true });

  await page.getByRole('searchbox').fill('petugas5');
  await page.getByRole('link', { name: 'Sari Khayali' }).click();
  await page.getByRole('button', { name: 'Atur ulang kata sandi' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Atur ulang kata sandi' }).click();
  await page.getByRole('heading', { name: 'Kata sandi baru', level: 1 }).waitFor();
  const password = (await page.locator('code').textContent()) ?? '';
  await new Client(served().baseUrl).signIn('petugas5', password, 'Ponsel baru');
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('button', { name: 'Tutup akun' }).click();
  await page.getByRole('dialog').getByText('tetap bisa dikirim 30 hari').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup akun' }).click();
  await page.getByText('Akun ditutup: tidak dapat masuk.').waitFor();
  expect(await changed()).toMatchObject({ active: false });
  await expect(new Client(served().baseUrl).signIn('petugas5', password, 'Ponsel lain')).rejects.toThrow('401');
});

test('a revoked device reads nothing any more', async ({ stage }) => {
  const lost = await client('petugas4', 'Ponsel yang hilang');
  await lost.get<PullAnswer>('/api/sync/pull');
  const page = await openAsAdmin(stage, '/perangkat', 'Perangkat');
  await page.getByRole('searchbox').fill('yang hilang');
  await page.getByRole('button', { name: 'Cabut akses Ponsel yang hilang' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Yang sudah dicatat tetap bisa dikirim 30 hari.').waitFor();
  await dialog.getByRole('button', { name: 'Cabut akses', exact: true }).click();
  await page.getByText(/^dicabut /).waitFor();
  await expect(lost.get('/api/sync/pull')).rejects.toThrow(/40[13]/);
  const admin = await client('admin', 'Komputer uji cabut');
  const { rows } = await admin.get<DevicesAnswer>(`/api/devices?accountId=${lost.me.accountId}`);
  expect(rows.find((row) => row.name === 'Ponsel yang hilang')?.revokedAt).not.toBeNull();
});

test('a catalogue entry is changed without network and arrives later; nothing is deleted', async ({ stage }) => {
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const page = await openAsAdmin(stage, '/katalog/guidance', 'Katalog');
  // Only from then on does this device hold every part of the app.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Bimbingan / pelatihan disiplin' }).click();
  await page.getByLabel('Nama dalam bahasa Indonesia').fill('Bimbingan disiplin di kelas');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'Bimbingan disiplin di kelas' });
  await row.getByText('Menunggu kirim').waitFor();
  await page.context().setOffline(false);
  await row.getByText('Terkirim').waitFor({ timeout: 20_000 });
  const admin = await client('admin', 'Komputer uji katalog');
  expect(await entryOn(admin, 'guidance:DIKLAT')).toMatchObject({ nameId: 'Bimbingan disiplin di kelas', revision: 2 });

  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Berhenti memakai' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Berhenti memakai' }).click();
  await page.getByRole('rowheader', { name: /^Tidak dipakai lagi/ }).waitFor();
  await expect.poll(() => entryOn(admin, 'guidance:DIKLAT')).toMatchObject({ retired: true, revision: 3 });
});

test('two admins change one entry: both versions are kept and one is chosen', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/katalog/guidance/APEL', 'Pembinaan pada apel / upacara');
  await page.getByLabel('Catatan boleh kosong').fill('Senin pagi');
  const other = await client('admin', 'Komputer admin lain');
  const { row, version } = await entryRow(other, 'guidance:APEL');
  const entry = { ...row, nameEn: 'Guidance at the flag ceremony' };
  await other.push([await other.says('catalogue.put', { version, settles: null, entry })]);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByRole('link', { name: '1 perlu perhatian' }).click();
  await page.getByText('Dua versi berbeda').waitFor();
  await page.getByText('Guidance at the flag ceremony').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pakai ini: versi Anda' }).click();
  await page.getByText('Tidak ada yang perlu diputuskan').waitFor();
  await expect.poll(() => entryOn(other, 'guidance:APEL')).toMatchObject({ note: 'Senin pagi' });
});

test('units come from a file, parents first, with what is refused by row', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/unit-impor', 'Impor unit kerja');
  const lines = [
    'ID;NAMA_UNOR;ID_ATASAN',
    'UJI-ANAK;Seksi Uji Anak;UJI-INDUK',
    'UJI-INDUK;Bidang Uji Induk;',
    'UJI-LUPA;;UJI-INDUK',
    'UJI-YATIM;Seksi Tanpa Atasan;TIDAK-ADA',
  ];
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'unor.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
  const refused = page.getByRole('table', { name: 'Ditolak' });
  await refused.getByRole('row', { name: /^4 Nama kosong/ }).waitFor();
  await refused.getByRole('row', { name: /^5 Unit atasannya tidak dikenal/ }).waitFor();
  await page.getByRole('button', { name: 'Simpan 2 unit' }).click();
  await page.getByText('2 unit tersimpan').waitFor();
  await open(page, '/unit/UJI-ANAK', 'Seksi Uji Anak');
  await page.getByText('Di bawah Bidang Uji Induk').waitFor();
  await page.getByText('Terkirim').first().waitFor();
});

test('a year of the calendar is pasted and saved; what cannot be read stays to be put right', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/kalender/2031', 'Kalender');
  const save = page.getByRole('button', { name: 'Simpan kalender 2031' });
  // A year without any day off would count as complete.
  expect(await save.isDisabled()).toBe(true);
  const area = page.getByLabel('Tanggal dan jenis, satu per baris');
  await area.fill('tanggal;jenis\n2031-01-01;libur\n24/12/2031;cuti bersama\n2031-02-30;libur');
  await page.getByRole('button', { name: 'Masukkan' }).click();
  await page.getByText('2 hari dimasukkan').waitFor();
  expect(await area.inputValue()).toBe('2031-02-30;libur');
  await page.getByText('Rabu, 24 Desember').waitFor();
  await save.click();
  await page.getByText('Terkirim').first().waitFor();
  const admin = await client('admin', 'Komputer uji kalender');
  expect(await rowOn(admin, 'calendar', '2031')).toEqual({
    year: 2031,
    days: [
      { on: '2031-01-01', kind: 'holiday' },
      { on: '2031-12-24', kind: 'collective-leave' },
    ],
  });
});

test('the settings say what is wrong with a number and keep the ladder in order', async ({ stage }) => {
  const page = await openAsAdmin(stage, '/pengaturan', 'Pengaturan');
  await page.getByLabel('Perkara ditutup dalam').fill('0');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('Isi angka 1 sampai 365').waitFor();
  await page.getByLabel('Perkara ditutup dalam').fill('5');
  await page.getByRole('button', { name: 'Tambah langkah' }).click();
  const step = page.getByRole('group', { name: 'Kali ke-4 dan seterusnya' });
  await step.getByLabel('Tindakan di tempat').selectOption('KERJA-SOSIAL');
  await step.getByLabel('Dasar hukum').fill('Perbup Contoh 12/2026 Ps. 9');
  await fillsLetterhead(page);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByRole('heading', { name: 'Mulai', level: 1 }).waitFor();
  const admin = await client('admin', 'Komputer uji pengaturan');
  const ladder = async () => (await rowOn<{ ladder: { action: string }[] }>(admin, 'setting', 'main')).ladder;
  await expect
    .poll(async () => (await ladder()).map((one) => one.action))
    .toEqual(['TEGURAN-TEMPAT', 'TEGURAN-TERTULIS-TEMPAT', 'SURAT-PERNYATAAN', 'KERJA-SOSIAL']);
  const { letterhead } = await rowOn<SettingRow>(admin, 'setting', 'main');
  expect(letterhead).toMatchObject({
    address: 'Jalan Umpama Nomor 7',
    signatory: { name: 'Drs. Bambang Umpama, M.Si.', nip: '196809121990031004' },
    copies: ['Bupati Contoh', 'Sekretaris Daerah'],
  });
  const logo = Buffer.from(letterhead?.logo ?? '', 'base64url');
  expect(logo.length).toBeGreaterThan(500);
  expect(logo.length).toBeLessThanOrEqual(limits.logoBytesMax);
  // Drawn anew: nothing of the file but its pixels.
  expect(logo.includes(placeMark)).toBe(false);
});

/** Address, signatory, copies, and a photo as coat of arms that bears a place; the preview follows. */
async function fillsLetterhead(page: Page): Promise<void> {
  await page.getByLabel(/^Alamat/).fill('Jalan Umpama Nomor 7');
  await page.getByLabel(/^Nama boleh kosong/).fill('Drs. Bambang Umpama, M.Si.');
  await page.getByLabel(/^NIP/).fill('1968 0912 199003 1 00');
  await page.getByRole('textbox', { name: /^Tembusan/ }).fill('Bupati Contoh\nSekretaris Daerah');
  const gate = readFileSync(new URL('../../worker/dev/demo-photos/gate.jpg', import.meta.url));
  const located = Buffer.from(await (await withExif(new Blob([gate]))).arrayBuffer());
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'lambang.jpg', mimeType: 'image/jpeg', buffer: located });
  const preview = page.getByRole('figure', { name: 'Pratinjau kop surat' });
  await preview.getByRole('img').waitFor();
  await preview.getByText('Jalan Umpama Nomor 7').waitFor();
  // A number that is none is named, and nothing is lost.
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('NIP terdiri atas 18 angka.').waitFor();
  await page.getByLabel(/^NIP/).fill('19680912 199003 1 004');
}

const places: [path: string, id: string, en: string][] = [
  ['/', 'Mulai', 'Start'],
  ['/pegawai', 'Daftar pegawai', 'Roster'],
  ['/akun', 'Akun', 'Accounts'],
  ['/akun-baru', 'Tambah akun', 'Add account'],
  ['/perangkat', 'Perangkat', 'Devices'],
  ['/katalog/violation', 'Katalog', 'Catalogue'],
  ['/katalog/violation/PROKES-01', 'Tidak membawa masker', 'No mask brought'],
  ['/katalog-baru/reason', 'Tambah alasan', 'Add reason'],
  ['/unit', 'Unit kerja', 'Work units'],
  ['/unit-baru', 'Tambah unit', 'Add unit'],
  ['/unit-impor', 'Impor unit kerja', 'Import work units'],
  ['/kalender/2026', 'Kalender', 'Calendar'],
  ['/kalender/2029', 'Kalender', 'Calendar'],
  ['/pengaturan', 'Pengaturan', 'Settings'],
  ['/perhatian', 'Perlu perhatian', 'Needs attention'],
  ['/tidak-ada', 'Halaman tidak ditemukan', 'Page not found'],
];
for (const [name, options] of [
  ['desk', DESKTOP],
  ['phone', PHONE],
] as const)
  // In `npm test` screens.test.ts looks at all screens at once; here each room in both languages and sizes.
  test.runIf(isLong)(
    `axe finds nothing, in Indonesian and English, on a ${name}`,
    { timeout: 120_000 },
    async ({ stage }) => {
      const page = await openAsAdmin(stage, '/', 'Mulai', options);
      for (const language of ['id', 'en'] as const) {
        await page.evaluate((chosen) => localStorage.setItem('sidak.language', chosen), language);
        await page.reload();
        for (const [path, id, en] of places) {
          await open(page, path, language === 'id' ? id : en);
          await expect.poll(() => page.locator('.desk-loading').count()).toBe(0);
          expect(await findViolations(page), `${path} in ${language}`).toEqual([]);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow, `${path} fits the width`).toBeLessThanOrEqual(0);
        }
      }
    },
  );

async function focusedLabel(page: Page): Promise<string> {
  return page.evaluate<string>(
    `document.querySelector('label[for="' + document.activeElement?.id + '"]')?.textContent.trim() ?? ''`,
  );
}

/** Rows of feed `all` as a fresh device reads them. */
async function pulled(who: Client): Promise<PullAnswer['rows']> {
  const rows: PullAnswer['rows'] = [];
  let cursors = '{}';
  for (let page = 0; page < 20; page += 1) {
    const answer = await who.get<PullAnswer>(`/api/sync/pull?cursors=${encodeURIComponent(cursors)}`);
    rows.push(...answer.rows);
    if (!answer.more) return rows;
    cursors = JSON.stringify(answer.next);
  }
  throw new Error('the pull does not end');
}

async function rowOn<Body>(who: Client, type: string, key: string): Promise<Body> {
  const row = (await pulled(who)).filter((one) => one.type === type && one.key === key).at(-1);
  if (row === undefined) throw new Error(`no ${type} ${key}`);
  return row.body as Body; // the caller names the row's type
}

async function entryOn(who: Client, key: string): Promise<CatalogueEntry> {
  return rowOn<CatalogueEntry>(who, 'entry', key);
}

async function entryRow(who: Client, key: string): Promise<{ row: CatalogueEntry; version: string }> {
  const row = (await pulled(who)).filter((one) => one.type === 'entry' && one.key === key).at(-1);
  if (row === undefined) throw new Error(`no entry ${key}`);
  return { row: row.body as CatalogueEntry, version: row.version }; // rows of this type hold entries
}
