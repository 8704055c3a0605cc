// Finds a browser on this machine, installs one where that is allowed, else says what to do.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  /** As people call it. */
  title: string;
  /** The environment variable that names another one. */
  variable: string;
  /** Its names on PATH, the best first. */
  names: readonly string[];
  /** Its usual places on macOS and Windows, where PATH does not hold browsers. */
  places: readonly string[];
  /** What Debian calls it. */
  debian: string;
}

/** `tail` below each folder in which Windows keeps programs. */
export function windowsPlaces(...tails: readonly string[]): string[] {
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base === undefined ? [] : tails.map((tail) => join(base, tail));
  });
}

function search({ title, variable, names, places }: Program): string | undefined {
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`${variable} names ${named} as ${title}, which is not there.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((file) => existsSync(file));
}

function install({ title, debian }: Program): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.error(`Installing ${title} with apt-get ...`);
  const run = (args: string[]) => execFileSync('apt-get', args, { stdio: ['ignore', 2, 2] });
  try {
    run(['update', '-q']);
    run(['install', '-y', '-q', '--no-install-recommends', debian]);
  } catch (error) {
    console.error(String(error));
  }
}

/** The path of the program. Throws with instructions when there is none and none can be installed. */
export function findProgram(program: Program): string {
  const found = search(program);
  if (found !== undefined) return found;
  install(program);
  const installed = search(program);
  if (installed !== undefined) return installed;
  const { title, variable, debian } = program;
  throw new Error(
    `No ${title} found. Install it (Debian: apt-get install ${debian}), or name one: ${variable}=/path/to/${debian} npm test`,
  );
}
