// `npm run contact-sheet`: every screen of every role at 320, 390, 768 and 1280 px, light and dark, in both languages,
// as sheets to be looked at (test/results/contact-sheet). What can be judged without eyes is judged here: nothing
// scrolls sideways, no table breaks a word, and nothing Indonesian stands on an English screen.
// ROLE=officer LANGUAGE=en THEME=dark take a part of it.
import { beforeAll, expect } from 'vitest';
import { test } from '../browser/pages.ts';
import * as list from '../browser/screen-list.ts';
import { findBrokenWords, findOverflow, findUntranslated } from '../browser/screens/checks.ts';
import { officerName, type Scene, setScene } from '../browser/screens/scene.ts';
import { goes, hasEverything, signedIn, speaks, still } from '../browser/screens/visit.ts';
import type { Language } from '../browser/screens/words.ts';
import { demoName } from '../browser/sign-in.ts';
import { type Row, writeIndex, writeSheets } from './sheet.ts';

const widths = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];
const themes = ['light', 'dark'] as const;
const languages: readonly Language[] = ['id', 'en'];

const rooms: [role: string, screens: (scene: Scene) => list.Screen[]][] = [
  ['nobody', () => list.signedOutScreens],
  ['officer', list.officerScreens],
  ['personnel', list.personnelScreens],
  ['chief', list.chiefScreens],
  ['head', list.headScreens],
  ['leader', list.leaderScreens],
  ['admin', list.adminScreens],
];

const isAsked = (name: string, one: string): boolean => (process.env[name] ?? one) === one;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 60_000);

for (const [role, screensOf] of rooms)
  test.runIf(isAsked('ROLE', role))(role, async ({ stage, browser }) => {
    stage.allowErrors(/ERR_INTERNET_DISCONNECTED|status of 404/);
    const options = { isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
    const page =
      role === 'nobody'
        ? await (await stage.newDevice({ ...still, ...options })).newPage()
        : await hasEverything(await signedIn(stage, role === 'officer' ? officerName : demoName(role), options));
    if (role === 'nobody') await page.goto('/');
    const wrong: string[] = [];
    for (const language of languages.filter((one) => isAsked('LANGUAGE', one))) {
      await speaks(page, language);
      for (const colorScheme of themes.filter((one) => isAsked('THEME', one))) {
        await page.emulateMedia({ colorScheme, ...still });
        const rows: Row[] = [];
        for (const screen of screensOf(scene)) {
          const row: Row = { name: screen.name, pictures: [] };
          for (const size of widths) {
            const here = `${role} ${language} ${colorScheme} ${size.width}: ${screen.name}`;
            await page.setViewportSize(size);
            try {
              await goes(page, screen, language);
              row.pictures.push(await page.screenshot({ type: 'jpeg', quality: 60 }));
              const checks = [findOverflow, findBrokenWords, ...(language === 'en' ? [findUntranslated] : [])];
              for (const check of checks) wrong.push(...(await check(page)).map((words) => `${here}: ${words}`));
            } catch (error) {
              wrong.push(`${here}: ${error instanceof Error ? error.message : String(error)}`);
            }
            await screen.after?.(page);
          }
          rows.push(row);
        }
        writeIndex(await writeSheets(browser, `${role}-${language}-${colorScheme}`, rows));
      }
    }
    expect(wrong).toEqual([]);
  });
