// Signing in as any person does, with words on the Indonesian screen.
import type { Page } from 'playwright-core';
import { served } from './served.ts';

/** The demo gives everybody the same password. */
export function demoPassword(): string {
  const found = served().signIns[0];
  if (found === undefined) throw new Error('the demo has no sign-ins');
  return found.password;
}

/** The user name of the first person of that role that the demo names. */
export function demoName(role: string): string {
  const found = served().signIns.find((one) => one.role === role);
  if (found === undefined) throw new Error(`the demo has no ${role}`);
  return found.username;
}

const declines = async (page: Page, ...names: RegExp[]): Promise<void> => {
  const welcome = page.locator('.screen:has(.tour, .install, #set-pin)');
  for (const name of names)
    await page.addLocatorHandler(welcome.getByRole('button', { name }), (button) => button.click());
};
const skip = /^(?:Lewati perkenalan|Skip introduction)$/;
const later = /^(?:Nanti saja|Not now)$/;

/** An officer's first minute on a phone, all of it declined as soon as it is in a story's way. */
export async function declinesPin(page: Page): Promise<void> {
  await declines(page, skip, later, /^(?:Tanpa PIN dulu|No PIN for now)$/);
}

/** For a story about PINs. */
export async function skipsTour(page: Page): Promise<void> {
  await declines(page, skip, later);
}

/** Fills the form and sends it; what comes after is the caller's to wait for. */
export async function signIn(page: Page, username: string, password = demoPassword(), baseUrl = ''): Promise<void> {
  await page.goto(`${baseUrl}/`);
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}
