/** Sending: what is noted arrives once, nothing is dropped on the way, and the phone says no more than it knows. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isFirefox } from './engine.ts';
import { aFinding, anOpening, rini } from './fixtures.ts';
import type { Phone, Way } from './harness.ts';
import { soon, test } from './harness.ts';

const waiting = (page: Page) => page.evaluate(() => window.device.sync.value.waiting);
const outbox = (page: Page) => page.evaluate((id) => window.stored.outbox(id), rini);

async function opens(phone: Phone): Promise<void> {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
}

async function notes(page: Page, count: number, from = 0): Promise<string[]> {
  return page.evaluate(
    async ([finding, count, from]) => {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const saved = await window.device.save('finding.record', {
          ...finding,
          facts: { ...finding.facts, note: `temuan ${from + n}` },
        });
        if (saved.ok) ids.push(saved.id);
      }
      return ids;
    },
    [aFinding(), count, from] as const,
  );
}

test('F01 the app is stopped at every step of sending: each finding is in the outbox or at the office, and arrives once', async ({
  phone,
}) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  let isStopped = true;
  let steps = 0;
  for (; isStopped && steps < 60; steps += 1) {
    phone.goesDown();
    await notes(phone.page, 2, steps * 2);
    await stopAt(phone.page, steps);
    phone.comesBack();
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(() => phone.page.evaluate(() => window.steps.stopped || window.device.sync.value.waiting === 0)).toBe(
      true,
    );
    isStopped = await phone.page.evaluate(() => window.steps.stopped);
    phone.goesDown();
    await phone.reopen();
    const items = await outbox(phone.page);
    expect(
      items.filter(({ mutation }) => mutation.kind === 'finding.record'),
      `step ${steps}`,
    ).toHaveLength((steps + 1) * 2);
    for (const { state, mutation } of items)
      if (state !== 'waiting')
        expect(
          phone.office.log.map(({ id }) => id),
          `step ${steps}`,
        ).toContain(mutation.id);
    phone.comesBack();
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(() => waiting(phone.page)).toBe(0);
  }
  expect(steps).toBeGreaterThan(5);
  expect(isStopped).toBe(false);
  expect(phone.office.findings()).toHaveLength(steps * 2);
}, 120_000);

/** From the n-th step on nothing of the page goes on: a fetch, its answer, or a use of the store. */
async function stopAt(page: Page, step: number): Promise<void> {
  await page.evaluate((step) => {
    const steps = { n: 0, stopped: false };
    window.steps = steps;
    const isOver = (): boolean => {
      if (steps.n++ >= step) steps.stopped = true;
      return steps.stopped;
    };
    const fetch = window.fetch.bind(window);
    const never = new Promise<Response>(() => undefined);
    window.fetch = async (...args) => {
      if (isOver()) return never;
      const answer = await fetch(...args);
      return isOver() ? never : answer;
    };
    for (const name of ['get', 'put', 'delete'] as const) {
      const real = Reflect.get(IDBObjectStore.prototype, name);
      Reflect.set(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...args: unknown[]) {
        if (!isOver()) return Reflect.apply(real, this, args);
        this.transaction.abort();
        throw new DOMException('stopped', 'AbortError');
      });
    }
  }, step);
}

declare global {
  interface Window {
    steps: { n: number; stopped: boolean };
  }
}

test('F16 the answer is lost five times: one row', async ({ phone }) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  let lost = 0;
  phone.network = (_method, path) => (path === '/api/sync/push' && lost++ < 5 ? 'lose' : 'through');
  const [id] = await notes(phone.page, 1);
  for (let n = 0; n < 6; n += 1) {
    await phone.page.evaluate(() => window.device.sendNow());
    await phone.page.waitForTimeout(50);
  }
  await soon(() => waiting(phone.page)).toBe(0);
  expect(lost).toBeGreaterThanOrEqual(5);
  expect(phone.office.findings()).toEqual([id]);
  const items = await outbox(phone.page);
  expect(items.map(({ state }) => state)).not.toContain('waiting');
});

test('F20 "sent" is said only once storage says it', async ({ phone }) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  // The office takes it, and the phone cannot write that down.
  await phone.page.evaluate(() => {
    const real = Reflect.get(IDBObjectStore.prototype, 'put');
    Reflect.set(window, 'realPut', real);
    Reflect.set(IDBObjectStore.prototype, 'put', function (this: IDBObjectStore, ...args: unknown[]) {
      if (this.name !== 'outbox') return Reflect.apply(real, this, args);
      throw new DOMException('full', 'QuotaExceededError');
    });
  });
  const [id = ''] = await notes(phone.page, 1);
  await soon(() => phone.office.findings()).toEqual([id]);
  await phone.page.waitForTimeout(200);
  const state = (): Promise<string> => phone.page.evaluate((id) => window.device.rowState('finding', id), id);
  expect(await state()).toBe('waiting');
  expect(await waiting(phone.page)).toBe(1);
  await phone.page.evaluate(() => Reflect.set(IDBObjectStore.prototype, 'put', Reflect.get(window, 'realPut')));
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(state).toBe('sent');
  expect(phone.office.findings()).toEqual([id]);
});

