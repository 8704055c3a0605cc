/** One catalogue entry: new, changed, retired. Past findings keep the words they were noted under. */
import { useState } from 'preact/hooks';

import { type CatalogueEntry, type CatalogueList, catalogueSubjects, entryQuestions } from '../../schema/catalogue.ts';
import { code as codeRule } from '../../schema/fields.ts';
import { limits } from '../../schema/limits.ts';
import { entryKey } from '../../schema/catalogue.ts';
import { findRow, revision, rowsOfType, save } from '../device/device.ts';
import { entryName } from '../personnel/words.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { ChipToggles } from '../ui/chip-group.tsx';
import { announce } from '../ui/live-region.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AskFirst } from './ask-first.tsx';
import { entriesOf } from './catalogue.tsx';
import { type EntryFields, entryOf, fieldsOf, placeAfter, writtenCode } from './entry-fields.ts';
import { FormPage } from './form-page.tsx';
import { MovedNotice } from './moved-notice.tsx';
import { savedWords } from './problem-words.ts';
import { SentTag } from './sent-tag.tsx';
import { type Form, useForm } from './use-form.ts';
import { hrefs } from './ways.ts';

/** `code` undefined: a new one. */
export function EntryPage(props: { list: CatalogueList; code?: string | undefined }) {
  const { list, code } = props;
  const row = code === undefined ? undefined : findRow('entry', entryKey(list, code));
  void revision.value;
  const [turn, setTurn] = useState(0);
  return (
    <EntryForm
      key={`${code ?? ''} ${turn} ${row === undefined}`}
      list={list}
      entry={row?.body ?? null}
      version={row?.version ?? null}
      startAnew={() => setTurn(turn + 1)}
    />
  );
}

function EntryForm(props: {
  list: CatalogueList;
  entry: CatalogueEntry | null;
  version: string | null;
  startAnew: () => void;
}) {
  const { list, entry } = props;
  const t = adminText().catalogue;
  const entries = entriesOf(list, revision.value);
  const form = useForm(fieldsOf(entry, entries));
  const [seen] = useState(props.version);
  const { fields } = form;
  const wrong = wrongOf(fields, entry === null, list);
  const keep = async (): Promise<string | null> => saveEntry(fields, { list, was: entry, version: seen, entries });
  const submit = async (): Promise<void> => {
    if (!(await form.submit(Object.keys(wrong).length === 0, keep))) return;
    leave(list);
  };
  return (
    <FormPage
      {...form}
      place="catalogue"
      title={entry === null ? t.add[list] : entryName(entry)}
      from={hrefs.catalogue(list)}
      submit={commonText().act.save}
      onSubmit={() => void submit()}
      above={
        <>
          {entry !== null && (
            <p class="tags">
              <span class="muted num">{entry.code}</span>
              <SentTag type="entry" rowKey={entryKey(list, entry.code)} />
            </p>
          )}
          {seen !== props.version && !form.isSaved && <MovedNotice onAnew={props.startAnew} />}
        </>
      }
      below={entry !== null && <Retire entry={entry} version={seen} />}
    >
      <EntryFieldset form={form} list={list} isNew={entry === null} wrong={wrong} entries={entries} />
    </FormPage>
  );
}

function leave(list: CatalogueList): void {
  announce(adminText().savedHere);
  go(hrefs.catalogue(list).slice(1), 'replace');
}

type Saving = {
  list: CatalogueList;
  was: CatalogueEntry | null;
  version: string | null;
  entries: readonly CatalogueEntry[];
};

/** The entry, and those that must make room for it. */
async function saveEntry(fields: EntryFields, { list, was, version, entries }: Saving): Promise<string | null> {
  const { order, moved } = placeAfter(fields.after, writtenCode(fields.code), entries);
  const entry = entryOf(list, fields, was ?? { retired: false, revision: 1 }, order);
  const saved = await save('catalogue.put', { version, settles: null, entry });
  if (!saved.ok) return savedWords(saved);
  for (const other of moved) {
    const row = findRow('entry', entryKey(list, other.entry.code));
    if (row === undefined) continue;
    const body = { version: row.version, settles: null, entry: { ...row.body, order: other.order } };
    const shifted = await save('catalogue.put', body);
    if (!shifted.ok) return savedWords(shifted);
  }
  return null;
}

type Wrong = Partial<Record<'code' | 'nameId' | 'group' | 'groups', string>>;

function wrongOf(fields: EntryFields, isNew: boolean, list: CatalogueList): Wrong {
  const t = adminText().catalogue;
  const wrong: Wrong = {};
  const code = writtenCode(fields.code);
  if (!codeRule.safeParse(code).success) wrong.code = t.codeWrong;
  else if (isNew && findRow('entry', entryKey(list, code)) !== undefined) wrong.code = t.codeTaken;
  if (fields.nameId.trim() === '') wrong.nameId = t.nameNeeded;
  if (list === 'violation' && !/^[\p{L}\p{N} -]{1,40}$/u.test(fields.group.trim())) wrong.group = t.groupWrong;
  if (list === 'reason' && fields.groups.size === 0) wrong.groups = t.groupsNeeded;
  return wrong;
}

