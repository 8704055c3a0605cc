// Where the tests keep what lives only as long as they do: databases, stores of phones, profiles of browsers. A disk
// makes each of some ten thousand commits wait until it is written; memory does not, and no test asks what a power cut
// leaves. So where the system has a file system in memory with enough room, it is used; elsewhere the usual place.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux has one here; containers often give it 64 MB only. */
const MEMORY = '/dev/shm';
/** A whole run needs some 500 MB at its height. */
const ROOM_BYTES = 3 * 1024 ** 3;

/** A new folder for one run, removed when this process ends; what runs that were killed left goes first. */
export function openScratch(): string {
  const place = hasRoom(MEMORY) ? MEMORY : tmpdir();
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) {
    const run = /^sidak-test-(\d+)-/.exec(name)?.[1];
    if (run !== undefined && !isAlive(Number(run))) remove(join(place, name));
  }
  const folder = mkdtempSync(join(place, `sidak-test-${process.pid}-`));
  process.once('exit', () => remove(folder));
  return folder;
}

function hasRoom(place: string): boolean {
  if (!existsSync(place)) return false;
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Another person's process is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What another process still writes there, or another person's, stays. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next run tries again.
  }
}
