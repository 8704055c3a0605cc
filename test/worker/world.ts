/**
 * A small government for tests in workerd: real D1, real routes, people with devices. Told in users' words:
 *
 *   const world = await aWorld();                                  // 30 offices, setting, calendar, catalogue
 *   const budi = await world.signsUp('officer', { name: 'Budi' }); // account, enrolled device, session
 *   const raid = anOperation();
 *   await budi.sends(
 *     await budi.opens(raid),
 *     await budi.records(raid, aFinding({ who: anEmployee(7), reason: 'TERTINGGAL-MOBIL' })),
 *   );                                                             // answers the results, one each
 *   const sari = await world.signsUp('personnel', { unitId: 'opd-3' });
 *   await sari.sends(await sari.says('case.forward', { … }));      // any kind, frozen with sari's chain
 *   const answer = await budi.pulls();                             // next page after his cursors
 *   await budi.get('/api/operations');                             // any route, as this person
 *
 * `opens`, `records`, `says` … only write on the device; nothing is sent before `sends` (or `pushes`, which answers
 * the Response). `anEmployee(n)` belongs to office n mod 30. `world.db` may be replaced by a double: `world.with(db)`.
 */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { uuidv7 } from 'uuidv7';
import { zones } from '../../schema/calendar.ts';
import type { Subject } from '../../schema/finding.ts';
import { subjectKeyOf } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import type { Body, Kind, Mutation, MutationDraft } from '../../schema/mutation.ts';
import { freeze, ofAnyKind, protocol, sha256 } from '../../schema/mutation.ts';
import { entryKey } from '../../schema/office.ts';
import type { SettingRow } from '../../schema/office.ts';
import { operationIdOf } from '../../schema/operation.ts';
import type { Role } from '../../schema/outcome.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';
import { startingCalendars } from '../../schema/reference/holidays.ts';
import type { Row } from '../../schema/rows.ts';
import { feeds } from '../../schema/rows.ts';
import type { PullAnswer, PushAnswer, PushResult } from '../../schema/sync.ts';
import { insertAccount } from '../../worker/access/account-sql.ts';
import { enrolDevice, insertSession } from '../../worker/access/device-sql.ts';
import { app } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { commitWithEntry } from '../../worker/sync/server-entry.ts';

export const officeCount = 30;
export const officeId = (n: number): string => `opd-${n % officeCount}`;

export const aSetting: SettingRow = {
  government: 'Pemerintah Kabupaten Contoh',
  governmentShort: 'Kab. Contoh',
  policeName: 'Satpol PP',
  personnelName: 'BKPSDM',
  timeZone: 'Asia/Jakarta',
  weekend: 'sat-sun',
  repeatWindowMonths: 12,
  forwardBeforeValidation: true,
  forwardWithinDays: 3,
  readWithinDays: 3,
  assignWithinDays: 5,
  resultWithinDays: 10,
  closeWithinDays: 5,
  ladder: [],
};

/** The day it is in Jakarta, some days from now. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + zones['Asia/Jakarta'].offsetHours * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

export type Operation = Body<'operation.open'>;

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let operations = 0;

/** An operation that opened today (or on `openedOn`), each with a join code of its own. */
export function anOperation(some: Partial<Operation['facts']> & { openedOn?: string; code?: string } = {}): Operation {
  const { openedOn = dayFromNow(0), code = nextCode(), ...facts } = some;
  return {
    operationId: operationIdOf(openedOn, code),
    openedOn,
    team: [],
    facts: {
      title: 'Razia masker kompleks pemkab',
      orderNumber: '800/123/SPT/2026',
      legalBasis: 'Perbup Contoh 12/2026',
      legalBasisVersion: null,
      place: 'Kompleks Setda',
      squad: 'Regu 1',
      timeZone: 'Asia/Jakarta',
      ...facts,
    },
  };
}

function nextCode(): string {
  operations += 1;
  return Array.from({ length: 8 }, (_, place) => signs[Math.floor(operations / 32 ** (7 - place)) % 32] ?? '0').join('');
}

