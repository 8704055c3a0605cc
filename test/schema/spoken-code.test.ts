import { describe, expect, test } from 'vitest';
import { joinCodeOf, operationIdOf } from '../../schema/operation.ts';
import { readSpokenCode, spokenCodeOf } from '../../schema/spoken-code.ts';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const openedOn = '2026-11-20';
const id = operationIdOf(openedOn, 'K7F4Q2MX');
const bare = spokenCodeOf(id).replaceAll(' ', '');

describe('a join code, read aloud', () => {
  test('is shown three by three, and names the operation where it is typed', () => {
    expect(spokenCodeOf(id)).toMatch(/^K7F 4Q2 MX[0-9A-HJKMNP-TV-Z]$/);
    expect(readSpokenCode(spokenCodeOf(id), openedOn)).toEqual({ ok: true, operationId: id });
  });

  test('small letters, hyphens and look-alikes are forgiven', () => {
    const zeros = spokenCodeOf(operationIdOf(openedOn, '0A10B1C0'));
    const typed = zeros.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(' ', '-');
    expect(readSpokenCode(typed, openedOn)).toEqual({ ok: true, operationId: operationIdOf(openedOn, '0A10B1C0') });
  });

  test('one sign misheard names no other operation, wherever it stands', () => {
    for (let at = 0; at < bare.length; at += 1)
      for (const sign of signs) {
        if (sign === bare[at]) continue;
        const misheard = bare.slice(0, at) + sign + bare.slice(at + 1);
        expect(readSpokenCode(misheard, openedOn), misheard).toEqual({ ok: false, why: 'check' });
      }
  });

  test('of a thousand codes, two neighbours swapped are told in more than 95 of 100', () => {
    let [swaps, told] = [0, 0];
    for (let n = 0; n < 1_000; n += 1) {
      const code = Array.from({ length: 8 }, (_, at) => signs[(n * 7 ** (at + 1) + at * 11) % 32]).join('');
      const whole = spokenCodeOf(operationIdOf(openedOn, code)).replaceAll(' ', '');
      for (let at = 0; at < whole.length - 1; at += 1) {
        if (whole[at] === whole[at + 1]) continue;
        const swapped = whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2);
        swaps += 1;
        if (!readSpokenCode(swapped, openedOn).ok) told += 1;
      }
    }
    expect(swaps).toBeGreaterThan(1_000);
    expect(told / swaps).toBeGreaterThan(0.95);
  });

  test("yesterday's code does not pass as today's", () => {
    expect(readSpokenCode(bare, '2026-11-21')).toEqual({ ok: false, why: 'check' });
  });

  test.each([
    ['the eight signs alone', joinCodeOf(id)],
    ['one too many', `${bare}0`],
    ['a sign of no code', `${bare.slice(0, 8)}U`],
    ['nothing', ''],
  ])('%s is no code', (_, typed) => {
    expect(readSpokenCode(typed, openedOn)).toEqual({ ok: false, why: 'shape' });
  });
});
