// The local D1 as a file: a copy of it while the server runs, and another one in its place while it does not.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { isRunning, renewEpoch } from './state.ts';

/** Where workerd keeps it; null before the first start. */
function findDatabase(stateDir: string): string | null {
  const folder = join(stateDir, 'data/v3/d1/miniflare-D1DatabaseObject');
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (names.length > 1) throw new Error(`${folder} holds ${names.length} databases; there should be one.`);
  return names[0] === undefined ? null : join(folder, names[0]);
}

function theDatabase(stateDir: string): string {
  const path = findDatabase(stateDir);
  if (path === null) throw new Error(`There is no database in ${stateDir}. Start the server once first.`);
  return path;
}

/** Writes the database as it is now to `file`, also beside a running server. The file appears whole or not at all. */
export async function backUpDatabase(stateDir: string, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is there already; nothing was written over it.`);
  await copyTo(theDatabase(stateDir), file);
}

/** SQLite's own online backup: what is being written meanwhile is in it whole or not at all. */
async function copyTo(database: string, file: string): Promise<void> {
  const source = new DatabaseSync(database, { readOnly: true });
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    await backup(source, unfinished);
  } finally {
    source.close();
  }
  // One file by itself, without a log beside it.
  const copy = new DatabaseSync(unfinished);
  copy.exec('PRAGMA journal_mode = DELETE');
  copy.close();
  checkDatabase(unfinished);
  renameSync(unfinished, file);
}

/** Throws when the file is no whole database of Sidak's. */
function checkDatabase(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [check] = database.prepare('PRAGMA integrity_check').all();
    if (check?.['integrity_check'] !== 'ok') throw new Error(`${file} is damaged.`);
    const named = `SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('log', 'accounts', 'd1_migrations')`;
    if (database.prepare(named).get()?.['n'] !== 3) throw new Error(`${file} is no database of Sidak.`);
  } finally {
    database.close();
  }
}

/**
 * Puts the database of `file` in the place of the present one, which is kept beside it, and gives the server a new
 * epoch. Answers where the replaced one lies. Refuses while a server works on it.
 */
export async function restoreDatabase(stateDir: string, file: string, now: Date): Promise<string> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  if (await isRunning(stateDir)) throw new Error('The server is running. Stop it first (Ctrl-C where it was started).');
  checkDatabase(file);
  const database = theDatabase(stateDir);
  const folder = join(stateDir, 'replaced');
  mkdirSync(folder, { recursive: true });
  const replaced = join(folder, `${now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);
  await copyTo(database, replaced);
  // Before the database: a new epoch on the old one is harmless, the old epoch on a restored one is not.
  renewEpoch(stateDir);
  copyFileSync(file, `${database}.new`);
  for (const beside of ['-wal', '-shm']) rmSync(database + beside, { force: true });
  renameSync(`${database}.new`, database);
  return replaced;
}
