/**
 * A D1 binding over node:sqlite: the same SQLite, the same batches (all of it or nothing, one after another), errors in
 * D1's words, its limits on what is bound. What it adds is trouble: calls that take their time, fail before or after
 * they were carried out, or stall.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

type Value = string | number | null | Uint8Array;
export type Result = { results: Record<string, unknown>[]; success: true; meta: { changes: number; duration: number } };

/** D1's own: https://developers.cloudflare.com/d1/platform/limits/ */
const parametersMax = 100;
const valueBytesMax = 2_000_000;

/** When and how a call is carried out. `work` is called once, or never when the call fails before it. */
export type Carry = <T>(isWrite: boolean, work: () => T | Promise<T>) => Promise<T>;
/** A database elsewhere that carries statements out: a batch as a whole or not at all. */
export type Asks = (
  statements: readonly [sql: string, values: readonly Value[]][],
  isBatch: boolean,
) => Promise<Result[]>;

/** A statement, prepared when it is first carried out, and what can be read off its text. */
class Prepared {
  /** The table or view it writes; null when it only reads. */
  readonly writes: string | null;
  readonly isReturning: boolean;
  readonly #db: DatabaseSync;
  readonly sql: string;
  #statement: StatementSync | null = null;

  constructor(db: DatabaseSync, sql: string) {
    this.#db = db;
    this.sql = sql;
    const [, table] =
      /^\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE(?: OR \w+)?|DELETE FROM) (\w+)/i.exec(sql) ?? [];
    this.writes = table ?? (/^\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b/i.test(sql) ? '?' : null);
    this.isReturning = /\bRETURNING\b/.test(sql);
  }

  get statement(): StatementSync {
    this.#statement ??= this.#db.prepare(this.sql);
    return this.#statement;
  }
}

export class Sqlite {
  readonly db: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();
  /** Told which table was written; null: anything may be otherwise now. */
  onWrite: (table: string | null) => void = () => undefined;

  constructor(file = ':memory:') {
    this.db = new DatabaseSync(file, { timeout: 5_000 });
    if (file !== ':memory:') return;
    this.db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;');
  }

  prepared(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = new Prepared(this.db, sql);
    this.#prepared.set(sql, fresh);
    return fresh;
  }

  /** A state to which it can be put back. */
  mark(name: string): void {
    this.run(`SAVEPOINT ${name}`);
  }

  /** States marked later are forgotten. */
  rewind(name: string): void {
    this.run(`ROLLBACK TO ${name}`);
    this.onWrite(null);
  }

  release(name: string): void {
    this.run(`RELEASE ${name}`);
  }

  all<T>(sql: string, ...values: Value[]): T[] {
    return this.prepared(sql).statement.all(...values) as T[]; // the caller names the statement's columns
  }

  run(sql: string, ...values: Value[]): void {
    const prepared = this.prepared(sql);
    if (prepared.writes !== null) this.onWrite(prepared.writes);
    prepared.statement.run(...values);
  }
}

export class SomeD1 {
  readonly #sqlite: Sqlite;
  readonly #carry: Carry;
  /** Null: the database is here. */
  readonly #asks: Asks | null;

  constructor(sqlite: Sqlite, carry: Carry, asks: Asks | null = null) {
    this.#asks = asks;
    this.#sqlite = sqlite;
    this.#carry = carry;
  }

