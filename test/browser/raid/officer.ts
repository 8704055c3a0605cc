// An officer and his phone, as he would tell it. Everything he does goes through the screen.
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dayInZone } from '../../../schema/calendar.ts';
import { operationIdOf } from '../../../schema/operation.ts';
import { PHONE, type Stage } from '../pages.ts';
import { declinesPin, demoPassword, signIn } from '../sign-in.ts';
import type { Person } from './people.ts';

export type Reason = 'Lupa' | 'Tertinggal di mobil';
export type Order = Record<'title' | 'orderNumber' | 'legalBasis' | 'place' | 'squad', string>;

/** At the gate of the complex; declared by the phone, so any place does. */
const gate = { latitude: -7.7056, longitude: 110.6061, accuracy: 8 };
const patience = 20_000;

/** The operation of today that a leader reads out: eight signs of his code, without the ninth that checks them. */
export const operationOf = (code: string): string =>
  operationIdOf(dayInZone(Date.now(), 'Asia/Jakarta'), code.replaceAll(' ', '').slice(0, 8));

export class OfficerPhone {
  page: Page;
  readonly #device: BrowserContext;
  /**
   * Before the first finding the phone knows neither violation nor action nor, joined by code, the place. Null: look;
   * what is only convenient to remember need not outlive a kill.
   */
  #isFirst: boolean | null = true;

  private constructor(device: BrowserContext, page: Page) {
    this.#device = device;
    this.page = page;
  }

  /** At the office, once: until the phone says that it can be taken out of the signal. */
  static async signedIn(stage: Stage, username: string): Promise<OfficerPhone> {
    const device = await stage.newDevice({ ...PHONE, permissions: ['geolocation', 'camera'], geolocation: gate });
    device.setDefaultTimeout(patience);
    return OfficerPhone.signsIn(device, username);
  }

  static async signsIn(device: BrowserContext, username: string, baseUrl = ''): Promise<OfficerPhone> {
    const page = await device.newPage();
    await declinesPin(page);
    await signIn(page, username, demoPassword(), baseUrl);
    await page.getByText('Daring, siap luring').waitFor({ timeout: 6 * patience });
    return new OfficerPhone(device, page);
  }

  /** A browser that was closed or killed, opened on what it kept. */
  static async opensAgain(device: BrowserContext, baseUrl: string): Promise<OfficerPhone> {
    const page = await device.newPage();
    await page.goto(`${baseUrl}/`);
    const phone = new OfficerPhone(device, page);
    phone.#isFirst = null;
    return phone;
  }

  async flightMode(isOn: boolean): Promise<void> {
    await this.#device.setOffline(isOn);
  }

  /** The app ends, whatever it was doing. */
  async swipesAway(): Promise<void> {
    await this.page.close();
  }

  /** Opened from the home screen, cold. */
  async opensApp(): Promise<void> {
    this.page = await this.#device.newPage();
    await this.page.goto('/');
  }

  /** Opens an operation by its order letter; answers the code to be read out. */
  async opensOperation(order: Order): Promise<string> {
    const { page } = this;
    await page.getByRole('link', { name: 'Buka operasi' }).click();
    await page.getByLabel('Nama operasi').fill(order.title);
    await page.getByLabel('Nomor surat perintah tugas (SPT)').fill(order.orderNumber);
    await page.getByLabel('Dasar hukum').fill(order.legalBasis);
    await page.getByLabel('Tempat', { exact: true }).fill(order.place);
    await page.getByLabel('Regu', { exact: true }).fill(order.squad);
    await page.getByRole('button', { name: 'Buka operasi' }).click();
    await page.getByRole('heading', { name: 'Operasi dibuka', level: 1 }).waitFor();
    const code = await page.locator('.ticket__code [aria-hidden]').textContent();
    return code ?? '';
  }

  async beginsNoting(): Promise<void> {
    await this.page.getByRole('link', { name: 'Mulai mencatat' }).click();
    await this.page.getByRole('link', { name: 'Catat temuan' }).waitFor();
  }

