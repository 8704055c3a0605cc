// The personnel office at its desk.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, type Stage } from '../pages.ts';
import { signIn } from '../sign-in.ts';
import type { Person } from './people.ts';

const patience = 20_000;

type Photo = (page: Page, name: string) => Promise<void>;

export class Desk {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async signedIn(stage: Stage, username: string): Promise<Desk> {
    const device = await stage.newDevice(DESKTOP);
    device.setDefaultTimeout(patience);
    const page = await device.newPage();
    await signIn(page, username);
    await page.getByRole('heading', { name: 'Semua terbuka', level: 1 }).waitFor();
    return new Desk(page);
  }

  /** A queue of the cases without a mask, read to its end. */
  async opensQueue(queue: string, title: string): Promise<void> {
    const { page } = this;
    await page.goto(`/#/perkara?queue=${queue}&violation=PROKES-01`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.locator('.row-open').first().waitFor();
    const more = page.getByRole('button', { name: 'Muat lagi' });
    while (await more.isVisible()) {
      const before = await page.locator('.row-open').count();
      await more.click();
      await expect.poll(() => page.locator('.row-open').count()).toBeGreaterThan(before);
    }
  }

  /** Lines of the list about these people: other raids may stand in it too. */
  linesOf(people: readonly Person[]): Locator {
    const names = new RegExp(people.map(({ name }) => escaped(name)).join('|'));
    return this.page.locator('tr:has(.row-open)').filter({ hasText: names });
  }

  /** From the list to the page of this person's case. */
  async opensCase(person: Person): Promise<void> {
    const { page } = this;
    await this.linesOf([person]).first().locator('.row-open').click();
    await page.getByRole('complementary', { name: 'Perkara yang disorot' }).getByText(person.name).waitFor();
    await page.getByRole('link', { name: 'Buka perkara' }).click();
    await page.getByRole('heading', { name: 'Riwayat', exact: true }).waitFor();
  }

  /** Keeps the version that gives this reason and joins the other into it. */
  async joinsIntoTheOneWith(reason: string, why: string): Promise<void> {
    const { page } = this;
    await page
      .locator('.version')
      .filter({ hasText: reason })
      .getByRole('button', { name: /^Gabungkan ke temuan/ })
      .click();
    await page.getByRole('dialog').getByLabel('Alasan').fill(why);
    await page.getByRole('dialog').getByRole('button', { name: 'Gabungkan', exact: true }).click();
    await page.getByRole('button', { name: 'Pisahkan' }).waitFor();
    await this.#isSent();
  }

  /** Ticks their lines and forwards each to his own superior. */
  async forwards(people: readonly Person[], photo: Photo): Promise<void> {
    const { page } = this;
    for (const { name } of people) await page.getByRole('checkbox', { name: `Pilih ${name}`, exact: true }).check();
    await page.getByText(`${people.length} dipilih`).waitFor();
    await page.getByRole('button', { name: 'Teruskan', exact: true }).click();
    const forward = page.getByRole('button', { name: `Teruskan ${people.length} perkara` });
    await forward.waitFor({ timeout: 2 * patience });
    await expect.poll(() => forward.isEnabled(), { timeout: patience }).toBe(true);
    await photo(page, 'desk-forwarding');
    await forward.click();
    await expect.poll(() => this.linesOf(people).count(), { timeout: patience }).toBe(0);
  }

  async assigns(guidance: string): Promise<void> {
    await this.#chooses('Tugaskan pembinaan');
    await this.page.getByLabel(guidance).check();
    await this.#submits('Tugaskan pembinaan');
  }

  async recordsResult(result: string): Promise<void> {
    await this.page.getByLabel('Hasil', { exact: true }).fill(result);
    await this.#submits('Catat hasil pembinaan');
  }

  async closes(button: string, outcome: string, why: string): Promise<void> {
    await this.#chooses(button);
    await this.page.getByLabel(outcome).check();
    await this.page.getByLabel('Alasan').fill(why);
    await this.#submits('Tutup perkara');
    await this.page.getByRole('heading', { name: 'Buka kembali perkara' }).waitFor();
  }

  /** The step stands in the case's history, as the server tells it. */
  async historyTells(step: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Riwayat' }).getByText(step, { exact: true }).first().waitFor();
  }

  /** A step that is not the likeliest is a press away. */
  async #chooses(name: string): Promise<void> {
    const form = this.page.locator('form.act').getByRole('heading', { name, exact: true });
    const other = this.page.getByRole('button', { name, exact: true });
    await other.first().waitFor();
    if (!(await form.isVisible())) await other.click();
  }

  async #submits(name: string): Promise<void> {
    await this.page.locator('form.act').getByRole('button', { name, exact: true }).click();
    await this.#isSent();
  }

  async #isSent(): Promise<void> {
    await this.page.locator('.saved-note').getByText('Terkirim', { exact: true }).waitFor();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
