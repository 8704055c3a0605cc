/** What the others do: the personnel office at its desk, Kasatpol PP with reports, and the admin with accounts. */
import type {
  AccountsAnswer,
  CaseListing,
  CasesAnswer,
  ConflictsAnswer,
  DevicesAnswer,
  FindingsAnswer,
  OperationFile,
  OperationsAnswer,
} from '../../schema/api.ts';
import type { Deed } from './deeds.ts';
import { says, thinks } from './deeds.ts';
import { people } from './government.ts';
import { caseStep, settles, someGuidance } from './officer.ts';
import { someFacts } from './words.ts';

/** A page of the office's; undefined without network or where it is refused. */
async function page<T>(deed: Deed, path: string, query: Record<string, string> = {}): Promise<T | undefined> {
  const answer = await deed.device.office.get<T>(path, query);
  return answer.ok ? answer.value : undefined;
}

export async function personnelDoes(deed: Deed): Promise<void> {
  const choice = deed.random.weighted({ desk: 10, own: 2, settles: 3, others: 1 });
  if (choice === 'own') return caseStep(deed);
  if (choice === 'settles') return settles(deed);
  if (choice === 'others') return settlesForOthers(deed);
  const cases = await page<CasesAnswer>(deed, '/api/cases', { limit: '20' });
  const listing = deed.random.pick(cases?.rows ?? []);
  if (listing === undefined) return undefined;
  await thinks(deed);
  return takesStep(deed, listing);
}

async function takesStep(deed: Deed, { case: file, version }: CaseListing): Promise<void> {
  const { random, device } = deed;
  const on = device.clock.today('Asia/Jakarta');
  const seen = { caseId: file.id, operationId: file.operationId, subject: file.subjectKey, version, settles: null };
  if (file.state !== 'closed' && random.chance(0.2)) return closes(deed, seen, ['notProven', 'lawful', 'handedOver']);
  switch (file.state) {
    case 'new': {
      const superior = random.pick(people.filter(({ role }) => role === 'head' || role === 'personnel'));
      const { accountId = null, name = 'Kepala' } = superior ?? {};
      return says(deed, 'case.forward', () => ({ ...seen, superior: { accountId, name, post: null }, note: null }));
    }
    case 'forwarded':
      return says(deed, 'case.read', () => ({ ...seen, receipt: { on, how: 'buku ekspedisi' } }));
    case 'read':
      return says(deed, 'case.assign', () => ({ ...seen, ...someGuidance(deed, on) }));
    case 'assigned':
      return says(deed, 'case.complete', () => ({ ...seen, on, result: 'sudah dibina' }));
    case 'completed':
      return closes(deed, seen, ['guided']);
    case 'closed':
      return says(deed, 'case.reopen', () => ({ ...seen, why: 'ada bukti baru' }));
  }
}

type Seen = { caseId: string; operationId: string; subject: string; version: string; settles: null };
type Outcome = 'guided' | 'notProven' | 'lawful' | 'handedOver';

async function closes(deed: Deed, seen: Seen, outcomes: readonly [Outcome, ...Outcome[]]): Promise<void> {
  const outcome = deed.random.pick(outcomes) ?? outcomes[0];
  await says(deed, 'case.close', () => ({ ...seen, outcome, why: 'sesuai surat', agency: 'Inspektorat' }));
}

/** Who answers for such things settles what was referred to him, or waits too long. */
async function settlesForOthers(deed: Deed): Promise<void> {
  const pending = await page<ConflictsAnswer>(deed, '/api/conflicts');
  const one = deed.random.pick(pending?.rows ?? []);
  if (one !== undefined)
    await says(deed, 'settle.keep', () => ({ mutationId: one.conflict.mutationId, why: 'diputuskan' }));
}

