// Every screen of every role: axe finds nothing, nothing scrolls sideways, the keyboard alone reaches everything and
// shows where it is. In Indonesian and English, held in a hand and on a desk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { startServer } from '../../worker/dev/server.ts';
import { findViolations, findViolationsAndFaint } from './axe.ts';
import { isLong } from './long.ts';
import { DESKTOP, PHONE, test } from './pages.ts';
import * as list from './screen-list.ts';
import { findCutWhenLarge, findOverflow, findUnreachable, findUntranslated } from './screens/checks.ts';
import * as government from './screens/new-government.ts';
import { photograph } from './screens/photo.ts';
import { officerName, type Scene, setScene } from './screens/scene.ts';
import { goes, hasEverything, signedIn, speaks, still } from './screens/visit.ts';
import type { Language } from './screens/words.ts';
import { demoName } from './sign-in.ts';

/** What is wrong, screen by screen. All screens are looked at before the test fails. */
async function examine(
  page: Page,
  who: string,
  screens: readonly list.Screen[],
  language: Language = 'id',
  axe: Check = findViolations,
  more: readonly Check[] = [],
): Promise<void> {
  await speaks(page, language);
  // The keyboard goes the same ways in every language.
  const checks = [findOverflow, language === 'id' ? findUnreachable : findUntranslated, axe, ...more];
  const found: string[] = [];
  for (const screen of screens) {
    try {
      await goes(page, screen, language);
      await photograph(page, `${who}-${language}`, screen.name);
      for (const check of checks) found.push(...(await twice(check, page)).map((wrong) => `${screen.name}: ${wrong}`));
    } catch (error) {
      found.push(`${screen.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await screen.after?.(page);
  }
  expect(found).toEqual([]);
}

type Check = (page: Page) => Promise<string[]>;

/** What was drawn anew under the keys (a count that arrived) is looked at once more; what is wrong is wrong twice. */
async function twice(check: Check, page: Page): Promise<string[]> {
  const found = await check(page);
  return found.length === 0 ? found : check(page);
}

/** English and desks take four times as long: `npm run test:long` looks at them. */
const languages: readonly Language[] = isLong ? ['id', 'en'] : ['id'];

/** Some 40 screens at half a second each; three times that where the machine is busy. */
const roleWithinMs = isLong ? 240_000 : 120_000;

const rooms: [string, (scene: Scene) => list.Screen[]][] = [
  ['personnel', list.personnelScreens],
  ['chief', list.chiefScreens],
  ['head', list.headScreens],
  ['leader', list.leaderScreens],
  ['admin', list.adminScreens],
];

describe('over the demo', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene();
  }, 60_000);

  test('before signing in', { timeout: 60_000 }, async ({ stage }) => {
    const device = await stage.newDevice({ ...PHONE, ...still });
    const page = await device.newPage();
    await page.goto('/');
    for (const language of languages) await examine(page, 'nobody', list.signedOutScreens, language);
  });

  test('the officer', { timeout: roleWithinMs }, async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
    const page = await hasEverything(await signedIn(stage, officerName));
    const screens = list.officerScreens(scene);
    // In glare what is faint is not there: 7 : 1 by day and, in the long run, by night. Without his glasses he reads
    // twice as large.
    for (const language of languages)
      await examine(page, 'officer', screens, language, findViolationsAndFaint, [findCutWhenLarge]);
    if (!isLong) return;
    await page.emulateMedia({ colorScheme: 'dark', ...still });
    await examine(page, 'officer-dark', screens, 'id', findViolationsAndFaint);
  });

  for (const [role, screens] of rooms) {
    test(`${role}, on a phone`, { timeout: roleWithinMs }, async ({ stage }) => {
      stage.allowErrors(/ERR_INTERNET_DISCONNECTED|status of 404/);
      const page = await hasEverything(await signedIn(stage, demoName(role)));
      for (const language of languages) await examine(page, role, screens(scene), language);
    });

    test.runIf(isLong)(`${role}, at a desk`, { timeout: roleWithinMs }, async ({ stage }) => {
      stage.allowErrors(/ERR_INTERNET_DISCONNECTED|status of 404/);
      const options = { ...DESKTOP, isMobile: false, hasTouch: false };
      const page = await hasEverything(await signedIn(stage, demoName(role), options));
      const more = role === 'personnel' ? list.personnelDeskScreens : [];
      await examine(page, `${role}-desk`, [...screens(scene), ...more]);
    });
  }
});

// A server of its own and four people's phones: `npm run test:long` has the time.
test.runIf(isLong)(
  'a new government, from its first day to its first disagreements',
  { timeout: 180_000 },
  async ({ stage }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|status of 404/);
    const stateDir = mkdtempSync(join(tmpdir(), 'sidak-first-day-'));
    const server = await startServer({ stateDir, port: 0, demo: false, quiet: true, build: 'skip' });
    const there = { baseURL: server.baseUrl };
    try {
      const device = await stage.newDevice({ ...PHONE, ...still, ...there });
      const admin = await device.newPage();
      await government.setsUp(admin, server.setupToken);
      await examine(admin, 'first-day-admin', list.firstDay.admin);
      const staff = await government.hires(server.baseUrl);
      const [officer, personnel, chief] = await Promise.all(
        ['officer', 'personnel', 'chief'].map((role) => signedIn(stage, role, there, government.password)),
      );
      if (!officer || !personnel || !chief) return;
      await examine(officer, 'first-day-officer', list.firstDay.officer);
      await examine(personnel, 'first-day-personnel', list.firstDay.personnel);
      await examine(chief, 'first-day-chief', list.firstDay.chief);

      const unsettled = await government.disagrees(staff);
      const screens = list.unsettledScreens(unsettled.operation);
      await Promise.all([officer.reload(), admin.reload()]);
      await government.officerDisagrees(officer, staff, unsettled);
      await government.adminDisagrees(admin, staff, unsettled);
      await examine(officer, 'unsettled-officer', screens.officer);
      await examine(admin, 'unsettled-admin', screens.admin);
      await examine(personnel, 'unsettled-personnel', screens.personnel);
      await examine(chief, 'unsettled-chief', screens.chief);
    } finally {
      await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    }
  },
);
