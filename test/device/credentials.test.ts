/** The password stays in the browser; what leaves it is what every other implementation would make of it. */
import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isFair, stretchNew, stretchWith } from '../../pwa/device/credentials.ts';

test('PBKDF2-SHA-256 over 600,000 rounds, the same as elsewhere, whatever form its accents were typed in', async () => {
  const salt = '00112233445566778899aabbccddeeff';
  const wanted = pbkdf2Sync('s\u00e9mbilan', Buffer.from(salt, 'hex'), 600_000, 32, 'sha256').toString('hex');
  expect(await stretchWith('s\u00e9mbilan', salt, 600_000)).toBe(wanted);
  expect(await stretchWith('se\u0301mbilan', salt, 600_000)).toBe(wanted);
});

test('a new password has a salt of its own', async () => {
  const [one, other] = await Promise.all([stretchNew('sama'), stretchNew('sama')]);
  expect(one).toMatchObject({ rounds: 600_000, salt: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(one.salt).not.toBe(other.salt);
  expect(one.proof).not.toBe(other.proof);
});

test('a false server can neither weaken the stretching nor hang the phone', async () => {
  expect([1, 599_999, 600_000, 2_000_000, 2_000_001, Number.NaN].map(isFair)).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
  await expect(stretchWith('x', '00', 1_000)).rejects.toThrow(RangeError);
});
