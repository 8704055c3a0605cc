/** The browser that the device's tests run in: Chromium, or Firefox in the project of that name. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { launchFirefox } from './firefox.ts';

export const isFirefox = process.env['SIDAK_ENGINE'] === 'firefox';

export const launchEngine = (): Promise<Browser> => (isFirefox ? launchFirefox() : launchChromium());
