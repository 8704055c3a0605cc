/** Assigning guidance to many: one kind, one date, each person's own superior or one named person. */
import { useState } from 'preact/hooks';

import type { CasePerson } from '../../schema/case.ts';
import { transitions } from '../../schema/case.ts';
import { limits } from '../../schema/limits.ts';
import type { Body } from '../../schema/mutation.ts';
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { TextField } from '../ui/text-field.tsx';
import { mayDoTo } from './actor.ts';
import { useBulkSave } from './bulk-save.ts';
import { BulkSheet } from './bulk-sheet.tsx';
import { dateWrong, defaultDue, DueField, guidanceKinds, Note, seenOf, textOrNull } from './case-acts.tsx';
import { deadlines } from './deadlines.ts';
import type { DeskRow } from './listing.ts';
import * as words from './words.ts';

type BulkProps = { open: boolean; rows: readonly DeskRow[]; onClose: () => void; onDone: () => void };

export function BulkAssign(props: BulkProps) {
  return props.open ? <Opened {...props} /> : null;
}

type AssignFields = { guidance: string; who: string; name: string; post: string; dueOn: string; note: string };

function Opened(props: BulkProps) {
  const t = caseText();
  const bulk = personnelText().bulk;
  const known = deadlines();
  const kinds = guidanceKinds();
  const [rows] = useState(() => props.rows.filter(isAssignable));
  const [hasTried, setTried] = useState(false);
  const [fields, setFields] = useState<AssignFields>({
    guidance: kinds[0]?.code ?? '',
    who: 'own',
    name: '',
    post: '',
    dueOn: defaultDue(known) ?? '',
    note: '',
  });
  const set = (change: Partial<AssignFields>): void => setFields({ ...fields, ...change });
  const saving = useBulkSave('case.assign');
  const dueWrong = dateWrong(fields.dueOn, { min: known.today });
  const bodies = dueWrong === undefined ? bodiesOf(rows, fields) : [];
  const submit = (): void => {
    setTried(true);
    if (bodies.length === rows.length) void saving.saveAll(bodies).then((failed) => failed === 0 && props.onDone());
  };
  return (
    <BulkSheet
      open
      onClose={props.onClose}
      title={bulk.assignTitle}
      submit={bulk.assignMany(words.numberWords(rows.length))}
      count={rows.length}
      skipped={props.rows.length - rows.length}
      saving={saving}
      onSubmit={submit}
    >
      <RadioList
        label={t.act.guidance}
        value={fields.guidance}
        onChange={(guidance) => set({ guidance })}
        options={kinds.map((one) => ({ value: one.code, label: words.entryName(one) }))}
        error={hasTried && fields.guidance === '' ? t.wrong.guidance : undefined}
      />
      <Assignee fields={fields} set={set} hasTried={hasTried} />
      <DueField
        value={fields.dueOn}
        known={known}
        onChange={(dueOn) => set({ dueOn })}
        error={hasTried ? dueWrong : undefined}
      />
      <Note value={fields.note} onInput={(note) => set({ note })} />
    </BulkSheet>
  );
}

/** One for each row that can be assigned so; fewer than the rows while something is missing. */
function bodiesOf(rows: readonly DeskRow[], fields: AssignFields): Body<'case.assign'>[] {
  const kind = guidanceKinds().find((one) => one.code === fields.guidance);
  const named = namedPerson(fields);
  return rows.flatMap((row) => {
    const assignee = fields.who === 'name' ? named : (row.now.forwarded?.to ?? null);
    if (kind === undefined || assignee === null) return [];
    const { code: guidance, nameId: label } = kind;
    return [{ ...seenOf(row), guidance, label, assignee, dueOn: fields.dueOn, note: textOrNull(fields.note) }];
  });
}

function namedPerson({ name, post }: AssignFields): CasePerson | null {
  return name.trim() === '' ? null : { accountId: null, name: name.trim(), post: textOrNull(post) };
}

function Assignee(props: { fields: AssignFields; set: (change: Partial<AssignFields>) => void; hasTried: boolean }) {
  const { fields, set } = props;
  const t = caseText();
  return (
    <>
      <RadioList
        label={t.act.assignee}
        value={fields.who}
        onChange={(who) => set({ who })}
        options={[
          { value: 'own', label: personnelText().bulk.own },
          { value: 'name', label: t.act.byName },
        ]}
      />
      {fields.who === 'name' && (
        <>
          <TextField
            label={t.act.name}
            value={fields.name}
            onInput={(name) => set({ name })}
            maxLength={limits.nameMax}
            error={props.hasTried && namedPerson(fields) === null ? t.wrong.name : undefined}
          />
          <TextField
            label={t.act.post}
            optional={commonText().tell.optional}
            value={fields.post}
            onInput={(post) => set({ post })}
            maxLength={limits.lineMax}
          />
        </>
      )}
    </>
  );
}

function isAssignable({ now }: DeskRow): boolean {
  return transitions['case.assign'].from.includes(now.state) && mayDoTo('case.assign', now);
}
