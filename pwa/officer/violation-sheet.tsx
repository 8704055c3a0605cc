import { useState } from 'preact/hooks';

import type { CatalogueEntry, SubjectKind } from '../../schema/catalogue.ts';
import { limits } from '../../schema/limits.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Tag } from '../ui/tag.tsx';
import {
  asksLetter,
  type Choices,
  labelOf,
  offeredReasons,
  offeredViolations,
  shownLabel,
  violationOf,
  withMain,
} from './choices.ts';
import { PickList } from './pick-list.tsx';
import { entries } from './rows.ts';

/** One violation with one tap; several when asked for, the first of them being the main one. */
export function ViolationSheet(props: {
  open: boolean;
  onClose: () => void;
  kind: SubjectKind;
  choices: Choices;
  onChange: (choices: Choices) => void;
}) {
  const t = notingText().capture;
  const common = commonText();
  const { choices } = props;
  const all = entries.value;
  const shown = language.value;
  const [isSeveral, setSeveral] = useState(choices.violations.length > 1);
  const offered = offeredViolations(props.kind, all);
  const take = (next: Choices['violations']): void => props.onChange(withViolations(choices, next, all));
  const noteOf = (entry: CatalogueEntry): string | undefined =>
    (shown === 'id' ? entry.note : entry.noteEn) ?? entry.basis;
  const isChosen = (entry: CatalogueEntry): boolean => choices.violations.some((one) => one.code === entry.code);
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={common.word.allegedViolation}
      closeLabel={common.act.close}
      actions={
        <>
          {isSeveral && (
            <Button kind="primary" icon="check" onClick={props.onClose}>
              {common.act.done}
            </Button>
          )}
          {!isSeveral && <Button onClick={() => setSeveral(true)}>{t.several}</Button>}
        </>
      }
    >
      {isSeveral ? (
        <fieldset>
          <legend class="muted meta">{t.severalHint}</legend>
          {choices.violations.length > 1 && (
            <ChosenOrder violations={choices.violations} onMain={(code) => take(withMain(choices.violations, code))} />
          )}
          {offered.map((entry) => (
            <CheckBox
              key={entry.code}
              label={labelOf(entry, shown)}
              hint={choices.violations[0]?.code === entry.code ? t.main : noteOf(entry)}
              checked={isChosen(entry)}
              disabled={!isChosen(entry) && choices.violations.length >= limits.violationsPerFindingMax}
              onChange={(isOn) =>
                take(
                  isOn
                    ? [...choices.violations, violationOf(entry)]
                    : choices.violations.filter((one) => one.code !== entry.code),
                )
              }
            />
          ))}
        </fieldset>
      ) : (
        <PickList
          label={t.oneHint}
          value={choices.violations[0]?.code ?? null}
          options={offered.map((entry) => ({ value: entry.code, label: labelOf(entry, shown), hint: noteOf(entry) }))}
          onPick={(code) => {
            const entry = offered.find((one) => one.code === code);
            if (entry !== undefined) take([violationOf(entry)]);
            props.onClose();
          }}
        />
      )}
    </Sheet>
  );
}

/** What was chosen, the main one first; a tap makes another the main one. */
function ChosenOrder(props: { violations: Choices['violations']; onMain: (code: string) => void }) {
  const t = notingText().capture;
  const all = entries.value;
  return (
    <ol class="order" aria-label={t.chosenOrder}>
      {props.violations.map((one, at) => {
        const label = shownLabel('violation', { ...one, text: null }, all, language.value);
        return (
          <li key={one.code}>
            <span class="grow">{label}</span>
            {at === 0 ? (
              <Tag text={t.main} />
            ) : (
              <Button kind="text" onClick={() => props.onMain(one.code)}>
                {t.makeMain}
                <span class="sr">: {label}</span>
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Another violation may ask for the letter, and may not be excused by the reason chosen before. */
function withViolations(choices: Choices, violations: Choices['violations'], all: readonly CatalogueEntry[]): Choices {
  const next: Choices = { ...choices, violations };
  const letter = asksLetter(next, all) ? (choices.letter === 'not-asked' ? 'unchecked' : choices.letter) : 'not-asked';
  const isReasonKept = offeredReasons({ ...next, reason: null }, all).some((one) => one.code === choices.reason?.code);
  return { ...next, letter, reason: isReasonKept ? choices.reason : null };
}
