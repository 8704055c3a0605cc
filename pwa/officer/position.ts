/** Where the phone says it is: declared, never proof, never waited for. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { FindingFacts } from '../../schema/finding.ts';
import { clock } from '../device/device.ts';

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
    ({ coords }) => {
      current.value = 'idle';
      if (coords.accuracy > accuracyMaxM) return;
      then({ lat: coords.latitude, lon: coords.longitude, accuracyM: Math.round(coords.accuracy), at: clock.now() });
    },
    (error) => {
      current.value = error.code === error.PERMISSION_DENIED ? 'refused' : 'failed';
    },
    { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 0 },
  );
}
