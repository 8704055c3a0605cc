// Story: work that does not arrive, and a store that is gone, are seen by the admin before they are missed.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Client } from '../../worker/dev/client.ts';
import { isLong } from './long.ts';
import { open, openAsAdmin, signedIn } from './admin-steps.ts';
import { findViolations } from './axe.ts';
import { served } from './served.ts';
import { PHONE, test } from './pages.ts';
import { demoPassword, signIn } from './sign-in.ts';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A phone that says of itself what it still holds. */
async function aPhoneHolding(username: string, name: string, unsent: number, sinceHours: number): Promise<void> {
  const phone = await new Client(served().baseUrl).signIn(username, demoPassword(), name);
  await phone.post('/api/devices/report', {
    unsent,
    health: {
      oldestUnsentAt: hoursAgo(sinceHours),
      photosWaiting: 2,
      persisted: false,
      freeBytes: 80_000_000,
      appVersion: 'lama1234',
    },
  });
}

test.runIf(isLong)(
  'the admin is alarmed where he lands when work is unsent for more than a day, and finds the phone',
  { timeout: 120_000 },
  async ({ stage }) => {
    await aPhoneHolding('petugas6', 'Ponsel tertinggal di mobil', 7, 30);
    await aPhoneHolding('petugas7', 'Ponsel di pos', 3, 2);
    const page = await openAsAdmin(stage, '/', 'Mulai');
    await page
      .getByRole('alert')
      .getByText(/perangkat perlu ditindaklanjuti/)
      .waitFor();
    await page.getByRole('link', { name: 'Lihat perangkat' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Ponsel tertinggal di mobil' });
    await row.getByText('Data tertua 30 jam lalu').waitFor();
    await row.getByText('7 catatan, 2 foto').waitFor();
    await row.getByText('tidak dijamin, sisa 80 MB').waitFor();
    // Younger work alarms nobody, and is found under its own filter.
    expect(await page.getByText('Ponsel di pos').count()).toBe(0);
    await page.getByLabel('Saring perangkat').selectOption({ label: 'Memegang data belum terkirim' });
    await page.getByRole('row').filter({ hasText: 'Ponsel di pos' }).getByText('tertua 2 jam lalu').waitFor();
    expect(await findViolations(page)).toEqual([]);
  },
);

test.runIf(isLong)(
  'F07 a phone’s store is emptied: its holder is told loudly, and the admin ends the alarm with what was done',
  { timeout: 120_000 },
  async ({ stage }) => {
    // A page that is no HTML asks for one.
    stage.allowErrors(/favicon/);
    const context = await stage.newDevice(PHONE);
    const phone = await context.newPage();
    await signIn(phone, 'petugas8');
    await phone.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await phone.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('sidak-store:')));
    await losesItsDatabases(phone);
    await phone.goto('/');
    const alarm = phone.getByRole('alert').filter({ hasText: 'Data Sidak di perangkat ini terhapus' });
    await alarm.getByText('Admin sudah diberi tahu.').waitFor();
    expect(await findViolations(phone)).toEqual([]);

    const { username } = signedIn('admin');
    expect(username).not.toBe('petugas8');
    const page = await openAsAdmin(stage, '/perangkat?saring=alarm', 'Perangkat');
    const row = page.getByRole('row').filter({ hasText: 'Penyimpanan terhapus' });
    await row.getByRole('button', { name: /^Tangani/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Selesai ditangani' }).click();
    await dialog.getByText('Tulis apa yang sudah dilakukan').waitFor();
    await dialog.getByLabel('Apa yang sudah dilakukan').fill('Ditelepon; semua sudah terkirim sebelumnya.');
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Selesai ditangani' }).click();
    await expect.poll(() => row.count()).toBe(0);
    await open(page, '/', 'Mulai');

    await alarm.getByRole('button', { name: 'Saya mengerti' }).click();
    await expect.poll(() => alarm.count()).toBe(0);
  },
);

/** As a browser short of room does it, while the app is closed. */
async function losesItsDatabases(page: Page): Promise<void> {
  await page.goto('/manifest.webmanifest');
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases())
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      });
  });
}
