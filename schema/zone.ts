/** The three time zones of Indonesia. */
import { dayOf } from './day.ts';

/** Fixed offsets: Indonesia has no summer time and none of the three has moved since 1988. */
export const zones = {
  'Asia/Jakarta': { name: 'WIB', offsetHours: 7 },
  'Asia/Makassar': { name: 'WITA', offsetHours: 8 },
  'Asia/Jayapura': { name: 'WIT', offsetHours: 9 },
} as const;
export type ZoneId = keyof typeof zones;

export function isZoneId(text: string): text is ZoneId {
  return Object.hasOwn(zones, text);
}

/** The calendar day of an instant (ms since 1970, UTC) as people there say it. Needs no ICU, never the device's zone. */
export function dayInZone(instantMs: number, timeZone: ZoneId): string {
  return dayOf(Math.floor(shifted(instantMs, timeZone) / 86_400_000));
}

/** 'HH:MM' on the wall there. */
export function timeInZone(instantMs: number, timeZone: ZoneId): string {
  const minute = Math.floor(shifted(instantMs, timeZone) / 60_000) % 1440;
  const ofDay = minute < 0 ? minute + 1440 : minute;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function shifted(instantMs: number, timeZone: ZoneId): number {
  return instantMs + zones[timeZone].offsetHours * 3_600_000;
}
