/**
 * The same database as real D1 in workerd, behind the same troubles (`--d1 real`). A second connection to its file reads
 * for the invariants and puts it back to an earlier state, as the restore command does from outside.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { SQLOutputValue } from 'node:sqlite';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { type Asks, type Result, Sqlite } from './d1.ts';

/** What stands between us and the binding: statements in, results or the error's words out. */
const worker = `export default { async fetch(request, { DB }) {
  const { statements, isBatch } = await request.json();
  try {
    const bound = statements.map(([sql, values]) => DB.prepare(sql).bind(...values));
    return Response.json({ results: isBatch ? await DB.batch(bound) : [await bound[0].all()] });
  } catch (error) {
    return Response.json({ error: error.message });
  }
} }`;

export type RealD1 = { sqlite: Sqlite; asks: Asks; end: () => Promise<void> };

export async function openRealD1(): Promise<RealD1> {
  const folder = mkdtempSync(join(tmpdir(), 'sidak-d1-'));
  const options = { modules: true, script: worker, compatibilityDate: '2026-01-01', d1Databases: { DB: 'simulated' } };
  const host = new Miniflare(convertV4MiniflareOptions({ ...options, resourcePersistencePath: folder }));
  const asks: Asks = async (statements, isBatch) => {
    const body = JSON.stringify({ statements, isBatch });
    const response = await host.dispatchFetch('http://d1/', { method: 'POST', body });
    const answer = (await response.json()) as { results: Result[] } | { error: string }; // of the worker above
    if ('error' in answer) throw new Error(answer.error);
    return answer.results;
  };
  // The file is there once somebody has asked.
  await asks([['SELECT 1', []]], false);
  const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}\.sqlite$/.test(name),
  );
  if (file === undefined) throw new Error('D1 keeps its database somewhere else than it did');
  const sqlite = new FileSqlite(join(folder, file));
  const end = async (): Promise<void> => {
    sqlite.db.close();
    await host.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  return { sqlite, asks, end };
}

type Table = { name: string; columns: string; rows: Record<string, SQLOutputValue>[] };

/** Put back by writing every table anew: workerd has the file open all the while. */
class FileSqlite extends Sqlite {
  readonly #states = new Map<string, Table[]>();

  override mark(name: string): void {
    const tables = this.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
    );
    const copies = tables.map((table): Table => {
      // Columns that the database works out itself are not listed.
      const columns = this.db.prepare(`PRAGMA table_info(${table.name})`).all();
      const names = columns.map((column) => String(column['name'])).join(', ');
      return { name: table.name, columns: names, rows: this.db.prepare(`SELECT ${names} FROM ${table.name}`).all() };
    });
    this.#states.set(name, copies);
  }

  override rewind(name: string): void {
    this.db.exec('BEGIN IMMEDIATE');
    for (const { name: table, columns, rows } of this.#states.get(name) ?? []) {
      this.db.exec(`DELETE FROM ${table}`);
      const places = columns.replaceAll(/\w+/g, '?');
      const insert = this.db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${places})`);
      for (const row of rows) insert.run(...Object.values(row));
    }
    this.db.exec('COMMIT');
    this.onWrite(null);
  }

  override release(name: string): void {
    this.#states.delete(name);
  }
}
