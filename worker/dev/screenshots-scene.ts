/** What others have entered before the pictures are taken; all of it through the API, as their own apps would send it. */
import type { CasesAnswer } from '../../schema/api.ts';
import { dayInZone } from '../../schema/calendar.ts';
import { dayNumber, dayOf } from '../../schema/day.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { Client } from './client.ts';
import { demoRegency } from './demo.ts';
import {
  factsOf,
  finishedCode,
  forgot,
  inTheCar,
  openCode,
  raided,
  subjectOf,
  workdayBefore,
  zone,
} from './demo-operations.ts';

const minuteMs = 60_000;
/** People of the second officer, by their place in the demo's roster. */
const noted = [610, 1_043, 1_466, 2_210, 3_057, 4_104, 5_008];

/** Today, at the other gate: seven noted, and those without anything to note counted. Answers the raid of the day before. */
export async function colleagueNotes(baseUrl: string, password: string): Promise<string> {
  const mate = await new Client(baseUrl).signIn('petugas2', password, 'Ponsel Lilis');
  const regency = demoRegency(undefined);
  const now = Date.now();
  const today = dayInZone(now, zone);
  const operationId = operationIdOf(today, openCode);
  const caught = new Set(raided(regency).map(({ id }) => id));
  const people = noted.flatMap(
    (at) => regency.employees.slice(at).find(({ id, nip }) => nip !== '' && !caught.has(id)) ?? [],
  );
  const mutations = [];
  for (const [at, person] of people.entries()) {
    const ms = now - (people.length - at) * minuteMs;
    const body = {
      operationId,
      subject: subjectOf(person, regency),
      facts: factsOf(at % 3 === 1 ? inTheCar : forgot, ms),
      photos: [],
    };
    mutations.push(await mate.says('finding.record', body, new Date(ms)));
  }
  mutations.push(await mate.says('operation.count', { operationId, compliant: 112 }));
  await mate.push(mutations);
  return operationIdOf(workdayBefore(today), finishedCode);
}

/** Three cases forwarded, one of them read by paper and given to be guided, one closed as lawful; answers the former. */
export async function moveCasesOn(baseUrl: string, password: string): Promise<string> {
  const clerk = await new Client(baseUrl).signIn('kepegawaian', password, 'Komputer BKPSDM');
  const { rows, on } = await clerk.get<CasesAnswer>('/api/cases?queue=new&limit=20');
  const superior = { accountId: null, name: 'Drs. Adi Purwarupa, M.Si.', post: 'Sekretaris Daerah' };
  const [lead] = rows;
  if (lead === undefined) throw new Error('The demo has no cases.');
  for (const [at, { case: file, version }] of rows.slice(0, 4).entries()) {
    const seen = { caseId: file.id, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
    if (at === 3) {
      const why = 'Surat tugas ditunjukkan kemudian';
      await clerk.push([await clerk.says('case.close', { ...seen, outcome: 'lawful', why, agency: null })]);
      continue;
    }
    const forward = await clerk.says('case.forward', { ...seen, superior, note: null });
    await clerk.push([forward]);
    if (at > 0) continue;
    const receipt = { on, how: 'Tanda terima surat' };
    const read = await clerk.says('case.read', { ...seen, version: forward.id, receipt });
    const assign = {
      ...seen,
      version: read.id,
      guidance: 'KONSELING',
      label: 'Konseling kepegawaian',
      assignee: superior,
      dueOn: dayOf((dayNumber(on) ?? 0) + 7),
      note: null,
    };
    await clerk.push([read, await clerk.says('case.assign', assign)]);
  }
  return lead.case.id;
}
