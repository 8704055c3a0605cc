/**
 * From a preview to a current roster: start a version, send the changes in pages, the packed file, apply. Whatever
 * breaks off is taken up where it stopped: a page sent twice is kept once, and nothing is changed before the last
 * request, which is all or nothing. Once it is no longer wanted, nothing more is asked: whoever uses the window by then
 * has not chosen this.
 */
import type { RosterStarted, RosterSummary } from '../../schema/api.ts';
import type { RosterUnit } from '../../schema/roster.ts';
import { type Failure, office } from '../device/device.ts';
import type { RosterJob } from './roster-job.ts';

export type Plan = {
  /** The file's name, or what is undone: it stands in the list of imports. */
  source: string;
  /** The version that the preview was computed against. */
  base: number;
  summary: RosterSummary;
  pages: number;
  units: RosterUnit[];
  /** ISO instant at which the roster is as it says. */
  asOf: string;
};
/** How far it got: what to go on from after a failure. */
export type Progress = { version: number | null; pagesSent: number; packed: { hash: string; size: number } | null };
export const notBegun: Progress = { version: null, pagesSent: 0, packed: null };

export type Applied = { ok: true; version: number } | { ok: false; problem: Failure['problem']; progress: Progress };

/** Requests that are done, of `pages + 2`: the file and the applying come after the pages. */
export function stepsDone({ pagesSent, packed }: Progress): number {
  return pagesSent + (packed === null ? 0 : 1);
}

export async function applyPlan(
  job: RosterJob,
  plan: Plan,
  from: Progress,
  tell: (progress: Progress) => void,
  isWanted: () => boolean,
): Promise<Applied> {
  let progress = from;
  const reach = (next: Partial<Progress>): void => {
    progress = { ...progress, ...next };
    tell(progress);
  };
  const version = progress.version ?? (await startVersion(plan));
  if (typeof version !== 'number') return { ok: false, problem: version.problem, progress };
  reach({ version });
  for (let at = progress.pagesSent; at < plan.pages; at += 1) {
    const changes = await job.call('page', at);
    if (!isWanted()) return unwanted(progress);
    const sent = await office.send<null>('POST', `/api/roster/versions/${version}/changes`, { changes });
    if (!sent.ok) return { ok: false, problem: sent.problem, progress };
    reach({ pagesSent: at + 1 });
  }
  const packed = progress.packed ?? (await sendFile(job, plan, version));
  if ('problem' in packed) return { ok: false, problem: packed.problem, progress };
  reach({ packed });
  if (!isWanted()) return unwanted(progress);
  const applied = await office.send<null>('POST', `/api/roster/versions/${version}/apply`, packed);
  return applied.ok ? { ok: true, version } : { ok: false, problem: applied.problem, progress };
}

/** Told to nobody: who began it has left. */
const unwanted = (progress: Progress): Applied => ({ ok: false, problem: 'offline', progress });

async function startVersion({ source, base, summary }: Plan): Promise<number | Failure> {
  const started = await office.send<RosterStarted>('POST', '/api/roster/versions', { source, base, summary });
  return started.ok ? started.value.version : started;
}

async function sendFile(job: RosterJob, { units, asOf }: Plan, version: number) {
  const { bytes, hash, size } = await job.call('pack', units, { version, asOf });
  const sent = await office.sendBytes<null>(`/api/roster/versions/${version}/file`, bytes);
  return sent.ok ? { hash, size } : sent;
}

/** Takes a version back that will not be applied. Whether it could be is not important: it changes nothing. */
export async function dropVersion({ version }: Progress): Promise<void> {
  if (version !== null) await office.send<null>('DELETE', `/api/roster/versions/${version}`);
}
