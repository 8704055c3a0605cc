// Whom the raid meets: civil servants of the demo regency, each name borne by one person only.
import type { CasesAnswer, EmployeesAnswer } from '../../../schema/api.ts';
import type { RosterEmployee } from '../../../schema/roster.ts';
import { Client } from '../../../worker/dev/client.ts';

export type Person = Pick<RosterEmployee, 'name' | 'nip' | 'unitId'>;
/** `own`: people of the head's office. `others`: of no office of his. */
export type Met = { own: Person[]; others: Person[] };

const pageSize = 40;
/** Apart by this many, people are of different offices; odd, so that they are not the demo's own raid. */
const stride = 611;

/** Nobody who was noted already, so that figures of this raid are this raid's. */
export async function meetPeople(admin: Client, desk: Client, headUnits: readonly string[]): Promise<Met> {
  const noted = await desk.get<CasesAnswer>('/api/cases?limit=100');
  const known = new Set(noted.rows.map(({ case: { subject } }) => ('name' in subject ? subject.name : '')));
  const starts = Array.from({ length: 14 }, (_, at) => at * stride);
  const pages = await Promise.all(
    starts.map((after) => admin.get<EmployeesAnswer>(`/api/roster/employees?after=${after}&limit=${pageSize}`)),
  );
  const isMet = (one: RosterEmployee): boolean => one.active && one.echelon === null && !known.has(one.name);
  const everybody = pages.flatMap((page) => page.rows);
  const isHis = (one: Person): boolean => headUnits.includes(one.unitId);
  const own = everybody.filter((one) => isMet(one) && isHis(one));
  const others = pages.flatMap((page) => page.rows.filter((one) => isMet(one) && !isHis(one)).slice(0, 1));
  return { own, others };
}
