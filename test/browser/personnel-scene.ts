// The ground of the personnel story: an operation of its own over the demo's people, entered through the API.
import type { Page } from 'playwright-core';
import { served } from './served.ts';
import type { CasesAnswer } from '../../schema/api.ts';
import { dayInZone } from '../../schema/calendar.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { Client } from '../../worker/dev/client.ts';
import { DESKTOP, type Stage } from './pages.ts';

const zone = 'Asia/Jakarta';
const password = served().signIns[0]?.password ?? '';
export const personnel = 'kepegawaian';

export async function client(username: string, device: string): Promise<Client> {
  return new Client(served().baseUrl).signIn(username, password, device);
}

export function named(role: string): string {
  const found = served().signIns.find((one) => one.role === role);
  if (found === undefined) throw new Error(`the demo has no ${role}`);
  return found.username;
}

const lupa = { code: 'LUPA', revision: 1, label: 'Lupa', text: null };
const inTheCar = { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null };

function facts(reason: FindingFacts['reason']): FindingFacts {
  return {
    violations: [{ code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: null, text: null }],
    reason,
    action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
    place: { name: 'Pasar Contoh', fix: null },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note: null,
  };
}

/** Cases of this story, by what happens to them. */
export type Cases = {
  steps: string;
  keys: string;
  offline: string;
  ours: string;
  twin: string;
  stranger: string;
  moved: string;
  many: string[];
};
/** One operation, two officers, ten notes: two of them on one person; one on a contract worker with a NIK. */
export async function playOperation(desk: Client): Promise<Cases> {
  const first = await client(named('officer'), 'Ponsel uji kepegawaian');
  const second = await client('petugas2', 'Ponsel kedua');
  const openedOn = dayInZone(Date.now(), zone);
  const operationId = operationIdOf(openedOn, 'PEGAWA1A');
  const orderFacts = {
    title: 'Razia uji kepegawaian',
    orderNumber: '094/UJI/2026',
    legalBasis: 'Perbup Contoh 12/2026',
    legalBasisVersion: null,
    place: 'Pasar Contoh',
    squad: 'Regu IV',
    timeZone: zone,
  } as const;
  const team = [{ accountId: second.me.accountId, name: second.me.name }];
  await first.push([await first.says('operation.open', { operationId, openedOn, facts: orderFacts, team })]);
  const head = await client(named('head'), 'Ponsel pimpinan');
  const { rows } = await desk.get<CasesAnswer>('/api/cases?limit=50');
  const people = distinctPeople(rows);
  const ofHead = people.find((one) => one.kind === 'employee' && head.me.unitIds?.includes(one.unitId));
  const others = people.filter((one) => one !== ofHead);
  const note = async (who: Client, subject: Subject | undefined, reason = lupa): Promise<string> => {
    if (subject === undefined) throw new Error('the demo has too few people');
    const m = await who.says('finding.record', { operationId, subject, facts: facts(reason), photos: [] });
    await who.push([m]);
    return m.id;
  };
  const contractWorker: Subject = {
    kind: 'unlisted',
    name: 'Tatang Misalnya',
    office: 'Tenaga kontrak DLH',
    standing: 'contract',
    nip: null,
    nik: '3310014507880001',
  };
  return {
    steps: await note(first, others[0]),
    keys: await note(first, others[1]),
    offline: await note(second, others[2]),
    ours: await note(first, ofHead),
    twin: await twice(note, first, second, others[3]),
    stranger: await note(second, contractWorker),
    moved: await note(second, others[4]),
    many: [await note(first, others[5]), await note(first, others[6])],
  };
}

type Note = (who: Client, subject: Subject | undefined, reason?: typeof lupa) => Promise<string>;

async function twice(note: Note, first: Client, second: Client, subject: Subject | undefined): Promise<string> {
  const kept = await note(first, subject);
  await note(second, subject, inTheCar);
  return kept;
}

function distinctPeople(rows: CasesAnswer['rows']): Subject[] {
  const seen = new Map(rows.map((row) => [row.case.subjectKey, row.case.subject]));
  return [...seen.values()].filter((one) => one.kind === 'employee');
}

/** Signed in, with everything the role reads on the device. */
export async function signedIn(stage: Stage, username: string, options = DESKTOP): Promise<Page> {
  const device = await stage.newDevice(options);
  const page = await device.newPage();
  // Shorter than the test's own, so that what was waited for is named.
  page.setDefaultTimeout(10_000);
  await page.goto('/');
  await page.getByLabel('NIP atau nama pengguna').fill(username);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.locator('.office h1').first().waitFor({ state: 'attached' });
  return page;
}

/** Once the app is on the device as a whole, as it is after the first minute. */
export async function goOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
}

/** Tab until the focus is there, as somebody without a mouse would. */
export async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