  prepare(sql: string): Statement {
    return new Statement(this.#sqlite.prepared(sql), [], this);
  }

  batch(statements: readonly Statement[]): Promise<Result[]> {
    const isWrite = statements.some((one) => one.isWrite);
    if (this.#asks !== null) return this.#carry(isWrite, () => this.#elsewhere(statements, true));
    const work = (): Result[] => statements.map((one) => this.execute(one));
    return this.#carry(isWrite, () => (isWrite ? inOne(this.#sqlite, work) : inD1Words(work)));
  }

  alone<T>(statement: Statement, of: (result: Result) => T): Promise<T> {
    if (this.#asks !== null)
      return this.#carry(statement.isWrite, async () => of(firstOf(await this.#elsewhere([statement], false))));
    // One statement alone is done or undone by SQLite itself.
    return this.#carry(statement.isWrite, () => inD1Words(() => of(this.execute(statement))));
  }

  /** With one copy of the database every reading is of the newest. */
  withSession(): this {
    return this;
  }

  getBookmark(): null {
    return null;
  }

  async #elsewhere(statements: readonly Statement[], isBatch: boolean): Promise<Result[]> {
    const told = (): void => {
      for (const { prepared } of statements) if (prepared.writes !== null) this.#sqlite.onWrite(prepared.writes);
    };
    try {
      return (
        (await this.#asks?.(
          statements.map(({ prepared, values }) => [prepared.sql, values]),
          isBatch,
        )) ?? []
      );
    } finally {
      told();
    }
  }

  execute({ prepared, values }: Statement): Result {
    const { statement, writes, isReturning } = prepared;
    if (writes !== null) this.#sqlite.onWrite(writes);
    if (writes !== null && !isReturning) {
      return { results: [], success: true, meta: { changes: Number(statement.run(...values).changes), duration: 0 } };
    }
    const results = statement.all(...values) as Record<string, unknown>[]; // rows are objects by column
    return { results, success: true, meta: { changes: writes === null ? 0 : results.length, duration: 0 } };
  }
}

export class Statement {
  readonly prepared: Prepared;
  readonly values: readonly Value[];
  readonly #d1: SomeD1;

  constructor(prepared: Prepared, values: readonly Value[], d1: SomeD1) {
    this.prepared = prepared;
    this.values = values;
    this.#d1 = d1;
  }

  get isWrite(): boolean {
    return this.prepared.writes !== null;
  }

  bind(...values: unknown[]): Statement {
    if (values.length > parametersMax) throw new Error(`D1_ERROR: too many SQL variables: SQLITE_ERROR`);
    return new Statement(this.prepared, values.map(asValue), this.#d1);
  }

  all(): Promise<Result> {
    return this.#d1.alone(this, (result) => result);
  }

  run(): Promise<Result> {
    return this.all();
  }

  first(column?: string): Promise<unknown> {
    return this.#d1.alone(this, ({ results: [row] }) =>
      column === undefined ? (row ?? null) : (row?.[column] ?? null),
    );
  }

  raw(): Promise<unknown[][]> {
    return this.#d1.alone(this, ({ results }) => results.map((row) => Object.values(row)));
  }
}

function firstOf([first]: readonly Result[]): Result {
  return first ?? { results: [], success: true, meta: { changes: 0, duration: 0 } };
}

function asValue(value: unknown): Value {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') {
    if (value.length > valueBytesMax) throw new Error('D1_ERROR: string or blob too big: SQLITE_TOOBIG');
    return value;
  }
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return value;
  throw new Error(`D1_TYPE_ERROR: Type '${typeof value}' not supported`);
}

function inD1Words<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(error);
  }
}

/** As a whole or not at all; the error in D1's words. */
function inOne<T>(sqlite: Sqlite, work: () => T): T {
  sqlite.run('SAVEPOINT one');
  try {
    const result = work();
    sqlite.run('RELEASE one');
    return result;
  } catch (error) {
    sqlite.run('ROLLBACK TO one');
    sqlite.run('RELEASE one');
    throw inWords(error);
  }
}

const constraint = 19;
const names: Record<number, string> = {
  1: 'SQLITE_ERROR',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
};

function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const code = Number(error.errcode) & 0xff;
  const name = names[code] ?? 'SQLITE_ERROR';
  const more = code === constraint ? ' (extended: SQLITE_CONSTRAINT)' : '';
  return new Error(`D1_ERROR: ${error.message}: ${name}${more}`);
}
