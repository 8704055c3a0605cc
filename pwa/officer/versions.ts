/** Two versions of one finding, fact by fact, with what differs. Pure but for the words. */
import type { FindingFacts } from '../../schema/finding.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { shownLabel } from './choices.ts';
import { entries } from './rows.ts';

export type ShownFact = { key: string; label: string; value: string; differs: boolean };

/** What differs, and reason and action in any case, so that one knows what the rest is about. */
export function versus(mine: FindingFacts, theirs: FindingFacts): [ShownFact[], ShownFact[]] {
  const left = linesOf(mine);
  const right = linesOf(theirs);
  const pairs = left.map((one, at) => ({ one, other: right[at] ?? one }));
  const told = pairs.filter(({ one, other }) => one.isAlways || one.value !== other.value);
  const shown = (side: 'one' | 'other'): ShownFact[] =>
    told.map((pair) => ({
      key: pair.one.key,
      label: pair.one.label,
      value: pair[side].value === '' ? '–' : pair[side].value,
      differs: pair.one.value !== pair.other.value,
    }));
  return [shown('one'), shown('other')];
}

function linesOf(facts: FindingFacts): { key: string; label: string; value: string; isAlways: boolean }[] {
  const t = notingText().capture;
  const { word } = commonText();
  const all = entries.value;
  const shown = language.value;
  const line = (key: string, label: string, value: string, isAlways = false) => ({ key, label, value, isAlways });
  return [
    line(
      'violation',
      word.allegedViolation,
      facts.violations.map((one) => shownLabel('violation', one, all, shown)).join('; '),
    ),
    line('reason', word.reason, shownLabel('reason', facts.reason, all, shown), true),
    line('action', word.onTheSpotAction, shownLabel('action', facts.action, all, shown), true),
    line('place', word.place, facts.place.name),
    line('letter', t.letter, facts.letter === 'not-asked' ? '' : t.letters[facts.letter]),
    line('refusal', t.refusal, facts.refusal === 'none' ? '' : t.refusals[facts.refusal]),
    line('witness', t.witness, facts.witness ?? ''),
    line('note', word.note, facts.note ?? ''),
  ];
}
