/** How the phone's store is: room, promise, breakage, loss. */
import { expect, test as pure } from 'vitest';
import { roomOf } from '../../pwa/device/health.ts';
import { limits } from '../../schema/limits.ts';
import { anOpening } from './fixtures.ts';
import { soon, test } from './harness.ts';

pure('F37 room for photos by what is free: what is left for text is not given to photos', () => {
  const answers = [null, 0, limits.roomForTextBytes - 1, limits.roomForTextBytes, limits.roomLowBytes - 1, 1e9];
  expect(answers.map((free) => roomOf(free, false))).toEqual(['ok', 'full', 'full', 'low', 'low', 'ok']);
  expect(roomOf(1e9, true)).toBe('full');
});

test('F37 the phone is nearly full: new photos are refused early, text is saved', async ({ phone }) => {
  phone.goesDown();
  const room = (free: number) =>
    phone.page.evaluate((free) => {
      navigator.storage.estimate = async () => ({ quota: 5_000_000_000, usage: 5_000_000_000 - free });
      return window.device.photoRoom();
    }, free);
  expect([await room(2e9), await room(60e6), await room(1e6)]).toEqual(['ok', 'low', 'full']);
  const saved = await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  expect(saved.ok).toBe(true);
});

test('F07 the browser is asked to keep the store at the first save, and its answer is shown', async ({ phone }) => {
  phone.goesDown();
  await phone.page.evaluate(() => {
    Reflect.set(window, 'asked', 0);
    navigator.storage.persist = async () => {
      Reflect.set(window, 'asked', Reflect.get(window, 'asked') + 1);
      return false;
    };
  });
  expect(await phone.page.evaluate(() => Reflect.get(window, 'asked'))).toBe(0);
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => Reflect.get(window, 'asked'))).toBe(1);
  await soon(() => phone.page.evaluate(() => window.device.persisted.value)).toBe(false);
});
