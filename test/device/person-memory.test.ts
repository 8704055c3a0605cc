/** What a room keeps in memory beside its screens ends with the person, also where no form was open (F31). */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyPlan, notBegun, type Plan } from '../../pwa/admin/roster-apply.ts';
import type { RosterJob } from '../../pwa/admin/roster-job.ts';
import { previewFile, stage } from '../../pwa/admin/roster-state.ts';
import { account, connection, noConnection } from '../../pwa/device/state.ts';
import { justSaved, markJustSaved } from '../../pwa/officer/just-saved.ts';
import { askPosition, recentFix } from '../../pwa/officer/position.ts';
import { answerMark } from '../../schema/answer-mark.ts';
import type { Me } from '../../schema/sync.ts';

/** Of the signed-in person only who he is counts here. */
const signedIn = (accountId: string): Me =>
  ({ accountId, deviceId: `phone of ${accountId}`, unitIds: [] }) as unknown as Me;

beforeEach(() => {
  account.value = signedIn('rini');
});
afterEach(() => {
  account.value = null;
  connection.value = noConnection;
  vi.unstubAllGlobals();
});

test('F31 a roster file that one admin has chosen is neither shown to the next nor kept', async () => {
  let isEnded = false;
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage() {}
      terminate() {
        isEnded = true;
      }
    },
  );
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  void previewFile(new File(['NIP,NAMA'], 'pegawai-rahasia.csv'));
  expect(stage.value).toMatchObject({ at: 'reading', fileName: 'pegawai-rahasia.csv' });
  account.value = signedIn('rini');
  expect(stage.value).toMatchObject({ fileName: 'pegawai-rahasia.csv' });
  account.value = null;
  expect(stage.value).toEqual({ at: 'choose', fault: null, problem: null, fileName: '' });
  expect(isEnded).toBe(true);
});

test('F31 an import that its admin has left asks nothing more of the server in the name of the next', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string | URL, init?: RequestInit) => {
    if (init?.method === 'GET') throw new TypeError('no network');
    asked.push(String(path));
    if (asked.length === 3) account.value = signedIn('budi');
    return Response.json({ version: 7 }, { headers: { [answerMark]: '1' } });
  });
  const job = { call: async () => ({ bytes: new Uint8Array(1), hash: 'h', size: 1 }), close: () => undefined };
  const plan = { source: 'x', base: 6, summary: {}, pages: 1, units: [], asOf: '' } as unknown as Plan;
  const isRini = () => account.peek()?.accountId === 'rini';
  await applyPlan(job as unknown as RosterJob, plan, notBegun, () => undefined, isRini);
  expect(asked.map((one) => one.split('/').at(-1))).toEqual(['versions', 'changes', 'file']);
});

test('F31 where one person stood is not the place of the next one’s finding', () => {
  let comes = (): void => undefined;
  const fixes: unknown[] = [];
  vi.stubGlobal('navigator', {
    geolocation: {
      getCurrentPosition: (then: (fix: unknown) => void) => {
        comes = () => then({ coords: { latitude: -7.5, longitude: 110.5, accuracy: 5 }, timestamp: Date.now() });
      },
    },
  });
  askPosition((fix) => fixes.push(fix));
  comes();
  expect(fixes).toHaveLength(1);
  expect(recentFix()).not.toBeNull();
  account.value = signedIn('budi');
  expect(recentFix()).toBeNull();
  account.value = signedIn('rini');
  expect(recentFix()).toBeNull();
  askPosition((fix) => fixes.push(fix));
  account.value = signedIn('budi');
  comes();
  expect(fixes).toHaveLength(1);
  expect(recentFix()).toBeNull();
});

test('F31 the finding saved last is not offered to the next person to undo', () => {
  markJustSaved('finding of Rini');
  expect(justSaved.value?.id).toBe('finding of Rini');
  account.value = null;
  expect(justSaved.value).toBeNull();
});
