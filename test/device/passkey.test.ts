/** A passkey whose secret opens the store, with Chromium's virtual authenticator. */
import { expect } from 'vitest';
import { anOpening, rini } from './fixtures.ts';
import { isFirefox } from './engine.ts';
import { test } from './harness.ts';

// The authenticator is Chromium's; Firefox has none that a test can drive.
test.skipIf(isFirefox)(
  'a passkey opens the store in flight mode, and one that is refused opens nothing',
  async ({ newPhone }) => {
    const phone = await newPhone();
    // A passkey belongs to a name, and an address of numbers has none.
    phone.origin = phone.origin.replace('127.0.0.1', 'localhost');
    await phone.open();
    await phone.signsIn('rini');
    const cdp = await phone.context.newCDPSession(phone.page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        hasPrf: true,
      },
    });
    await phone.page.evaluate(async () => (await window.device.vault()).setPin('270896', null));
    phone.goesDown();
    await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
    const made = await phone.page.evaluate(async () => {
      const of = await window.device.vault();
      return [await of.canPasskey(), await of.addPasskey('Rini', { pin: '270896' })];
    });
    expect(made).toEqual([true, { ok: true }]);
    const opens = () =>
      phone.page.evaluate(async (who) => (await window.device.vault()).unlock(who, { passkey: true }), rini);
    const locks = () => phone.page.evaluate(async () => (await window.device.vault()).lock());
    expect(await locks()).toBe(true);
    expect(await opens()).toEqual({ ok: true });
    expect(await phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(1);
    expect(await locks()).toBe(true);
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    expect(await opens()).toMatchObject({ ok: false, why: 'wrong' });
    expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('locked');
  },
);
