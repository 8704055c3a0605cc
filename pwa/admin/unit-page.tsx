/** One unit: new below another, renamed, retired. It never moves: what was noted under it stays where it was. */
import { useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { Row } from '../../schema/rows.ts';
import { findRow, revision, save } from '../device/device.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { announce } from '../ui/live-region.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AskFirst } from './ask-first.tsx';
import { FormPage } from './form-page.tsx';
import { MovedNotice } from './moved-notice.tsx';
import { savedWords } from './problem-words.ts';
import { SentTag } from './sent-tag.tsx';
import { treeOf, unitIdOf, unitName, unitOptions, unitRows } from './units.ts';
import { useForm } from './use-form.ts';
import { hrefs } from './ways.ts';

type Fields = { name: string; shortName: string; externalId: string; parentId: string };

export function UnitPage(props: { id: string }) {
  const row = findRow('unit', props.id);
  void revision.value;
  const [turn, setTurn] = useState(0);
  const t = adminText().units;
  if (row === undefined)
    return (
      <AdminFrame place="units" title={t.title} back={{ label: commonText().act.back, href: hrefs.units }}>
        <Empty icon="search" title={t.unknown} action={{ text: t.title, href: hrefs.units }} />
      </AdminFrame>
    );
  return <UnitForm key={`${props.id} ${turn}`} row={row} parentId={null} startAnew={() => setTurn(turn + 1)} />;
}

export function UnitNew(props: { parentId: string | null }) {
  return <UnitForm key={props.parentId ?? ''} row={null} parentId={props.parentId} startAnew={() => undefined} />;
}

function UnitForm(props: { row: Row<'unit'> | null; parentId: string | null; startAnew: () => void }) {
  const { row } = props;
  const t = adminText().units;
  const units = unitRows(revision.value);
  const [seen] = useState(row?.version ?? null);
  const form = useForm<Fields>({
    name: row?.body.name ?? '',
    shortName: row?.body.shortName ?? '',
    externalId: row?.body.externalId ?? '',
    parentId: row?.body.parentId ?? props.parentId ?? treeOf(units)[0]?.unit.id ?? '',
  });
  const { fields, hasTried } = form;
  const isRight = fields.name.trim() !== '';
  const keep = async (): Promise<string | null> => {
    const { id, retired } = row?.body ?? {
      id: unitIdOf(fields.name, new Set(units.map((one) => one.id))),
      retired: false,
    };
    const saved = await save('unit.put', { version: seen, settles: null, unit: { id, retired, ...factsOf(fields) } });
    return saved.ok ? null : savedWords(saved);
  };
  const submit = async (): Promise<void> => {
    if (await form.submit(isRight, keep)) leave();
  };
  return (
    <FormPage
      {...form}
      place="units"
      title={row === null ? t.add : row.body.name}
      from={hrefs.units}
      submit={commonText().act.save}
      onSubmit={() => void submit()}
      above={
        row !== null && <Head row={row} isMoved={row.version !== seen && !form.isSaved} startAnew={props.startAnew} />
      }
      below={row !== null && <Acts row={row} version={seen} />}
    >
      {row === null && units.length > 0 && (
        <SelectField
          label={t.parent}
          hint={t.parentHint}
          value={fields.parentId}
          onChange={(parentId) => form.set({ parentId })}
          options={unitOptions(units, fields.parentId)}
        />
      )}
      <TextField
        label={t.name}
        value={fields.name}
        onInput={(name) => form.set({ name })}
        autoCapitalize="words"
        maxLength={limits.lineMax}
        error={hasTried && !isRight ? t.nameNeeded : undefined}
      />
      <TextField
        label={t.shortName}
        hint={t.shortNameHint}
        optional={commonText().tell.optional}
        value={fields.shortName}
        onInput={(shortName) => form.set({ shortName })}
        maxLength={limits.nameMax}
      />
      <TextField
        label={t.externalId}
        hint={t.externalIdHint}
        optional={commonText().tell.optional}
        value={fields.externalId}
        onInput={(externalId) => form.set({ externalId })}
        autoCapitalize="none"
        maxLength={60}
      />
    </FormPage>
  );
}

function factsOf({ name, shortName, externalId, parentId }: Fields) {
  return {
    name: name.trim(),
    shortName: (shortName.trim() || name.trim()).slice(0, limits.nameMax),
    externalId: externalId.trim() === '' ? null : externalId.trim(),
    parentId: parentId === '' ? null : parentId,
  };
}

function leave(): void {
  announce(adminText().savedHere);
  go(hrefs.units.slice(1), 'replace');
}

function Head(props: { row: Row<'unit'>; isMoved: boolean; startAnew: () => void }) {
  const { row } = props;
  const t = adminText().units;
  const parent = unitName(row.body.parentId);
  return (
    <>
      <p class="tags">
        <span class="muted">{parent === null ? t.isTop : t.isBelow(parent)}</span>
        <SentTag type="unit" rowKey={row.key} />
      </p>
      {row.body.retired && <p>{t.retiredText}</p>}
      {props.isMoved && <MovedNotice onAnew={props.startAnew} />}
    </>
  );
}

function Acts(props: { row: Row<'unit'>; version: string | null }) {
  const { body } = props.row;
  const t = adminText().units;
  const [isAsking, setAsking] = useState(false);
  const act = body.retired ? t.reinstate : t.retire;
  const turn = async (): Promise<string | null> => {
    const { id, name, shortName, parentId, externalId, retired } = body;
    const unit = { id, name, shortName, parentId, externalId, retired: !retired };
    const saved = await save('unit.put', { version: props.version, settles: null, unit });
    if (!saved.ok) return savedWords(saved);
    leave();
    return null;
  };
  return (
    <div class="admin-acts">
      {!body.retired && (
        <Button icon="plus" href={hrefs.unitNew(body.id)}>
          {t.addBelow}
        </Button>
      )}
      <Button icon="archive" onClick={() => setAsking(true)}>
        {act}
      </Button>
      <AskFirst
        open={isAsking}
        onClose={() => setAsking(false)}
        title={body.retired ? t.reinstateAsk : t.retireAsk(body.name)}
        text={body.retired ? t.reinstateText : t.retireText}
        act={act}
        work={turn}
      />
    </div>
  );
}
