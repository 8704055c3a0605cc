import { useEffect, useState } from 'preact/hooks';

import { fold } from '../../schema/fold.ts';
import type { Subject } from '../../schema/finding.ts';
import { parseNik, parseNip } from '../../schema/identity.ts';
import { limits } from '../../schema/limits.ts';
import type { UnitRow } from '../../schema/rows.ts';
import { clock, holdForm, revision, rowsOfType } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { notingText, type NotingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { ChipGroup, ChipToggles } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDraft, useEndOnLeaving } from '../use-draft.ts';
import { otherKey, otherPath } from './begin-other.ts';
import { loadDraft } from './capture-draft.ts';
import { traitsIn, withTraits } from './traits.ts';
import { useOpenForm } from './open-form.ts';
import { DraftInTheWay, useSubject } from './pick-subject.tsx';
import { zoneNow } from './rows.ts';

const kinds = ['asn', 'contract', 'citizen', 'refused', 'office'] as const;
type OtherKind = (typeof kinds)[number];
type Entry = {
  kind: OtherKind;
  name: string;
  office: string;
  nip: string;
  nik: string;
  description: string;
  unitId: string;
};
type Faults = Partial<Record<'name' | 'nip' | 'nik' | 'description' | 'unitId', string>>;

const blank: Entry = { kind: 'asn', name: '', office: '', nip: '', nik: '', description: '', unitId: '' };
const formId = 'other';
const unitsMax = 30;

/** Whoever is not in the roster: another region's civil servant, contract staff, a citizen, a refusal, an office. */
export function OtherSubject(props: { operationId: string; isChange: boolean }) {
  const { operationId, isChange } = props;
  const n = notingText();
  const common = commonText();
  const draft = useDraft(otherKey(operationId), blank);
  const [faults, setFaults] = useState<Faults>({});
  const { pick, inTheWay } = useSubject(operationId, isChange);
  useEffect(() => void loadDraft(operationId), [operationId]);
  useEffect(() => holdForm(), []);
  useOpenForm(otherPath(operationId, isChange));
  useEndOnLeaving(draft);
  const back = {
    label: common.act.back,
    href: `#/operation/${operationId}/find${isChange ? '?change=1' : ''}`,
  };
  const { entry } = draft;
  // Typed into before it is read, it would be written over.
  if (entry === null) return <Screen skipLabel={common.skip} title={n.other.title} back={back} />;

  const change = (part: Partial<Entry>): void => draft.change({ ...entry, ...part });
  const goOn = (): void => {
    const found = faultsOf(entry, n);
    setFaults(found);
    const subject = subjectOf(entry);
    if (Object.keys(found).length === 0 && subject !== null) pick(subject);
    else focusWrong();
  };
  return (
    <Screen
      skipLabel={common.skip}
      title={n.other.title}
      back={back}
      dock={
        <Dock>
          <Button kind="primary" submit form={formId} iconEnd="arrow-right">
            {common.act.continue}
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
          goOn();
        }}
      >
        <ChipGroup
          label={n.other.who}
          value={entry.kind}
          options={kinds.map((value) => ({ value, label: n.other.kinds[value] }))}
          onChange={(kind) => change({ kind })}
        />
        {entry.kind === 'refused' ? (
          <>
            <ChipToggles
              label={n.other.traits}
              values={traitsIn(entry.description)}
              options={n.other.traitWords.map((word) => ({ value: word, label: word }))}
              onChange={(traits) => change({ description: withTraits(entry.description, traits, n.other.traitWords) })}
            />
            <TextArea
              label={n.other.description}
              hint={n.other.descriptionHint}
              value={entry.description}
              onInput={(description) => change({ description })}
              error={faults.description}
              maxLength={limits.textMax}
            />
          </>
        ) : entry.kind === 'office' ? (
          <UnitPicker unitId={entry.unitId} error={faults.unitId} onChange={(unitId) => change({ unitId })} />
        ) : (
          <PersonFields entry={entry} faults={faults} onChange={change} />
        )}
      </form>
      <DraftInTheWay operationId={operationId} subject={inTheWay.subject} onClose={inTheWay.close} />
    </Screen>
  );
}

