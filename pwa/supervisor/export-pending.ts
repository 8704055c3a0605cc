/** The spreadsheet files of what waits for somebody: open conflicts, and what is held. Made like that of findings. */
import type { ConflictListing, HeldAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { office } from '../device/device.ts';
import { readPage } from '../personnel/use-page.ts';
import { supervisorText } from '../text/supervisor.ts';
import { type Exported, handOver } from './export-findings.ts';
import { conflictsCsv, heldCsv, type PendingWords } from './pending-csv.ts';

type Told = (done: number) => void;

export async function exportConflicts(count: number, words: PendingWords, told: Told): Promise<Exported> {
  const read = async () => allOf<ConflictListing>('/api/conflicts', told);
  return exported('conflicts', count, async () => linesOr(await read(), (rows) => conflictsCsv(rows, words)));
}

export async function exportHeld(count: number, words: PendingWords, told: Told): Promise<Exported> {
  const read = async () => allOf<HeldAnswer['rows'][number]>('/api/held', told);
  return exported('held', count, async () => linesOr(await read(), (rows) => heldCsv(rows, words)));
}

type File = { csv: string; count: number };

function linesOr<T>(rows: readonly T[] | null, csv: (rows: readonly T[]) => string): File | null {
  return rows === null ? null : { csv: csv(rows), count: rows.length };
}

/** `count` goes into the log. Nothing is handed over without that. */
async function exported(
  what: 'conflicts' | 'held',
  count: number,
  make: () => Promise<File | null>,
): Promise<Exported> {
  if (count > limits.exportRowsMax) return { ok: false, why: 'tooMany' };
  const noted = await office.send('POST', '/api/exports', { what, filter: {}, rows: count });
  const file = noted.ok ? await make() : null;
  if (file === null) return { ok: false, why: 'failed' };
  handOver(`${supervisorText().export.pending.file[what]}.csv`, file.csv);
  return { ok: true, count: file.count };
}

/** Null when a page cannot be read now, or there are too many. */
async function allOf<T>(path: string, told: Told): Promise<T[] | null> {
  const rows: T[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const read = await readPage<{ rows: T[]; next: string | null }>(path, { after });
    if (read.state !== 'ready' || read.stale) return null;
    rows.push(...read.value.rows);
    if (rows.length > limits.exportRowsMax) return null;
    told(rows.length);
    after = read.value.next;
  }
  return rows;
}
