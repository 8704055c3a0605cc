/** Phones with a PIN: set, locked by hand or by lying about, opened again with wrong fingers first, also without signal. */
import type { Device } from './code.ts';
import type { Phone } from './phone.ts';
import type { Random } from './random.ts';

const pins = ['274951', '860413', '591738'] as const;

/** The open phone's owner closes it. Answers whether it is locked now. */
export async function locks(phone: Phone, device: Device, random: Random, password: string): Promise<boolean> {
  const me = device.account.peek();
  if (me === null) return false;
  const vault = await device.vault();
  // A screen whose storage cannot be read says so and offers it again.
  const now = await vault.locks().catch(() => null);
  if (now === null) return false;
  if (!now.hasPin) {
    const pin = random.pick(pins) ?? pins[0];
    const set = await vault.setPin(pin, null);
    const end = !set.ok && set.why === 'ask' ? await vault.setPin(pin, { password }) : set;
    if (end.ok) phone.pins.set(me.accountId, pin);
    else return false;
    if (random.chance(0.4)) await vault.setIdleMinutes(random.pick([1, 2, 5]) ?? 5).catch(() => undefined);
  }
  return random.chance(0.7) && vault.lock();
}

/** Wrong ones first, now and then so many that it must be waited; then the right one. Nothing of it needs a network. */
export async function unlocks(
  phone: Phone,
  device: Device,
  random: Random,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  const vault = await device.vault();
  const accountId = await vault.currentId().catch(() => null);
  const pin = phone.pins.get(accountId ?? '');
  if (accountId === null || pin === undefined) return false;
  await vault.watchWait(accountId).catch(() => undefined);
  for (let n = random.weighted({ none: 5, one: 3, many: 1 }) === 'many' ? 6 : random.int(0, 2); n > 0; n -= 1) {
    const end = await vault.unlock(accountId, { pin: '000001' });
    if (end.ok) throw new Error('a wrong PIN has opened the store');
  }
  for (let tries = 0; tries < 3; tries += 1) {
    const end = await vault.unlock(accountId, { pin });
    if (end.ok || end.why !== 'wait') return end.ok;
    await wait(end.waitMs + 1_000);
  }
  return false;
}