function PersonFields(props: { entry: Entry; faults: Faults; onChange: (part: Partial<Entry>) => void }) {
  const t = notingText().other;
  const common = commonText();
  const { entry, faults, onChange } = props;
  const nikReading = entry.nik.trim() === '' ? null : parseNik(entry.nik);
  const doubts = nikReading !== null && nikReading.ok && nikReading.warnings.length > 0;
  return (
    <>
      <TextField
        label={common.word.name}
        value={entry.name}
        onInput={(name) => onChange({ name })}
        error={faults.name}
        autoCapitalize="words"
        maxLength={limits.nameMax}
      />
      {entry.kind !== 'citizen' && (
        <TextField
          label={t.office}
          optional={common.tell.optional}
          value={entry.office}
          onInput={(office) => onChange({ office })}
          maxLength={limits.lineMax}
        />
      )}
      {entry.kind === 'asn' ? (
        <TextField
          label={common.word.nip}
          optional={common.tell.optional}
          value={entry.nip}
          onInput={(nip) => onChange({ nip })}
          error={faults.nip}
          inputMode="numeric"
          maxLength={30}
        />
      ) : (
        <TextField
          label={common.word.nik}
          optional={common.tell.optional}
          hint={doubts ? t.nikDoubtful : t.nikHint}
          value={entry.nik}
          onInput={(nik) => onChange({ nik })}
          error={faults.nik}
          inputMode="numeric"
          maxLength={30}
          need={doubts}
        />
      )}
    </>
  );
}

function UnitPicker(props: { unitId: string; error: string | undefined; onChange: (unitId: string) => void }) {
  const t = notingText().other;
  const common = commonText();
  const [query, setQuery] = useState('');
  const wanted = fold(query);
  const units = unitsAt(revision.value);
  const matching = units.filter((unit) => unit.id === props.unitId || isMatch(unit, wanted));
  return (
    <div class="stack stack--tight">
      <SearchField
        label={t.findOffice}
        placeholder={t.findOffice}
        value={query}
        onInput={setQuery}
        clearLabel={common.act.clearSearch}
      />
      <RadioList
        label={common.word.office}
        value={props.unitId === '' ? null : props.unitId}
        options={matching.slice(0, unitsMax).map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={props.onChange}
        error={props.error}
      />
      {matching.length > unitsMax && <p class="muted cap">{t.moreOffices}</p>}
    </div>
  );
}

function isMatch(unit: UnitRow, wanted: string): boolean {
  return wanted === '' || fold(`${unit.name} ${unit.shortName}`).includes(wanted);
}

/** Whole offices first, as they are what is usually noted. */
function unitsAt(_revision: number): UnitRow[] {
  const depth = (unit: UnitRow): number => unit.trail.split('/').length;
  return rowsOfType('unit')
    .map((row) => row.body)
    .filter((unit) => !unit.retired && unit.parentId !== null)
    .toSorted((a, b) => depth(a) - depth(b) || a.name.localeCompare(b.name));
}

function faultsOf(entry: Entry, n: NotingText): Faults {
  const faults: Faults = {};
  const needed = commonText().tell.required;
  if (entry.kind === 'refused') {
    if (entry.description.trim() === '') faults.description = needed;
  } else if (entry.kind === 'office') {
    if (entry.unitId === '') faults.unitId = needed;
  } else {
    if (entry.name.trim() === '') faults.name = needed;
    const today = clock.today(zoneNow());
    if (entry.kind === 'asn' && entry.nip.trim() !== '' && !parseNip(entry.nip, today).ok)
      faults.nip = n.other.nipWrong;
    if (entry.kind !== 'asn' && entry.nik.trim() !== '' && !parseNik(entry.nik).ok) faults.nik = n.other.nikWrong;
  }
  return faults;
}

/** Null while something needed is missing or a number cannot be read. */
function subjectOf(entry: Entry): Subject | null {
  const { kind } = entry;
  if (kind === 'refused') return { kind: 'unidentified', description: entry.description.trim() };
  if (kind === 'office') {
    const unit = rowsOfType('unit').find((row) => row.key === entry.unitId)?.body;
    return unit === undefined ? null : { kind: 'office', unitId: unit.id, unitName: unit.name };
  }
  const nip = kind === 'asn' && entry.nip.trim() !== '' ? parseNip(entry.nip) : null;
  const nik = kind !== 'asn' && entry.nik.trim() !== '' ? parseNik(entry.nik) : null;
  const office = kind === 'citizen' ? '' : entry.office.trim();
  return {
    kind: 'unlisted',
    name: entry.name.trim(),
    office: office === '' ? null : office,
    standing: kind,
    nip: nip !== null && nip.ok ? nip.nip : null,
    nik: nik !== null && nik.ok ? nik.nik : null,
  };
}
