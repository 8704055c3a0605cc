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

function Opened(props: BulkProps) {
  const t = caseText();
  const bulk = personnelText().bulk;
  const known = deadlines();
  const kinds = guidanceKinds();
  const [rows] = useState(() => props.rows.filter(isAssignable));
  const [hasTried, setTried] = useState(false);
  const [fields, setFields] = useState({
    guidance: kinds[0]?.code ?? '',
    who: 'own',
    name: '',
    post: '',
    dueOn: defaultDue(known) ?? '',
    note: '',
  });
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change });
  const saving = useBulkSave('case.assign');
  const kind = kinds.find((one) => one.code === fields.guidance);
  const isNamed = fields.who === 'name';
  const named: CasePerson | null =
    fields.name.trim() === '' ? null : { accountId: null, name: fields.name.trim(), post: textOrNull(fields.post) };
  const dueWrong = dateWrong(fields.dueOn, { min: known.today });
  const bodies = rows.flatMap((row): Body<'case.assign'>[] => {
    const assignee = isNamed ? named : (row.now.forwarded?.to ?? null);
    if (kind === undefined || assignee === null || dueWrong !== undefined) return [];
    const { code: guidance, nameId: label } = kind;
    return [{ ...seenOf(row), guidance, label, assignee, dueOn: fields.dueOn, note: textOrNull(fields.note) }];
  });
  const submit = (): void => {
    setTried(true);
    if (bodies.length < rows.length) return;
    void saving.saveAll(bodies).then((failed) => failed === 0 && props.onDone());
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
        error={hasTried && kind === undefined ? t.wrong.guidance : undefined}
      />
      <RadioList
        label={t.act.assignee}
        value={fields.who}
        onChange={(who) => set({ who })}
        options={[
          { value: 'own', label: bulk.own },
          { value: 'name', label: t.act.byName },
        ]}
      />
      {isNamed && (
        <>
          <TextField
            label={t.act.name}
            value={fields.name}
            onInput={(name) => set({ name })}
            maxLength={limits.nameMax}
            error={hasTried && named === null ? t.wrong.name : undefined}
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

function isAssignable({ now }: DeskRow): boolean {
  return transitions['case.assign'].from.includes(now.state) && mayDoTo('case.assign', now);
}
