// THE RAID: from findings noted in flight mode to a closed case and a report, as the people in it would tell it.
// Thirteen civil servants without a mask, seven forgot it, six left it in the car; two officers note them, one of the
// thirteen twice. Told over the demo with officers of its own, beside which other stories may write.
import { expect } from 'vitest';
import type { CasesAnswer } from '../../schema/api.ts';
import { Client } from '../../worker/dev/client.ts';
import { served } from './served.ts';
import { test } from './pages.ts';
import { openAlbum } from './raid/album.ts';
import { ReportRoom } from './raid/chief.ts';
import { Desk } from './raid/desk.ts';
import { OfficerPhone, operationOf, type Order, type Reason } from './raid/officer.ts';
import { meetPeople, type Person } from './raid/people.ts';
import { demoName, demoPassword } from './sign-in.ts';

const order: Order = {
  title: 'Razia masker kompleks Setda',
  orderNumber: '094/RAZIA/2026',
  legalBasis: 'Perbup Contoh 12/2026',
  place: 'Kompleks Setda, Gerbang Barat',
  squad: 'Regu III',
};
/** Officers whom no other story sends out. */
const officers = { leader: 'petugas3', second: 'petugas4', late: 'petugas7' };
const forgot: Reason = 'Lupa';
const inTheCar: Reason = 'Tertinggal di mobil';

type Cast = {
  own: Person[];
  people: Person[];
  late: Person;
};

/** Three of the head's own people and ten of other offices; one more for the phone that comes late. */
async function cast(): Promise<Cast> {
  const client = (username: string): Promise<Client> =>
    new Client(served().baseUrl).signIn(username, demoPassword(), 'Ponsel uji razia');
  const [admin, desk, head] = await Promise.all(['admin', 'personnel', 'head'].map((role) => client(demoName(role))));
  if (!admin || !desk || !head) throw new Error('nobody to ask');
  const met = await meetPeople(admin, desk, head.me.unitIds ?? []);
  const own = met.own.slice(0, 3);
  const people = [...own, ...met.others.slice(0, 10)];
  const late = met.others[10];
  if (late === undefined || people.length !== 13) throw new Error('the demo has too few people');
  expect(new Set(people.map(({ name }) => name)).size).toBe(13);
  return { own, people, late };
}

/** Even ones forgot it, odd ones left it in the car: 7 and 6. */
const reasonOf = (at: number): Reason => (at % 2 === 0 ? forgot : inTheCar);

test('the raid', { timeout: 300_000 }, async ({ stage }) => {
  stage.allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { photo } = openAlbum();
  const { own, people, late } = await cast();
  const [first] = people;
  if (first === undefined) return;

  // 1. Signed in once at the office; then three phones go into flight mode and stay there.
  const phones = await Promise.all(
    [officers.leader, officers.second, officers.late].map((name) => OfficerPhone.signedIn(stage, name)),
  );
  const [leader, second, third] = phones;
  if (!leader || !second || !third) return;
  await photo(leader.page, 'officer-no-operation');
  await Promise.all(phones.map((phone) => phone.flightMode(true)));

  // 2. The leader opens the operation and reads out its code, which the others type: no phone hears another.
  const code = await leader.opensOperation(order);
  const operationId = operationOf(code);
  await photo(leader.page, 'officer-join-code');
  await leader.beginsNoting();
  await Promise.all([second.joins(code), third.joins(code)]);
  await photo(second.page, 'officer-joined-by-code');

  // 3. Fourteen notes on thirteen people: the first was met at both gates.
  await Promise.all([notesSeven(leader, people, photo), notesTheOthers(second, people, photo)]);
  await third.notesWithPlace(late, forgot, order.place);
  expect(await leader.listed(7)).toHaveLength(7);

  // 4. The network is back for two of them: everything arrives by itself, and the phones say so.
  await Promise.all([leader, second].map(async (phone) => phone.flightMode(false)));
  await Promise.all([leader.sentEverything(), second.sentEverything()]);
  await photo(leader.page, 'officer-all-sent');
  await leader.opens(operationId);
  expect((await leader.listed(14)).filter((line) => line.includes('Terkirim'))).toHaveLength(14);
  await photo(leader.page, 'officer-both-phones');

  // 5. Personnel: fourteen with one pair, joined; thirteen forwarded.
  const desk = await Desk.signedIn(stage, demoName('personnel'));
  await takesOver(desk, people, first, photo);

  // 6. The leader closes the operation; Kasatpol PP validates its report, whose figures are the lists under them.
  await leader.closesOperation(operationId, photo);
  const chief = await ReportRoom.signedIn(stage, demoName('chief'));
  await chief.opens(`/operasi/${operationId}`, order.title);
  await photo(chief.page, 'chief-operation-closed');
  await chief.validates('Sesuai.');
  await chief.isValidated();
  await photo(chief.page, 'chief-validated');
  await readsReport(chief, operationId, photo);

  // 7. The head of one office sees his three people, whatever he opens or asks.
  stage.allowErrors(/status of 40[34]/);
  const head = await ReportRoom.signedIn(stage, demoName('head'));
  const others = [...people.slice(3), late];
  await seesHisOwnOnly(head, operationId, { own, others }, await foreignCases(others), photo);

  // 8. The third phone comes back into the signal after all that: its finding is late, and stands beside the thirteen.
  await third.flightMode(false);
  await third.sentEverything();
  await third.opens(operationId);
  await third.page.getByText(late.name).first().click();
  await third.page.getByText('temuan susulan').first().waitFor();
  await photo(third.page, 'officer-late');
  await seesTheLateOne(chief, operationId, late, photo);
});

