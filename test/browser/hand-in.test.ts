// Story: a phone that cannot send any more. Its rescue file is handed in on Kasatpol PP's computer; the link drops half
// way, going on brings the rest, and handing it in again doubles nothing.
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { utf8 } from '../../schema/bytes.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { type RescueEntry, proofOf, rescueFileName, rescueLine } from '../../schema/rescue.ts';
import { Client } from '../../worker/dev/client.ts';
import { aLine } from '../rescue-line.ts';
import { aFinding, anEmployee, anOperation } from '../worker/words.ts';
import { findViolations } from './axe.ts';
import { DESKTOP, PHONE, test } from './pages.ts';
import { openAlbum } from './raid/album.ts';
import { served } from './served.ts';
import { demoName, demoPassword, signIn } from './sign-in.ts';

const album = openAlbum('hand-in');
const title = 'Serahkan berkas penyelamatan';

/** A raid of 30 that lies on a phone and nowhere else. */
async function aStrandedPhone(): Promise<{ client: Client; made: Mutation[] }> {
  const client = await new Client(served().baseUrl).signIn('petugas3', demoPassword(), 'Ponsel rusak');
  const raid = anOperation();
  const made = [await client.says('operation.open', raid)];
  for (let n = 0; n < 30; n += 1) {
    const { operationId } = raid;
    made.push(await client.says('finding.record', { operationId, ...aFinding({ who: anEmployee(n) }) }));
  }
  return { client, made };
}

/** As a phone writes it, with one line that the cable has damaged. */
async function itsFile({ client, made }: Awaited<ReturnType<typeof aStrandedPhone>>): Promise<string> {
  const { me } = client;
  const { rescue } = me;
  if (rescue === undefined) throw new Error('the server tells no rescue key');
  const lines: RescueEntry[] = [];
  for (const mutation of made) {
    const proof = await proofOf(rescue.deviceSecret, mutation.hash);
    const thing = { what: 'mutation' as const, id: mutation.id, deviceId: mutation.deviceId };
    lines.push(await aLine(thing, utf8(JSON.stringify({ mutation, proof })), rescue));
  }
  const about = { madeAt: new Date().toISOString(), keyId: rescue.keyId, deviceId: me.deviceId };
  const header = rescueLine({ sidak: 'rescue', v: 1, ...about, entries: lines.length, photos: 0 });
  return [header, ...lines.map(rescueLine), '{"what":"mutation","id":"01', ''].join('\n');
}

async function choose(page: Page, text: string): Promise<void> {
  const name = rescueFileName('2026-11-20T09:15');
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

const figure = (page: Page, label: string) => page.locator('.row-link').filter({ hasText: label }).first();

describe('F07 a rescue file in somebody else’s hands', () => {
  test('the link drops, the rest follows, twice is once', { timeout: 90_000 }, async ({ stage }) => {
    const text = await itsFile(await aStrandedPhone());
    const desk = await stage.newDevice(DESKTOP);
    const page = await desk.newPage();
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await signIn(page, demoName('chief'));
    await page.getByRole('heading', { name: 'Ringkasan', level: 1 }).first().waitFor({ state: 'attached' });
    await page.goto('/#/phone');
    await page.getByRole('link', { name: new RegExp(`^${title}`) }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await album.photo(page, 'desk-empty');
    let pages = 0;
    await page.route('**/api/sync/rescue', (route) => ((pages += 1) === 2 ? route.abort() : route.continue()));
    await choose(page, text);
    await page.getByText('Terputus').waitFor();
    await expect.poll(() => figure(page, 'Diterima').textContent()).toBe('Diterima20');
    await album.photo(page, 'desk-cut');
    await page.getByRole('button', { name: 'Lanjutkan' }).click();
    await page.locator('b', { hasText: 'Selesai diserahkan' }).waitFor();
    expect(await figure(page, 'Diterima').textContent()).toBe('Diterima31');
    expect(await figure(page, 'Rusak').textContent()).toBe('Rusak1');
    await page.getByText('Baris rusak atau terpotong').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await album.photo(page, 'desk-done');
    await choose(page, text);
    await expect.poll(() => figure(page, 'Sudah ada').textContent()).toBe('Sudah ada31');
    expect(await figure(page, 'Diterima').textContent()).toBe('Diterima0');
  });

  test(
    'an officer hands it in on a phone; another file is not taken for one',
    { timeout: 60_000 },
    async ({ stage }) => {
      const phone = await stage.newDevice({ ...PHONE, colorScheme: 'dark' });
      const page = await phone.newPage();
      await signIn(page, 'petugas4');
      await page.getByText('Daring, siap luring').waitFor({ timeout: 30_000 });
      await page.goto('/#/serahkan');
      await page.getByRole('heading', { name: title }).waitFor();
      await album.photo(page, 'phone-empty');
      await choose(page, 'nip,nama\n1,Budi\n');
      await page.getByText('Bukan berkas penyelamatan').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await album.photo(page, 'phone-foreign');
      await choose(page, await itsFile(await aStrandedPhone()));
      await page.locator('b', { hasText: 'Selesai diserahkan' }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await album.photo(page, 'phone-done');
    },
  );
});