  /** Types what the leader reads out. */
  async joins(code: string): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Gabung dengan kode' }).click();
    // Misheard at first: the app says so, and opens no other operation.
    await page.getByLabel('Kode operasi').fill(code.toLowerCase().replace(/^./, (sign) => (sign === '7' ? '8' : '7')));
    await page.getByRole('button', { name: 'Gabung', exact: true }).click();
    await page.getByText('Kode ini tidak cocok untuk hari itu').waitFor();
    await page.getByLabel('Kode operasi').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Gabung', exact: true }).click();
    await page.getByRole('link', { name: 'Catat temuan' }).waitFor();
  }

  /** To the form of this person: by the letters of his name, or by what else is typed. */
  async picks(person: Person, typed = lettersOf(person)): Promise<void> {
    const { page } = this;
    await page
      .getByRole('link', { name: /^(Catat temuan|Berikutnya)$/ })
      .first()
      .click();
    await page.getByRole('searchbox', { name: 'Nama, NIP atau unit kerja' }).fill(typed);
    await page
      .getByRole('list', { name: 'Hasil pencarian' })
      .getByRole('button')
      .filter({ hasText: person.name })
      .first()
      .click();
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
  }

  /** What the form does not know yet is chosen once; afterwards only the reason is new. */
  async fillsIn(reason: Reason, place?: string): Promise<void> {
    const { page } = this;
    const choose = page.getByRole('button', { name: 'Pilih', exact: true });
    if (this.#isFirst ?? (await choose.isVisible())) {
      await choose.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Tidak membawa masker' }).click();
      await page.getByRole('radio', { name: 'Teguran di tempat', exact: true }).click();
      if (place !== undefined) await this.#writesPlace(place);
      this.#isFirst = false;
    }
    await page.getByRole('radio', { name: reason, exact: true }).click();
  }

  async #writesPlace(place: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: /^(Lokasi|Titik ponsel)/ }).click();
    await page.getByRole('dialog').getByLabel('Nama tempat').fill(place);
    await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click();
  }

  /** Saves, and waits for the stamp: durable on this phone. */
  async saves(): Promise<void> {
    await this.page.getByRole('button', { name: 'Simpan temuan' }).click();
    await this.#showsStamp();
  }

  /** In the signal it may be sent before anybody can have read that it is saved. */
  async #showsStamp(): Promise<void> {
    const stamp = this.page.getByRole('heading', { name: /^(Tersimpan di ponsel|Terkirim)$/, level: 1 });
    await stamp.waitFor().catch((error: unknown) => this.#tellsInstead('not saved', error));
  }

  /** What the phone says in place of what was waited for is what one needs to know. */
  async #tellsInstead(what: string, cause: unknown): Promise<never> {
    throw new Error(`${what}: ${await this.page.locator('#content').innerText()}`, { cause });
  }

  async notes(person: Person, reason: Reason): Promise<void> {
    await this.picks(person);
    await this.fillsIn(reason);
    await this.saves();
  }

  /** The first finding of a phone that joined by code, which has not been told the place. */
  async notesWithPlace(person: Person, reason: Reason, place: string): Promise<void> {
    await this.picks(person);
    await this.fillsIn(reason, place);
    await this.saves();
  }

  /** The app has opened on the form that was open, with what was chosen on it. */
  async isOnFormOf(person: Person, reason: Reason): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
    await page.getByText(person.name).first().waitFor();
    await expect.poll(() => page.getByRole('radio', { name: reason, checked: true }).count()).toBe(1);
  }

  /** A whole finding without touching the glass: Tab, letters, arrows, Enter. */
  async notesByKeyboard(person: Person, reason: Reason): Promise<void> {
    const { page } = this;
    const { keyboard } = page;
    await this.#tabTo('a', 'Berikutnya');
    await keyboard.press('Enter');
    // The search has the focus by itself; a whole number leaves one person, whom Enter takes.
    const search = page.getByRole('searchbox', { name: 'Nama, NIP atau unit kerja' });
    await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
    await keyboard.type(person.nip);
    await page.getByText('1 dari').waitFor();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Simpan temuan' }).waitFor();
    await this.#tabTo('[role="radio"]', 'Lupa');
    await keyboard.press('Space');
    if (reason !== 'Lupa') await this.#arrowTo(reason);
    await this.#tabTo('button', 'Simpan temuan');
    await keyboard.press('Enter');
    await this.#showsStamp();
  }

  /** Tab until the thing of that name has the focus. */
  async #tabTo(selector: string, name: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.#isFocused(selector, name)) return;
    }
    throw new Error(`Tab does not reach "${name}"`);
  }

  async #arrowTo(name: string): Promise<void> {
    for (let presses = 0; presses < 20; presses += 1) {
      await this.page.keyboard.press('ArrowRight');
      if (await this.#isFocused('[role="radio"]', name)) return;
    }
    throw new Error(`the arrows do not reach "${name}"`);
  }

  #isFocused(selector: string, name: string): Promise<boolean> {
    return this.page.evaluate(
      ([wanted, text]) => {
        const active = document.activeElement;
        return active?.matches(wanted ?? '') === true && active.textContent?.trim() === text;
      },
      [selector, name],
    );
  }

  /** From the receipt to the operation. */
  async goesHome(): Promise<void> {
    await this.page.getByRole('link', { name: 'Daftar temuan' }).click();
    await this.page.getByRole('link', { name: 'Catat temuan' }).waitFor();
  }

  /** Everything noted in this operation that this phone knows of, `count` lines of it, each with its state. */
  async listed(count: number): Promise<string[]> {
    const { page } = this;
    await page.getByRole('link', { name: `Semua ${count}` }).click();
    await page.getByRole('heading', { name: 'Semua temuan', level: 1 }).waitFor();
    return page.getByRole('list', { name: 'Semua temuan' }).getByRole('listitem').allTextContents();
  }

  /** Waits until the phone itself says that nothing is left to send: a minute at most once the network is back (F21). */
  async sentEverything(): Promise<void> {
    await this.#goes('/outbox');
    const said = this.page.getByText('Semua terkirim');
    await said.waitFor({ timeout: 5 * patience }).catch((error: unknown) => this.#tellsInstead('not all sent', error));
  }

  async opens(operationId: string, screen = ''): Promise<void> {
    await this.#goes(`/operation/${operationId}${screen}`);
  }

  async #goes(path: string): Promise<void> {
    await this.page.goto(new URL(`/#${path}`, this.page.url()).href);
  }

  async closesOperation(operationId: string, photo: (page: Page, name: string) => Promise<void>): Promise<void> {
    const { page } = this;
    await this.opens(operationId, '/recap');
    await page.getByRole('button', { name: 'Tutup operasi' }).waitFor();
    await photo(page, 'officer-recap');
    await page.getByRole('button', { name: 'Tutup operasi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup operasi' }).click();
    await page.getByText('Operasi ditutup').first().waitFor();
  }
}

/** The first two words of a name, without titles: as it is typed in a hurry. */
function lettersOf({ name }: Person): string {
  const words = name.replace(/,.*$/, '').split(' ');
  return words.filter((word) => !word.endsWith('.')).join(' ');
}
