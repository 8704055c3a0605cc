/** The day it is for the government whose screens these are. */
import { dayInZone, isZoneId } from '../../schema/calendar.ts';
import { nowMs } from '../platform.ts';

export type Now = { asOf: string; on: string };

/** ISO instant (UTC) and the day of the government's own time zone (setting), WIB before it is set up. */
export async function readNow(db: D1Database): Promise<Now> {
  const zone = await db
    .prepare(`SELECT body ->> '$.timeZone' AS zone FROM settings WHERE key = 'main'`)
    .first<string>('zone');
  const ms = nowMs();
  return {
    asOf: new Date(ms).toISOString(),
    on: dayInZone(ms, zone !== null && isZoneId(zone) ? zone : 'Asia/Jakarta'),
  };
}
