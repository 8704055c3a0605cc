// `test` of the browser project: gives each test fresh contexts of one Chromium, and fails it when a page logs an
// error that the test did not announce.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { launchChromium } from './chromium.ts';
import { served } from './served.ts';
import { declinesPin, skipsTour } from './sign-in.ts';

/** A phone held upright. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
/** An office's screen. */
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

export interface Stage {
  baseUrl: string;
  /**
   * A new device: storage of its own, nothing shared with any other. An officer's first sign-in offers a PIN; it is
   * declined as soon as it is in a story's way, unless the story is about it.
   */
  newDevice(options?: BrowserContextOptions, firstRun?: 'declined' | 'pin' | 'all'): Promise<BrowserContext>;
  /** Announces errors that a page may log in this test (a request that is meant to fail, say). */
  allowErrors(pattern: RegExp): void;
}

function watchErrors(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
}

export const test = base.extend<{ $worker: { browser: Browser }; $test: { stage: Stage; phone: Page } }>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    const allowed: RegExp[] = [];
    await use({
      baseUrl: served().baseUrl,
      async newDevice(options = PHONE, firstRun = 'declined') {
        const context = await browser.newContext({
          baseURL: served().baseUrl,
          locale: 'id-ID',
          timezoneId: 'Asia/Jakarta',
          ...options,
        });
        context.on('page', (page) => {
          watchErrors(page, errors);
          if (firstRun === 'declined') void declinesPin(page);
          if (firstRun === 'pin') void skipsTour(page);
        });
        contexts.push(context);
        return context;
      },
      allowErrors: (pattern) => void allowed.push(pattern),
    });
    await Promise.all(contexts.map((context) => context.close()));
    const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)));
    if (unexpected.length > 0) throw new Error(`A page logged errors:\n${unexpected.join('\n')}`);
  },
  phone: async ({ stage }, use) => {
    const device = await stage.newDevice(PHONE);
    await use(await device.newPage());
  },
});