export async function chiefDoes(deed: Deed): Promise<void> {
  const choice = deed.random.weighted({ reviews: 6, findings: 4, settles: 2, others: 2 });
  if (choice === 'settles') return settles(deed);
  if (choice === 'others') return settlesForOthers(deed);
  if (choice === 'findings') return correctsOne(deed);
  const list = await page<OperationsAnswer>(deed, '/api/operations', { state: 'closed' });
  const one = deed.random.pick(list?.rows ?? []);
  if (one === undefined) return undefined;
  const operationId = one.operation.id;
  const file = await page<OperationFile>(deed, `/api/operations/${operationId}`);
  if (file === undefined) return undefined;
  await thinks(deed);
  const { version } = file;
  const uptoSeq = file.report.uptoSeq;
  if (deed.random.chance(0.3))
    return says(deed, 'operation.return', () => ({ operationId, version, settles: null, why: 'lengkapi lokasi' }));
  return says(deed, 'operation.validate', () => ({ operationId, version, settles: null, uptoSeq, note: null }));
}

async function correctsOne(deed: Deed): Promise<void> {
  const list = await page<FindingsAnswer>(deed, '/api/findings', { limit: '20' });
  const one = deed.random.pick(list?.rows ?? []);
  if (one === undefined) return;
  const { finding, version } = one;
  const seen = {
    findingId: finding.id,
    operationId: finding.operationId,
    subject: finding.subjectKey,
    version,
    settles: null,
  };
  const facts = someFacts(deed.random, finding.facts.note ?? '');
  await thinks(deed);
  if (deed.random.chance(0.6))
    await says(deed, 'finding.correct', () => ({ ...seen, why: 'menurut laporan', facts, on: null }));
  else await says(deed, 'finding.withdraw', () => ({ ...seen, why: 'tidak sah', twins: finding.twins }));
}

export async function headDoes(deed: Deed): Promise<void> {
  if (deed.random.chance(0.8)) return caseStep(deed);
  return settles(deed);
}

export async function leaderDoes(deed: Deed): Promise<void> {
  await page(deed, '/api/cases', { limit: '5' });
}

export async function adminDoes(deed: Deed): Promise<void> {
  const choice = deed.random.weighted({ entry: 5, setting: 2, account: 3, device: 1.5, password: 1.5, settles: 2 });
  if (choice === 'settles') return settles(deed);
  if (choice === 'entry' || choice === 'setting') return setsOffice(deed, choice);
  if (choice === 'device') return revokesDevice(deed);
  const accounts = await page<AccountsAnswer>(deed, '/api/accounts');
  const others = (accounts?.rows ?? []).filter(({ role }) => role !== 'admin');
  const one = deed.random.pick(others);
  if (one === undefined) return undefined;
  if (choice === 'password') {
    const password = `sandi-${deed.random.int(0, 1_000_000)}`;
    const stretched = await deed.device.stretch(password);
    deed.town.sets(stretched.salt, password);
    await deed.device.office.send('POST', `/api/accounts/${one.id}/password`, stretched);
    return undefined;
  }
  const born = people.find(({ accountId }) => accountId === one.id);
  const changes = [
    { active: !one.active },
    { active: true },
    one.role === born?.role
      ? { role: one.role === 'officer' ? 'personnel' : 'officer', unitId: null }
      : { role: born?.role, unitId: born?.unitId ?? null },
  ];
  await deed.device.office.send('PATCH', `/api/accounts/${one.id}`, deed.random.pick(changes));
  return undefined;
}

async function revokesDevice(deed: Deed): Promise<void> {
  const devices = await page<DevicesAnswer>(deed, '/api/devices');
  const one = deed.random.pick((devices?.rows ?? []).filter(({ accountId }) => accountId !== deed.accountId));
  if (one !== undefined) await deed.device.office.send('POST', `/api/devices/${one.id}/revoke`);
}

async function setsOffice(deed: Deed, what: 'entry' | 'setting'): Promise<void> {
  const row = deed.random.pick(deed.device.rowsOfType(what));
  if (row === undefined) return;
  const { version } = row;
  const days = deed.random.int(1, 9);
  await thinks(deed);
  if (row.type === 'entry') {
    const entry = { ...row.body, retired: deed.random.chance(0.3) };
    await says(deed, 'catalogue.put', () => ({ version, settles: null, entry }));
  } else {
    await says(deed, 'setting.put', () => ({ version, settles: null, setting: { ...row.body, readWithinDays: days } }));
  }
}
