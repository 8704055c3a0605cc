// What the commands about the local state share.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `.sidak/demo`, or `.sidak/empty` with `--empty`: the demo and a real set-up never share a database. `--large`: another. */
export function stateDirOf(args: readonly string[]): string {
  const root = process.env['SIDAK_STATE'] ?? fileURLToPath(new URL('../../.sidak', import.meta.url));
  return join(root, args.includes('--empty') ? 'empty' : args.includes('--large') ? 'large' : 'demo');
}

/** The one file that the command is about. */
export function theFile(): string {
  const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const [file] = named;
  if (file === undefined || named.length > 1) throw new Error('Name one file: npm run backup -- <file>');
  return file;
}

/** Prints what went wrong as one line and ends with 1. */
export async function runTask(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
