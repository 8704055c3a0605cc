/** A person's device as the server meets it: it freezes what is said, pushes, pulls and asks, and keeps its chain. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { uuidv7 } from 'uuidv7';
import type { Body, Kind, Mutation, MutationDraft } from '../../schema/mutation.ts';
import { freeze, ofAnyKind, protocol } from '../../schema/mutation.ts';
import type { Role } from '../../schema/outcome.ts';
import { deviceProofHeader, deviceProofOf } from '../../schema/rescue.ts';
import type { Me, PullAnswer, PushAnswer, PushResult } from '../../schema/sync.ts';
import { app } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { type FindingWords, type Operation, aFinding, aboutFinding } from './words.ts';

export type WriteOptions = {
  at?: string;
  clockOffset?: number | null;
  id?: string;
  deviceSeq?: number;
  prevHash?: string | null;
  v?: number;
};
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
  #token: string | null;
  #proof: string | null = null;
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

  /** Its session has run out. It goes on asking, and shows what device it is: `proof` instead of its own, if told. */
  async losesSession(proof?: string): Promise<void> {
    const { rescue } = await (await this.get('/api/session')).json<Me>();
    this.#token = null;
    this.#proof = proof ?? (await deviceProofOf(this.id, rescue?.deviceSecret ?? ''));
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
      salt: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      ),
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
    return this.says(
      'finding.correct',
      { ...aboutFinding(m), version, settles: null, why: 'salah pilih', facts, on: null },
      options,
    );
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
  async pushes(
    sent: readonly unknown[],
    more: { sentAt?: string; unsent?: number; protocol?: number; deviceId?: string } = {},
  ): Promise<Response> {
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
    return (await response.json<PushAnswer>()).results;
  }

  /** The next page after this device's cursors, which move on. */
  async pulls(): Promise<PullAnswer> {
    const response = await this.get(`/api/sync/pull?cursors=${encodeURIComponent(JSON.stringify(this.cursors))}`);
    if (response.status !== 200) throw new Error(`pull: ${response.status} ${await response.text()}`);
    const answer = await response.json<PullAnswer>();
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

  /** Raw bytes, as a phone sends its photos. */
  puts(path: string, bytes: BodyInit, type = 'application/octet-stream'): Promise<Response> {
    return this.#asks(path, { method: 'PUT', body: bytes, headers: { 'content-type': type } });
  }

  /** Bytes that are to be unpacked into JSON there. */
  postsPacked(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    return this.#asks(path, { method: 'POST', body: bytes, headers });
  }

  /** Any request as this person; waits for what the server does after its answer. */
  request(method: string, path: string, body?: unknown): Promise<Response> {
    if (body === undefined) return this.#asks(path, { method });
    const headers = { 'content-type': 'application/json' };
    return this.#asks(path, { method, headers, body: JSON.stringify(body) });
  }

  async #asks(
    path: string,
    init: { method: string; headers?: Record<string, string>; body?: BodyInit },
  ): Promise<Response> {
    const context = createExecutionContext();
    const session: Record<string, string> = this.#token === null ? {} : { cookie: `sid=${this.#token}` };
    const proof: Record<string, string> = this.#proof === null ? {} : { [deviceProofHeader]: this.#proof };
    const headers = { ...init.headers, ...session, ...proof };
    const response = await app.request(`https://sidak.test${path}`, { ...init, headers }, this.#server.env, context);
    await waitOnExecutionContext(context);
    return response;
  }
}
