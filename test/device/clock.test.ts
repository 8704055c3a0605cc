/** F35: a phone's clock may be wrong by decades or be set in mid-form; the phone must know how far to believe it. */
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../pwa/device/clock.ts';
import { hasJumped, keepClock, offsetOf } from '../../pwa/device/clock.ts';
import { backOffMs } from '../../pwa/device/loop.ts';

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.parse('2026-02-16T05:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();

/** A phone whose clock is `off` from the truth; `passes` lets time go by, `isSet` sets the clock. */
function aPhone(offMs: number) {
  let [wallMs, steadyMs] = [noon + offMs, 1_000];
  return {
    look: (): Instant => ({ wallMs, steadyMs }),
    passes: (ms: number) => {
      wallMs += ms;
      steadyMs += ms;
    },
    /** The steady clock of some phones stands still meanwhile. */
    sleeps: (ms: number) => {
      wallMs += ms;
    },
    isSet: (byMs: number) => {
      wallMs += byMs;
    },
  };
}

test.each([
  ['fifty years behind', -50 * 365 * day],
  ['three days ahead', 3 * day],
  ['an hour ahead, in the wrong zone', hour],
  ['right', 0],
])('a clock %s is corrected after the first answer', (_what, off) => {
  const phone = aPhone(off);
  const clock = keepClock(phone.look, undefined);
  expect(clock.offset()).toBeNull();
  const asked = phone.look();
  phone.passes(400);
  clock.learn(iso(noon + 200), asked);
  expect(clock.offset()).toBe(0 - off);
  phone.passes(2 * hour);
  clock.check(true);
  expect(clock.offset()).toBe(0 - off);
});

test.each([
  ['set back an hour', -hour, true],
  ['set back ten seconds', -10_000, true],
  ['set three days ahead while out of view', 3 * day, false],
  ['set a minute ahead in view', 60_000, true],
])('a clock that is %s in mid-form is no longer believed, until the next answer', (_what, by, isAwake) => {
  const phone = aPhone(0);
  const clock = keepClock(phone.look, { offsetMs: 0, wallMs: noon });
  phone.passes(5_000);
  phone.isSet(by);
  clock.check(isAwake);
  expect(clock.offset()).toBeNull();
  const asked = phone.look();
  phone.passes(100);
  clock.learn(iso(noon + 5_050), asked);
  expect(clock.offset()).toBe(0 - by);
});

test('a phone that slept through the night is still believed', () => {
  const phone = aPhone(0);
  const clock = keepClock(phone.look, { offsetMs: 250, wallMs: noon - hour });
  phone.sleeps(9 * hour);
  clock.check(false);
  expect(clock.offset()).toBe(250);
});

test('set back while the app was closed: not believed; otherwise what was known holds in flight mode', () => {
  expect(keepClock(aPhone(0).look, { offsetMs: 250, wallMs: noon + hour }).offset()).toBeNull();
  expect(keepClock(aPhone(0).look, { offsetMs: 250, wallMs: noon - 5 * day }).offset()).toBe(250);
});

test('an answer that took long, or came while the clock was set, teaches nothing', () => {
  expect(offsetOf(iso(noon), { wallMs: noon, steadyMs: 0 }, { wallMs: noon + 11_000, steadyMs: 11_000 })).toBeNull();
  const phone = aPhone(0);
  const clock = keepClock(phone.look, undefined);
  const asked = phone.look();
  phone.passes(100);
  phone.isSet(day);
  clock.learn(iso(noon), asked);
  expect(clock.offset()).toBeNull();
});

test('small slewing is no jump', () => {
  expect(hasJumped({ wallMs: 0, steadyMs: 0 }, { wallMs: 1_002_000, steadyMs: 1_000_000 }, true)).toBe(false);
  expect(hasJumped({ wallMs: 0, steadyMs: 0 }, { wallMs: 998_000, steadyMs: 1_000_000 }, true)).toBe(false);
});

describe('F21 back-off', () => {
  test('grows with full jitter to a minute in view, to five minutes out of view, and never beyond', () => {
    expect([1, 2, 3, 4].map((n) => backOffMs(n, true, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(backOffMs(30, true, 1)).toBe(60_000);
    expect(backOffMs(1_000, false, 1)).toBe(300_000);
    expect(backOffMs(1_000, false, 0.5)).toBe(150_000);
  });
});
