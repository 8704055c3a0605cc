/**
 * The large demo's past year: a raid each month, forty noted each time. Some are met again, so that the warning of a repeat
 * has something to say. Told through the API, each at its time.
 */
import { dayInZone } from '../../schema/calendar.ts';
import { operationIdOf } from '../../schema/operation.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { Client } from './client.ts';
import {
  closeAndValidate,
  factsOf,
  forgot,
  inTheCar,
  open,
  subjectOf,
  workdayBefore,
  zone,
} from './demo-operations.ts';
import type { Regency } from './regency.ts';

const raids = 10;
const notedEach = 40;
/** Of them so many have been noted the month before. */
const again = 8;
const dayMs = 86_400_000;
const minuteMs = 60_000;

export async function playHistory(baseUrl: string, password: string, regency: Regency): Promise<void> {
  const leader = await new Client(baseUrl).signIn('petugas3', password, 'Ponsel Regu III');
  const second = await new Client(baseUrl).signIn('petugas4', password, 'Ponsel Rudi');
  const chief = await new Client(baseUrl).signIn('kasatpol', password, 'Komputer Kasatpol');
  const now = Date.now();
  for (let raid = raids; raid >= 1; raid -= 1) {
    const raidOn = workdayBefore(dayInZone(now - raid * 30 * dayMs, zone));
    const startMs = Date.parse(`${raidOn}T01:10:00.000Z`);
    const id = operationIdOf(raidOn, `R4Z1A${String(raid).padStart(3, '0')}`);
    const order = `094/${800 + (raids - raid) * 31}/SATPOL PP/2026`;
    const opened = await open(leader, second, id, raidOn, startMs, 'Kepatuhan Masker ASN', order);
    const mutations = [opened.opening];
    for (const [at, person] of met(regency, raid).entries()) {
      const reason = (at + raid) % 3 === 0 ? inTheCar : forgot;
      const ms = startMs + (at * 3 + 5) * minuteMs;
      const body = { operationId: id, subject: subjectOf(person, regency), facts: factsOf(reason, ms), photos: [] };
      mutations.push(await leader.says('finding.record', body, new Date(ms)));
    }
    await leader.push(mutations);
    await closeAndValidate(leader, chief, id, startMs + 150 * minuteMs);
  }
}

/** Forty people spread over all offices; the first of them were the last ones a month ago. */
function met({ employees }: Regency, raid: number): RosterEmployee[] {
  const step = Math.floor(employees.length / ((raids + 1) * notedEach));
  const first = (raids - raid) * (notedEach - again);
  return Array.from({ length: notedEach }, (_, at) => employees[(first + at) * step + 7]).flatMap((one) => one ?? []);
}
