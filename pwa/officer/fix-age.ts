/** How exact a fix is and how old: "± 8 m, 2 menit lalu". */
import { type ReadonlySignal, signal } from '@preact/signals';

import { clock } from '../device/device.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { formatNumber } from '../ui/format.ts';
import { minutesSince } from './minutes-since.ts';
import type { Fix } from './position.ts';

const quarterMs = 15_000;

const current = signal(Date.parse(clock.now()));
let isTicking = false;
/** The time now to the minute: whoever reads it is drawn anew while the fix grows old. */
function minute(): ReadonlySignal<number> {
  if (!isTicking) {
    isTicking = true;
    setInterval(() => {
      current.value = Date.parse(clock.now());
    }, quarterMs);
  }
  return current;
}

/** `age`: absent in the first minute, when it is worth what it says. Null without a fix. */
export function fixWords(fix: Fix | null): { metres: string; age: string | undefined; whole: string } | null {
  if (fix === null) return null;
  const t = notingText().capture;
  const metres = t.within(formatNumber(fix.accuracyM, language.value));
  const minutes = minutesSince(fix.at, minute().value);
  const age = minutes < 1 ? undefined : t.minutesAgo(minutes, formatNumber(minutes, language.value));
  return { metres, age, whole: `${metres}, ${age ?? t.justNow}` };
}
