import type { UnlockEnd } from '../device/device.ts';
import type { LockText } from '../text/lock.ts';
import { minutesAndSeconds } from './use-vault.ts';

/** Why a store did not open, in the person's words; what waits, says how long. */
export function wrongWords(
  end: Exclude<UnlockEnd, { ok: true }>,
  tried: 'pin' | 'password' | 'passkey',
  t: Pick<LockText, 'wrong'>,
): string {
  if (end.why === 'storage') return t.wrong.storage;
  const wait = end.waitMs > 0 ? [t.wrong.wait(minutesAndSeconds(end.waitMs))] : [];
  return [...(end.why === 'wrong' ? [t.wrong[tried]] : []), ...wait].join(' ');
}