/** Employee n, of office n mod 30. */
export function anEmployee(n: number, some: Partial<Extract<Subject, { kind: 'employee' }>> = {}): Subject {
  const unitId = officeId(n);
  return {
    kind: 'employee',
    employeeId: n + 1,
    nip: `1986092620150510${String(n % 100).padStart(2, '0')}`,
    name: `Pegawai ${n}`,
    unitId,
    unitName: `Dinas ${unitId}`,
    post: 'Pelaksana',
    status: 'PNS',
    rosterVersion: 1,
    ...some,
  };
}

export type FindingWords = { who?: Subject; violations?: readonly string[]; reason?: string; action?: string; place?: string };

/** A finding as an officer notes it; the operation is named when it is recorded. Defaults: no mask, forgotten. */
export function aFinding(words: FindingWords = {}): Omit<Body<'finding.record'>, 'operationId'> {
  const { who = anEmployee(0), violations = ['PROKES-01'], reason = 'LUPA', action = 'TEGURAN-TEMPAT' } = words;
  return {
    subject: who,
    facts: {
      violations: violations.map((code) => ({ code, revision: 1, label: code, basis: null, text: null })),
      reason: { code: reason, revision: 1, label: reason, text: null },
      action: { code: action, revision: 1, label: action, text: null },
      place: { name: words.place ?? 'Pintu timur', fix: null },
      letter: 'not-asked',
      refusal: 'none',
      witness: null,
      note: null,
    },
    photos: [],
  };
}

/** The hints that later mutations about a finding carry. */
export function aboutFinding(m: Mutation<'finding.record'>): { findingId: string; operationId: string; subject: string } {
  return { findingId: m.id, operationId: m.body.operationId, subject: subjectKeyOf(m.body.subject, m.id) };
}

/** The same for the case that was born with it. */
export function aboutCase(m: Mutation<'finding.record'>): { caseId: string; operationId: string; subject: string } {
  const { findingId, ...about } = aboutFinding(m);
  return { caseId: findingId, ...about };
}

export type WriteOptions = { at?: string; clockOffset?: number | null; id?: string; deviceSeq?: number; prevHash?: string | null; v?: number };
type Server = { env: Env };

/** One account on one enrolled device with a live session. It keeps its chain and its cursors. */
export class Device {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly id: string;
  deviceSeq = 0;
  prevHash: string | null = null;
  cursors: Record<string, string> = {};
  readonly #token: string;
  #server: Server;

  constructor(who: { accountId: string; name: string; role: Role; id: string; token: string }, server: Server) {
    this.accountId = who.accountId;
    this.name = who.name;
    this.role = who.role;
    this.id = who.id;
    this.#token = who.token;
    this.#server = server;
  }

  /** From now on this device reaches the server of that world (with its database double). */
  talksTo(world: Server): this {
    this.#server = { env: world.env };
    return this;
  }

  /** Freezes the next mutation of this device's chain. */
  async says<K extends Kind>(kind: K, body: Body<K>, options: WriteOptions = {}): Promise<Mutation<K>> {
    const draft = {
      id: options.id ?? uuidv7(),
      kind,
      v: options.v ?? 1,
      deviceId: this.id,
      accountId: this.accountId,
      deviceSeq: options.deviceSeq ?? this.deviceSeq + 1,
      at: options.at ?? new Date().toISOString(),
      clockOffset: options.clockOffset === undefined ? 0 : options.clockOffset,
      prevHash: options.prevHash === undefined ? this.prevHash : options.prevHash,
      salt: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
      body,
    };
    const m = await freeze<K>(draft as unknown as MutationDraft<K>); // kind and body go together by the signature
    this.deviceSeq = Math.max(this.deviceSeq, draft.deviceSeq);
    this.prevHash = ofAnyKind(m).hash;
    return m;
  }

