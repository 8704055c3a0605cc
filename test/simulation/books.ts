/**
 * The server's tables as the invariants read them again and again: what was read is kept until something is written
 * that may have changed it. No code of the server's is used, and no list of what lies where is trusted.
 */
import { createHash } from 'node:crypto';
import type { Role } from '../../schema/outcome.ts';
import type { Row } from '../../schema/rows.ts';
import type { Sqlite } from './d1.ts';

export type Reader = { accountId: string; role: Role; unitId: string | null; active: boolean };
export type FeedRow = { type: Row['type']; key: string; feed: string; seq: number; version: string; body: string };
/** What decides who sees a finding, of itself and of the case under it. */
export type Seen = {
  operationId: string;
  unitId: string | null;
  photos: string[];
  caseUnitId: string | null;
  assigneeId: string | null;
};
type Account = Omit<Reader, 'active'> & { active: number };
type Session = { accountId: string; expiresAt: string };

const feedTables = {
  operation: 'operations',
  member: 'members',
  count: 'counts',
  finding: 'findings',
  case: 'cases',
  standing: 'standings',
  conflict: 'conflicts',
  entry: 'entries',
  unit: 'units',
  calendar: 'calendars',
  setting: 'settings',
  officer: 'officers',
};
const newsSql = Object.entries(feedTables)
  .map(([type, table]) => `SELECT '${type}' AS type, key, feed, seq, version, body FROM ${table} WHERE seq > ?1`)
  .join(' UNION ALL ');
/** Written at every turn; no row of a feed lies in them. */
const besides = new Set(['attempts', 'mirror', 'blocks', 'devices', 'held', 'sessions']);

export class Books {
  readonly #sqlite: Sqlite;
  readonly #rows = new Map<string, FeedRow>();
  #rowsUpto = 0;
  #hasAllRows = false;
  readonly #accounts = new Map<string, Account | null>();
  readonly #sessions = new Map<string, Session | null>();
  readonly #members = new Map<string, boolean>();
  readonly #hashes = new Map<number, string>();
  readonly #tokens = new Map<string, string>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    sqlite.onWrite = (table) => this.#written(table);
  }

  /** Whose session the cookie is at that time; null when it is nobody's. */
  readerOf(cookie: string | null, nowMs: number): Reader | null {
    if (cookie === null) return null;
    const session = kept(this.#sessions, cookie, () => this.#session(cookie));
    if (session === null || session.expiresAt <= new Date(nowMs).toISOString()) return null;
    return this.account(session.accountId);
  }

  account(accountId: string): Reader | null {
    const sql = 'SELECT id AS accountId, role, unit_id AS unitId, active FROM accounts WHERE id = ?1';
    const row = kept(this.#accounts, accountId, () => this.#sqlite.all<Account>(sql, accountId)[0] ?? null);
    return row === null ? null : { ...row, active: row.active === 1 };
  }

  isOnTeam(operationId: string, accountId: string): boolean {
    const sql = 'SELECT 1 FROM members WHERE operation_id = ?1 AND account_id = ?2';
    const find = (): boolean => this.#sqlite.all(sql, operationId, accountId).length > 0;
    return kept(this.#members, `${operationId} ${accountId}`, find);
  }

  isUnder(unitId: string, rootId: string): boolean {
    for (let id: string | null = unitId, n = 0; id !== null && n < 10; n += 1) {
      if (id === rootId) return true;
      const sql = 'SELECT parent_id AS parent FROM units WHERE key = ?1';
      const [row]: { parent: string | null }[] = this.#sqlite.all(sql, id);
      id = row?.parent ?? null;
    }
    return false;
  }

  findingOf(id: string): Seen | null {
    const [row] = this.#sqlite.all<{ finding: string; file: string | null }>(
      'SELECT f.body AS finding, c.body AS file FROM findings AS f LEFT JOIN cases AS c ON c.key = f.key WHERE f.key = ?1',
      id,
    );
    if (row === undefined) return null;
    const { operationId, unitId, photos } = JSON.parse(row.finding) as Seen; // a finding's body
    const file =
      row.file === null ? null : (JSON.parse(row.file) as { unitId: string | null; assigneeId: string | null });
    return { operationId, unitId, photos, caseUnitId: file?.unitId ?? null, assigneeId: file?.assigneeId ?? null };
  }

  /** First signs of the hash of a log entry. Entries never change. */
  hashAt(seq: number): string | undefined {
    const known = this.#hashes.get(seq);
    if (known !== undefined) return known;
    const sql = 'SELECT substr(hash, 1, 8) AS hash8 FROM log WHERE seq = ?1';
    const [row] = this.#sqlite.all<{ hash8: string }>(sql, seq);
    if (row !== undefined) this.#hashes.set(seq, row.hash8);
    return row?.hash8;
  }

  /** Rows of a feed with since < seq ≤ upto, whatever table they lie in. */
  rowsOfFeed(feed: string, sinceSeq = 0, uptoSeq: number = Number.MAX_SAFE_INTEGER): FeedRow[] {
    this.#readNews();
    const found: FeedRow[] = [];
    for (const row of this.#rows.values())
      if (row.feed === feed && row.seq > sinceSeq && row.seq <= uptoSeq) found.push(row);
    return found;
  }

  /** All is read anew: also what was changed without a number of its own. */
  forget(): void {
    this.#rows.clear();
    this.#rowsUpto = 0;
    this.#hasAllRows = false;
    for (const some of [this.#accounts, this.#sessions, this.#members, this.#hashes]) some.clear();
  }

  #written(table: string | null): void {
    if (table === null) return this.forget();
    if (table === 'accounts') this.#accounts.clear();
    if (table === 'sessions') this.#sessions.clear();
    if (besides.has(table)) return undefined;
    this.#members.clear();
    this.#hasAllRows = false;
    return undefined;
  }

  /** A row that changes has a new number, also when it changes hands. */
  #readNews(): void {
    if (this.#hasAllRows) return;
    this.#hasAllRows = true;
    for (const row of this.#sqlite.all<FeedRow>(newsSql, this.#rowsUpto)) {
      this.#rows.set(`${row.type}|${row.key}`, row);
    }
    for (const { seq } of this.#rows.values()) this.#rowsUpto = Math.max(this.#rowsUpto, seq);
  }

  #session(cookie: string): Session | null {
    const sql = 'SELECT account_id AS accountId, expires_at AS expiresAt FROM sessions WHERE token_hash = ?1';
    const token = kept(this.#tokens, cookie, () => createHash('sha256').update(cookie).digest('hex'));
    return this.#sqlite.all<Session>(sql, token)[0] ?? null;
  }
}

function kept<K, V>(values: Map<K, V>, key: K, find: () => V): V {
  const known = values.get(key);
  if (known !== undefined) return known;
  const found = find();
  values.set(key, found);
  return found;
}
