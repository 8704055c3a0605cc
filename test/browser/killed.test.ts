// The browser is killed with SIGKILL, with all its processes, within 50 ms after a finding was called saved; then it is
// opened again on what lies on the disk, without a network. What this can tell and what not: ../README.md.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { EmployeesAnswer, FindingsAnswer } from '../../schema/api.ts';
import { Client, newCredentials } from '../../worker/dev/client.ts';
import { Profile } from './killed/profile.ts';
import { startSignal } from './killed/signal.ts';
import { isLong } from './long.ts';
import { OfficerPhone, operationOf, type Order } from './raid/officer.ts';
import type { Person } from './raid/people.ts';
import { served } from './served.ts';
import { demoName, demoPassword } from './sign-in.ts';

const kills = isLong ? 100 : 3;
const delayMaxMs = 50;
const officer = 'petugas-padam';
const order: Order = {
  title: 'Operasi listrik padam',
  orderNumber: '094/PADAM/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Pasar Contoh',
  squad: 'Regu VIII',
};

const profile = new Profile();
const signal = await startSignal(served().baseUrl);
afterAll(async () => {
  await profile.isThrownAway();
  await signal.close();
});

test(
  `killed ${kills} times within ${delayMaxMs} ms after "Tersimpan di ponsel": every finding is there`,
  { timeout: 60_000 + kills * 30_000 },
  async () => {
    const people = await somePeople(await hiresOfficer());
    const first = await OfficerPhone.signsIn(await opensBrowser(), officer, signal.baseUrl);
    const code = await first.opensOperation(order);
    const operationId = operationOf(code);
    await first.sentEverything();
    await profile.ends();
    signal.isThere = false;

    const noted: string[] = [];
    const start = performance.now();
    const seconds = (): string => ((performance.now() - start) / 1_000).toFixed(0);
    for (let round = 0; round < kills; round += 1) {
      const phone = await reopens(operationId, noted);
      const person = people[round];
      if (person === undefined) throw new Error('the demo has too few people');
      await phone.opens(operationId);
      // By number: in the whole roster there are others of that name.
      await phone.picks(person, person.nip);
      await phone.fillsIn('Lupa');
      await isKilledWhenSaved(phone.page);
      noted.push(person.name);
      if (noted.length % 10 === 0) console.info(`killed ${noted.length} times, ${seconds()} s`);
    }
    const phone = await reopens(operationId, noted);

    signal.isThere = true;
    await phone.page.reload();
    await phone.sentEverything();
    const chief = await new Client(served().baseUrl).signIn(demoName('chief'), demoPassword(), 'Komputer uji padam');
    const arrived = await chief.get<FindingsAnswer>(`/api/findings?operationId=${operationId}&limit=100`);
    // By number: the office writes titles after a name that the list of employees leaves out.
    const numbers = arrived.rows.map(({ finding: { subject } }) => ('nip' in subject ? (subject.nip ?? '') : ''));
    expect(numbers.toSorted()).toEqual(
      people
        .slice(0, kills)
        .map(({ nip }) => nip)
        .toSorted(),
    );
    console.info(`killed ${kills} times: ${noted.length} findings on the phone, ${numbers.length} at the office`);
  },
);

async function opensBrowser(): Promise<BrowserContext> {
  const device = await profile.starts();
  device.setDefaultTimeout(30_000);
  return device;
}

/** Opened cold, and everything noted so far read off its screen. */
async function reopens(operationId: string, noted: readonly string[]): Promise<OfficerPhone> {
  const phone = await OfficerPhone.opensAgain(await opensBrowser(), signal.baseUrl);
  await phone.opens(operationId, '/findings');
  await phone.page.getByRole('heading', { name: 'Semua temuan', level: 1 }).waitFor();
  const lines = phone.page.getByRole('list', { name: 'Semua temuan' }).getByRole('listitem');
  await expect.poll(() => lines.count()).toBe(noted.length);
  const texts = await lines.allTextContents();
  expect(noted.filter((name) => !texts.some((text) => text.includes(name)))).toEqual([]);
  return phone;
}

/** From the moment the word stands in the page's document, which is before anybody can read it. */
async function isKilledWhenSaved(page: Page): Promise<void> {
  let say: () => void = () => undefined;
  const saved = new Promise<void>((resolve) => (say = resolve));
  await page.exposeFunction('isSaved', say);
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent !== 'Tersimpan di ponsel') return;
      seen.disconnect();
      Reflect.get(window, 'isSaved')();
    });
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  // The browser may be gone before the click is answered.
  const clicked = page
    .getByRole('button', { name: 'Simpan temuan' })
    .click()
    .catch(() => undefined);
  await saved;
  await sleep(randomInt(delayMaxMs + 1));
  await profile.isKilled();
  await clicked;
}

/** An officer whom no other story sends out; answers the admin. */
async function hiresOfficer(): Promise<Client> {
  const admin = await new Client(served().baseUrl).signIn(demoName('admin'), demoPassword(), 'Komputer uji padam');
  const one = { username: officer, name: 'Gelap Umpama', role: 'officer', unitId: null, post: null };
  await admin.post('/api/accounts', { ...one, ...(await newCredentials(demoPassword())) });
  return admin;
}

/** People of whom no two have one name. */
async function somePeople(admin: Client): Promise<Person[]> {
  const page = await admin.get<EmployeesAnswer>('/api/roster/employees?after=3300&limit=300');
  const names = new Set<string>();
  return page.rows.filter(({ active, echelon, name }) => {
    const isNew = active && echelon === null && !names.has(name);
    names.add(name);
    return isNew;
  });
}