  opens(operation: Operation, options?: WriteOptions): Promise<Mutation<'operation.open'>> {
    return this.says('operation.open', operation, options);
  }

  joins({ operationId, openedOn, facts }: Operation, options?: WriteOptions): Promise<Mutation<'operation.join'>> {
    return this.says('operation.join', { operationId, openedOn, timeZone: facts.timeZone, facts }, options);
  }

  closes({ operationId }: Operation, options?: WriteOptions): Promise<Mutation<'operation.close'>> {
    return this.says('operation.close', { operationId, settles: null }, options);
  }

  records(
    { operationId }: Operation,
    finding: Omit<Body<'finding.record'>, 'operationId'>,
    options?: WriteOptions,
  ): Promise<Mutation<'finding.record'>> {
    return this.says('finding.record', { operationId, ...finding }, options);
  }

  /** Corrects facts upon `version` (the record itself, unless told). */
  corrects(
    m: Mutation<'finding.record'>,
    words: FindingWords,
    version: string = m.id,
    options?: WriteOptions,
  ): Promise<Mutation<'finding.correct'>> {
    const { facts } = aFinding(words);
    return this.says('finding.correct', { ...aboutFinding(m), version, settles: null, why: 'salah pilih', facts, on: null }, options);
  }

  withdraws(
    m: Mutation<'finding.record'>,
    version: string = m.id,
    twins: string[] = [],
    options?: WriteOptions,
  ): Promise<Mutation<'finding.withdraw'>> {
    return this.says('finding.withdraw', { ...aboutFinding(m), version, settles: null, why: 'urung', twins }, options);
  }

  /** One push; answers the Response as it is. `sent` need not be mutations. */
  async pushes(sent: readonly unknown[], more: { sentAt?: string; unsent?: number; protocol?: number; deviceId?: string } = {}): Promise<Response> {
    return this.post('/api/sync/push', {
      protocol,
      deviceId: this.id,
      sentAt: new Date().toISOString(),
      unsent: sent.length,
      mutations: sent,
      ...more,
    });
  }

  /** One push that the server takes as a whole; answers one result for each, in order. */
  async sends(...mutations: readonly unknown[]): Promise<PushResult[]> {
    const response = await this.pushes(mutations);
    if (response.status !== 200) throw new Error(`push: ${response.status} ${await response.text()}`);
    return ((await response.json()) as PushAnswer).results; // the route's answer
  }

  /** The next page after this device's cursors, which move on. */
  async pulls(): Promise<PullAnswer> {
    const response = await this.get(`/api/sync/pull?cursors=${encodeURIComponent(JSON.stringify(this.cursors))}`);
    if (response.status !== 200) throw new Error(`pull: ${response.status} ${await response.text()}`);
    const answer = (await response.json()) as PullAnswer; // the route's answer
    this.cursors = answer.next;
    return answer;
  }

  /** Every page until there is no more; answers all rows. */
  async pullsAll(pagesMax = 100): Promise<PullAnswer['rows']> {
    const rows: PullAnswer['rows'] = [];
    for (let page = 0; page < pagesMax; page += 1) {
      const answer = await this.pulls();
      rows.push(...answer.rows);
      if (!answer.more) return rows;
    }
    throw new Error(`more than ${pagesMax} pages`);
  }

  get(path: string): Promise<Response> {
    return this.request('GET', path);
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.request('POST', path, body);
  }

  /** Any request as this person; waits for what the server does after its answer. */
  async request(method: string, path: string, body?: unknown): Promise<Response> {
    const context = createExecutionContext();
    const headers: Record<string, string> = { cookie: `sid=${this.#token}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await app.request(`https://sidak.test${path}`, init, this.#server.env, context);
    await waitOnExecutionContext(context);
    return response;
  }
}

export class World {
  readonly env: Env;
  #accounts = 0;

  constructor(bindings: Env) {
    this.env = bindings;
  }

  get db(): D1Database {
    return this.env.DB;
  }

