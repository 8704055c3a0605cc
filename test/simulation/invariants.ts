/**
 * What must hold in every world, looked at while it runs and once more when everything is healed. The first breach
 * ends the seed.
 *
 * 1 nothing that was called saved is missing from phone ∪ server ∪ rescue files   2 one row per id, one finding per form
 * 3 healed and drained, devices equal the server within their scope, figures equal a recount   4 no cursor skips
 * 5 no row outside its reader's scope   6 "terkirim" only for what the server applied
 * 7 photos are whole, once, and seen by whom they may be (photo-watch.ts)   8 all chains verify
 * 9 no state of a case without a lawful predecessor
 */
import type { Committed } from './disk.ts';
import { checkCaseHistory } from './case-history.ts';
import { checkChains } from './chains.ts';
import { checkConvergence, isPhoneCalm } from './convergence.ts';
import { checkFigures } from './figures.ts';
import type { SomeResponse } from './http-doubles.ts';
import type { Asked } from './network.ts';
import type { Reader } from './books.ts';
import { mayHold, maySeeCase } from './oracle.ts';
import { type Breach, Broken, stateOf } from './breach.ts';
import type { Phone } from './phone.ts';
import { checkPhotos, checkPhotosKept, photoAnswered } from './photo-watch.ts';
import { rowsOnPhone } from './rows-on-phone.ts';
import type { World } from './world.ts';

export class Watch {
  /** Found where nothing may be thrown; the world throws it at its next step. */
  broken: Broken | null = null;
  retries = 0;
  /** Ids that the server has applied, in this or in a history that a restore has undone. */
  readonly everApplied = new Set<string>();
  readonly #world: World;
  /** Up to where each phone's feeds have been looked at; after a crash or a restore they are looked at anew. */
  readonly #seen = new Map<Phone, Map<string, number>>();

  constructor(world: World) {
    this.#world = world;
  }

  fail(breach: Breach, detail: string): void {
    this.broken ??= new Broken(
      breach,
      `${detail} (after ${Math.round(this.#world.timeline.nowMs / 1000)} s, step ${this.#world.timeline.steps})`,
    );
  }

  /** Code of ours met something that it did not expect. What D1 throws is expected. */
  stumbled(who: string, words: readonly unknown[]): void {
    const text = words.map((one) => (one instanceof Error ? (one.stack ?? one.message) : String(one))).join(' ');
    if (/D1_ERROR|R2_ERROR/.test(text)) return;
    this.fail('diverged', `${who} stumbled: ${text}`);
  }

  /** Whose session the cookie is, as long as it lasts. */
  readerOf(cookie: string | null): Reader | null {
    return this.#world.books.readerOf(cookie, this.#world.timeline.nowMs);
  }

  /** Who asks for people's data; null for everything else. */
  readerOfRequest({ path, headers }: Asked): Reader | null {
    if (!/^\/api\/(?:sync\/pull|cases|photos)/.test(path)) return null;
    return this.readerOf(/sid=(\w+)/.exec(headers['cookie'] ?? '')?.[1] ?? null);
  }