type Photo = ReturnType<typeof openAlbum>['photo'];

/** The leader's half: one by keyboard alone, and the app swiped away and opened cold in the middle of another. */
async function notesSeven(phone: OfficerPhone, people: readonly Person[], photo: Photo): Promise<void> {
  const [one, two, three, ...rest] = people.slice(0, 7);
  if (!one || !two || !three) throw new Error('too few people');
  await phone.picks(one);
  await photo(phone.page, 'officer-form');
  await phone.fillsIn(reasonOf(0));
  await photo(phone.page, 'officer-form-filled');
  await phone.saves();
  await photo(phone.page, 'officer-saved');
  await phone.notesByKeyboard(two, reasonOf(1));

  await phone.picks(three);
  await phone.fillsIn(reasonOf(2));
  await phone.swipesAway();
  await phone.opensApp();
  await phone.isOnFormOf(three, reasonOf(2));
  await photo(phone.page, 'officer-cold-start-on-the-form');
  await phone.saves();

  for (const [at, person] of rest.entries()) await phone.notes(person, reasonOf(at + 3));
  await phone.goesHome();
  await photo(phone.page, 'officer-seven-waiting');
}

/** The other gate: six others, and the first once more, who now says something else. */
async function notesTheOthers(phone: OfficerPhone, people: readonly Person[], photo: Photo): Promise<void> {
  const [first] = people;
  if (first === undefined) throw new Error('too few people');
  await phone.notesWithPlace(first, inTheCar, order.place);
  for (const [at, person] of people.slice(7).entries()) await phone.notes(person, reasonOf(at + 7));
  await photo(phone.page, 'officer-second-phone-saved');
  await phone.goesHome();
}

/** The desk: joins the pair, forwards each to his superior, guides one, closes one as lawful. */
async function takesOver(desk: Desk, people: readonly Person[], twice: Person, photo: Photo): Promise<void> {
  await desk.opensQueue('new', 'Temuan masuk');
  await expect.poll(() => desk.linesOf(people).count()).toBe(14);
  const flagged = desk.linesOf(people).filter({ hasText: 'Kemungkinan ganda' });
  expect(await flagged.count()).toBe(2);
  expect(await desk.linesOf([twice]).filter({ hasText: 'Kemungkinan ganda' }).count()).toBe(2);
  await photo(desk.page, 'desk-fourteen');
  await desk.opensCase(twice);
  await photo(desk.page, 'desk-pair');
  await desk.joinsIntoTheOneWith(forgot, 'Orang yang sama di dua gerbang.');
  await photo(desk.page, 'desk-joined');

  await desk.opensQueue('new', 'Temuan masuk');
  await expect.poll(() => desk.linesOf(people).count()).toBe(13);
  await desk.forwards(people, photo);
  const [, guided, lawful] = people;
  if (!guided || !lawful) throw new Error('too few people');
  await desk.opensQueue('forwarded', 'Belum dibaca');
  await expect.poll(() => desk.linesOf(people).count()).toBe(13);
  await photo(desk.page, 'desk-forwarded');
  await desk.opensCase(guided);
  await desk.assigns('Konseling kepegawaian');
  await desk.historyTells('Pembinaan ditugaskan');
  await photo(desk.page, 'desk-assigned');
  await desk.recordsResult('Konseling dilaksanakan; yang bersangkutan berjanji membawa masker.');
  await desk.historyTells('Hasil pembinaan dicatat');
  await photo(desk.page, 'desk-result');
  await desk.opensQueue('forwarded', 'Belum dibaca');
  await desk.opensCase(lawful);
  await desk.closes('Tutup: sah atau tidak terbukti', 'Sah, bukan pelanggaran', 'Sedang makan siang di ruang terbuka.');
  await desk.historyTells('Perkara ditutup');
  await photo(desk.page, 'desk-lawful');
}

