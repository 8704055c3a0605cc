// Every screen of every role: axe finds nothing, nothing scrolls sideways, the keyboard alone reaches everything and
// shows where it is. In Indonesian and English, held in a hand and on a desk.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject } from 'vitest';
import { findViolations } from './axe.ts';
import { DESKTOP, PHONE, type Stage, test } from './pages.ts';
import * as list from './screen-list.ts';
import { findOverflow, findUnreachable } from './screens/checks.ts';
import { type Scene, setScene } from './screens/scene.ts';
import { type Language, words } from './screens/words.ts';
import { demoName, signIn } from './sign-in.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 60_000);

async function signedIn(stage: Stage, username: string, options = PHONE): Promise<Page> {
  const device = await stage.newDevice(options);
  device.setDefaultTimeout(15_000);
  const page = await device.newPage();
  await signIn(page, username);
  await page.locator('form#sign-in').waitFor({ state: 'detached', timeout: 30_000 });
  return page;
}

/** Shown in that language from now on. */
async function speaks(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('sidak.language', chosen), language);
  await page.reload();
}

async function goes(page: Page, screen: list.Screen, language: Language): Promise<void> {
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

type Check = (page: Page) => Promise<string[]>;

/** What is wrong, screen by screen. All screens are looked at before the test fails. */
async function examine(
  page: Page,
  screens: readonly list.Screen[],
  language: Language,
  checks: readonly Check[],
): Promise<void> {
  await speaks(page, language);
  const found: string[] = [];
  for (const screen of screens) {
    try {
      await goes(page, screen, language);
      for (const check of checks) found.push(...(await check(page)).map((wrong) => `${screen.name}: ${wrong}`));
    } catch (error) {
      found.push(`${screen.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  expect(found).toEqual([]);
}

const everything: readonly Check[] = [findOverflow, findUnreachable, findViolations];

const rooms: [string, (scene: Scene) => list.Screen[]][] = [
  ['personnel', list.personnelScreens],
  ['chief', list.chiefScreens],
  ['head', list.headScreens],
  ['leader', list.leaderScreens],
  ['admin', list.adminScreens],
];

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test('before signing in', { timeout: 60_000 }, async ({ phone }) => {
    await phone.goto('/');
    await examine(phone, list.signedOutScreens, language, everything);
  });

  test('the officer', { timeout: 120_000 }, async ({ stage }) => {
    const page = await signedIn(stage, 'petugas6');
    await examine(page, list.officerScreens(scene), language, everything);
  });

  for (const [role, screens] of rooms) {
    test(`${role}, on a phone`, { timeout: 120_000 }, async ({ stage }) => {
      const page = await signedIn(stage, demoName(role));
      await examine(page, screens(scene), language, everything);
    });

    test(`${role}, at a desk`, { timeout: 120_000 }, async ({ stage }) => {
      const page = await signedIn(stage, demoName(role), DESKTOP);
      const more = role === 'personnel' ? list.personnelDeskScreens : [];
      await examine(page, [...screens(scene), ...more], language, everything);
    });
  }
});
