// A person with a phone in one hand: what each touch, letter and new screen costs him, so that a way through the app can
// be measured in his seconds. `waits` false adds the same time up without sitting it out.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** The slower half of people, standing, with the thumb (DESIGN §9). */
export const pace = { tapMs: 600, letterMs: 300, readMs: 1_000 } as const;

export type Told = { taps: number; letters: number; seconds: number; appSeconds: number };

export class Person {
  readonly page: Page;
  readonly #waits: boolean;
  #from = 0;
  #taps = 0;
  #letters = 0;
  #humanMs = 0;

  constructor(page: Page, waits: boolean) {
    this.page = page;
    this.#waits = waits;
  }

  /** From here on it counts: the screen before is known by heart. */
  begins(): void {
    [this.#from, this.#taps, this.#letters, this.#humanMs] = [performance.now(), 0, 0, 0];
  }

  /** Sees it, brings the thumb there, taps. */
  async taps(target: Locator): Promise<void> {
    await target.waitFor();
    await this.#takes(pace.tapMs);
    // Where it is now, and no more: a driver that waits for the button to rest would be counted as the app.
    const box = await target.boundingBox();
    if (box === null) throw new Error(`not on the screen: ${String(target)}`);
    await this.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    this.#taps += 1;
  }

  /** Once it stands there, a new screen is read before anything is done on it. */
  async reads(target: Locator): Promise<void> {
    await target.waitFor();
    await this.#takes(pace.readMs);
  }

  /** Into the field that has the focus by itself. */
  async types(letters: string): Promise<void> {
    for (const letter of letters) {
      await this.#takes(pace.letterMs);
      await this.page.keyboard.type(letter);
      this.#letters += 1;
    }
  }

  /** As soon as it is seen the way is at its end. `appSeconds`: what the person had to wait for the app. */
  async sees(target: Locator): Promise<Told> {
    await target.waitFor();
    const passed = performance.now() - this.#from;
    const appMs = this.#waits ? passed - this.#humanMs : passed;
    const seconds = (appMs + this.#humanMs) / 1_000;
    return { taps: this.#taps, letters: this.#letters, seconds, appSeconds: appMs / 1_000 };
  }

  async #takes(ms: number): Promise<void> {
    this.#humanMs += ms;
    if (this.#waits) await sleep(ms);
  }
}

/** What for and what was done is said once; the next findings remember it. */
export async function notesFirst(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Catat temuan' }).click();
  await page.getByRole('searchbox').fill('wid');
  await page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Pilih', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tidak membawa masker' }).click();
  await page.getByRole('radio', { name: 'Lupa', exact: true }).click();
  await page.getByRole('button', { name: 'Simpan temuan' }).click();
  await page.locator('.stamp').waitFor();
}

/** The usual case: from the operation's screen, or the receipt of the one before, to the next stamp. */
export async function notesNext(person: Person, letters: string, reason: string): Promise<Told> {
  const { page } = person;
  person.begins();
  await person.taps(page.getByRole('link', { name: /^(Catat temuan|Berikutnya)$/ }));
  await person.reads(page.getByRole('searchbox', { name: 'Nama, NIP atau unit kerja' }));
  await person.types(letters);
  await person.taps(page.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button').first());
  await person.reads(page.getByRole('button', { name: 'Simpan temuan' }));
  await person.taps(page.getByRole('radio', { name: reason, exact: true }));
  await person.taps(page.getByRole('button', { name: 'Simpan temuan' }));
  return person.sees(page.locator('.stamp'));
}

/** A processor that many times slower than this machine's. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}
