/**
 * The import that is under way in this window. It outlives the screen: who looks at another page meanwhile finds it
 * where it was. Nothing of it is kept when the window closes or somebody else uses it; until it is applied nothing has
 * changed.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

import { limits } from '../../schema/limits.ts';
import type { RosterFileFault } from '../../schema/roster-csv.ts';
import type { RosterUnit } from '../../schema/roster.ts';
import { clock, type Failure, holdForm, rowsOfType, rowState, sendNow } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { refreshPages } from '../personnel/use-page.ts';
import { whenPersonChanges } from '../person-change.ts';
import { applyPlan, dropVersion, notBegun, type Plan, type Progress, stepsDone } from './roster-apply.ts';
import type { Overview } from './roster-import.ts';
import { openJob, type RosterJob } from './roster-job.ts';
import { loadBefore, loadCurrent } from './roster-pages.ts';

/** `file`: something else is chosen than a roster; `failed`: the browser could not do it. */
export type ImportFault = RosterFileFault | { reason: 'failed' } | { reason: 'too-large' };

export type Stage =
  | { at: 'choose'; fault: ImportFault | null; problem: Failure['problem'] | null; fileName: string }
  | { at: 'reading'; fileName: string; employees: number }
  | { at: 'preview'; overview: Overview; base: number; source: string; tookMs: number }
  | { at: 'applying'; overview: Overview; done: number; total: number }
  | { at: 'stopped'; overview: Overview; done: number; total: number; problem: Failure['problem'] }
  | { at: 'done'; overview: Overview; version: number };

/** Far above 100,000 rows of the widest export; more would not fit into the browser's memory. */
const fileBytesMax = 200_000_000;
const resting: Stage = { at: 'choose', fault: null, problem: null, fileName: '' };

const current = signal<Stage>(resting);
export const stage: ReadonlySignal<Stage> = current;

let job: RosterJob | null = null;
let begun: { plan: Plan; progress: Progress; overview: Overview } | null = null;
let release: (() => void) | null = null;

/** The worker of the preview on screen, for its lists. */
export function currentJob(): RosterJob | null {
  return job;
}

function fresh(): RosterJob {
  forget();
  release = holdForm();
  job = openJob();
  return job;
}

function forget(): void {
  job?.close();
  job = null;
  begun = null;
  release?.();
  release = null;
}

// The file, its preview and a version that is just being applied are his who chose the file. What was begun of it lies
// at the server as one that was never applied.
whenPersonChanges(() => {
  forget();
  current.value = resting;
});

/** Back to choosing a file; a version that was begun is taken back. */
export function cancelImport(): void {
  if (begun !== null) void dropVersion(begun.progress);
  forget();
  current.value = resting;
}

function fail(fileName: string, fault: ImportFault | null, problem: Failure['problem'] | null): void {
  forget();
  current.value = { at: 'choose', fault, problem, fileName };
}

/** Reads the file and shows what it would change. */
export async function previewFile(file: File): Promise<void> {
  const startedAt = clock.now();
  if (file.size > fileBytesMax) return fail(file.name, { reason: 'too-large' }, null);
  const mine = fresh();
  current.value = { at: 'reading', fileName: file.name, employees: 0 };
  try {
    const loading = loadCurrent(mine, (employees) => {
      if (job === mine) current.value = { at: 'reading', fileName: file.name, employees };
    });
    // A file that cannot be read ends the worker, and with it the reading that went on beside.
    loading.catch(() => undefined);
    const fault = await mine.call('read', new Uint8Array(await file.arrayBuffer()));
    if (job !== mine) return;
    if (fault !== null) return fail(file.name, fault, null);
    const base = await loading;
    if (job !== mine) return;
    if (!base.ok) return fail(file.name, null, base.problem);
    const overview = await mine.call('compare', unitsToMatch(), deadlines().today);
    if (job !== mine) return;
    const tookMs = Date.parse(clock.now()) - Date.parse(startedAt);
    current.value = { at: 'preview', overview, base: base.version, source: sourceOf(file.name), tookMs };
  } catch {
    if (job === mine) fail(file.name, { reason: 'failed' }, null);
  }
}

/** After units were created: the same file against the units there are now. */
export async function compareAgain(): Promise<void> {
  const shown = current.peek();
  const mine = job;
  if (mine === null || shown.at !== 'preview') return;
  const overview = await mine.call('compare', unitsToMatch(), deadlines().today).catch(() => null);
  if (job === mine && overview !== null) current.value = { ...shown, overview };
}

/** The version before the current one, as a preview of its own. */
export async function previewUndo(version: number, source: string): Promise<void> {
  const startedAt = clock.now();
  const mine = fresh();
  current.value = { at: 'reading', fileName: '', employees: 0 };
  try {
    const base = await loadCurrent(mine, (employees) => {
      if (job === mine) current.value = { at: 'reading', fileName: '', employees };
    });
    if (job !== mine) return;
    if (!base.ok) return fail('', null, base.problem);
    const before = await loadBefore(version);
    if (job !== mine) return;
    if (!before.ok) return fail('', null, before.problem);
    const overview = await mine.call('restore', before.rows);
    if (job !== mine) return;
    const tookMs = Date.parse(clock.now()) - Date.parse(startedAt);
    current.value = { at: 'preview', overview, base: base.version, source: sourceOf(source), tookMs };
  } catch {
    if (job === mine) fail('', { reason: 'failed' }, null);
  }
}

/** Applies what the preview shows. */
export async function applyPreview(): Promise<void> {
  const shown = current.peek();
  if (shown.at !== 'preview') return;
  const { overview, base, source } = shown;
  const plan = { source, base, summary: overview.counts, pages: overview.pages, units: allUnits(), asOf: clock.now() };
  begun = { plan, progress: notBegun, overview };
  await goOn();
}

/** From where it stopped. */
export async function goOn(): Promise<void> {
  const mine = job;
  const what = begun;
  if (mine === null || what === null) return;
  const { plan, overview } = what;
  const total = plan.pages + 2;
  const show = (progress: Progress): void => {
    what.progress = progress;
    if (job === mine) current.value = { at: 'applying', overview, done: stepsDone(progress), total };
  };
  show(what.progress);
  const isWanted = (): boolean => job === mine;
  const applied = await applyPlan(mine, plan, what.progress, show, isWanted).catch(() => null);
  if (job !== mine) return;
  if (applied?.ok === true) {
    forget();
    current.value = { at: 'done', overview, version: applied.version };
    refreshPages();
    sendNow();
    return;
  }
  const problem = applied === null ? 'offline' : applied.problem;
  current.value = { at: 'stopped', overview, done: stepsDone(what.progress), total, problem };
}

/** What the server knows already: it refuses an employee of a unit that is still on its way. */
function unitsToMatch(): RosterUnit[] {
  return rowsOfType('unit')
    .filter((row) => !row.body.retired && rowState('unit', row.key) === 'sent')
    .map(({ body: { id, name, shortName, externalId } }) => ({ id, name, shortName, externalId }));
}

/** Retired ones too: somebody inactive may still stand in one. */
function allUnits(): RosterUnit[] {
  return rowsOfType('unit').map(({ body: { id, name, shortName, externalId } }) => ({
    id,
    name,
    shortName,
    externalId,
  }));
}

/** As one short line, which is all the server takes. */
function sourceOf(name: string): string {
  const line = name.replace(/\p{Cc}/gu, ' ').trim();
  return line.slice(0, limits.lineMax) || '-';
}