test('F22 two tabs, long queue: one sends', async ({ phone }) => {
  phone.goesDown();
  await opens(phone);
  await notes(phone.page, 70);
  const first = phone.page;
  const second = await phone.open();
  let running = 0;
  let most = 0;
  phone.requests.length = 0;
  phone.network = async (_method, path): Promise<Way> => {
    if (path !== '/api/sync/push') return 'through';
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 60));
    running -= 1;
    return 'through';
  };
  await Promise.all([first, second].map((page) => page.evaluate(() => window.device.sendNow())));
  await soon(() => waiting(first)).toBe(0);
  await soon(() => waiting(second)).toBe(0);
  expect(most).toBe(1);
  // 71 mutations in batches of at most 50.
  expect(phone.requests.filter((one) => one.endsWith('push'))).toHaveLength(2);
  expect(phone.office.findings()).toHaveLength(70);
});

// Firefox is given no clock of the test's own, and no say which tab is in view; the loop is the same code.
test.skipIf(isFirefox)(
  'F22 the tab that sends is frozen by the system: the tab in view takes over, and each finding arrives once',
  async ({ phone }) => {
    phone.goesDown();
    await opens(phone);
    await notes(phone.page, 3);
    const frozen = await phone.context.newPage();
    await frozen.goto(`${phone.origin}/`);
    await frozen.evaluate(
      (id) => void navigator.locks.request(`sync:sidak-${id}`, { steal: true }, () => new Promise(() => undefined)),
      rini,
    );
    await phone.page.bringToFront();
    await phone.page.clock.install();
    phone.comesBack();
    await phone.page.evaluate(() => window.device.sendNow());
    await phone.page.clock.runFor(60_000);
    expect(await waiting(phone.page)).toBe(4);
    expect(phone.office.findings()).toEqual([]);
    for (let minute = 0; minute < 5; minute += 1) {
      await phone.page.clock.runFor(60_000);
      await phone.page.waitForTimeout(50);
    }
    await phone.page.clock.resume();
    await soon(() => waiting(phone.page)).toBe(0);
    expect(phone.office.findings()).toHaveLength(3);
  },
);

test('F22 the tab that sends is closed in the middle of it: the other goes on', async ({ phone }) => {
  phone.goesDown();
  await opens(phone);
  await notes(phone.page, 60);
  const first = phone.page;
  const second = await phone.open();
  let isHanging = true;
  phone.network = async (_method, path): Promise<Way> => {
    if (path !== '/api/sync/push' || !isHanging) return 'through';
    isHanging = false;
    await first.close();
    return 'lose';
  };
  await first.evaluate(() => window.device.sendNow());
  await soon(() => waiting(second)).toBe(0);
  expect(phone.office.findings()).toHaveLength(60);
});

// Firefox is given no clock of the test's own.
test.skipIf(isFirefox)(
  'F21 a server that asks for rest is left alone so long, within limits, and then gets everything',
  async ({ phone }) => {
    await opens(phone);
    await soon(() => waiting(phone.page)).toBe(0);
    await phone.page.clock.install();
    const busy = { status: 429, type: 'text/html', body: 'Too many requests', restS: 45 };
    // A round may still be at its last question: what is to be sent is answered so, and nothing else.
    phone.network = (_method, path) => (path.endsWith('push') ? busy : 'through');
    phone.requests.length = 0;
    await notes(phone.page, 1);
    await soon(() => phone.requests.filter((one) => one.endsWith('push')).length).toBe(1);
    phone.comesBack();
    // Neither time nor a new finding makes it ask earlier.
    await phone.page.clock.runFor(30_000);
    await notes(phone.page, 1, 1);
    await phone.page.clock.runFor(10_000);
    expect(phone.requests.filter((one) => one.endsWith('push'))).toHaveLength(1);
    await phone.page.clock.runFor(10_000);
    await soon(() => waiting(phone.page)).toBe(0);
    expect(phone.office.findings()).toHaveLength(2);
  },
);

