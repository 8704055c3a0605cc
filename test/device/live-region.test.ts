/** What screen readers are told, and how long it stays where they find it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const place = { hash: '#/operation/x' };
const listeners: (() => void)[] = [];
vi.stubGlobal('location', place);
vi.stubGlobal('addEventListener', (name: string, then: () => void) => {
  if (name === 'hashchange') listeners.push(then);
});
vi.useFakeTimers();
const { hushInTime } = await import('../../pwa/hush.ts');
const { announce, said } = await import('../../pwa/ui/live-region.tsx');
const { setLanguage } = await import('../../pwa/text/language.ts');
const { account } = await import('../../pwa/device/state.ts');

function opens(hash: string): void {
  place.hash = hash;
  for (const then of listeners) then();
}

beforeAll(hushInTime);
afterAll(async () => {
  await setLanguage('id');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an announcement', () => {
  beforeEach(async () => {
    await setLanguage('id');
    opens('#/operation/x');
    announce('Operasi ditutup');
  });

  test('does not outlive its language, nor is it said anew', async () => {
    await setLanguage('en');
    expect(said.value).toBe('');
  });

  test('made on leaving a screen is heard on the next one, and ends with that', () => {
    opens('#/operation');
    expect(said.value).toBe('Operasi ditutup');
    vi.advanceTimersByTime(5_000);
    expect(said.value).toBe('Operasi ditutup');
    opens('#/outbox');
    expect(said.value).toBe('');
  });

  test('of a screen left long after is gone; what is asked of the same screen leaves it', () => {
    vi.advanceTimersByTime(5_000);
    opens('#/operation/x?name=siti');
    expect(said.value).toBe('Operasi ditutup');
    opens('#/operation/y');
    expect(said.value).toBe('');
  });

  test('ends with the person', () => {
    account.value = { accountId: 'budi' } as unknown as NonNullable<typeof account.value>;
    expect(said.value).toBe('');
    account.value = null;
  });
});
