/**
 * One seed's world: a government, its server, some phones and the people who hold them. The script is played, then
 * everything heals and drains; the invariants look on all the while and once more at the end.
 */
import { Books } from './books.ts';
import type { Code } from './code.ts';
import type { Committed } from './disk.ts';
import type { SomeResponse } from './http-doubles.ts';
import { Broken } from './breach.ts';
import { Watch } from './invariants.ts';
import { heals } from './healing.ts';
import { People } from './people.ts';
import { Troubles } from './troubles.ts';
import type { Asked } from './network.ts';
import { Phone } from './phone.ts';
import { Random } from './random.ts';
import { Saves } from './saves.ts';
import { type Script, beginsMs } from './script.ts';
import { type Database, Server } from './server.ts';
import { noCounts } from './tally.ts';
import { Timeline } from './timeline.ts';

const minuteMs = 60_000;

export type Counts = {
  steps: number;
  mutations: number;
  conflicts: number;
  retries: number;
  crashes: number;
  restores: number;
  requests: number;
  /** Promised mutations that went with a lost database. */
  gone: number;
  /** Photos taken in by the server, or looked at. */
  photos: number;
  /** Rescue files handed in whole. */
  rescues: number;
  /** Stores locked, and opened again by a PIN. */
  locks: number;
};
export type Outcome = { seed: number; broken: Broken | null; counts: Counts; trace: number };

export class World {
  readonly script: Script;
  readonly timeline: Timeline;
  readonly server: Server;
  readonly books: Books;
  readonly phones: Phone[];
  readonly saves = new Saves();
  readonly watch: Watch;
  readonly people: People;
  readonly troubles: Troubles;
  readonly counts: Counts = noCounts();
  readonly #code: Code;

  constructor(code: Code, database: Database, script: Script) {
    this.#code = code;
    this.script = script;
    const { seed } = script;
    this.timeline = new Timeline(beginsMs, () => this.#afterEach());
    this.server = new Server(code, database, this.timeline, new Random(seed, 'server'));
    this.books = new Books(database.sqlite);
    this.phones = script.users.map(
      (_, n) =>
        new Phone(n, {
          seed,
          timeline: this.timeline,
          code,
          deliver: (phone, asked) => this.#deliver(phone, asked),
          committed: (phone, what) => this.#committed(phone, what),
          complain: (words) => this.watch.stumbled('a device', words),
        }),
    );
    this.watch = new Watch(this);
    this.people = new People(this);
    this.troubles = new Troubles(this);
  }

  async play(): Promise<Outcome> {
    const { seed } = this.script;
    Object.assign(this.#code.host, {
      nowMs: () => this.timeline.nowMs,
      random: new Random(seed, 'worker'),
      complain: (words: unknown[]) => this.watch.stumbled('the server', words),
    });
    this.server.begin();
    let broken: Broken | null = null;
    const surprise = (reason: unknown): void => this.watch.stumbled('a promise', [reason]);
    process.on('unhandledRejection', surprise);
    try {
      for (const phone of this.phones) phone.open();
      await this.timeline.runTo(beginsMs + 5_000);
      await this.#goThrough();
      await heals(this);
      await this.watch.atTheEnd();
    } catch (error) {
      broken = error instanceof Broken ? error : new Broken('diverged', `the simulation stumbled: ${stackOf(error)}`);
    } finally {
      process.off('unhandledRejection', surprise);
      this.#count();
      for (const phone of this.phones) phone.losePower();
      await this.timeline.settled();
      this.server.end();
    }
    return { seed, broken: this.watch.broken ?? broken, counts: this.counts, trace: this.timeline.trace };
  }

  async #goThrough(): Promise<void> {
    for (const phone of this.phones) this.people.signsIn(phone);
    await this.timeline.runTo(beginsMs + minuteMs);
    for (const line of this.script.lines) {
      await this.timeline.runTo(beginsMs + minuteMs + line.atMs + this.troubles.nightsMs);
      if (line.what === 'night') await this.troubles.night(new Random(line.salt, 'night'));
      else this.troubles.happens(line);
      if (this.watch.broken !== null) throw this.watch.broken;
    }
  }

  async #deliver(phone: Phone, asked: Asked): Promise<SomeResponse> {
    if (this.server.health === 'down') throw new Error('nobody answers');
    this.counts.requests += 1;
    const headers = { ...asked.headers, 'cf-connecting-ip': `10.0.0.${phone.n}` };
    const reader = this.watch.readerOfRequest(asked);
    const response = await this.server.answer(asked.method, asked.path, headers, asked.body);
    this.watch.answered(asked, response, reader);
    return response;
  }

  #committed(phone: Phone, what: Committed): void {
    this.watch.committed(phone, what);
  }

  #afterEach(): boolean {
    let isMore = false;
    for (const phone of this.phones) isMore = phone.disk.settle() || isMore;
    if (this.watch.broken !== null) throw this.watch.broken;
    return isMore;
  }

  freeze(draft: object): Promise<object> {
    return this.#code.freeze(draft);
  }

  canonical(value: unknown): string {
    return this.#code.canonicalJson(value);
  }

  /** Feeds of an account as DESIGN §4 names them. */
  feedsOf(accountId: string): string[] {
    const { sqlite } = this.server;
    const [account] = sqlite.all<{ role: string }>('SELECT role FROM accounts WHERE id = ?1', accountId);
    const own = ['all', `account:${accountId}`];
    if (account?.role === 'chief') return [...own, 'field'];
    if (account?.role !== 'officer') return own;
    const since = new Date(this.timeline.nowMs - 90 * 1440 * minuteMs).toISOString().slice(0, 10);
    const operations = sqlite.all<{ id: string }>(
      'SELECT operation_id AS id FROM members WHERE account_id = ?1 AND opened_on >= ?2',
      accountId,
      since,
    );
    return [...own, 'field', ...operations.map(({ id }) => `operation:${id}`)];
  }

  #count(): void {
    const { sqlite } = this.server;
    const [row] = sqlite.all<{ mutations: number; conflicts: number }>(
      `SELECT count(*) AS mutations, coalesce(sum(outcome = 'conflict'), 0) AS conflicts FROM log WHERE device_id <> 'server'`,
    );
    const [stored] = sqlite.all<{ n: number }>('SELECT count(*) AS n FROM photos');
    this.counts.photos += stored?.n ?? 0;
    Object.assign(this.counts, row, { steps: this.timeline.steps, gone: this.saves.goneWithPhone.size });
    this.counts.retries = this.watch.retries;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