test('F23 a poisoned one at the head: the rest goes through, it stays with its reason and can be taken out as a file', async ({
  phone,
}) => {
  phone.goesDown();
  await opens(phone);
  const [poison = '', ...others] = await notes(phone.page, 5);
  phone.office.said.set(poison, { outcome: 'rejected', code: 'malformed' });
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  expect(phone.office.findings()).toEqual(others);
  await phone.reopen();
  const tray = await phone.page.evaluate(async () => {
    const items = window.device.attention();
    const file = await window.device.exportItem(items[0]?.mutation.id ?? '')?.text();
    return { items, file, count: window.device.sync.value.attention };
  });
  expect(tray.count).toBe(1);
  expect(tray.items[0]).toMatchObject({
    outcome: 'rejected',
    code: 'malformed',
    mine: { operationId: aFinding().operationId },
  });
  expect(JSON.parse(tray.file ?? '')).toMatchObject({ id: poison, kind: 'finding.record' });
  await phone.page.evaluate((id) => window.device.setAside(id), poison);
  expect(await phone.page.evaluate(() => window.device.sync.value.attention)).toBe(0);
  expect((await outbox(phone.page)).map(({ mutation }) => mutation.id)).toContain(poison);
});

test("F28 a café's portal answers in the office's place: nobody is signed out, nothing is lost", async ({ phone }) => {
  const portal = '<html>Silakan masuk</html>';
  for (const status of [200, 401, 403]) {
    phone.network = () => ({ status, type: 'text/html', body: portal });
    if (status === 200) await opens(phone);
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(() => phone.page.evaluate(() => window.device.connection.value.online)).toBe(false);
    const { needsSignIn } = await phone.page.evaluate(() => window.device.connection.value);
    expect(needsSignIn).toBe(false);
    expect(await waiting(phone.page)).toBe(1);
  }
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
});

test('F29 the account is disabled in mid-work: noting goes on, no endless asking, and all is sent after signing in', async ({
  phone,
}) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  phone.office.ended.add(rini);
  await notes(phone.page, 3);
  await soon(() => phone.page.evaluate(() => window.device.connection.value.needsSignIn)).toBe(true);
  expect(await waiting(phone.page)).toBe(3);
  phone.requests.length = 0;
  await phone.page.waitForTimeout(1_500);
  expect(phone.requests.length).toBeLessThan(12);
  await phone.signsIn('rini');
  await soon(() => waiting(phone.page)).toBe(0);
  expect(phone.office.findings()).toHaveLength(3);
  expect(await phone.page.evaluate(() => window.device.connection.value.needsSignIn)).toBe(false);
});

test('F29 a revoked device may still hand in what it holds, though everything else is refused', async ({ phone }) => {
  phone.goesDown();
  await opens(phone);
  await notes(phone.page, 2);
  phone.office.pushOnly.add(rini);
  phone.comesBack();
  await phone.reopen();
  await soon(() => phone.office.findings().length).toBe(2);
  // With nothing left to send it throws its key away, and says so.
  await soon(() => phone.page.evaluate(() => window.device.phase.value)).toBe('locked');
  const accounts = () => phone.page.evaluate(async () => (await window.device.vault()).accounts());
  expect(await accounts()).toMatchObject([{ isRevoked: true, isOpen: false, hasPin: false, hasPassword: false }]);
  // Let in again, the phone enrols as a new device and begins an empty store.
  phone.office.pushOnly.clear();
  await phone.signsIn('rini');
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(2);
});

test('F29 a device revoked after its session had run out hands in text and photos by itself, and is told of it', async ({
  phone,
}) => {
  phone.goesDown();
  await opens(phone);
  const sha256 = await phone.page.evaluate(async (finding) => {
    const taken = await window.device.photos.take('capture:x', await window.pictures.noise(1));
    if (!taken.ok) throw new Error(taken.why);
    await window.device.save('finding.record', { ...finding, photos: [taken.sha256] }, { draft: 'capture:x' });
    return taken.sha256;
  }, aFinding());
  // The browser holds no session any more, and nobody signs in on a revoked device.
  phone.session = null;
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.connection.value)).toMatchObject({
    needsSignIn: true,
    hasEnded: false,
  });
  expect(phone.office.findings()).toEqual([]);
  phone.office.pushOnly.add(rini);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.office.findings().length).toBe(1);
  await soon(() => phone.office.photos.has(sha256)).toBe(true);
  // All is there: it throws its key away like any other that has been ended.
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.phase.value)).toBe('locked');
});

test('F27 a revoked device hears that the server was restored before it throws its key away, and sends again what is lacking', async ({
  phone,
}) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  const kept = phone.office.log.length;
  await notes(phone.page, 2);
  await soon(() => waiting(phone.page)).toBe(0);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(2);
  await phone.page.waitForTimeout(300); // the pull after it has moved the cursors
  phone.goesDown();
  await phone.page.evaluate(() => window.device.sendNow());
  phone.office.isRestoredTo(kept);
  phone.office.pushOnly.add(rini);
  expect(phone.office.findings()).toEqual([]);
  phone.comesBack();
  await phone.reopen();
  await soon(() => phone.office.findings().length).toBe(2);
  await soon(() => phone.page.evaluate(() => window.device.phase.value)).toBe('locked');
});

