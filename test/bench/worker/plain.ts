/**
 * The reference for the server's time: what a push has left in the database, inserted into an empty database of the
 * same tables in one D1 batch, with no reading, no rule, no guard. Two ways: a list per table through `json_each`
 * (the fastest that D1 knows, and what the push itself uses), and a statement per row.
 */
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

export type Content = { table: string; columns: string[]; rows: unknown[][] }[];

/** The tables that a push of findings writes, in the order it writes them. */
const tables = ['log', 'findings', 'encounters', 'cases', 'standings', 'feed_heads', 'tallies'] as const;
/** As the worker's own: a bound value may have 2 MB. */
const unitsMax = 600_000;

/** Generated columns are left out: the database makes them. */
export async function contentOf(db: D1Database, sinceSeq: number): Promise<Content> {
  const content: Content = [];
  for (const table of tables) {
    const { results: infos } = await db.prepare(`PRAGMA table_xinfo(${table})`).all<{ name: string; hidden: number }>();
    const columns = infos.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
    const since = columns.includes('seq') ? `WHERE seq > ${sinceSeq}` : '';
    const rows = await db.prepare(`SELECT ${columns.join(', ')} FROM ${table} ${since}`).raw();
    content.push({ table, columns, rows });
  }
  return content;
}

export async function emptyAll(db: D1Database): Promise<void> {
  await db.batch(tables.map((table) => db.prepare(`DELETE FROM ${table}`)));
}

export async function openPlain(): Promise<D1Database> {
  await applyD1Migrations(env.PLAIN, env.TEST_MIGRATIONS);
  return env.PLAIN;
}

export function listsOf(db: D1Database, content: Content): D1PreparedStatement[] {
  return content.flatMap(({ table, columns, rows }) => {
    const values = columns.map((_, at) => `value ->> ${at}`).join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?1)`;
    return inPieces(rows).map((json) => db.prepare(sql).bind(json));
  });
}

export function singlesOf(db: D1Database, content: Content): D1PreparedStatement[] {
  return content.flatMap(({ table, columns, rows }) => {
    const values = columns.map((_, at) => `?${at + 1}`).join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
    return rows.map((row) => statement.bind(...row));
  });
}

function inPieces(rows: readonly unknown[]): string[] {
  const pieces: string[][] = [];
  let units = unitsMax;
  for (const row of rows.map((row) => JSON.stringify(row))) {
    if (units + row.length > unitsMax) {
      pieces.push([]);
      units = 0;
    }
    pieces.at(-1)?.push(row);
    units += row.length;
  }
  return pieces.map((piece) => `[${piece.join(',')}]`);
}
