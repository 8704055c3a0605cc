/** What leaves the phone with its person's rights, and what stays: all that he noted, and what it needs until it is sent. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFinding, anOpening, operationId, rini } from './fixtures.ts';
import type { Way } from './harness.ts';
import { soon, test } from './harness.ts';

const waiting = (page: Page) => page.evaluate(() => window.device.sync.value.waiting);
const outbox = (page: Page) => page.evaluate((id) => window.stored.outbox(id), rini);

test('F02 the office takes the operation away while five findings are unsent: none is gone, and all arrive', async ({
  phone,
  office,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => waiting(phone.page)).toBe(0);
  await soon(async () => (await outbox(phone.page)).map(({ state }) => state)).toEqual(['landed']);
  // Only pulls pass: what is noted now stays on the phone.
  phone.network = (_method, path): Way => (path === '/api/sync/push' ? 'down' : 'through');
  await phone.page.evaluate(async (finding) => {
    for (let n = 0; n < 5; n += 1) await window.device.save('finding.record', finding);
  }, aFinding());
  const feedsOf = office.feedsOf.bind(office);
  office.feedsOf = (who) => feedsOf(who).filter((feed) => !feed.startsWith('operation:'));
  const pulled = (): number => phone.requests.filter((one) => one.endsWith('pull')).length;
  const before = pulled();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(pulled).toBeGreaterThan(before);
  await phone.reopen();
  expect(await waiting(phone.page)).toBe(5);
  const shown = await phone.page.evaluate(
    (id) => [window.device.rowsOfType('finding').length, window.device.findRow('operation', id)?.body.facts?.title],
    operationId,
  );
  expect(shown).toEqual([5, 'Sidak masker']);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  expect(office.findings()).toHaveLength(5);
});

test('what is no longer his and not his own leaves the phone', async ({ phone, office }) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await soon(() => waiting(phone.page)).toBe(0);
  const [own] = office.rows().flatMap(({ row }) => (row.type === 'finding' ? [row] : []));
  if (own === undefined) throw new Error('the finding did not arrive');
  office.writes([{ ...own, key: 'of-another', body: { ...own.body, id: 'of-another', authorId: 'other' } }]);
  const count = (): Promise<number> => phone.page.evaluate(() => window.device.rowsOfType('finding').length);
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(count).toBe(2);
  const feedsOf = office.feedsOf.bind(office);
  office.feedsOf = (who) => feedsOf(who).filter((feed) => !feed.startsWith('operation:'));
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(count).toBe(1);
  await phone.reopen();
  expect(await phone.page.evaluate(() => window.device.rowsOfType('finding').map(({ key }) => key))).toEqual([own.key]);
});

test('whoever is no officer any more keeps what is known of a person as long as his unsent finding needs it, and no longer', async ({
  phone,
  office,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  const offence = {
    findingId: 'of-another',
    on: '2026-02-01',
    place: 'Alun-alun',
    violation: 'Bolos',
    action: 'Teguran',
  };
  const known = { employeeId: 17, offences: [offence], more: 0 };
  office.writes([{ type: 'standing', key: '17', feed: 'field', version: 'seed', body: known }]);
  const offences = (): Promise<string[]> =>
    phone.page.evaluate(() =>
      window.device.rowsOfType('standing').flatMap(({ body }) => body.offences.map(({ place }) => place)),
    );
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(offences).toEqual(['Alun-alun']);
  phone.network = (_method, path): Way => (path === '/api/sync/push' ? 'down' : 'through');
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const feedsOf = office.feedsOf.bind(office);
  office.feedsOf = (who) => feedsOf(who).filter((feed) => feed === 'all' || feed.startsWith('account:'));
  const pulled = (): number => phone.requests.filter((one) => one.endsWith('pull')).length;
  const before = pulled();
  // The second finds the feed gone already.
  for (const times of [1, 2]) {
    await phone.page.evaluate(() => window.device.sendNow());
    await soon(pulled).toBeGreaterThanOrEqual(before + times);
  }
  await phone.reopen();
  expect(await offences()).toContain('Alun-alun');
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => waiting(phone.page)).toBe(0);
  expect(office.findings()).toHaveLength(1);
  await soon(offences).toEqual([]);
  await phone.reopen();
  expect(await offences()).toEqual([]);
});
