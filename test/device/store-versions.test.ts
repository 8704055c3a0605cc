/** F09: a phone comes from any version of the app that ever ran on it, and nothing unsent is lost on the way. */
import { writeFileSync } from 'node:fs';
import { expect, test as pure } from 'vitest';
import { storeVersion } from '../../pwa/device/store-shapes.ts';
import { aFinding, aMe, anOpening, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';
import { type KeptDatabase, keptStore, lendKeys, putBack, storeFile, takeDown } from './kept-stores.ts';

const versions = Array.from({ length: storeVersion }, (_, at) => at + 1);
const draftKey = 'capture:20260216-K7F4Q2MX';
const draft = { note: 'setengah jadi', step: 3 };

pure(
  'F09 every version of the store has its fixture: a new one is written with KEEP_STORE=yes, never an old one',
  () => {
    expect(versions.filter((version) => keptStore(version) === null)).toEqual([]);
    expect(keptStore(storeVersion + 1)).toBeNull();
  },
);

/** An operation and a finding that are sent, one refused, one unsent, and a form half filled in. */
async function works(phone: Phone): Promise<void> {
  const { page } = phone;
  const waiting = () => page.evaluate(() => window.device.sync.value.waiting);
  await page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  await page.evaluate((finding) => window.device.save('finding.record', finding), aFinding({ note: 'sudah terkirim' }));
  await soon(waiting).toBe(0);
  phone.goesDown();
  const refused = await page.evaluate(
    (finding) => window.device.save('finding.record', finding),
    aFinding({ employeeId: 18, note: 'ditolak server' }),
  );
  if (refused.ok) phone.office.said.set(refused.id, { outcome: 'rejected', code: 'malformed' });
  phone.comesBack();
  await page.evaluate(() => window.device.sendNow());
  await soon(() => page.evaluate(() => window.device.sync.value.attention)).toBe(1);
  phone.goesDown();
  await page.evaluate(
    (finding) => window.device.save('finding.record', finding),
    aFinding({ employeeId: 19, note: 'belum terkirim' }),
  );
  await page.evaluate(([key, value]) => window.device.drafts.put(key, value), [draftKey, draft] as const);
}

const seen = (phone: Phone) =>
  phone.page.evaluate(
    async ([id, key]) => ({
      phase: window.device.phase.value,
      name: window.device.account.value?.name,
      waiting: window.device.sync.value.waiting,
      refused: window.device.attention().map(({ code, mutation }) => [code, mutation.kind]),
      outbox: (await window.stored.outbox(id)).flatMap(({ mutation }) =>
        mutation.kind === 'finding.record' ? [mutation.body.facts.note] : [],
      ),
      findings: window.device.rowsOfType('finding').map(({ body }) => body.facts.note),
      draft: await window.device.drafts.get(key),
    }),
    [rini, draftKey] as const,
  );

const everything = {
  phase: 'ready',
  name: 'Rini Astuti',
  waiting: 1,
  refused: [['malformed', 'finding.record']],
  outbox: ['sudah terkirim', 'ditolak server', 'belum terkirim'],
  findings: ['sudah terkirim', 'belum terkirim'],
  draft,
};

test.for(versions)(
  'F09 a store of version %i opens with everything unsent, its draft and what was refused, and sends',
  async (version, { newPhone }) => {
    const kept = keptStore(version) ?? [];
    const phone = await newPhone();
    phone.session = rini;
    phone.office.people.set('rini', aMe({ deviceId: deviceIn(kept) }));
    const page = await phone.context.newPage();
    await page.goto(`${phone.origin}/`);
    await putBack(page, kept);
    await page.close();
    phone.goesDown();
    await phone.open();
    expect(await seen(phone)).toEqual(everything);
    // Opened again, now as a store of today.
    await phone.reopen();
    expect(await seen(phone)).toEqual(everything);
    phone.comesBack();
    await phone.page.evaluate(() => window.device.sendNow());
    // The office of this test knows nothing yet: what it is told is everything that the phone holds.
    await soon(() => phone.page.evaluate(() => window.device.sync.value.waiting)).toBe(0);
    await soon(() => phone.office.findings().length).toBe(2);
    expect((await seen(phone)).draft).toEqual(draft);
  },
);

/** The head of the chain is readable in every version. */
function deviceIn(kept: readonly KeptDatabase[]): string {
  const head = kept.flatMap(({ stores }) => stores).find(({ name }) => name === 'head')?.values[0];
  const found = typeof head === 'object' && head !== null && 'deviceId' in head ? head.deviceId : null;
  if (typeof found !== 'string') throw new Error('the store has no head');
  return found;
}

test.runIf(process.env['KEEP_STORE'] === 'yes')(
  'writes the fixture of this version, only when asked by KEEP_STORE=yes',
  async ({ newPhone }) => {
    const phone = await newPhone();
    await lendKeys(phone.context);
    await phone.open();
    await phone.signsIn('rini');
    await works(phone);
    expect(await seen(phone)).toMatchObject({ waiting: 1, draft });
    writeFileSync(storeFile(storeVersion), JSON.stringify(await takeDown(phone.page), null, 1));
  },
);
