// What the admin's stories begin with.
import type { Page } from 'playwright-core';
import { served } from './served.ts';
import { DESKTOP, type Stage } from './pages.ts';

export function signedIn(role: string): { username: string; password: string } {
  const found = served().signIns.find((one) => one.role === role);
  if (found === undefined) throw new Error(`the demo has no ${role}`);
  return found;
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** A new device of the demo's admin at that address, with all he reads on it. */
export async function openAsAdmin(stage: Stage, path: string, heading: string, options = DESKTOP): Promise<Page> {
  const { username, password } = signedIn('admin');
  const page = await (await stage.newDevice(options)).newPage();
  // Shorter than the test's own, so that what was waited for is named.
  page.setDefaultTimeout(12_000);
  await signIn(page, username, password);
  await page.getByRole('heading', { name: 'Mulai', level: 1 }).first().waitFor({ state: 'attached' });
  await page.getByText('Kabupaten Contoh').first().waitFor({ state: 'attached' });
  await open(page, path, heading);
  return page;
}

export async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(`/#${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).first().waitFor({ state: 'attached' });
}

/** Tab until the focus is there, as somebody without a mouse would. */
export async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const isThere = `document.activeElement?.matches(${JSON.stringify(selector)}) === true && document.activeElement.checkVisibility()`;
    if (await page.evaluate<boolean>(isThere)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