/** Thirteen with 7 + 6, and each figure opens as many lines. */
async function readsReport(chief: ReportRoom, operationId: string, photo: Photo): Promise<void> {
  const report = `/laporan?operationId=${operationId}`;
  await chief.opens(report, 'Ringkasan');
  const figures = await chief.figures();
  await photo(chief.page, 'chief-report');
  const count = (name: string): number | undefined => figures.find((figure) => figure.name === name)?.count;
  expect(count('Angka utama: Temuan')).toBe(13);
  expect(count('Alasan: Lupa')).toBe(7);
  expect(count('Alasan: Tertinggal di mobil')).toBe(6);
  expect(count('Dugaan pelanggaran: Tidak membawa masker')).toBe(13);
  expect(count('Tindakan di tempat: Teguran di tempat')).toBe(13);
  expect(count('Tindak lanjut: Sah, bukan pelanggaran')).toBe(1);
  for (const { name, count: said, href } of figures) {
    await chief.opens(href, `${said} temuan`);
    await expect.poll(() => chief.lines().count(), { message: name }).toBe(said);
    if (name === 'Angka utama: Temuan') await photo(chief.page, 'chief-thirteen-lines');
  }
}

/** Cases of people whom the head must not see, as the personnel office knows them. */
async function foreignCases(others: readonly Person[]): Promise<string[]> {
  const desk = await new Client(served().baseUrl).signIn(demoName('personnel'), demoPassword(), 'Komputer uji razia');
  const answers = await Promise.all(
    others.map(({ nip }) => desk.get<CasesAnswer>(`/api/cases?queue=open&search=${nip}`)),
  );
  return answers.flatMap(({ rows }) => rows.map((row) => row.case.id));
}

async function seesHisOwnOnly(
  head: ReportRoom,
  operationId: string,
  { own, others }: { own: readonly Person[]; others: readonly Person[] },
  foreign: readonly string[],
  photo: Photo,
): Promise<void> {
  await head.opens(`/laporan?operationId=${operationId}`, 'Ringkasan');
  expect((await head.figures()).find(({ name }) => name === 'Angka utama: Temuan')?.count).toBe(3);
  await photo(head.page, 'head-report');
  await head.opens(`/temuan?operationId=${operationId}`, '3 temuan');
  for (const { name } of own) await head.lines().filter({ hasText: name }).waitFor();
  await photo(head.page, 'head-three-lines');
  await head.opens(`/operasi/${operationId}`, order.title);
  await head.opens('/operasi', 'Operasi');
  await head.opens('/laporan', 'Ringkasan');
  await head.opens('/perkara', 'Semua terbuka');
  await head.page.locator('.row-open').first().waitFor();
  await photo(head.page, 'head-cases');

  const queues = ['open', 'new', 'forwarded', 'read', 'assigned', 'completed', 'closed', 'overdue'];
  const asked = await head.asks([
    `/api/findings?operationId=${operationId}&limit=100`,
    `/api/report?operationId=${operationId}`,
    `/api/operations/${operationId}`,
    '/api/operations?limit=100',
    ...queues.map((queue) => `/api/cases?queue=${queue}&limit=100`),
    ...others.map(({ nip }) => `/api/cases?search=${nip}`),
    '/api/sync/pull',
    '/api/conflicts',
    '/api/held',
  ]);
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  const refused = await head.asks([
    ...foreign.map((id) => `/api/cases/${id}`),
    '/api/roster/current',
    '/api/roster/employees',
    '/api/accounts',
    '/api/devices',
  ]);
  expect(foreign.length).toBeGreaterThan(8);
  expect(refused.filter(({ status }) => status !== 403 && status !== 404)).toEqual([]);
  const reached = [...head.heard, ...asked, ...refused, { url: 'this browser', text: await head.kept() }];
  for (const { name, nip } of others)
    for (const { url, text } of reached)
      expect(text.includes(name) || text.includes(nip), `${name} in ${url}`).toBe(false);
  // Not because there was nothing to read.
  for (const { name } of own) expect(reached.some(({ text }) => text.includes(name))).toBe(true);
}

async function seesTheLateOne(chief: ReportRoom, operationId: string, late: Person, photo: Photo): Promise<void> {
  const { page } = chief;
  await chief.opens('/operasi', 'Operasi');
  await chief.opens(`/operasi/${operationId}`, order.title);
  const results = page.getByRole('region', { name: 'Hasil' });
  await results.getByRole('link', { name: /^Divalidasi\s*13/ }).waitFor();
  await results.getByRole('link', { name: /^Temuan susulan\s*1\b/ }).waitFor();
  await photo(page, 'chief-late-beside-thirteen');
  await results.getByRole('link', { name: /^Temuan susulan/ }).click();
  await chief.listHas(1);
  await chief.lines().filter({ hasText: late.name }).filter({ hasText: 'Temuan susulan' }).waitFor();
  await photo(page, 'chief-late-finding');
  await page.goBack();
  await results.getByRole('link', { name: /^Divalidasi/ }).click();
  await chief.listHas(13);
}
