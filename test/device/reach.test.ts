/** What is said of the server before it has answered, or failed to, for the first time. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteOffline, noteReply } from '../../pwa/device/contact.ts';
import { connection, noConnection } from '../../pwa/device/state.ts';
import { connectionLine } from '../../pwa/officer/shown.tsx';

beforeEach(() => {
  connection.value = noConnection;
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  connection.value = noConnection;
  vi.unstubAllGlobals();
});

test('an app just opened is not said to be offline before it knows', () => {
  expect(connectionLine()).toEqual({ sub: 'Menghubungi server…' });
  noteReply({ kind: 'ok', status: 200, body: null, response: new Response() });
  expect(connectionLine().sub).toMatch(/^Daring/);
});

test('it is offline once the server did not answer, and at once where there is no network', () => {
  noteOffline();
  expect(connectionLine()).toMatchObject({ sub: expect.stringMatching(/^Luring sejak/), subIcon: 'wifi-off' });
  connection.value = noConnection;
  vi.stubGlobal('navigator', { onLine: false });
  expect(connectionLine()).toEqual({ sub: 'Luring', subIcon: 'wifi-off' });
});