test('F29 a revoked device that holds something which needs the person keeps its key', async ({ phone }) => {
  phone.goesDown();
  await opens(phone);
  const [opening] = await outbox(phone.page);
  phone.office.said.set(opening?.mutation.id ?? '', { outcome: 'rejected', code: 'not_allowed' });
  phone.office.pushOnly.add(rini);
  phone.comesBack();
  await phone.reopen();
  await soon(() => phone.page.evaluate(() => window.device.sync.value)).toMatchObject({ waiting: 0, attention: 1 });
  await phone.page.evaluate(() => window.device.sendNow());
  await phone.page.waitForTimeout(200);
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('ready');
  expect(await phone.page.evaluate(() => window.device.attention().length)).toBe(1);
});

test('a finding whose operation has not arrived is held: it still waits, and lands when the operation comes', async ({
  phone,
}) => {
  phone.goesDown();
  await opens(phone);
  const [opening] = await outbox(phone.page);
  const openingId = opening?.mutation.id ?? '';
  phone.office.said.set(openingId, { outcome: 'retry', code: 'update_app' });
  await notes(phone.page, 1);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.outboxItems().map(({ held }) => held))).toEqual([
    false,
    true,
  ]);
  expect(await waiting(phone.page)).toBe(2);
  phone.office.said.delete(openingId);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  expect(phone.office.findings()).toHaveLength(1);
});

test('an old one that still waits and a new one, many sent between them: each gets its own answer', async ({
  phone,
}) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  phone.goesDown();
  const [old = ''] = await notes(phone.page, 1);
  phone.office.said.set(old, { outcome: 'retry', code: 'update_app' });
  await notes(phone.page, 10, 1);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBeLessThanOrEqual(2);
  await notes(phone.page, 1, 11);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(async () => (await outbox(phone.page)).filter(({ state }) => state === 'landed').length).toBe(12);
  expect((await outbox(phone.page)).find(({ mutation }) => mutation.id === old)?.state).toBe('waiting');
});

test('the same number on two phones: applied, and the phone enrols anew with its chain unbroken', async ({ phone }) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  const [opening] = await outbox(phone.page);
  const [id = ''] = await (async () => {
    phone.goesDown();
    return notes(phone.page, 1);
  })();
  const noted = (await outbox(phone.page)).find(({ mutation }) => mutation.id === id);
  phone.office.forks(noted?.mutation);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  await phone.signsIn('rini');
  await notes(phone.page, 1, 1);
  const last = (await outbox(phone.page)).at(-1)?.mutation;
  expect(last?.deviceId).not.toBe(opening?.mutation.deviceId);
  expect(last).toMatchObject({ deviceSeq: 1, prevHash: noted?.mutation.hash });
});

test('the fork is not forgotten when the app is opened again before the person signs in', async ({ phone }) => {
  await opens(phone);
  await soon(() => waiting(phone.page)).toBe(0);
  const [opening] = await outbox(phone.page);
  phone.goesDown();
  const [id = ''] = await notes(phone.page, 1);
  phone.office.forks((await outbox(phone.page)).find(({ mutation }) => mutation.id === id)?.mutation);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  await phone.reopen();
  await notes(phone.page, 1, 1);
  await soon(() => waiting(phone.page)).toBe(0);
  await phone.signsIn('rini');
  await notes(phone.page, 1, 2);
  const last = (await outbox(phone.page)).at(-1)?.mutation;
  expect(last?.deviceId).not.toBe(opening?.mutation.deviceId);
});

// Firefox is not given a clock of the test's own; the back-off is the same code.
test.skipIf(isFirefox)(
  'F21 the office is down for twenty minutes: within a minute of its return all is sent, nobody touching the phone',
  async ({ phone }) => {
    await phone.page.clock.install();
    await opens(phone);
    await soon(() => waiting(phone.page)).toBe(0);
    phone.network = () => ({ status: 502, type: 'text/html', body: 'Bad gateway' });
    await notes(phone.page, 3);
    phone.requests.length = 0;
    for (let minute = 0; minute < 20; minute += 1) {
      await phone.page.clock.runFor(60_000);
      await phone.page.waitForTimeout(5);
    }
    expect(await waiting(phone.page)).toBe(3);
    // It went on asking, and did not hammer; a busy machine skips turns of the page's clock.
    expect(phone.requests.length).toBeGreaterThan(5);
    expect(phone.requests.length).toBeLessThan(200);
    phone.comesBack();
    // Second by second: a round that is under way as the office returns sets its timer only when it ends.
    for (let second = 0; second < 60; second += 1) await phone.page.clock.runFor(1_000);
    await soon(() => waiting(phone.page)).toBe(0);
    expect(phone.office.findings()).toHaveLength(3);
  },
);
