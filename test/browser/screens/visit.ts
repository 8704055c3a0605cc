// Going to a screen of the list as a person does, and knowing when it stands still.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE, type Stage } from '../pages.ts';
import type { Screen } from '../screen-list.ts';
import { signIn } from '../sign-in.ts';
import { type Language, words } from './words.ts';

/** Screens must stand still while they are examined. */
export const still = { reducedMotion: 'reduce' } as const;

export async function signedIn(stage: Stage, username: string, options = {}, password?: string): Promise<Page> {
  const device = await stage.newDevice({ ...PHONE, ...still, ...options });
  device.setDefaultTimeout(15_000);
  const page = await device.newPage();
  await signIn(page, username, password);
  await page.locator('form#sign-in').waitFor({ state: 'detached', timeout: 30_000 });
  return page;
}

/** Everything that this person's screens read has arrived. */
export async function hasEverything(page: Page): Promise<Page> {
  await page.goto('/#/phone');
  await page.getByText('Siap luring', { exact: true }).waitFor({ timeout: 30_000 });
  return page;
}

/** Shown in that language from now on. */
export async function speaks(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('sidak.language', chosen), language);
  await page.reload();
}

export async function goes(page: Page, screen: Screen, language: Language): Promise<void> {
  // Away and back, so that nothing of the screen before is left open.
  await page.evaluate(() => (location.hash = '#/-'));
  await page.evaluate((path) => (location.hash = `#${path}`), screen.path);
  await isReady(page);
  await screen.open?.(page, words[language]);
  await isReady(page);
}

async function isReady(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.desk-loading, .report-loading').count()).toBe(0);
}
