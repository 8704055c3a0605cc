/**
 * The office behind the network, for tests of the device: one append-only log decided with the real rules, rows that
 * follow from it, feeds and cursors as the wire asks. In memory, and small enough to be seen to be right.
 */
import { createHash } from 'node:crypto';
import { decide } from '../../schema/decide.ts';
import type { Mutation } from '../../schema/mutation.ts';
import type { Row } from '../../schema/rows.ts';
import { refName, rowsOf } from '../../schema/rows.ts';
import type { Me, PullAnswer, PushResult } from '../../schema/sync.ts';
import { type Rescued, deviceProofFor, rescueFor } from './office-rescue.ts';
import { aMe, budi, entries, units } from './fixtures.ts';

type Entry = { seq: number; id: string; hash: string; result: Omit<PushResult, 'index'>; changes: Row[] };
type Answer = { status: number; contentType: string; headers?: Record<string, string>; body: string | Buffer };
/** Whose session it holds, the hash of the roster it names, and which device it shows itself to be without a session. */
type Browser = { session: string | null; etag?: string | undefined; deviceProof?: string | undefined };

export class Office {
  log: Entry[] = [];
  epoch = 'first';
  /** How far the office's clock is ahead of the phone's. */
  aheadMs = 0;
  pageRows = 500;
  /** The packed file as the admin's browser made it; version 0: none. */
  roster: { version: number; bytes: Uint8Array } = { version: 0, bytes: new Uint8Array() };
  /** Sessions the office has ended, by account. */
  readonly ended = new Set<string>();
  /** Photos held whole, by hash. */
  readonly photos = new Map<string, Buffer>();
  readonly #parts = new Map<string, Map<number, Buffer>>();
  /** An account that may only push. */
  readonly pushOnly = new Set<string>();
  /** Answers instead of the rule, by mutation id. */
  readonly said = new Map<string, Omit<PushResult, 'id' | 'index'>>();
  readonly people = new Map<string, Me>([
    ['rini', aMe()],
    ['budi', aMe({ accountId: budi, username: 'budi', name: 'Budi Santoso' })],
  ]);
  /** What devices said of themselves: 'report', 'lost', and the health that came with a 'push'. */
  readonly told: { what: string; body: unknown }[] = [];
  readonly #devices = new Map<string, Map<number, string>>();

  constructor() {
    this.writes([...units, ...entries]);
  }

  now(): string {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }

  /** The office itself changes rows, one entry each. */
  writes(changes: Row[]): void {
    for (const change of changes) {
      const id = `office-${this.log.length + 1}`;
      this.#append(id, createHash('sha256').update(id).digest('hex'), { id, outcome: 'applied' }, [change]);
    }
  }

  /** A backup is put back: what came after `seq` is lost. */
  isRestoredTo(seq: number): void {
    this.log = this.log.slice(0, seq);
    this.epoch = 'second';
  }

  /** Ids of findings, each once or there is a bug. */
  findings(): string[] {
    return this.rows().flatMap(({ row }) => (row.type === 'finding' ? [row.key] : []));
  }

  rows(): { row: Row; seq: number }[] {
    const rows = new Map<string, { row: Row; seq: number }>();
    for (const { seq, changes } of this.log) for (const row of changes) rows.set(refName(row), { row, seq });
    return [...rows.values()];
  }

