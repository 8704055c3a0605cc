import { useEffect, useRef, useState } from 'preact/hooks';

import type { ZoneId } from '../../schema/zone.ts';
import { limits } from '../../schema/limits.ts';
import { operationIdOf } from '../../schema/operation.ts';
import { clock, holdForm, newJoinCode, save } from '../device/device.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDraft } from '../use-draft.ts';
import { useOpenForm } from './open-form.ts';
import { refusalWords } from './refusal-words.ts';
import { zoneIds, zoneNameOf, zoneNow } from './rows.ts';
import { TeamPicker } from './team-picker.tsx';

type Texts = Record<'title' | 'orderNumber' | 'legalBasis' | 'legalBasisVersion' | 'place' | 'squad', string>;
type Entry = Texts & { timeZone: ZoneId; team: { accountId: string; name: string }[] };

const formId = 'operation';
/** The form as last typed: it comes back after a kill, and as the start of the next operation. */
const draftKey = 'operation-form';
const needed = ['title', 'orderNumber', 'legalBasis', 'place', 'squad'] as const;

/** Opens an operation, in flight mode too: its id comes from the day and a code made here. */
export function OperationForm() {
  const t = officerText();
  const n = notingText();
  const common = commonText();
  const { entry, change: setEntry } = useDraft(draftKey, emptyEntry());
  const [hasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  useEffect(() => holdForm(), []);
  useOpenForm('/operations/new');
  if (entry === null) return <Screen skipLabel={common.skip} title={n.open.heading} />;

  const faultOf = (key: keyof Texts): string | undefined =>
    hasTried && needed.some((one) => one === key) && entry[key].trim() === '' ? common.tell.required : undefined;
  const open = async (): Promise<void> => {
    setTried(true);
    if (needed.some((key) => entry[key].trim() === '')) {
      focusWrong();
      return;
    }
    if (busy.current) return;
    busy.current = true;
    const { operationId, body } = bodyOf(entry);
    const saved = await save('operation.open', body);
    busy.current = false;
    if (saved.ok) go(`/operation/${operationId}/details?new`, 'replace');
    else setFailure(refusalWords(saved.why));
  };
  const field = (key: keyof Texts, hint?: string) => (
    <TextField
      label={n.open[key]}
      hint={hint}
      optional={key === 'legalBasisVersion' ? common.tell.optional : undefined}
      value={entry[key]}
      onInput={(value) => setEntry({ ...entry, [key]: value })}
      error={faultOf(key)}
      maxLength={key === 'squad' || key === 'legalBasisVersion' ? limits.nameMax : limits.lineMax}
      enterKeyHint="next"
    />
  );

  return (
    <Screen
      skipLabel={common.skip}
      title={n.open.heading}
      back={{ label: common.act.back, href: '#/operations' }}
      dock={
        <Dock>
          <Button kind="primary" submit form={formId}>
            {n.open.action}
          </Button>
        </Dock>
      }
    >
      <form
        id={formId}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        {failure !== null && <Failed title={t.notSaved} text={failure} />}
        {field('title', n.open.titleHint)}
        {field('orderNumber')}
        {field('legalBasis')}
        {field('legalBasisVersion')}
        {field('place')}
        {field('squad')}
        <ChipGroup
          label={n.open.timeZone}
          value={entry.timeZone}
          options={zoneIds.map((value) => ({ value, label: zoneNameOf(value) }))}
          onChange={(timeZone) => setEntry({ ...entry, timeZone })}
        />
        <TeamPicker team={entry.team} onChange={(team) => setEntry({ ...entry, team })} />
      </form>
    </Screen>
  );
}

function emptyEntry(): Entry {
  return {
    title: '',
    orderNumber: '',
    legalBasis: '',
    legalBasisVersion: '',
    place: '',
    squad: '',
    timeZone: zoneNow(),
    team: [],
  };
}

function bodyOf(entry: Entry) {
  const openedOn = clock.today(entry.timeZone);
  const operationId = operationIdOf(openedOn, newJoinCode());
  const { timeZone, team } = entry;
  const version = entry.legalBasisVersion.trim();
  const facts = {
    title: entry.title.trim(),
    orderNumber: entry.orderNumber.trim(),
    legalBasis: entry.legalBasis.trim(),
    legalBasisVersion: version === '' ? null : version,
    place: entry.place.trim(),
    squad: entry.squad.trim(),
    timeZone,
  };
  return { operationId, body: { operationId, openedOn, facts, team } };
}