function EntryFieldset(props: {
  form: Form<EntryFields>;
  list: CatalogueList;
  isNew: boolean;
  wrong: Wrong;
  entries: readonly CatalogueEntry[];
}) {
  const { list, isNew, entries } = props;
  const { fields, set, hasTried } = props.form;
  const wrong: Wrong = hasTried ? props.wrong : {};
  const t = adminText().catalogue;
  const optional = commonText().tell.optional;
  return (
    <>
      {isNew && (
        <TextField
          label={t.code}
          hint={t.codeHint}
          value={fields.code}
          onInput={(code) => set({ code })}
          autoCapitalize="characters"
          maxLength={40}
          error={wrong.code}
        />
      )}
      <TextField
        label={t.nameId}
        value={fields.nameId}
        onInput={(nameId) => set({ nameId })}
        maxLength={limits.lineMax}
        error={wrong.nameId}
      />
      <TextField
        label={t.nameEn}
        optional={optional}
        value={fields.nameEn}
        onInput={(nameEn) => set({ nameEn })}
        maxLength={limits.lineMax}
      />
      <ListFields {...props.form} list={list} wrong={wrong} />
      <TextField
        label={t.basis}
        optional={optional}
        value={fields.basis}
        onInput={(basis) => set({ basis })}
        maxLength={limits.lineMax}
      />
      <TextArea
        label={t.note}
        optional={optional}
        value={fields.note}
        onInput={(note) => set({ note })}
        rows={2}
        maxLength={limits.lineMax}
      />
      <TextArea
        label={t.noteEn}
        optional={optional}
        value={fields.noteEn}
        onInput={(noteEn) => set({ noteEn })}
        rows={2}
        maxLength={limits.lineMax}
      />
      <SelectField
        label={t.place}
        value={fields.after}
        onChange={(after) => set({ after })}
        options={[
          { value: '', label: t.placeFirst },
          ...entries
            .filter((one) => one.code !== fields.code && !one.retired)
            .map((one) => ({ value: one.code, label: t.placeAfter(entryName(one)) })),
        ]}
      />
    </>
  );
}

/** What only some lists have. */
function ListFields(props: Pick<Form<EntryFields>, 'fields' | 'set'> & { list: CatalogueList; wrong: Wrong }) {
  const { fields, set, list, wrong } = props;
  const t = adminText().catalogue;
  return (
    <>
      {list === 'violation' && (
        <TextField
          label={t.group}
          hint={t.groupHint(groupsKnown().join(', '))}
          value={fields.group}
          onInput={(group) => set({ group })}
          autoCapitalize="none"
          maxLength={40}
          error={wrong.group}
        />
      )}
      {list === 'reason' && (
        <div>
          <ChipToggles
            label={t.groups}
            options={['*', ...groupsKnown()].map((one) => ({ value: one, label: one === '*' ? t.everyGroup : one }))}
            values={fields.groups}
            onChange={(groups) => set({ groups })}
          />
          {wrong.groups !== undefined && <p class="field__error">{wrong.groups}</p>}
        </div>
      )}
      {(list === 'violation' || list === 'action') && (
        <>
          <ChipToggles
            label={t.subjects}
            options={catalogueSubjects.map((one) => ({ value: one, label: t.subject[one] }))}
            values={fields.subject}
            onChange={(subject) => set({ subject })}
          />
          <SelectField
            label={t.asks}
            value={fields.asks}
            onChange={(asks) => set({ asks })}
            options={[
              { value: '', label: t.asksNothing },
              ...entryQuestions.map((one) => ({ value: one, label: t.question[one] })),
            ]}
          />
        </>
      )}
      {list !== 'guidance' && (
        <CheckBox
          label={t.needsText}
          hint={t.needsTextHint}
          checked={fields.needsText}
          onChange={(needsText) => set({ needsText })}
        />
      )}
    </>
  );
}

function groupsKnown(): string[] {
  const groups = rowsOfType('entry').flatMap(({ body }) => (body.group === undefined ? [] : [body.group]));
  return [...new Set(groups)].toSorted();
}

function Retire(props: { entry: CatalogueEntry; version: string | null }) {
  const { entry, version } = props;
  const t = adminText().catalogue;
  const [isAsking, setAsking] = useState(false);
  const act = entry.retired ? t.reinstate : t.retire;
  return (
    <div>
      <Button icon="archive" onClick={() => setAsking(true)}>
        {act}
      </Button>
      <AskFirst
        open={isAsking}
        onClose={() => setAsking(false)}
        title={entry.retired ? t.reinstateAsk : t.retireAsk}
        text={entry.retired ? t.reinstateText : t.retireText}
        act={act}
        work={async () => {
          const turned = { ...entry, retired: !entry.retired };
          const saved = await save('catalogue.put', { version, settles: null, entry: turned });
          if (!saved.ok) return savedWords(saved);
          leave(entry.list);
          return null;
        }}
      />
    </div>
  );
}
