/** A database as it was: what time travel or a backup file gives back. The file store is never part of it. */
import { env } from 'cloudflare:workers';

export type Backup = Map<string, Record<string, unknown>[]>;

async function tableNames(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND name <> 'd1_migrations'`,
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Every row of every table; generated columns are not among what is written back. */
export async function takesBackup(): Promise<Backup> {
  const backup: Backup = new Map();
  for (const table of await tableNames()) {
    const { results: columns } = await env.DB.prepare('SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0')
      .bind(table)
      .all<{ name: string }>();
    const names = columns.map(({ name }) => name).join(', ');
    const { results } = await env.DB.prepare(`SELECT ${names} FROM ${table}`).all();
    backup.set(table, results);
  }
  return backup;
}

export async function restores(backup: Backup): Promise<void> {
  const statements: D1PreparedStatement[] = [];
  for (const [table, rows] of backup) {
    statements.push(env.DB.prepare(`DELETE FROM ${table}`));
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) continue;
    const values = columns.map((column) => `value ->> '$.${column}'`).join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?1)`;
    for (let from = 0; from < rows.length; from += 500)
      statements.push(env.DB.prepare(sql).bind(JSON.stringify(rows.slice(from, from + 500))));
  }
  await env.DB.batch(statements);
}