  /** An answer leaves the server. `before`: who asked, as he was when the request came. */
  answered(asked: Asked, response: SomeResponse, before: Reader | null): void {
    if (response.status === 200 && asked.path.startsWith('/api/photos/') && before !== null)
      void photoAnswered(this.#world, asked, response, this.#nowAndThen(before));
    if (response.status !== 200 || typeof response.body !== 'string') return;
    if (asked.path.startsWith('/api/sync/push')) {
      this.retries += response.body.match(/"outcome":"(?:duplicate|retry)"/g)?.length ?? 0;
      return;
    }
    const isPull = asked.path.startsWith('/api/sync/pull');
    if (!isPull && !asked.path.startsWith('/api/cases')) return;
    if (before === null) return this.fail('leaked', `${asked.path} answered nobody`);
    const { books } = this.#world;
    const readers = this.#nowAndThen(before);
    const answer = JSON.parse(response.body) as { rows?: Record<string, unknown>[] }; // our own answer
    for (const row of answer.rows ?? []) {
      const may = (reader: Reader): boolean =>
        isPull
          ? mayHold(books, reader, row as Parameters<typeof mayHold>[2])
          : maySeeCase(books, reader, row['case'] as Record<string, unknown>);
      if (!readers.some(may))
        return this.fail('leaked', `${before.role} ${before.accountId} was sent ${JSON.stringify(row).slice(0, 300)}`);
    }
  }

  /** As he was when the request came, and as he is when it is answered. */
  #nowAndThen(before: Reader): Reader[] {
    return [before, this.#world.books.account(before.accountId) ?? before];
  }

  /** A transaction of a phone's store is durable, or as durable as it will be. */
  committed(phone: Phone, { database, stores, deleted }: Committed): void {
    if (!database.startsWith('sidak-')) return;
    const outbox = stores.get('outbox');
    if (outbox !== undefined) {
      if (deleted) this.afterLoss(phone);
      this.#checkSent(phone, database, outbox);
    }
    if (deleted && stores.has('photoBytes')) checkPhotosKept(this.#world);
    if (stores.has('sync')) this.#checkCursors(phone, database);
  }

  /** (6) What a phone calls sent was applied. */
  #checkSent(phone: Phone, database: string, ids: ReadonlySet<string | number>): void {
    const outbox = phone.disk.databases.get(database)?.stores.get('outbox');
    for (const id of ids) {
      const state = stateOf(outbox?.rows.get(id));
      if (state !== 'sent' && state !== 'landed') continue;
      if (this.everApplied.has(String(id)) || this.#outcomeOf(String(id)) === 'applied') continue;
      this.fail('diverged', `phone ${phone.n} calls ${id} sent, which the server never applied`);
    }
  }

  #outcomeOf(id: string): string | undefined {
    return this.#world.server.sqlite.all<{ outcome: string }>('SELECT outcome FROM log WHERE id = ?1', id)[0]?.outcome;
  }

  /** (4) Whatever a feed holds up to a cursor is on the phone. */
  #checkCursors(phone: Phone, database: string): void {
    const { books } = this.#world;
    const sync = asSync(phone.disk.databases.get(database)?.stores.get('sync')?.rows.get('one'));
    if (sync === undefined) return;
    const seen = this.#seen.get(phone) ?? new Map<string, number>();
    this.#seen.set(phone, seen);
    let rows: Map<string, number> | null | undefined;
    for (const [feed, cursor] of Object.entries(sync.cursors)) {
      const [seq = '0', hash8] = cursor.split(':');
      const since = seen.get(`${database} ${feed}`) ?? 0;
      if (Number(seq) <= since) continue;
      // Of a history that a restore has undone: the next pull will say so.
      if (books.hashAt(Number(seq)) !== hash8) continue;
      const news = books.rowsOfFeed(feed, since, Number(seq));
      if (news.length > 0) rows ??= rowsOnPhone(phone, database.slice('sidak-'.length).split('.')[0] ?? '');
      if (rows === null) return;
      for (const row of news) {
        const held = rows?.get(`${row.type}|${row.key}`);
        if (held === undefined || held < row.seq)
          return this.fail(
            'diverged',
            `phone ${phone.n}: cursor ${feed} ${seq} skips ${row.type} ${row.key} of ${row.seq}`,
          );
      }
      seen.set(`${database} ${feed}`, Number(seq));
    }
  }

