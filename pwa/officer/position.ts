/** Where the phone says it is: declared, never proof, never waited for. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { FindingFacts } from '../../schema/finding.ts';
import { account, clock, rowsOfType } from '../device/device.ts';

export type Fix = NonNullable<FindingFacts['place']['fix']>;
export type PositionState = 'idle' | 'asking' | 'refused' | 'failed';

const current = signal<PositionState>('idle');
export const position: ReadonlySignal<PositionState> = current;

/** After that the sky is not in sight; the officer goes on without. */
const timeoutMs = 20_000;
/** Beyond what the schema takes, a fix says nothing. */
const accuracyMaxM = 100_000;

/**
 * Asks the phone once and hands over the fix when it comes. Somebody who said no is not asked again before the app
 * is opened anew, unless he presses the key himself (`isWanted`).
 */
export function askPosition(then: (fix: Fix) => void, isWanted = false): void {
  if (!('geolocation' in navigator) || current.peek() === 'asking') return;
  if (current.peek() === 'refused' && !isWanted) return;
  current.value = 'asking';
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      current.value = 'idle';
      if (coords.accuracy > accuracyMaxM) return;
      // When it was taken, not when it was handed over: its age is part of what it is worth.
      const [accuracyM, at] = [Math.round(coords.accuracy), clock.of(timestamp)];
      then({ lat: coords.latitude, lon: coords.longitude, accuracyM, at, ...fixBefore() });
    },
    (error) => {
      current.value = error.code === error.PERMISSION_DENIED ? 'refused' : 'failed';
    },
    { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 0 },
  );
}

/** The fix of this device's finding before, so that a leap is seen by whoever reads (F36). */
function fixBefore(): Pick<Fix, 'before'> {
  const deviceId = account.peek()?.deviceId;
  let last: { at: string; fix: Fix } | null = null;
  for (const { body } of rowsOfType('finding')) {
    const { fix } = body.facts.place;
    if (fix !== null && body.deviceId === deviceId && (last === null || body.at > last.at)) last = { at: body.at, fix };
  }
  if (last === null) return {};
  const { lat, lon, accuracyM, at } = last.fix;
  return { before: { lat, lon, accuracyM, at } };
}
