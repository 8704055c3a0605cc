/** In the browser: the real engine as the screens have it, and what the bench asks of it. */
import { openDB } from 'idb';
import * as device from '../../../pwa/device/device.ts';
import type { Body } from '../../../schema/mutation.ts';

const bench = {
  device,

  async signsIn(username: string, password: string): Promise<void> {
    await device.start();
    const outcome = await device.signIn(username, password);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    // Offered to officers at their first sign-in; nobody is here to answer.
    await (await device.vault()).skipPin();
  },

  /** As the person would under "Perangkat ini". */
  async setsPin(pin: string, password: string): Promise<void> {
    const end = await (await device.vault()).setPin(pin, { password });
    if (!end.ok) throw new Error(JSON.stringify(end));
  },

  /** Resolves when a whole pull has been stored. */
  complete: (): Promise<void> => until(() => device.sync.value.complete),

  /** Saves one after the other, as a person does; answers how long each took, in ms. */
  async records(bodies: readonly Body<'finding.record'>[]): Promise<number[]> {
    const took: number[] = [];
    for (const body of bodies) {
      const from = performance.now();
      const saved = await device.save('finding.record', body);
      if (!saved.ok) throw new Error(JSON.stringify(saved));
      took.push(performance.now() - from);
    }
    return took;
  },

  /** From "send" to the last acknowledgement in the store, in ms. */
  async sendsAll(): Promise<number> {
    const from = performance.now();
    device.sendNow();
    await until(() => device.sync.value.waiting === 0);
    return performance.now() - from;
  },

  /** Of a phone that has just signed in: from the first request for rows until it shows `count` of the operation. */
  async pullsFindings(operationId: string, count: number): Promise<number> {
    const isThere = (): boolean =>
      device.rowsOfType('finding').filter(({ body }) => body.operationId === operationId).length >= count;
    await until(() => device.sync.value.complete && isThere());
    const now = performance.now();
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/sync/pull'));
    if (asked === undefined) throw new Error('nothing was pulled');
    return now - asked.startTime;
  },

  /** Resolves when the roster is on the phone and searchable. */
  roster: (): Promise<void> => until(() => device.roster.value !== null),

  /** Bare strict puts of `bytes` bytes into a store of their own; answers how long each took, in ms. */
  async putsBare(count: number, bytes: number): Promise<number[]> {
    const db = await openDB('bare', 1, { upgrade: (fresh) => void fresh.createObjectStore('bare') });
    const value = 'x'.repeat(bytes);
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const from = performance.now();
      const tx = db.transaction('bare', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(value, crypto.randomUUID()), tx.done]);
      took.push(performance.now() - from);
    }
    db.close();
    return took;
  },
};

/** Looks again at every change the screens would see, and no later than at the next timer. */
function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) resolve();
      else setTimeout(look, 2);
    };
    look();
  });
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
