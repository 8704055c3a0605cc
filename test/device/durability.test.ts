/**
 * Behind every "tersimpan" stands a transaction that the browser was asked to write through to the disk. A killed
 * browser cannot tell (the system still has what the browser wrote), a cut battery can: so what is asked for is read.
 *
 * That nothing but IndexedDB is awaited inside is shown by Firefox, which ends a transaction that waits for anything
 * else: this file runs there too. Drafts are exempt: nobody is told that a draft is saved, and one is written at each key.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Role } from '../../schema/outcome.ts';
import { aFinding, aMe, anOpening, operationId, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { test } from './harness.ts';

const other = '01900000-0000-7000-8000-00000000b001';
const seen = { version: other, settles: null };
const subject = 'employee:17';
const why = 'Salah catat.';
const finding = { findingId: other, operationId, subject, ...seen };
const twin = { intoId: '01900000-0000-7000-8000-00000000b002', why };
const matter = { caseId: other, operationId, subject, ...seen };
const person = { accountId: null, name: 'Bu Camat', post: null };
const settle = { mutationId: other, why };
const operation = { operationId, openedOn: '2026-02-16', timeZone: 'Asia/Jakarta', facts: null } as const;

/** One of each kind, with who may say it. What they are about is not on this phone, so only the store can refuse. */
const words: { [K in Kind]: [Role, Body<K>] } = {
  'operation.open': ['officer', anOpening()],
  'operation.join': ['officer', { ...operation }],
  'operation.count': ['officer', { operationId, compliant: 41 }],
  'operation.close': ['officer', { operationId, settles: null }],
  'operation.validate': ['chief', { operationId, ...seen, uptoSeq: 4, note: null }],
  'operation.return': ['chief', { operationId, ...seen, why }],
  'finding.record': ['officer', aFinding()],
  'finding.correct': ['officer', { ...finding, why, facts: aFinding().facts, on: null }],
  'finding.withdraw': ['officer', { ...finding, why, twins: [] }],
  'finding.join': ['personnel', { ...finding, ...twin, intoVersion: other }],
  'finding.split': ['personnel', { ...finding, ...twin }],
  'case.forward': ['personnel', { ...matter, superior: person, note: null }],
  'case.read': ['personnel', { ...matter, receipt: { on: '2026-02-17', how: 'Surat' } }],
  'case.assign': [
    'personnel',
    { ...matter, guidance: 'KONSELING', label: 'Konseling', assignee: person, dueOn: '2026-03-02', note: null },
  ],
  'case.complete': ['personnel', { ...matter, on: '2026-02-20', result: 'Sudah dibina.' }],
  'case.close': ['personnel', { ...matter, outcome: 'guided', why, agency: null }],
  'case.reopen': ['personnel', { ...matter, why }],
  'settle.keep': ['officer', settle],
  'settle.refer': ['officer', settle],
  'catalogue.put': [
    'admin',
    {
      ...seen,
      version: null,
      entry: {
        list: 'reason',
        code: 'LUPA',
        nameId: 'Lupa',
        nameEn: 'Forgot',
        retired: false,
        revision: 1,
        order: 0,
      },
    },
  ],
  'unit.put': [
    'admin',
    {
      settles: null,
      version: null,
      unit: { id: 'baru', name: 'Baru', shortName: 'Baru', parentId: null, externalId: null, retired: false },
    },
  ],
  'calendar.put': ['admin', { settles: null, version: null, calendar: { year: 2027, days: [] } }],
  'setting.put': [
    'admin',
    {
      settles: null,
      version: null,
      setting: {
        government: 'Kabupaten Contoh',
        governmentShort: 'Contoh',
        policeName: 'Satpol PP',
        personnelName: 'BKPSDM',
        timeZone: 'Asia/Jakarta',
        weekend: 'sat-sun',
        repeatWindowMonths: 12,
        forwardBeforeValidation: true,
        forwardWithinDays: 3,
        readWithinDays: 3,
        assignWithinDays: 5,
        resultWithinDays: 10,
        closeWithinDays: 20,
        ladder: [],
      },
    },
  ],
};

type Write = { stores: string[]; durability: string; end: string };
declare global {
  interface Window {
    writes: Write[];
  }
}

/** From now on every transaction that writes is noted, with how it was asked for and how it ended. */
async function watchWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.writes = [];
    const real = Reflect.get(IDBDatabase.prototype, 'transaction');
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof real>) {
      const tx: IDBTransaction = Reflect.apply(real, this, args);
      if (tx.mode !== 'readwrite') return tx;
      const write = { stores: [...tx.objectStoreNames], durability: tx.durability, end: 'open' };
      window.writes.push(write);
      for (const end of ['complete', 'abort']) tx.addEventListener(end, () => (write.end = end));
      return tx;
    };
  });
}

/** Saves, and answers what had been written into the outbox by the moment the screen may say "tersimpan". */
function saves(phone: Phone, kind: Kind, body: Body<Kind>) {
  return phone.page.evaluate(
    async ([kind, body]) => {
      window.writes.length = 0;
      const saved = await window.device.save(kind, body);
      return {
        saved,
        writes: window.writes.filter(({ stores }) => stores.includes('outbox')).map((write) => ({ ...write })),
      };
    },
    [kind, body] as const,
  );
}

async function signedInAs(phone: Phone, role: Role): Promise<void> {
  phone.office.people.set('rini', aMe({ role }));
  await phone.open();
  await phone.signsIn('rini');
  phone.goesDown();
  await watchWrites(phone.page);
}

for (const role of ['officer', 'personnel', 'chief', 'admin'] as const)
  test(`whatever the ${role} saves is strict on the disk before it is called saved`, async ({ newPhone }) => {
    const phone = await newPhone();
    await signedInAs(phone, role);
    const own = Object.entries(words).filter(([, [who]]) => who === role);
    const ids: string[] = [];
    for (const [kind, [, body]] of own) {
      const { saved, writes } = await saves(phone, kind as Kind, body); // a key of the table above
      expect(saved, `${kind} ${JSON.stringify(saved)}`).toMatchObject({ ok: true });
      expect(writes, kind).toEqual([
        { stores: ['drafts', 'head', 'outbox', 'photos'], durability: 'strict', end: 'complete' },
      ]);
      if (saved.ok) ids.push(saved.id);
    }
    const kept = await phone.page.evaluate((id) => window.stored.outbox(id), rini);
    expect(kept.map(({ mutation }) => mutation.id)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(1);
  });

test('F05 a photo is strict on the disk before it is in the form', async ({ phone }) => {
  phone.goesDown();
  await watchWrites(phone.page);
  const { taken, writes } = await phone.page.evaluate(async () => {
    const taken = await window.device.photos.take('capture:raid', await window.pictures.noise(1));
    return { taken, writes: window.writes.filter(({ stores }) => stores.includes('photoBytes')) };
  });
  expect(taken.ok).toBe(true);
  expect(writes).toEqual([{ stores: ['photoBytes', 'photos'], durability: 'strict', end: 'complete' }]);
});

test('the person who uses the phone is strict on the disk before he is signed in', async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.open();
  await watchWrites(phone.page);
  await phone.signsIn('rini');
  const writes = await phone.page.evaluate(() => window.writes.filter(({ stores }) => stores.includes('current')));
  expect(writes.length).toBeGreaterThan(0);
  expect(writes.every(({ durability, end }) => durability === 'strict' && end === 'complete')).toBe(true);
});
