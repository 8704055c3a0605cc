/** What officers do in the field, all of it through the app's facade, upon what their own phone shows. */
import type { Body } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import type { Deed } from './deeds.ts';
import { says, submits, thinks } from './deeds.ts';
import { people } from './government.ts';
import { type Form, markOf } from './saves.ts';
import { someFacts, someOperation, someSubject } from './words.ts';

export async function officerDoes(deed: Deed): Promise<void> {
  const unfinished = deed.town.saves.unfinished(deed.phone, deed.accountId);
  if (unfinished.length > 0) return entersAgain(deed);
  const operations = deed.device.rowsOfType('operation');
  if (operations.length === 0) return deed.random.chance(0.5) && deed.town.codes.length > 0 ? joins(deed) : opens(deed);
  const deeds = {
    records: 40,
    corrects: 14,
    withdraws: 7,
    twins: 9,
    counts: 6,
    closes: 4,
    opens: 3,
    joins: 7,
    settles: 14,
    drafts: 3,
    caseStep: 4,
  };
  return { records, corrects, withdraws, twins, counts, closes, opens, joins, settles, drafts, caseStep }[
    deed.random.weighted(deeds)
  ](deed);
}

async function opens(deed: Deed): Promise<void> {
  const { device, random, town } = deed;
  const body = someOperation(device.clock.today('Asia/Jakarta'), device.newJoinCode());
  town.codes.push({ operationId: body.operationId, openedOn: body.openedOn, isHeard: false });
  const team = people.filter(({ role }) => role === 'officer' && random.chance(0.6));
  await says(deed, 'operation.open', () => ({
    ...body,
    team: team.map(({ accountId, name }) => ({ accountId, name })),
  }));
}

/** By the code called out, whether or not its opening has reached anybody. */
async function joins(deed: Deed): Promise<void> {
  const code = deed.random.pick(deed.town.codes);
  if (code === undefined) return;
  const { operationId, openedOn } = code;
  const { facts } = someOperation(openedOn, operationId.slice(9));
  const isScanned = deed.random.chance(0.4);
  await says(deed, 'operation.join', () => ({
    operationId,
    openedOn,
    timeZone: 'Asia/Jakarta',
    facts: isScanned ? facts : null,
  }));
}

async function records(deed: Deed): Promise<void> {
  const operation = deed.random.pick(deed.device.rowsOfType('operation'));
  if (operation === undefined) return;
  const subject = someSubject(deed.random);
  await says(deed, 'finding.record', (n) => ({
    operationId: operation.key,
    subject,
    facts: someFacts(deed.random, markOf(n)),
    photos: [],
  }));
}

/** Looks first whether it is there after all: the app may have died after it was stored. */
async function entersAgain(deed: Deed): Promise<void> {
  const { town, phone, accountId, device, tab } = deed;
  const [form] = town.saves.unfinished(phone, accountId);
  if (form === undefined) return;
  const found = device.rowsOfType('finding').find(({ body }) => body.facts.note?.includes(markOf(form.n)) === true);
  if (found !== undefined) return town.saves.promise(form, found.key);
  town.saves.again(form, tab);
  if (form.draft !== null) await namesWhatIsThere(deed, form);
  await submits(deed, form);
}

/** Photos that the form still shows; one that could not be stored is not named. */
async function namesWhatIsThere({ device }: Deed, form: Form): Promise<void> {
  const shown = (await device.photos.ofDraft(form.draft ?? '')) ?? [];
  form.photos = form.photos.filter((one) => shown.some(({ sha256 }) => sha256 === one));
  form.body = { ...(form.body as Body<'finding.record'>), photos: form.photos }; // only findings have such a draft
}

const about = ({ body }: Row<'finding'>) => ({
  findingId: body.id,
  operationId: body.operationId,
  subject: body.subjectKey,
});

function someFinding({ device, random, accountId }: Deed): Row<'finding'> | undefined {
  const findings = device.rowsOfType('finding');
  const own = findings.filter(({ body }) => body.authorId === accountId);
  return random.pick(random.chance(0.6) && own.length > 0 ? own : findings);
}

async function corrects(deed: Deed): Promise<void> {
  const finding = someFinding(deed);
  if (finding === undefined) return;
  await thinks(deed);
  const facts = someFacts(deed.random, finding.body.facts.note ?? '');
  await says(deed, 'finding.correct', () => ({
    ...about(finding),
    version: finding.version,
    settles: null,
    why: 'salah pilih',
    facts,
    on: null,
  }));
}

