// Those who read reports: Kasatpol PP, who also validates, and the head of an office, who sees his own people.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, type Stage } from '../pages.ts';
import { signIn } from '../sign-in.ts';

const patience = 20_000;

/** A figure on the report and the list that it says it counts. */
export type Figure = { name: string; count: number; href: string };

export class ReportRoom {
  readonly page: Page;
  /** Everything the server has said to this person since he signed in. */
  readonly heard: { url: string; text: string }[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('response', (response) => {
      if (!response.url().includes('/api/')) return;
      void response.text().then(
        (text) => this.heard.push({ url: response.url(), text }),
        // Bodies of redirects and of pages that were left are not kept by the browser.
        () => undefined,
      );
    });
  }

  static async signedIn(stage: Stage, username: string): Promise<ReportRoom> {
    const device = await stage.newDevice(DESKTOP);
    device.setDefaultTimeout(patience);
    const page = await device.newPage();
    const room = new ReportRoom(page);
    await signIn(page, username);
    await page.getByRole('heading', { name: 'Ringkasan', level: 1 }).first().waitFor({ state: 'attached' });
    return room;
  }

  async opens(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(`/#${path}`);
    await this.page.getByRole('heading', { name: heading, level: 1 }).first().waitFor({ state: 'attached' });
  }

  /** The findings under a figure: as many lines as its title says. */
  async listHas(count: number): Promise<void> {
    await this.page.getByRole('heading', { name: `${count} temuan`, level: 1 }).waitFor();
    await expect.poll(() => this.lines().count()).toBe(count);
  }

  lines() {
    return this.page.getByRole('table', { name: 'Daftar temuan' }).locator('tbody tr:has(.row-open)');
  }

  /** All that count findings and open a list of them. */
  async figures(): Promise<Figure[]> {
    await this.page.getByRole('list', { name: 'Alasan' }).getByRole('link').first().waitFor();
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('#content a[href^="#/temuan"]')].flatMap((link) => {
        const line = link.closest('tr') ?? link;
        const value = line.querySelector('.bars__n, .figure__value, .tree__n');
        if (value === null) return [];
        const panel = link.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
        const label = line.querySelector('.figure__label, .bars > li > a > span, th a, span')?.textContent ?? '';
        return [{ name: `${panel}: ${label.trim()}`, count: Number(value.textContent), href: link.hash.slice(1) }];
      }),
    );
  }

  async validates(note: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Validasi laporan' }).click();
    await page.getByRole('dialog').getByLabel('Catatan').fill(note);
    await page.getByRole('dialog').getByRole('button', { name: 'Validasi laporan' }).click();
    await page.getByText('Laporan divalidasi', { exact: true }).first().waitFor();
    await page.getByText('Terkirim', { exact: true }).waitFor();
  }

  /** The page shows the stamp, and offers nothing more to review. */
  async isValidated(): Promise<void> {
    await this.page.locator('.stamp').getByText('Divalidasi').waitFor();
    expect(await this.page.getByRole('button', { name: 'Validasi laporan' }).count()).toBe(0);
  }

  /** Asks the server from this person's own page, as a curious one could: status and body of each. */
  async asks(paths: readonly string[]): Promise<{ url: string; status: number; text: string }[]> {
    return this.page.evaluate(
      async (wanted) =>
        Promise.all(
          wanted.map(async (url) => {
            const answer = await fetch(url);
            return { url, status: answer.status, text: await answer.text() };
          }),
        ),
      paths,
    );
  }

  /** Every value in every database of this browser as text, opened with the key that lies beside it. */
  async kept(): Promise<string> {
    return this.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
        });
      const keys: CryptoKey[] = [];
      const opened = async (iv: unknown, bytes: unknown): Promise<string> => {
        for (const key of keys) {
          try {
            const label = { name: 'AES-GCM', iv: iv as BufferSource, additionalData: new Uint8Array() };
            return new TextDecoder().decode(await crypto.subtle.decrypt(label, key, bytes as BufferSource));
          } catch {
            // Another account's, or the phone's own.
          }
        }
        return '';
      };
      const read = async (value: unknown): Promise<string> => {
        if (value instanceof CryptoKey) keys.push(value);
        if (typeof value !== 'object' || value === null) return String(value);
        const inside = await Promise.all(Object.values(value).map(read));
        return [...inside, 'iv' in value && 'bytes' in value ? await opened(value.iv, value.bytes) : ''].join(' ');
      };
      const found: string[] = [];
      // The phone's own first: it holds the keys.
      const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      for (const name of names.toSorted((a, b) => a.localeCompare(b))) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames)
          found.push(await read(await done(database.transaction(store).objectStore(store).getAll())));
        database.close();
      }
      return found.join(' ');
    });
  }
}
