/** Where the phone says it is: declared, never proof, never waited for. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { FindingFacts } from '../../schema/finding.ts';
import { account, clock, rowsOfType } from '../device/device.ts';
import { whenPersonChanges, whoeverThisIs } from '../person-change.ts';
import { minutesSince } from './minutes-since.ts';

export type Fix = NonNullable<FindingFacts['place']['fix']>;
export type PositionState = 'idle' | 'asking' | 'refused' | 'failed';

const current = signal<PositionState>('idle');
export const position: ReadonlySignal<PositionState> = current;

/** After that the sky is not in sight; the officer goes on without. */
const timeoutMs = 20_000;
/** On foot from one gate to the next. */
const recentMinutes = 3;
let last: Omit<Fix, 'before'> | null = null;
/** Beyond what the schema takes, a fix says nothing. */
const accuracyMaxM = 100_000;

/** Who waits for the fix that is sought: the form that asked last. The one before it may be saved by then. */
const nobody = (): void => undefined;
let wanted: (fix: Fix) => void = nobody;

// Where one person stood is not told of the next; nor is a fix that was asked for by the one handed to the other.
whenPersonChanges(() => {
  last = null;
  wanted = nobody;
});

/**
 * Asks the phone once and hands over the fix when it comes. Somebody who said no is not asked again before the app
 * is opened anew, unless he presses the key himself (`isWanted`).
 */
export function askPosition(then: (fix: Fix) => void, isWanted = false): void {
  if (!('geolocation' in navigator)) return;
  if (current.peek() === 'refused' && !isWanted) return;
  wanted = then;
  if (current.peek() === 'asking') return;
  current.value = 'asking';
  const isHis = whoeverThisIs();
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      current.value = 'idle';
      if (coords.accuracy > accuracyMaxM) return;
      // When it was taken, not when it was handed over: its age is part of what it is worth.
      const [accuracyM, at] = [Math.round(coords.accuracy), clock.of(timestamp)];
      const point = { lat: coords.latitude, lon: coords.longitude, accuracyM, at };
      if (isHis()) last = point;
      wanted({ ...point, ...fixBefore() });
    },
    (error) => {
      current.value = error.code === error.PERMISSION_DENIED ? 'refused' : 'failed';
    },
    { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 0 },
  );
}

/**
 * The fix of a moment ago: somebody at a gate has not moved, and the sky need not be asked before the form may be saved.
 * Its age is told and kept; null when it is too old to be worth that.
 */
export function recentFix(): Fix | null {
  if (last === null || minutesSince(last.at, Date.parse(clock.now())) >= recentMinutes) return null;
  return { ...last, ...fixBefore() };
}

/** The fix of this device's finding before, so that a leap is seen by whoever reads (F36). */
function fixBefore(): Pick<Fix, 'before'> {
  const deviceId = account.peek()?.deviceId;
  let newest: { at: string; fix: Fix } | null = null;
  for (const { body } of rowsOfType('finding')) {
    const { fix } = body.facts.place;
    if (fix !== null && body.deviceId === deviceId && (newest === null || body.at > newest.at))
      newest = { at: body.at, fix };
  }
  if (newest === null) return {};
  const { lat, lon, accuracyM, at } = newest.fix;
  return { before: { lat, lon, accuracyM, at } };
}
