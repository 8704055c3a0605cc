import type { ZoneId } from '../../schema/calendar.ts';
import { findRow, revision } from '../device/device.ts';

/** The government's time zone; before the first pull, that of most of them. */
export function zoneHere(): ZoneId {
  return zoneAt(revision.value);
}

function zoneAt(_revision: number): ZoneId {
  return findRow('setting', 'main')?.body.timeZone ?? 'Asia/Jakarta';
}
