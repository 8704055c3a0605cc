/**
 * Two operations of the demo: yesterday's mask raid at the government complex (13 civil servants, 7 forgot, 6 left
 * it in the car, each reprimanded on the spot, report validated) and today's, just opened.
 */
import { dayInZone } from '../../schema/calendar.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import type { OperationFile } from '../../schema/api.ts';
import { operationIdOf } from '../../schema/operation.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { Client } from './client.ts';
import { sendDemoPhotos } from './demo-photos.ts';
import { demoSignature } from './demo-signatures.ts';
import type { Regency } from './regency.ts';

export const zone = 'Asia/Jakarta';
const place = 'Kompleks Setda, Gerbang Timur';
export const finishedCode = 'R4Z1A026';
export const openCode = 'K7F4Q2MX';
const minuteMs = 60_000;

export async function playOperations(baseUrl: string, password: string, regency: Regency): Promise<void> {
  const leader = await new Client(baseUrl).signIn('petugas1', password, 'Ponsel Regu II');
  const second = await new Client(baseUrl).signIn('petugas2', password, 'Ponsel Lilis');
  const chief = await new Client(baseUrl).signIn('kasatpol', password, 'Komputer Kasatpol');
  const now = Date.now();
  // 08.10 in Jakarta of the latest working day before today.
  const raidOn = workdayBefore(dayInZone(now, zone));
  const startMs = Date.parse(`${raidOn}T01:10:00.000Z`);
  const finished = await open(
    leader,
    second,
    operationIdOf(raidOn, finishedCode),
    raidOn,
    startMs,
    'Kepatuhan Masker ASN',
    '094/1187/SATPOL PP/2026',
  );
  await leader.push([finished.opening]);
  await recordRaid(leader, second, finished.operationId, startMs, regency);
  await closeAndValidate(leader, chief, finished.operationId, startMs + 130 * minuteMs);
  const todayOn = dayInZone(now, zone);
  const today = await open(
    leader,
    second,
    operationIdOf(todayOn, openCode),
    todayOn,
    now,
    'Jam Kerja dan Masker ASN',
    '094/1193/SATPOL PP/2026',
  );
  await leader.push([today.opening]);
}

export async function open(
  leader: Client,
  second: Client,
  operationId: string,
  openedOn: string,
  ms: number,
  title: string,
  orderNumber: string,
) {
  const facts = {
    title,
    orderNumber,
    legalBasis: 'Perbup Contoh 12/2026',
    legalBasisVersion: '2026',
    place,
    squad: 'Regu II',
    timeZone: zone,
  } as const;
  const team = [{ accountId: second.me.accountId, name: second.me.name }];
  const opening = await leader.says('operation.open', { operationId, openedOn, facts, team }, new Date(ms));
  return { operationId, opening };
}

/** Both officers note, in turns; nobody twice, nobody of the officers' own office only. */
async function recordRaid(
  leader: Client,
  second: Client,
  operationId: string,
  startMs: number,
  regency: Regency,
): Promise<void> {
  const people = raided(regency);
  const { gate, car } = await sendDemoPhotos(leader);
  const photosOf: Record<number, string[]> = { 0: [gate], 7: [car, gate], 9: [car] };
  const byLeader: Mutation[] = [];
  const bySecond: Mutation[] = [];
  for (const [at, person] of people.entries()) {
    const who = at % 3 === 2 ? second : leader;
    const notedMs = startMs + (at * 7 + 9) * minuteMs;
    const body = {
      operationId,
      subject: subjectOf(person, regency),
      facts: factsOf(at < 7 ? forgot : inTheCar, notedMs),
      photos: photosOf[at] ?? [],
      // There was time for every other one.
      ...(at % 2 === 0 ? { signature: demoSignature(at) } : {}),
    };
    const m = await who.says('finding.record', body, new Date(notedMs));
    (who === leader ? byLeader : bySecond).push(m);
  }
  byLeader.push(
    await leader.says('operation.count', { operationId, compliant: 271 }, new Date(startMs + 118 * minuteMs)),
  );
  bySecond.push(
    await second.says('operation.count', { operationId, compliant: 128 }, new Date(startMs + 119 * minuteMs)),
  );
  await leader.push(byLeader);
  await second.push(bySecond);
}

export async function closeAndValidate(leader: Client, chief: Client, operationId: string, ms: number): Promise<void> {
  await leader.push([await leader.says('operation.close', { operationId, settles: null }, new Date(ms))]);
  const file = await chief.get<OperationFile>(`/api/operations/${operationId}`);
  const seen = { operationId, version: file.version, settles: null };
  await chief.push([
    await chief.says(
      'operation.validate',
      { ...seen, uptoSeq: file.report.uptoSeq, note: null },
      new Date(ms + 40 * minuteMs),
    ),
  ]);
}

export const forgot = { code: 'LUPA', revision: 1, label: 'Lupa', text: null };
export const inTheCar = { code: 'TERTINGGAL-MOBIL', revision: 1, label: 'Tertinggal di mobil', text: null };

/** `ms`: when it is noted; the phone had looked where it was a moment before. */
export function factsOf(reason: FindingFacts['reason'], ms: number): FindingFacts {
  return {
    violations: [
      { code: 'PROKES-01', revision: 1, label: 'Tidak membawa masker', basis: 'perda/perbup/surat edaran', text: null },
    ],
    reason,
    action: { code: 'TEGURAN-TEMPAT', revision: 1, label: 'Teguran di tempat', text: null },
    place: { name: place, fix: { lat: -7.7056, lon: 110.6061, accuracyM: 8, at: new Date(ms - 20_000).toISOString() } },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note: null,
  };
}

/** Thirteen people of thirteen different offices, always the same. */
export function raided(regency: Regency): RosterEmployee[] {
  const heads = new Set(regency.heads.values());
  const people: RosterEmployee[] = [];
  const taken = new Set<string>();
  for (let at = 40; at < regency.employees.length && people.length < 13; at += 37) {
    const person = regency.employees[at];
    if (person === undefined || heads.has(person.id) || taken.has(person.unitId) || person.nip === '') continue;
    taken.add(person.unitId);
    people.push(person);
  }
  return people;
}

export function subjectOf(person: RosterEmployee, regency: Regency): Subject {
  const unit = regency.units.find((one) => one.id === person.unitId);
  const { id: employeeId, nip, name, unitId, post, status } = person;
  return {
    kind: 'employee',
    employeeId,
    nip,
    name,
    unitId,
    unitName: unit?.shortName ?? unitId,
    post,
    status,
    rosterVersion: 1,
  };
}

export function workdayBefore(on: string): string {
  let ms = Date.parse(`${on}T00:00:00.000Z`) - 86_400_000;
  while ([0, 6].includes(new Date(ms).getUTCDay())) ms -= 86_400_000;
  return new Date(ms).toISOString().slice(0, 10);
}
