/** Noting: a finding is on the phone, whole, or the form still has it. */
import { expect } from 'vitest';
import { isIntact } from '../../schema/mutation.ts';
import { aFinding, anOpening, rini } from './fixtures.ts';
import { soon, test } from './harness.ts';

test('what is saved lies in one strict transaction: mutation, chain and the end of its draft (F05)', async ({
  phone,
}) => {
  phone.goesDown();
  const seen = await phone.page.evaluate(
    async ([opening, finding]) => {
      const made: { stores: string[]; durability: string; mode: string }[] = [];
      const real = Reflect.get(IDBDatabase.prototype, 'transaction');
      IDBDatabase.prototype.transaction = function (...args: Parameters<typeof real>) {
        const tx: IDBTransaction = Reflect.apply(real, this, args);
        made.push({ stores: [...tx.objectStoreNames], durability: tx.durability, mode: tx.mode });
        return tx;
      };
      await window.device.save('operation.open', opening);
      await window.device.drafts.put('finding', { name: 'Sri' });
      made.length = 0;
      const saved = await window.device.save('finding.record', finding, { draft: 'finding' });
      const writes = made.filter(({ mode, stores }) => mode === 'readwrite' && stores.includes('outbox'));
      return { saved, writes, draft: await window.device.drafts.get('finding') };
    },
    [anOpening(), aFinding()] as const,
  );
  expect(seen.saved.ok).toBe(true);
  expect(seen.writes).toEqual([
    { stores: ['drafts', 'head', 'outbox', 'photos'], durability: 'strict', mode: 'readwrite' },
  ]);
  expect(seen.draft).toBeUndefined();
});

test('a write that fails at any step leaves nothing or everything, and says so (F05, F38)', async ({ phone }) => {
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  let failed = 0;
  for (let step = 0; step < 20; step += 1) {
    const before = await phone.page.evaluate((id) => window.stored.outbox(id), rini);
    const outcome = await phone.page.evaluate(
      async ([finding, step]) => {
        await window.device.drafts.put('finding', { note: 'setengah jadi' });
        const names = ['get', 'add', 'put', 'delete'] as const;
        const real = names.map((name) => [name, Reflect.get(IDBObjectStore.prototype, name)] as const);
        let n = 0;
        for (const [name, call] of real)
          Reflect.set(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...args: unknown[]) {
            if (n++ === step) {
              this.transaction.abort();
              throw new DOMException('full', 'QuotaExceededError');
            }
            return Reflect.apply(call, this, args);
          });
        const saved = await window.device.save('finding.record', finding, { draft: 'finding' });
        for (const [name, call] of real) Reflect.set(IDBObjectStore.prototype, name, call);
        return {
          saved,
          calls: n,
          trouble: window.device.trouble.value,
          draft: await window.device.drafts.get('finding'),
        };
      },
      [aFinding(), step] as const,
    );
    const after = await phone.page.evaluate((id) => window.stored.outbox(id), rini);
    if (outcome.calls <= step) break;
    failed += 1;
    expect(after.length - before.length, `step ${step}`).toBe(outcome.saved.ok ? 1 : 0);
    expect(outcome.draft === undefined, `step ${step}`).toBe(outcome.saved.ok);
    expect(outcome.trouble).toBe(!outcome.saved.ok);
  }
  expect(failed).toBeGreaterThanOrEqual(4);
  const seqs = (await phone.page.evaluate((id) => window.stored.outbox(id), rini)).map(
    (item) => item.mutation.deviceSeq,
  );
  expect(seqs).toEqual(seqs.map((_, at) => at + 1));
});

