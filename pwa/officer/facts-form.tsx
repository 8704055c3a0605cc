import { useState } from 'preact/hooks';

import type { CatalogueEntry, SubjectKind } from '../../schema/catalogue.ts';
import type { Chosen } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Icon } from '../ui/icon.tsx';
import { Pick } from '../ui/pick.tsx';
import { TextField } from '../ui/text-field.tsx';
import {
  asksLetter,
  type Choices,
  chosenOf,
  entryOf,
  labelOf,
  letterAnswers,
  type Missing,
  needsText,
  offeredActions,
  offeredReasons,
  shownLabel,
} from './choices.ts';
import { FactsTiles, type FormPhotos } from './facts-tiles.tsx';
import { entries } from './rows.ts';
import type { Signing } from './signature-sheet.tsx';
import { ViolationSheet } from './violation-sheet.tsx';

/** Violation, reason, action and the additions: the same form for noting and for correcting. */
export function FactsForm(props: {
  operationId: string;
  kind: SubjectKind;
  choices: Choices;
  /** Shown as wrong; empty until the person has tried to save. */
  missing: readonly Missing[];
  /** The step that the ladder suggests: first in the row, chosen by nobody. */
  suggested: string | null;
  /** What has changed: laid over what the form has by then, not over what was drawn. */
  onChange: (part: Partial<Choices>) => void;
  photos?: FormPhotos | undefined;
  /** Where somebody may sign: not on a correction. */
  signing?: Signing | undefined;
}) {
  const { kind, choices, missing, onChange: change } = props;
  const t = notingText().capture;
  const common = commonText();
  const all = entries.value;
  const shown = language.value;
  const [isPicking, setPicking] = useState(false);
  // As the form opened: chips that move under the thumb are missed.
  const [inFront] = useState([props.suggested, choices.action?.code].filter((code) => typeof code === 'string'));
  const options = (list: readonly CatalogueEntry[]) =>
    list.map((entry) => ({ value: entry.code, label: labelOf(entry, shown) }));
  const pick = (list: 'reason' | 'action', code: string): void => {
    const entry = entryOf(list, code, all);
    if (entry !== undefined && choices[list]?.code !== code) change({ [list]: chosenOf(entry) });
  };
  const [main, ...others] = choices.violations.map((one) =>
    shownLabel('violation', { ...one, text: null }, all, shown),
  );
  return (
    <>
      <div class="block">
        <Pick
          label={common.word.allegedViolation}
          value={
            <>
              {main ?? t.noViolation}
              {others.length > 0 && <span class="sub">{t.also(others.join('; '))}</span>}
            </>
          }
          change={{
            text: main === undefined ? common.act.choose : common.act.edit,
            onClick: () => setPicking(true),
          }}
        />
        {missing.includes('violation') && <Wrong text={t.violationNeeded} />}
      </div>
      {choices.violations.map((one, at) => (
        <EntryText
          key={one.code}
          list="violation"
          one={one}
          isWrong={missing.includes('violationText')}
          onInput={(text) =>
            change({ violations: choices.violations.map((other, n) => (n === at ? { ...other, text } : other)) })
          }
        />
      ))}
      {asksLetter(choices, all) && (
        <ChipGroup
          label={t.letterQuestion}
          value={choices.letter}
          options={letterAnswers.map((value) => ({ value, label: t.letters[value] }))}
          onChange={(letter) => change({ letter })}
        />
      )}
      <ChipGroup
        label={common.word.reason}
        value={choices.reason?.code ?? null}
        options={options(offeredReasons(choices, all))}
        onChange={(code) => pick('reason', code)}
      />
      {missing.includes('reason') && <Wrong text={t.reasonNeeded} />}
      {choices.reason !== null && (
        <EntryText
          list="reason"
          one={choices.reason}
          isWrong={missing.includes('reasonText')}
          onInput={(text) => change({ reason: withText(choices.reason, text) })}
        />
      )}
      <ChipGroup
        label={common.word.onTheSpotAction}
        scroll
        value={choices.action?.code ?? null}
        options={options(offeredActions(kind, choices, all, inFront))}
        onChange={(code) => pick('action', code)}
      />
      {missing.includes('action') && <Wrong text={t.actionNeeded} />}
      {choices.action !== null && (
        <EntryText
          list="action"
          one={choices.action}
          isWrong={false}
          onInput={(text) => change({ action: withText(choices.action, text) })}
        />
      )}
      <FactsTiles
        operationId={props.operationId}
        photos={props.photos}
        signing={props.signing ?? null}
        choices={choices}
        isPlaceMissing={missing.includes('place')}
        onChange={change}
      />
      <ViolationSheet
        open={isPicking}
        onClose={() => setPicking(false)}
        kind={kind}
        choices={choices}
        onChange={change}
      />
    </>
  );
}

/** Words or a number that the chosen entry asks for; nothing when it asks for none. */
function EntryText(props: {
  list: CatalogueEntry['list'];
  one: Chosen;
  isWrong: boolean;
  onInput: (text: string) => void;
}) {
  const t = notingText().capture;
  const { list, one } = props;
  const all = entries.value;
  const entry = entryOf(list, one.code, all);
  const isNeeded = list !== 'guidance' && needsText(list, one.code, all);
  const asks = entry?.asks;
  const isAsking = asks === 'headcount' || asks === 'minutes' || asks === 'rupiah' || asks === 'return-date';
  if (!isNeeded && !isAsking && one.text === null) return null;
  const label = isAsking ? t.asks[asks] : t.inWords(shownLabel(list, { ...one, text: null }, all, language.value));
  return (
    <div class="block">
      <TextField
        label={label}
        optional={isNeeded ? undefined : commonText().tell.optional}
        value={one.text ?? ''}
        onInput={props.onInput}
        error={props.isWrong && isNeeded && (one.text ?? '').trim() === '' ? commonText().tell.required : undefined}
        maxLength={limits.lineMax}
      />
    </div>
  );
}

function Wrong(props: { text: string }) {
  return (
    <p class="field__error" role="alert">
      <Icon name="warning" size={17} />
      <span>{props.text}</span>
    </p>
  );
}

function withText(one: Chosen | null, text: string): Chosen | null {
  return one === null ? null : { ...one, text };
}
