/** Where a phone said it was, as every screen that shows a finding says it: place, accuracy, age, and whose word it is. */
import type { FindingFacts } from '../schema/finding.ts';
import { fixText } from './text/fix.ts';
import { language } from './text/language.ts';
import { formatNumber } from './ui/format.ts';

const minuteMs = 60_000;

/** Five decimals are a metre. Null without a fix. */
export function fixFact(facts: FindingFacts, notedAt: string): { key: string; label: string; value: string } | null {
  const { fix } = facts.place;
  if (fix === null) return null;
  const t = fixText();
  const number = (value: number, decimals = 0): string => formatNumber(value, language.value, decimals);
  const minutes = Math.floor((Date.parse(notedAt) - Date.parse(fix.at)) / minuteMs);
  const age = minutes < 1 ? t.fresh : t.taken(number(minutes));
  const where = t.at(number(fix.lat, 5), number(fix.lon, 5), number(fix.accuracyM));
  return { key: 'fix', label: t.label, value: `${where}, ${age}` };
}