async function withdraws(deed: Deed): Promise<void> {
  const finding = someFinding(deed);
  if (finding === undefined) return;
  await thinks(deed);
  const { version, body } = finding;
  await says(deed, 'finding.withdraw', () => ({
    ...about(finding),
    version,
    settles: null,
    why: 'urung',
    twins: body.twins,
  }));
}

/** Joins two findings on one person, or splits them again. */
async function twins(deed: Deed): Promise<void> {
  const findings = deed.device.rowsOfType('finding');
  const joined = deed.random.pick(findings.filter(({ body }) => body.state === 'joined'));
  const why = 'orang yang sama';
  if (joined !== undefined && deed.random.chance(0.5)) {
    await thinks(deed);
    const intoId = joined.body.joinedInto ?? '';
    return says(deed, 'finding.split', () => ({
      ...about(joined),
      version: joined.version,
      settles: null,
      why,
      intoId,
    }));
  }
  const twin = deed.random.pick(findings);
  const isSame = ({ body }: Row<'finding'>): boolean =>
    body.subjectKey === twin?.body.subjectKey && body.operationId === twin.body.operationId && body.id !== twin.body.id;
  const kept = deed.random.pick(findings.filter(isSame));
  if (twin === undefined || kept === undefined) return undefined;
  await thinks(deed);
  const into = { intoId: kept.key, intoVersion: kept.version };
  return says(deed, 'finding.join', () => ({ ...about(twin), version: twin.version, settles: null, why, ...into }));
}

async function counts(deed: Deed): Promise<void> {
  const operation = deed.random.pick(deed.device.rowsOfType('operation'));
  const compliant = deed.random.int(0, 400);
  if (operation !== undefined) await says(deed, 'operation.count', () => ({ operationId: operation.key, compliant }));
}

async function closes(deed: Deed): Promise<void> {
  const operation = deed.random.pick(deed.device.rowsOfType('operation'));
  if (operation !== undefined)
    await says(deed, 'operation.close', () => ({ operationId: operation.key, settles: null }));
}

async function drafts({ device, random }: Deed): Promise<void> {
  if (random.chance(0.5)) await device.drafts.put('record', { reason: 'LUPA' });
  else await device.drafts.remove('record');
}

/** Perlu perhatian: takes one and settles it in one of the ways there are. */
export async function settles(deed: Deed): Promise<void> {
  const item = deed.random.pick(deed.device.attention());
  if (item === undefined) return;
  const { mutation } = item;
  if (item.outcome === 'rejected') return deed.device.setAside(mutation.id);
  if (item.outcome === 'held') return undefined;
  const mutationId = mutation.id;
  switch (deed.random.weighted({ keep: 3, refer: 1, mine: 4 })) {
    case 'keep':
      return says(deed, 'settle.keep', () => ({ mutationId, why: 'yang lain benar' }));
    case 'refer':
      return says(deed, 'settle.refer', () => ({ mutationId, why: null }));
    case 'mine': {
      const { body, kind } = mutation;
      if (kind !== 'finding.correct' && kind !== 'finding.withdraw') return undefined;
      const now = deed.device.findRow('finding', mutation.body.findingId);
      if (now === undefined) return undefined;
      const again = { ...body, version: now.version, settles: mutationId };
      if (kind === 'finding.correct') return says(deed, kind, () => ({ ...mutation.body, ...again }));
      return says(deed, kind, () => ({ ...mutation.body, ...again, twins: now.body.twins }));
    }
  }
}

/** What is assigned to the person lies on his device: read, assigned on, completed. */
export async function caseStep(deed: Deed): Promise<void> {
  const file = deed.random.pick(deed.device.rowsOfType('case'));
  if (file === undefined) return;
  await thinks(deed);
  const { body, version } = file;
  const seen = { caseId: body.id, operationId: body.operationId, subject: body.subjectKey, version, settles: null };
  const on = deed.device.clock.today('Asia/Jakarta');
  if (body.state === 'forwarded' && deed.random.chance(0.6)) {
    await says(deed, 'case.read', () => ({ ...seen, receipt: null }));
  } else if (body.state === 'assigned' && deed.random.chance(0.7)) {
    await says(deed, 'case.complete', () => ({ ...seen, on, result: 'sudah dibina' }));
  } else {
    await says(deed, 'case.assign', () => ({ ...seen, ...someGuidance(deed, on) }));
  }
}

/** Guidance to be given by one of those who may. */
export function someGuidance({ random }: Deed, on: string) {
  const who = random.pick(people.filter(({ role }) => role === 'head' || role === 'personnel' || role === 'officer'));
  const assignee = { accountId: who?.accountId ?? null, name: who?.name ?? 'Camat', post: null };
  return { guidance: 'LISAN', label: 'Teguran lisan', assignee, dueOn: `2027${on.slice(4)}`, note: null };
}
