import { useEffect, useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { Row } from '../../schema/rows.ts';
import { clock, holdForm, save } from '../device/device.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { formatLongDate } from '../ui/format.ts';
import { Screen } from '../ui/screen.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDraft } from '../use-draft.ts';
import { type Choices, choicesOf, factsOf, missingOf } from './choices.ts';
import { FactsForm } from './facts-form.tsx';
import { useOpenForm } from './open-form.ts';
import { refusalWords } from './refusal-words.ts';
import { entries, findingOf, mayChange, operationOf, zoneNow } from './rows.ts';
import { SubjectCard, suggestedAction } from './subject-card.tsx';

/** `version`: what the officer saw when he began; somebody else's change meanwhile is a conflict, not overwritten. */
type Entry = { version: string; choices: Choices; why: string; on: string | null };

/** A finding put right: another statement with its reason, the first one stays. */
export function Correct(props: { id: string }) {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const row = findingOf(props.id);
  if (row === undefined || !mayChange('finding.correct', row))
    return (
      <Screen
        skipLabel={common.skip}
        title={r.detail.correctTitle}
        back={{ label: common.act.back, href: `#/finding/${props.id}` }}
      >
        <Empty icon="search" title={row === undefined ? t.findingUnknown : common.tell.notAllowed} />
      </Screen>
    );
  return <Form row={row} />;
}

function Form(props: { row: Row<'finding'> }) {
  const { row } = props;
  const { id, operationId, subject, subjectKey, flags } = row.body;
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const draftKey = `correct:${id}`;
  const { entry, change, ending } = useDraft(draftKey, freshEntry(row));
  const [hasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  useEffect(() => holdForm(), []);
  useOpenForm(`/finding/${id}/correct`);
  const back = { label: common.act.back, href: `#/finding/${id}` };
  if (entry === null) return <Screen skipLabel={common.skip} title={r.detail.correctTitle} back={back} />;
  const zone = operationOf(operationId)?.body.timeZone ?? zoneNow();

  const keep = async (): Promise<void> => {
    const facts = factsOf(entry.choices, entries.value);
    setTried(true);
    if (facts === null || entry.why.trim() === '') {
      focusWrong();
      return;
    }
    if (busy.current) return;
    busy.current = true;
    const { version, on } = entry;
    const body = {
      findingId: id,
      operationId,
      subject: subjectKey,
      version,
      settles: null,
      why: entry.why.trim(),
      facts,
      on,
    };
    const saved = await ending(() => save('finding.correct', body, { draft: draftKey }));
    busy.current = false;
    if (saved.ok) go(`/finding/${id}`, 'replace');
    else setFailure(refusalWords(saved.why));
  };

  return (
    <Screen
      skipLabel={common.skip}
      title={r.detail.correctTitle}
      back={back}
      dock={
        <Dock>
          <Button kind="primary" icon="check" onClick={() => void keep()}>
            {r.detail.saveCorrection}
          </Button>
        </Dock>
      }
    >
      {failure !== null && <Failed title={t.notSaved} text={`${failure} ${t.entryStays}`} />}
      <SubjectCard subject={subject} except={id} />
      <p class="muted cap block">{r.detail.wrongPerson}</p>
      <FactsForm
        operationId={operationId}
        kind={subject.kind}
        choices={entry.choices}
        missing={hasTried ? missingOf(entry.choices, entries.value) : []}
        suggested={suggestedAction(subject, id)}
        onChange={(part) => change({ ...entry, choices: { ...entry.choices, ...part } })}
      />
      <div class="stack block">
        {flags.includes('timeUncertain') && (
          <DateField
            label={r.detail.countedOn}
            hint={r.flags.timeUncertain}
            value={entry.on ?? row.body.on}
            spoken={formatLongDate(entry.on ?? row.body.on, language.value)}
            max={clock.today(zone)}
            onChange={(on) => change({ ...entry, on: on === '' || on === row.body.on ? null : on })}
          />
        )}
        <TextArea
          label={r.detail.why}
          value={entry.why}
          onInput={(why) => change({ ...entry, why })}
          error={hasTried && entry.why.trim() === '' ? common.tell.required : undefined}
          maxLength={limits.textMax}
        />
      </div>
    </Screen>
  );
}

function freshEntry({ version, body }: Row<'finding'>): Entry {
  return { version, choices: choicesOf(body.facts), why: '', on: null };
}