  answer(browser: Browser, method: string, url: string, body: unknown): Answer {
    const { pathname, searchParams } = new URL(url, 'http://office');
    if (pathname === '/api/session/salt') return json({ salt: '0'.repeat(32), rounds: 600_000 });
    if (pathname === '/api/session' && method === 'POST') return this.#signIn(browser, body);
    if (pathname === '/api/session' && method === 'DELETE') {
      browser.session = null;
      return { status: 204, contentType: 'application/json', body: '' };
    }
    const people = [...this.people.values()];
    const proven = people.find((one) => this.pushOnly.has(one.accountId) && isProofOf(one, browser.deviceProof));
    const who = people.find(({ accountId }) => accountId === browser.session) ?? proven;
    const isPush = pathname === '/api/sync/push';
    const [, sha256 = ''] = /^\/api\/photos\/([0-9a-f]{64})(?:\/parts)?$/.exec(pathname) ?? [];
    const isPhoto = sha256 !== '';
    if (who !== undefined && this.pushOnly.has(who.accountId) && !isPush && !isPhoto) {
      const pulled = pathname === '/api/sync/pull' ? this.#pull(who, asCursors(searchParams.get('cursors'))) : null;
      return pulled?.status === 409 ? pulled : ended('device_ended');
    }
    if (!who || this.ended.has(who.accountId)) return ended();
    if (isPhoto) return this.#takePhoto(sha256, pathname.endsWith('/parts') ? searchParams : null, asBytes(body));
    if (pathname === '/api/session')
      return json({ ...who, deviceSeq: this.#numberOf(who.deviceId), serverTime: this.now(), serverEpoch: this.epoch });
    if (pathname.startsWith('/api/devices/')) {
      this.told.push({ what: pathname.slice('/api/devices/'.length), body });
      return { status: 204, contentType: 'application/json', body: '' };
    }
    if (isPush) this.told.push({ what: 'push', body: asHealth(body) });
    if (isPush) return json(this.#push(who, asPush(body)));
    if (pathname === '/api/sync/rescue') return json({ results: this.#takeRescued(asRescued(body)) });
    if (pathname === '/api/sync/pull') return this.#pull(who, asCursors(searchParams.get('cursors')));
    if (pathname === '/api/roster/current') return this.#file(browser.etag);
    return problem(404, 'not_found');
  }

  /** As the server does: by hash alone, whole or in parts. */
  #takePhoto(sha256: string, asked: URLSearchParams | null, bytes: Buffer | null): Answer {
    const parts = this.#parts.get(sha256) ?? new Map<number, Buffer>();
    this.#parts.set(sha256, parts);
    if (asked === null && bytes !== null) parts.clear();
    if (bytes !== null) parts.set(Number(asked?.get('from') ?? 0), bytes);
    const whole = this.photos.get(sha256) ?? joined(parts);
    const isHeld = createHash('sha256').update(whole).digest('hex') === sha256;
    if (asked === null && !isHeld) {
      parts.clear();
      return problem(422, 'hash_mismatch');
    }
    if (isHeld) this.photos.set(sha256, whole);
    return json({ sha256, held: isHeld, received: whole.length, serverTime: this.now() });
  }

  #file(etag: string | undefined): Answer {
    const own = `"${createHash('sha256').update(this.roster.bytes).digest('hex')}"`;
    const contentType = 'application/octet-stream';
    if (etag === own) return { status: 304, contentType, body: '' };
    return { status: 200, contentType, headers: { etag: own }, body: Buffer.from(this.roster.bytes) };
  }

  #signIn(browser: Browser, body: unknown): Answer {
    const { username, device } = body as { username: string; device: { id: string } }; // what the app sends
    const known = this.people.get(username);
    if (known === undefined) return problem(401, 'sign_in_failed');
    const rescue = rescueFor(device.id);
    this.people.set(username, { ...known, deviceId: device.id, deviceSeq: this.#numberOf(device.id), rescue });
    this.ended.delete(known.accountId);
    browser.session = known.accountId;
    return json({ ...this.people.get(username), serverTime: this.now(), serverEpoch: this.epoch });
  }

  #push(who: Me, mutations: Mutation[]) {
    const results = mutations.map((m, index): PushResult => ({ ...this.#decide(who, m), index }));
    return { serverEpoch: this.epoch, serverTime: this.now(), results };
  }

  #decide(who: Me, m: Mutation): Omit<PushResult, 'index'> {
    const { id } = m;
    const known = this.log.find((entry) => entry.id === id);
    if (known !== undefined) {
      const { outcome, code = null } = known.result;
      if (known.hash !== m.hash) return { id, outcome: 'rejected', code: 'id_reuse' };
      return { id, outcome: 'duplicate', seq: known.seq, was: { outcome, seq: known.seq, code } };
    }
    if (m.accountId !== who.accountId) return { id, outcome: 'rejected', code: 'wrong_author' };
    const said = this.said.get(id);
    if (said !== undefined) return { id, ...said };
    const rows = rowsOf(new Map(this.rows().map(({ row }) => [refName(row), row])), null);
    const actor = { accountId: who.accountId, name: who.name, role: who.role, units: 'all', revoked: false } as const;
    const decision = decide(m, { rows, actor, receipt: { receivedAt: this.now(), offsetMs: 0 } });
    if (decision.outcome === 'held') return { id, outcome: 'held', detail: decision.parent };
    const changes = 'changes' in decision ? decision.changes : [];
    const isFork = this.#isFork(m);
    const code = isFork ? 'device_fork' : 'code' in decision ? decision.code : undefined;
    const result = { id, outcome: decision.outcome, seq: this.log.length + 1, ...(code === undefined ? {} : { code }) };
    this.#append(id, m.hash, result, changes);
    return result;
  }

  #numberOf(deviceId: string): number {
    return Math.max(0, ...(this.#devices.get(deviceId)?.keys() ?? []));
  }

  /** Each under its author's name, whoever hands it in. */
  #takeRescued(rescued: Rescued[]) {
    return rescued.map((one, index) => {
      const { id } = one.entry;
      if (one.what === 'damaged') return { index, id, outcome: 'damaged' };
      if (one.what === 'photo') {
        this.photos.set(id, Buffer.from(one.bytes));
        return { index, id, outcome: 'applied' };
      }
      const author = [...this.people.values()].find(({ accountId }) => accountId === one.mutation.accountId);
      if (author === undefined || !one.isProven) return { index, id, outcome: 'not_proven' };
      const { outcome, code, was } = this.#decide(author, one.mutation);
      const more = was === undefined ? {} : { was: was.outcome };
      return { index, id, outcome, ...(code === undefined ? {} : { code }), ...more };
    });
  }

  #isFork(m: Mutation): boolean {
    const numbers = this.#devices.get(m.deviceId) ?? new Map<number, string>();
    this.#devices.set(m.deviceId, numbers);
    const isFork = numbers.has(m.deviceSeq) && numbers.get(m.deviceSeq) !== m.id;
    numbers.set(m.deviceSeq, m.id);
    return isFork;
  }

  /** Another phone has used this mutation's number already. */
  forks(m: Mutation | undefined): void {
    if (m !== undefined) this.#devices.set(m.deviceId, new Map([[m.deviceSeq, 'of another phone']]));
  }

  #append(id: string, hash: string, result: Entry['result'], changes: Row[]): void {
    this.log.push({ seq: this.log.length + 1, id, hash, result, changes });
  }

  feedsOf({ accountId }: Me): string[] {
    const joined = this.rows().flatMap(({ row }) =>
      row.type === 'member' && row.body.accountId === accountId ? [`operation:${row.body.operationId}`] : [],
    );
    return ['all', 'field', `account:${accountId}`, ...joined];
  }

  #pull(who: Me, cursors: Record<string, string>): Answer {
    for (const cursor of Object.values(cursors)) {
      const [seq = '0', hash] = cursor.split(':');
      if (seq !== '0' && this.log[Number(seq) - 1]?.hash.slice(0, 8) !== hash) return problem(409, 'restored');
    }
    const feeds = this.feedsOf(who);
    const next: Record<string, string> = {};
    const rows: PullAnswer['rows'] = [];
    let more = false;
    for (const feed of feeds) {
      const since = Number((cursors[feed] ?? '0:').split(':')[0]);
      const news = this.rows().filter(({ row, seq }) => row.feed === feed && seq > since);
      const bySeq = news.toSorted((a, b) => a.seq - b.seq);
      const taken = bySeq.slice(0, this.pageRows - rows.length);
      rows.push(
        ...taken.map(({ row, seq }) => ({
          feed,
          type: row.type,
          key: row.key,
          seq,
          version: row.version,
          body: row.body,
        })),
      );
      const isAll = taken.length === bySeq.length;
      more ||= !isAll;
      next[feed] = this.#cursor(isAll ? this.log.length : Math.max(since, ...taken.map(({ seq }) => seq)));
    }
    return json({
      serverEpoch: this.epoch,
      serverTime: this.now(),
      feeds,
      rows,
      next,
      more,
      roster: this.roster.version,
    });
  }

  #cursor(seq: number): string {
    return seq === 0 ? '0:' : `${seq}:${this.log[seq - 1]?.hash.slice(0, 8)}`;
  }
}

export function problem(status: number, code: string, more: Record<string, string> = {}, detail?: string): Answer {
  const body = JSON.stringify({ type: `urn:sidak:problem:${code}`, title: code, status, code, detail });
  return { status, contentType: 'application/problem+json', headers: more, body };
}

const isProofOf = ({ deviceId }: Me, said: string | undefined): boolean => said === deviceProofFor(deviceId);

function ended(detail?: string): Answer {
  return problem(401, 'session_expired', { 'x-sidak-session': 'ended' }, detail);
}

/** What the harness has opened already: opening takes time, and the office answers at once. */
function asRescued(body: unknown): Rescued[] {
  return body as Rescued[];
}

function json(value: unknown): Answer {
  return { status: 200, contentType: 'application/json', headers: { 'x-sidak': '1' }, body: JSON.stringify(value) };
}

/** Bytes without a gap, from the first on. */
function joined(parts: ReadonlyMap<number, Buffer>): Buffer {
  let whole = Buffer.alloc(0);
  for (let part = parts.get(0); part !== undefined; part = parts.get(whole.length)) {
    if (part.length === 0) break;
    whole = Buffer.concat([whole, part]);
  }
  return whole;
}

function asBytes(body: unknown): Buffer | null {
  return Buffer.isBuffer(body) ? body : null;
}

/** The device's own request; its shape is the worker's to check. */
function asPush(body: unknown): Mutation[] {
  return (body as { mutations: Mutation[] }).mutations;
}

function asHealth(body: unknown): unknown {
  const { unsent, health } = body as { unsent: number; health: unknown };
  return { unsent, health };
}

function asCursors(text: string | null): Record<string, string> {
  return text === null ? {} : (JSON.parse(text) as Record<string, string>); // as the device sends it
}
