// What the screens show while they are examined: an officer's operation, cases in every state, a pair. Entered through
// the API, over the demo, on people of its own.
import { served } from '../served.ts';
import type { CaseFile, EmployeesAnswer, OperationsAnswer } from '../../../schema/api.ts';
import { dayInZone } from '../../../schema/calendar.ts';
import type { FindingFacts, Subject } from '../../../schema/finding.ts';
import type { Body, Kind, Mutation } from '../../../schema/mutation.ts';
import { operationIdOf } from '../../../schema/operation.ts';
import type { RosterEmployee } from '../../../schema/roster.ts';
import { Client } from '../../../worker/dev/client.ts';
import { demoName, demoPassword } from '../sign-in.ts';

const zone = 'Asia/Jakarta';
/** Whom no other story sends out. */
export const officerName = 'petugas6';

export type Scene = {
  /** Under way, the officer's own. */
  operation: string;
  /** Closed: waits for Kasatpol PP. */
  closed: string;
  validated: string;
  /** A finding of the operation under way, of a person noted twice in the window. */
  finding: string;
  cases: Record<'fresh' | 'forwarded' | 'assigned' | 'completed' | 'closed' | 'twin' | 'own', string>;
  person: RosterEmployee;
  unitId: string;
  headAccountId: string;
};

const clients = new Map<string, Promise<Client>>();

/** One device per person for the whole story. */
export async function as(username: string): Promise<Client> {
  const known = clients.get(username);
  if (known !== undefined) return known;
  const fresh = new Client(served().baseUrl).signIn(username, demoPassword(), 'Perangkat uji layar');
  clients.set(username, fresh);
  return fresh;
}

export async function setScene(): Promise<Scene> {
  const [officer, second, desk, head, chief, admin] = await Promise.all(
    [officerName, 'petugas2', ...['personnel', 'head', 'chief', 'admin'].map(demoName)].map(as),
  );
  if (!officer || !second || !desk || !head || !chief || !admin) throw new Error('nobody to act');
  const people = await somePeople(admin);
  const own = people.find((one) => head.me.unitIds?.includes(one.unitId) === true);
  const [person, ...others] = people.filter((one) => one !== own);
  if (own === undefined || person === undefined) throw new Error('the demo has too few people');

  const operation = await opens(officer, 'SCREEN01', 'Jam kerja, pasar dan warung kopi', [second]);
  const closed = await opens(officer, 'SCREEN02', 'Apel pagi', [second]);
  const note = async (who: Client, subject: Subject, at = operation): Promise<string> => {
    const m = await who.says('finding.record', { operationId: at, subject, facts: facts(), photos: [] });
    await who.push([m]);
    return m.id;
  };
  const finding = await note(officer, employee(person));
  await note(officer, employee(person), closed);
  await note(officer, { kind: 'unidentified', description: 'Seragam cokelat, sepeda motor hitam' }, closed);
  await officer.push([
    await officer.says('operation.count', { operationId: closed, compliant: 41 }),
    await officer.says('operation.close', { operationId: closed, settles: null }),
  ]);

  const at = (n: number): Subject => employee(others[n] ?? person);
  const twin = await note(officer, at(0));
  await note(second, at(0));
  const cases = {
    fresh: finding,
    twin,
    forwarded: await note(officer, at(1)),
    assigned: await note(officer, at(2)),
    completed: await note(officer, at(3)),
    closed: await note(officer, at(4)),
    own: await note(officer, employee(own)),
  };
  for (const id of [cases.forwarded, cases.assigned, cases.completed, cases.own]) await forward(desk, id);
  for (const id of [cases.assigned, cases.completed]) await assign(desk, id);
  await step(desk, 'case.complete', cases.completed, { on: dayInZone(Date.now(), zone), result: 'Sudah dibina.' });
  await step(desk, 'case.close', cases.closed, { outcome: 'lawful', why: 'Ada surat tugas.', agency: null });
  const validated = await validatedOne(chief);
  return { operation, closed, validated, finding, cases, person, unitId: own.unitId, headAccountId: head.me.accountId };
}