test('two tabs note at once: one chain, every link whole (F22)', async ({ phone }) => {
  phone.goesDown();
  const first = phone.page;
  const second = await phone.open();
  await first.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  const note = (page: typeof first, from: number) =>
    page.evaluate(
      async ([finding, from]) => {
        const all = Array.from({ length: 10 }, (_, n) =>
          window.device.save('finding.record', { ...finding, facts: { ...finding.facts, note: `${from + n}` } }),
        );
        return (await Promise.all(all)).filter(({ ok }) => ok).length;
      },
      [aFinding(), from] as const,
    );
  expect(await Promise.all([note(first, 0), note(second, 100)])).toEqual([10, 10]);
  const items = await first.evaluate((id) => window.stored.outbox(id), rini);
  const chain = items.map(({ mutation }) => mutation);
  expect(chain.map(({ deviceSeq }) => deviceSeq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  expect(chain.map(({ prevHash }) => prevHash)).toEqual([null, ...chain.slice(0, -1).map(({ hash }) => hash)]);
  for (const mutation of chain) expect(await isIntact(mutation)).toBe(true);
  // Each tab shows what the other noted.
  await soon(() => first.evaluate(() => window.device.rowsOfType('finding').length)).toBe(20);
  await soon(() => second.evaluate(() => window.device.rowsOfType('finding').length)).toBe(20);
});

test('what the rules refuse is not saved, and a wrong field is named', async ({ phone }) => {
  const outcome = await phone.page.evaluate(
    async ([opening, finding]) => ({
      refused: await window.device.save('operation.open', { ...opening, openedOn: '2026-02-17' }),
      malformed: await window.device.save('finding.record', {
        ...finding,
        facts: { ...finding.facts, place: { name: '', fix: null } },
      }),
      waiting: window.device.sync.value.waiting,
    }),
    [anOpening(), aFinding()] as const,
  );
  expect(outcome.refused).toEqual({ ok: false, why: 'stale_hint' });
  expect(outcome.malformed).toEqual({ ok: false, why: 'malformed', field: 'facts.place.name' });
  expect(outcome.waiting).toBe(0);
});

test('the browser closes the database in the background: the next note is kept all the same (F39)', async ({
  phone,
}) => {
  phone.goesDown();
  const saved = await phone.page.evaluate(async (opening) => {
    const real = Reflect.get(IDBDatabase.prototype, 'transaction');
    let isFirst = true;
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof real>) {
      if (isFirst) this.close();
      isFirst = false;
      return Reflect.apply(real, this, args);
    };
    return window.device.save('operation.open', opening);
  }, anOpening());
  expect(saved.ok).toBe(true);
  expect(await phone.page.evaluate((id) => window.stored.outbox(id), rini)).toHaveLength(1);
});

test('F08 killed and opened cold in flight mode: account, operation and findings are there, also the draft', async ({
  phone,
}) => {
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  phone.goesDown();
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  await phone.page.evaluate(() => window.device.drafts.put('finding:2', { name: 'Bu', step: 3 }));
  await phone.reopen();
  const shown = await phone.page.evaluate(() => ({
    phase: window.device.phase.value,
    name: window.device.account.value?.name,
    findings: window.device
      .rowsOfType('finding')
      .map(({ key, body }) => [window.device.rowState('finding', key), body.on]),
    operations: window.device.rowsOfType('operation').map(({ body }) => body.facts?.title),
    waiting: window.device.sync.value.waiting,
  }));
  expect(shown).toMatchObject({ phase: 'ready', name: 'Rini Astuti', operations: ['Sidak masker'], waiting: 1 });
  expect(shown.findings).toHaveLength(1);
  expect(shown.findings[0]?.[0]).toBe('waiting');
  expect(await phone.page.evaluate(() => window.device.drafts.get('finding:2'))).toEqual({ name: 'Bu', step: 3 });
});

test('another person signs in on the phone: nothing of the first is seen, and it waits for him (F31)', async ({
  phone,
}) => {
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await phone.page.evaluate(() => {
    window.device.sendNow();
    return window.device.signOut();
  });
  expect(await phone.page.evaluate(() => window.device.phase.value)).toBe('signed-out');
  phone.comesBack();
  await phone.signsIn('budi');
  const seen = await phone.page.evaluate(() => ({
    name: window.device.account.value?.name,
    operations: window.device.rowsOfType('operation').length,
    waiting: window.device.sync.value.waiting,
  }));
  expect(seen).toEqual({ name: 'Budi Santoso', operations: 0, waiting: 0 });
  await phone.reopen();
  await phone.page.evaluate(() => window.device.signOut());
  await phone.signsIn('rini');
  await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
  const opened = phone.office.rows().flatMap(({ row }) => (row.type === 'operation' ? [row.body.leaderName] : []));
  expect(opened).toEqual(['Rini Astuti']);
});