  /** The same government behind another database binding (a double that fails or counts). */
  with(db: D1Database): World {
    return new World({ ...this.env, DB: db });
  }

  /** A new person with a device. Accounts are written past the doors: signing in has tests of its own. */
  async signsUp(role: Role, some: { name?: string; unitId?: string | null; accountId?: string } = {}): Promise<Device> {
    this.#accounts += 1;
    const id = some.accountId ?? uuidv7();
    const { name = `${role} ${this.#accounts}`, unitId = null } = some;
    const account = { id, username: `${role}-${id}`, name, role, unitId, post: null, active: true };
    const secret = { salt: '0'.repeat(32), rounds: limits.passwordRounds, verifier: '0'.repeat(64) };
    await insertAccount(env.DB, { ...account, ...secret }, new Date().toISOString()).run();
    return this.enrols({ accountId: id, name, role });
  }

  /** Another device of the same person. */
  async enrols({ accountId, name, role }: { accountId: string; name: string; role: Role }): Promise<Device> {
    const [id, token, now] = [uuidv7(), await sha256(crypto.randomUUID()), new Date().toISOString()];
    const expiresAt = new Date(Date.now() + (role === 'officer' ? 30 * 86_400_000 : 12 * 3_600_000)).toISOString();
    await env.DB.batch([
      enrolDevice(env.DB, { id, accountId, name: `Ponsel ${name}` }, now),
      ...insertSession(env.DB, { tokenHash: await sha256(token), accountId, deviceId: id, now, expiresAt }),
    ]);
    return new Device({ accountId, name, role, id, token }, { env: this.env });
  }

  /** The one row of a query. */
  async first<T>(sql: string, ...values: (string | number)[]): Promise<T> {
    const row = await env.DB.prepare(sql).bind(...values).first<T>();
    if (row === null) throw new Error(`nothing for ${sql}`);
    return row;
  }

  async count(table: string, where = '1'): Promise<number> {
    return (await this.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).n;
  }

  /** The body of one row as it is kept, or null. */
  async row<T>(table: string, key: string): Promise<T | null> {
    const found = await env.DB.prepare(`SELECT body FROM ${table} WHERE key = ?1`).bind(key).first<{ body: string }>();
    return found === null ? null : (JSON.parse(found.body) as T); // the caller names the table's type
  }
}

/** A government with 30 offices of one unit each, settings, calendars of three years and the starting catalogue. */
export async function aWorld(bindings: Env = env): Promise<World> {
  await seeds((version) => [
    { type: 'setting', key: 'main', feed: feeds.all, version, body: aSetting },
    ...units(version),
    ...calendars(version),
  ]);
  await seeds((version) =>
    startingCatalogue.map((body) => ({ type: 'entry', key: entryKey(body.list, body.code), feed: feeds.all, version, body })),
  );
  return new World(bindings);
}

async function seeds(rowsOf: (version: string) => Row[]): Promise<void> {
  const entry = { kind: 'test.seeded', thing: null, body: {}, accountId: null, at: new Date().toISOString() };
  await commitWithEntry(env.DB, entry, [], rowsOf);
}

function units(version: string): Row[] {
  const of = (id: string, parentId: string | null, trail: string): Row => ({
    type: 'unit',
    key: id,
    feed: feeds.all,
    version,
    body: { id, name: `Dinas ${id}`, shortName: id, parentId, trail, externalId: null, retired: false },
  });
  const offices = Array.from({ length: officeCount }, (_, n) => of(officeId(n), 'kab', `/kab/${officeId(n)}/`));
  return [of('kab', null, '/kab/'), ...offices];
}

/** This year's and its neighbours': the known holidays where there are any. */
function calendars(version: string): Row[] {
  const year = Number(dayFromNow(0).slice(0, 4));
  return [year - 1, year, year + 1].map((one) => {
    const body = startingCalendars.find((calendar) => calendar.year === one) ?? { year: one, days: [] };
    return { type: 'calendar', key: String(one), feed: feeds.all, version, body };
  });
}
