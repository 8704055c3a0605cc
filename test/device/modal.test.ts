import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchEngine } from './engine.ts';
import type { Seen } from './modal-page.ts';
import { pageScript } from './page-script.ts';

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  script = await pageScript('modal-page.ts', 'modal');
  browser = await launchEngine();
  page = await (await browser.newContext()).newPage();
  await page.goto('about:blank');
});
afterAll(() => browser.close());

const tried = (call: string): Promise<Seen> => page.evaluate(`(() => { ${script}\nreturn modal.${call}; })()`);

test('a dialog closed and opened again at once stays open', async () => {
  expect(await tried("reopened('drawn')")).toEqual({ isOpen: true, isShown: true, closings: 0 });
  expect(await tried("reopened('nothing')")).toEqual({ isOpen: true, isShown: true, closings: 0 });
});

test('a dialog that the browser closes by itself is closed for whoever holds it', async () => {
  expect(await tried('closedByTheBrowser()')).toEqual({ isOpen: false, isShown: false, closings: 1 });
});
