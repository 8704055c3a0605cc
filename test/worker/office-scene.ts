/**
 * What tests of office screens say on top of `world.ts`: operations of earlier days, people of every kind, units
 * below offices, and answers as they were parsed by the contract.
 */
import { expect } from 'vitest';
import type * as z from 'zod/mini';
import type { Subject } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { contract } from '../../worker/contract.ts';
import {
  type Device,
  type FindingWords,
  type Operation,
  type World,
  aFinding,
  anOperation,
  dayFromNow,
} from './world.ts';

/** 10 o'clock in Jakarta on a day before today. */
export function morning(daysAgo: number, minutes = 0): string {
  return new Date(Date.parse(`${dayFromNow(-daysAgo)}T03:00:00.000Z`) + minutes * 60_000).toISOString();
}

export type Raid = Operation & { daysAgo: number; leader: Device };

/** Opened on the server by its leader on that morning, with these on the team. */
export async function aRaid(leader: Device, daysAgo: number, team: readonly Device[] = []): Promise<Raid> {
  const operation = {
    ...anOperation({ openedOn: dayFromNow(-daysAgo) }),
    team: team.map(({ accountId, name }) => ({ accountId, name })),
  };
  await applied(leader, await leader.opens(operation, { at: morning(daysAgo, -60) }));
  return { ...operation, daysAgo, leader };
}

/** Noted on the raid's own morning, or on another. Said, not yet sent. */
export async function noted(
  officer: Device,
  raid: Raid,
  words: FindingWords & { letter?: 'shown' | 'none' },
  when: { daysAgo?: number; minutes?: number } = {},
): Promise<Mutation<'finding.record'>> {
  const finding = aFinding(words);
  const facts = { ...finding.facts, letter: words.letter ?? finding.facts.letter };
  return officer.records(raid, { ...finding, facts }, { at: morning(when.daysAgo ?? raid.daysAgo, when.minutes ?? 0) });
}

/** Sends in pushes of 100 and fails when one is not applied. */
export async function applied(device: Device, ...mutations: readonly Mutation[]): Promise<void> {
  for (let from = 0; from < mutations.length; from += 100) {
    const results = await device.sends(...mutations.slice(from, from + 100));
    expect(results.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  }
}

export async function closeAndValidate(chief: Device, raid: Raid): Promise<void> {
  await applied(raid.leader, await raid.leader.closes(raid));
  const { version, report } = await reads(chief, 'GET /api/operations/:id', {}, raid.operationId);
  const { operationId } = raid;
  await applied(
    chief,
    await chief.says('operation.validate', {
      operationId,
      version,
      settles: null,
      uptoSeq: report.uptoSeq,
      note: null,
    }),
  );
}

export function anUnlisted(
  name: string,
  standing: 'asn' | 'contract' | 'citizen',
  numbers: { nip?: string; nik?: string } = {},
): Subject {
  return { kind: 'unlisted', name, office: null, standing, nip: numbers.nip ?? null, nik: numbers.nik ?? null };
}
export const someoneUnknown = (description: string): Subject => ({ kind: 'unidentified', description });
export const theOffice = (unitId: string): Subject => ({ kind: 'office', unitId, unitName: `Dinas ${unitId}` });

/** Units below others, by the admin; parents come first. */
export async function unitsBelow(world: World, tree: Readonly<Record<string, string>>): Promise<void> {
  const admin = await world.signsUp('admin');
  for (const [id, parentId] of Object.entries(tree)) {
    const unit = { id, name: `Unit ${id}`, shortName: id, parentId, externalId: null, retired: false };
    await applied(admin, await admin.says('unit.put', { version: null, settles: null, unit }));
  }
}

type Readable = {
  [R in keyof typeof contract]: (typeof contract)[R]['answer'] extends z.ZodMiniType ? R : never;
}[keyof typeof contract];
type AnswerOf<R extends Readable> = z.infer<Extract<(typeof contract)[R]['answer'], z.ZodMiniType>>;
export type Query = Readonly<Record<string, string | undefined>>;

export function addressOf(route: string, query: Query = {}, id = ''): string {
  const named = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  const path = route.replace(/^[A-Z]+ /, '').replace(/:\w+/, encodeURIComponent(id));
  return named.length === 0 ? path : `${path}?${new URLSearchParams(named).toString()}`;
}

/** The answer of a reading route, held against its line in the contract: no field too many, none missing. */
export async function reads<R extends Readable>(
  device: Device,
  route: R,
  query: Query = {},
  id = '',
): Promise<AnswerOf<R>> {
  const response = await device.get(addressOf(route, query, id));
  const text = await response.text();
  if (response.status !== 200)
    throw new Error(`${device.name}: ${addressOf(route, query, id)}: ${response.status} ${text}`);
  const answer = (contract[route].answer as z.ZodMiniType).safeParse(JSON.parse(text)); // Readable routes have a schema
  if (!answer.success) throw new Error(`${route} is not as the contract says: ${JSON.stringify(answer.error.issues)}`);
  return answer.data as AnswerOf<R>; // parsed by this very schema
}

/** Status and code of an answer that is a problem, or only the status. */
export async function refusal(device: Device, route: string, query: Query = {}, id = ''): Promise<string> {
  const response = await device.get(addressOf(route, query, id));
  const body: unknown = await response.json();
  const parts = typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : new Map<string, unknown>();
  return [response.status, parts.get('code'), parts.get('field')].filter((one) => one !== undefined).join(' ');
}