async function somePeople(admin: Client): Promise<RosterEmployee[]> {
  const starts = [24, 731, 1493, 2222, 3017, 4101, 5209];
  const pages = await Promise.all(
    starts.map((after) => admin.get<EmployeesAnswer>(`/api/roster/employees?after=${after}&limit=20`)),
  );
  return pages.flatMap(({ rows }) => rows.filter((one) => one.active && one.echelon === null).slice(0, 1));
}

async function opens(leader: Client, code: string, title: string, others: readonly Client[]): Promise<string> {
  const openedOn = dayInZone(Date.now(), zone);
  const operationId = operationIdOf(openedOn, code);
  const order = { title, orderNumber: `094/${code}/2026`, legalBasis: 'PP 94/2021', legalBasisVersion: null };
  const where = { place: 'Pasar Contoh, Blok C', squad: 'Regu VI', timeZone: zone } as const;
  const team = others.map(({ me }) => ({ accountId: me.accountId, name: me.name }));
  await leader.push([
    await leader.says('operation.open', { operationId, openedOn, facts: { ...order, ...where }, team }),
  ]);
  return operationId;
}

function facts(): FindingFacts {
  const entry = { revision: 1, text: null };
  return {
    violations: [
      {
        ...entry,
        code: 'JAM-01',
        label: 'Berada di luar kantor pada jam kerja tanpa surat tugas',
        basis: 'PP 94/2021',
      },
      { ...entry, code: 'SRG-01', label: 'Seragam atau atribut tidak sesuai', basis: null },
    ],
    reason: { ...entry, code: 'LAIN', label: 'Lainnya', text: 'Menunggu rekan di warung kopi sejak pagi' },
    action: { ...entry, code: 'TEGURAN-TEMPAT', label: 'Teguran di tempat' },
    place: { name: 'Pasar Contoh, Blok C', fix: null },
    letter: 'none',
    refusal: 'signature',
    witness: 'Joko Andaikata',
    note: 'Diminta kembali ke kantor.',
  };
}

function employee({ id, nip, name, unitId, post, status }: RosterEmployee): Subject {
  return { kind: 'employee', employeeId: id, nip, name, unitId, unitName: unitId, post, status, rosterVersion: 1 };
}

/** A step of a case as the desk sees it now. */
async function step<K extends 'case.forward' | 'case.assign' | 'case.complete' | 'case.close'>(
  who: Client,
  kind: K,
  caseId: string,
  more: Omit<Body<K>, 'caseId' | 'operationId' | 'subject' | 'version' | 'settles'>,
): Promise<void> {
  await who.push([await said(who, kind, caseId, more)]);
}

async function said(who: Client, kind: Kind, caseId: string, more: object): Promise<Mutation> {
  const { case: file, version } = await who.get<CaseFile>(`/api/cases/${caseId}`);
  const seen = { caseId, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
  return who.says(kind, asBody({ ...seen, ...more }));
}

/** Kind and the rest of the body go together by the signature of `step`. */
function asBody(body: object): Body<Kind> {
  return body as Body<Kind>;
}

async function forward(desk: Client, caseId: string): Promise<void> {
  const { superiors } = await desk.get<CaseFile>(`/api/cases/${caseId}`);
  const superior = superiors[0] ?? { accountId: null, name: 'Kepala kantor', post: null };
  await step(desk, 'case.forward', caseId, { superior, note: 'Mohon ditindaklanjuti.' });
}

async function assign(desk: Client, caseId: string): Promise<void> {
  const { case: file } = await desk.get<CaseFile>(`/api/cases/${caseId}`);
  const assignee = file.forwarded?.to ?? { accountId: null, name: 'Kepala kantor', post: null };
  const more = { guidance: 'KONSELING', label: 'Konseling kepegawaian', dueOn: '2030-01-02', note: null };
  await step(desk, 'case.assign', caseId, { ...more, assignee });
}

async function validatedOne(chief: Client): Promise<string> {
  const { rows } = await chief.get<OperationsAnswer>('/api/operations?state=validated');
  const [first] = rows;
  if (first === undefined) throw new Error('the demo has no validated operation');
  return first.operation.id;
}
