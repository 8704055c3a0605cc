/** Reading what the preview needs from the server: everybody in the roster, and what an import changed. */
import type { EmployeesAnswer, UndoAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { type Failure, office } from '../device/device.ts';
import type { RosterJob } from './roster-job.ts';

/** Another admin may apply a version between two pages; then the reading begins anew, this often. */
const triesMax = 3;
/** Pages of the largest roster, and one for the empty last page. */
const pagesMax = limits.rosterRowsMax / limits.rosterPageMax + 1;

export type Base = { ok: true; version: number; employees: number } | Failure;

/** Everybody into the worker; answers which version that is. `tell` gets the number read so far. */
export async function loadCurrent(job: RosterJob, tell: (employees: number) => void): Promise<Base> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const read = await readAll(job, tell);
    if (read !== 'moved') return read;
  }
  return { ok: false, problem: 'offline' };
}

async function readAll(job: RosterJob, tell: (employees: number) => void): Promise<Base | 'moved'> {
  let after: number | null = 0;
  let version: number | null = null;
  let employees = 0;
  for (let page = 0; page < pagesMax && after !== null; page += 1) {
    const query: { after: number; limit: number } = { after, limit: limits.rosterPageMax };
    const answer = await office.read<EmployeesAnswer>('/api/roster/employees', query);
    if (!answer.ok) return answer;
    const { rows, next } = answer.value;
    if (version !== null && version !== answer.value.version) return 'moved';
    version = answer.value.version;
    await job.call('addCurrent', rows, page === 0);
    employees += rows.length;
    tell(employees);
    after = next;
  }
  return { ok: true, version: version ?? 0, employees };
}

export type Before = { ok: true; rows: UndoAnswer['rows'] } | Failure;

/** What each employee was before a version. */
export async function loadBefore(version: number): Promise<Before> {
  const rows: UndoAnswer['rows'] = [];
  let after: number | null = 0;
  for (let page = 0; page < pagesMax && after !== null; page += 1) {
    const query: { after: number; limit: number } = { after, limit: limits.rosterPageMax };
    const answer = await office.read<UndoAnswer>(`/api/roster/versions/${version}/undo`, query);
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    after = answer.value.next;
  }
  return { ok: true, rows };
}
