/**
 * Doubles at the edge of D1: one counts what the bill counts, one fails as D1 does. Everything else is the real one.
 *
 *   const counted = countingDb(world.db);
 *   await budi.talksTo(world.with(counted.db)).sends(m);
 *   counted.reads, counted.writes, counted.rowsRead, counted.rowsWritten
 */

export type Counted = {
  db: D1Database;
  reads: number;
  writes: number;
  rowsRead: number;
  rowsWritten: number;
  sql: string[];
  reset(): void;
};

type Hooks = {
  before(sql: readonly string[]): Promise<void>;
  after(sql: readonly string[], results: readonly D1Result[]): Promise<void>;
};

const originals = new WeakMap<D1PreparedStatement, { statement: D1PreparedStatement; sql: string }>();

/** Every statement that is sent, alone or in a batch, passes the hooks. `first` is sent as `all`, which has a meta. */
function hooked(db: D1Database, hooks: Hooks): D1Database {
  const send = async <T>(statements: readonly D1PreparedStatement[]): Promise<D1Result<T>[]> => {
    const known = statements.map((one) => originals.get(one));
    const sql = known.map((one) => one?.sql ?? '');
    await hooks.before(sql);
    const results = await db.batch<T>(known.map((one) => one?.statement).filter((one) => one !== undefined));
    await hooks.after(sql, results);
    return results;
  };
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const double = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      all: async () => (await send([double]))[0],
      run: async () => (await send([double]))[0],
      first: async () => (await send([double]))[0]?.results[0] ?? null,
    } as unknown as D1PreparedStatement; // the parts of a statement that our code uses
    originals.set(double, { statement, sql });
    return double;
  };
  return { prepare: (sql: string) => wrap(db.prepare(sql), sql), batch: send } as unknown as D1Database; // as above
}

/** Counts statements and rows as D1's `meta` does. */
export function countingDb(db: D1Database): Counted {
  const counted: Counted = {
    db,
    reads: 0,
    writes: 0,
    rowsRead: 0,
    rowsWritten: 0,
    sql: [],
    reset: () => Object.assign(counted, { reads: 0, writes: 0, rowsRead: 0, rowsWritten: 0, sql: [] }),
  };
  counted.db = hooked(db, {
    before: async () => undefined,
    after: async (sql, results) => {
      sql.forEach((text, at) => {
        const { rows_read: rowsRead, rows_written: rowsWritten } = results[at]?.meta ?? {
          rows_read: 0,
          rows_written: 0,
        };
        counted.sql.push(text);
        counted[/^\s*(?:SELECT|WITH)/i.test(text) ? 'reads' : 'writes'] += 1;
        counted.rowsRead += rowsRead;
        counted.rowsWritten += rowsWritten;
      });
    },
  });
  return counted;
}

export type Fault = 'before' | 'after' | 'hangs';

/** Fails the next `times` batches that write to the log: before they reach D1, after it has committed, or never answers. */
export function failingDb(db: D1Database, fault: Fault, times: number): { db: D1Database; failures: number } {
  const state = { db, failures: 0 };
  const isHit = (sql: readonly string[]): boolean =>
    sql.some((text) => text.includes('INSERT INTO log')) && state.failures < times;
  const fail = async (): Promise<void> => {
    state.failures += 1;
    if (fault === 'hangs') await new Promise(() => undefined);
    throw new Error('D1_ERROR: Network connection lost.');
  };
  state.db = hooked(db, {
    before: async (sql) => {
      if (fault === 'before' && isHit(sql)) await fail();
    },
    after: async (sql) => {
      if (fault !== 'before' && isHit(sql)) await fail();
    },
  });
  return state;
}
