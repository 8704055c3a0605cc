/** What lies on the phone is sealed, and a phone of an earlier version loses nothing by it. */
import { expect } from 'vitest';
import type { Body, Kind, Mutation, MutationDraft } from '../../schema/mutation.ts';
import { freeze, ofAnyKind } from '../../schema/mutation.ts';
import { writeFirstStore } from './first-store.ts';
import { aFinding, aMe, anOpening, entries, operationId, rini, units } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';
import { readableText } from './raw-store.ts';

/** What tells of a person or of what he is said to have done. */
const tellTale = [
  'Sri Wahyuni',
  '198609262015051001',
  'TERTINGGAL',
  'Tertinggal',
  'Rini Astuti',
  'rini',
  'Sidak masker',
];

test('what is noted, drafted and pulled lies sealed: no name, NIP or reason is readable in any value', async ({
  phone,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await phone.page.evaluate((draft) => window.device.drafts.put('capture:x', draft), aFinding());
  const lying = await readableText(phone.page);
  // It looked at the right place: what must be readable for sending is there.
  expect(lying).toContain('waiting');
  for (const word of tellTale) expect(lying, word).not.toContain(word);
  await phone.reopen();
  expect(await phone.page.evaluate(() => window.device.rowsOfType('finding').length)).toBe(2);
});

test('each unsent finding has a key of its own', async ({ phone }) => {
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  const keys = await phone.page.evaluate(async (id) => {
    const held = await window.stored.held(id);
    return held.map(({ sealed }) => (sealed.form === 2 ? new Uint8Array(sealed.own.bytes).join() : 'none'));
  }, rini);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(2);
  expect(keys).not.toContain('none');
});

const deviceId = aMe().deviceId;

async function chained(...said: { [K in Kind]: { kind: K; body: Body<K> } }[Kind][]): Promise<Mutation[]> {
  const chain: Mutation[] = [];
  for (const [at, one] of said.entries()) {
    const draft = {
      ...one,
      id: `01900000-0000-7000-8000-0000000000${String(at + 10)}`,
      v: 1,
      deviceId,
      accountId: rini,
      deviceSeq: at + 1,
      at: '2026-02-16T02:00:00.000Z',
      clockOffset: 0,
      prevHash: chain.at(-1)?.hash ?? null,
      salt: '00112233445566778899aabbccddeeff',
    };
    chain.push(ofAnyKind(await freeze(draft as MutationDraft))); // kind and body are tied above
  }
  return chain;
}

/** A phone of version 1 with two unsent mutations, a draft, an office page and 700 rows. */
async function anOldPhone(phone: Phone): Promise<void> {
  const unsent = await chained(
    { kind: 'operation.open', body: anOpening() },
    { kind: 'finding.record', body: aFinding() },
  );
  phone.session = rini;
  const page = await phone.context.newPage();
  await page.goto(`${phone.origin}/`);
  const people = Array.from({ length: 700 }, (_, n) => ({
    type: 'officer' as const,
    key: `o${n}`,
    feed: 'field',
    version: 'seed',
    body: { accountId: `o${n}`, name: `Petugas ${n}`, active: true },
  }));
  await writeFirstStore(page, {
    me: aMe(),
    rows: [...units, ...entries, ...people].map((row, at) => ({ row, seq: at + 1 })),
    unsent,
    landed: [],
    drafts: { 'capture:x': { note: 'Sri Wahyuni di parkiran' } },
    cursors: {},
    page: { path: '/api/cases', at: '2026-02-16T01:00:00.000Z', value: { name: 'Sri Wahyuni' } },
    roster: [1, 2, 3],
  });
  await page.close();
}

const shown = (phone: Phone) =>
  phone.page.evaluate(async () => ({
    name: window.device.account.value?.name,
    waiting: window.device.sync.value.waiting,
    rows: (['unit', 'entry', 'officer'] as const).map((type) => window.device.rowsOfType(type).length),
    findings: window.device.rowsOfType('finding').map(({ body }) => body.subjectKey),
    draft: await window.device.drafts.get('capture:x'),
    page: await window.device.office.get('/api/cases'),
  }));
const everything = {
  name: 'Rini Astuti',
  waiting: 2,
  rows: [2, 3, 700],
  findings: ['employee:17'],
  draft: { note: 'Sri Wahyuni di parkiran' },
  page: { ok: true, value: { name: 'Sri Wahyuni' }, asOf: '2026-02-16T01:00:00.000Z', stale: true },
};

test('F09 a store of version 1 with unsent findings is sealed at its first opening, and nothing is lost', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  await anOldPhone(phone);
  phone.goesDown();
  await phone.open();
  expect(await shown(phone)).toEqual(everything);
  const lying = await readableText(phone.page);
  for (const word of [...tellTale, 'Petugas']) expect(lying, word).not.toContain(word);
  phone.comesBack();
  await phone.page.evaluate(() => window.device.sendNow());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  expect(phone.office.findings()).toHaveLength(1);
  expect(phone.office.rows().some(({ row }) => row.type === 'operation' && row.key === operationId)).toBe(true);
});

test('F09 stopped at any write of that sealing, it goes on at the next start with everything there', async ({
  newPhone,
}) => {
  let stopped = 0;
  for (const step of [0, 2, 5, 9, 40]) {
    const phone = await newPhone();
    await anOldPhone(phone);
    phone.goesDown();
    const page = await phone.context.newPage();
    await page.goto(`${phone.origin}/`);
    const writes = await page.evaluate(async (step) => {
      const put = Reflect.get(IDBObjectStore.prototype, 'put');
      let n = 0;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        if (n++ >= step) this.transaction.abort();
        return Reflect.apply(put, this, args);
      };
      await window.device.start().catch(() => undefined);
      return n;
    }, step);
    await page.close();
    await phone.open();
    expect(await shown(phone), `stopped at write ${step}`).toEqual(everything);
    if (writes <= step) break;
    stopped += 1;
  }
  expect(stopped).toBeGreaterThan(3);
}, 90_000);