  /** (1) After anything that could take something away. */
  afterLoss(phone: Phone | null): void {
    const { saves, server, phones } = this.#world;
    if (phone !== null) this.#seen.delete(phone);
    if (saves.promised.size === 0) return;
    const held = new Set<string>();
    for (const one of phones) {
      for (const database of one.disk.databases.values()) {
        for (const id of database.stores.get('outbox')?.rows.keys() ?? []) held.add(String(id));
      }
    }
    const kept = server.sqlite.all<{ id: string }>('SELECT id FROM log UNION ALL SELECT id FROM held');
    for (const { id } of kept) held.add(id);
    for (const id of this.#world.people.rescued()) held.add(id);
    for (const [id, form] of saves.promised) {
      if (held.has(id) || saves.goneWithPhone.has(id)) continue;
      this.fail(
        'lost',
        `${form.kind} ${id} of form ${form.n}, saved on phone ${form.phone.n}${phone === null ? '' : `, seen at phone ${phone.n}`}`,
      );
    }
  }

  /** What only that phone held is gone with it: counted, never silent. */
  afterDatabaseLoss(phone: Phone): void {
    const { saves, server } = this.#world;
    const kept = new Set(
      server.sqlite.all<{ id: string }>('SELECT id FROM log UNION ALL SELECT id FROM held').map(({ id }) => id),
    );
    const elsewhere = this.#world.people.rescued();
    for (const database of phone.disk.databases.values()) {
      for (const id of database.stores.get('outbox')?.rows.keys() ?? []) elsewhere.add(String(id));
    }
    for (const [id, form] of saves.promised) {
      if (form.phone === phone && !kept.has(id) && !elsewhere.has(id)) saves.goneWithPhone.add(id);
    }
  }

  /** The key of a locked store does not lie beside it, whatever else does. */
  checkLocked(phone: Phone): void {
    const rings = phone.disk.databases.get('sidak')?.stores.get('keys')?.rows ?? new Map<string, unknown>();
    for (const [accountId, ring] of rings as Map<string, { key: unknown }>)
      // Keyring
      if (ring.key !== null) this.fail('leaked', `the key of ${accountId} lies on phone ${phone.n}, which is locked`);
  }

  beforeRestore(): void {
    const applied = this.#world.server.sqlite.all<{ id: string }>(`SELECT id FROM log WHERE outcome = 'applied'`);
    for (const { id } of applied) this.everApplied.add(id);
  }

  afterRestore(): void {
    this.#seen.clear();
    // A phone that lost its database had handed in what the server has now lost too.
    for (const phone of this.#world.phones) if (phone.hasLost) this.afterDatabaseLoss(phone);
    this.afterLoss(null);
    checkPhotosKept(this.#world);
  }

  isCalm(): boolean {
    return this.#world.phones.every((phone) => isPhoneCalm(this.#world, phone));
  }

  /** (3) The person who is at each phone now sees what the server says. */
  async whenDrained(turn: number): Promise<void> {
    this.#world.books.forget();
    for (const phone of this.#world.phones) checkConvergence(this.#world, phone, turn);
    this.#throw();
  }

  async atTheEnd(): Promise<void> {
    this.afterLoss(null);
    this.#checkDoubles();
    this.#checkHeld();
    this.#checkAuthors();
    checkPhotos(this.#world);
    checkFigures(this.#world);
    checkCaseHistory(this.#world);
    await checkChains(this.#world);
    this.#throw();
  }

  #throw(): void {
    if (this.broken !== null) throw this.broken;
  }

  /** (2) A form was filled in once, so there is one finding of it. */
  #checkDoubles(): void {
    const { sqlite } = this.#world.server;
    const twice = sqlite.all<{ mark: string; n: number }>(
      `SELECT substr(body ->> '$.facts.note', 1, instr(body ->> '$.facts.note', ';')) AS mark, count(*) AS n
       FROM log WHERE kind = 'finding.record' AND outcome = 'applied' GROUP BY 1 HAVING n > 1`,
    );
    for (const { mark, n } of twice) this.fail('doubled', `form ${mark} is ${n} findings`);
    const [odd] = sqlite.all<{ id: string }>(
      `SELECT id FROM log WHERE kind = 'finding.record' AND outcome = 'applied'
         AND NOT EXISTS (SELECT 1 FROM findings WHERE key = log.id)
       UNION ALL SELECT key FROM findings
       WHERE NOT EXISTS (SELECT 1 FROM log WHERE id = findings.key AND kind = 'finding.record' AND outcome = 'applied')`,
    );
    if (odd !== undefined) this.fail('doubled', `finding ${odd.id} and the log do not fit`);
  }

  /** Whoever brought it: a mutation stays its author's. */
  #checkAuthors(): void {
    const { saves, server } = this.#world;
    for (const { id, author } of server.sqlite.all<{ id: string; author: string }>(
      'SELECT id, account_id AS author FROM log',
    )) {
      const form = saves.promised.get(id);
      if (form !== undefined && form.accountId !== author)
        this.fail('diverged', `${form.kind} ${id} of ${form.accountId} is under the name of ${author}`);
    }
  }

  /** Nothing waits for something that is here. */
  #checkHeld(): void {
    const late = this.#world.server.sqlite.all<{ id: string; kind: string; parent: string }>(
      `SELECT id, kind, parent FROM held AS h WHERE EXISTS (SELECT 1 FROM log WHERE id = h.parent)
         OR EXISTS (SELECT 1 FROM operations WHERE key = h.parent) OR EXISTS (SELECT 1 FROM log WHERE id = h.id)`,
    );
    for (const { id, kind, parent } of late)
      this.fail('diverged', `${kind} ${id} still waits for ${parent}, which is here`);
  }
}

// As the app keeps it (`SyncState`).
function asSync(value: unknown): { cursors: Record<string, string> } | undefined {
  return value as { cursors: Record<string, string> } | undefined;
}
