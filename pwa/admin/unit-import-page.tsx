/** Units from a file: chosen, looked at, saved one by one, parents first. */
import { useEffect, useRef, useState } from 'preact/hooks';

import { decodeRosterFile } from '../../schema/roster-csv.ts';
import { findRow, holdForm, revision, save } from '../device/device.ts';
import { numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { Partly } from '../ui/partly.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { savedWords } from './problem-words.ts';
import { FileDrop } from './roster-choose.tsx';
import { previewUnits, type UnitFacts, type UnitFileFault, type UnitPreview, type UnitRefusal } from './unit-import.ts';
import { unitName, unitRows } from './units.ts';
import { hrefs } from './ways.ts';

type Stage =
  | { at: 'choose'; fault: UnitFileFault['reason'] | null }
  | { at: 'preview'; preview: UnitPreview; fileName: string }
  | { at: 'saving'; done: number; total: number }
  | { at: 'done'; saved: number; problem: string | null };

export function UnitImportPage() {
  const t = adminText().unitImport;
  const [stage, setStage] = useState<Stage>({ at: 'choose', fault: null });
  useEffect(() => (stage.at === 'choose' ? undefined : holdForm()), [stage.at === 'choose']);
  const choose = async (file: File): Promise<void> => {
    const text = decodeRosterFile(new Uint8Array(await file.arrayBuffer()));
    const read = previewUnits(text, unitRows(revision.peek()));
    setStage(
      read.ok ? { at: 'preview', preview: read.preview, fileName: file.name } : { at: 'choose', fault: read.reason },
    );
  };
  if (stage.at === 'preview')
    return <Preview {...stage} onCancel={() => setStage({ at: 'choose', fault: null })} setStage={setStage} />;
  return (
    <AdminFrame place="units" title={t.title} back={{ label: commonText().act.back, href: hrefs.units }}>
      <div class="admin-column stack">
        {stage.at === 'choose' && (
          <>
            {stage.fault !== null && <Banner tone="red" title={t.fault[stage.fault]} />}
            <FileDrop
              label={t.label}
              text={t.text}
              button={t.button}
              accept=".csv,.txt,text/csv,text/plain"
              primary
              onFile={(file) => void choose(file)}
            />
          </>
        )}
        {stage.at === 'saving' && (
          <Partly
            title={t.saving}
            text={commonText().tell.shownOf(numberWords(stage.done), numberWords(stage.total))}
            done={stage.done}
            total={stage.total}
          />
        )}
        {stage.at === 'done' && (
          <>
            {stage.problem !== null && <Failed title={adminText().notSaved} text={stage.problem} />}
            <p role="status">{t.done(numberWords(stage.saved))}</p>
            <Button kind="primary" href={hrefs.units}>
              {commonText().act.done}
            </Button>
          </>
        )}
      </div>
    </AdminFrame>
  );
}

function Preview(props: {
  preview: UnitPreview;
  fileName: string;
  onCancel: () => void;
  setStage: (stage: Stage) => void;
}) {
  const { preview, setStage } = props;
  const t = adminText().unitImport;
  const busy = useRef(false);
  const [list, setList] = useState<ListName>(() => (preview.refused.length > 0 ? 'refused' : 'fresh'));
  const all = [...preview.fresh, ...preview.changed.map(({ after }) => after)];
  const run = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    let saved = 0;
    let problem: string | null = null;
    for (const unit of all) {
      setStage({ at: 'saving', done: saved, total: all.length });
      problem = await saveUnit(unit);
      if (problem !== null) break;
      saved += 1;
    }
    setStage({ at: 'done', saved, problem });
  };
  const buttons = (
    <>
      <Button tall onClick={props.onCancel}>
        {commonText().act.cancel}
      </Button>
      <Button kind="primary" icon="check" disabled={all.length === 0} onClick={() => void run()}>
        {t.apply(numberWords(all.length))}
      </Button>
    </>
  );
  return (
    <AdminFrame place="units" title={t.preview} count={props.fileName} dock={<Dock>{buttons}</Dock>}>
      <div class="stack">
        <p class="muted" role="status">
          {t.unchanged(numberWords(preview.unchanged))}
        </p>
        <div class="only-wide admin-acts">{buttons}</div>
        <ChipGroup
          label={t.lists}
          hideLabel
          options={(['refused', 'changed', 'fresh'] as const).map((name) => ({
            value: name,
            label: t.list[name],
            count: numberWords(preview[name].length),
          }))}
          value={list}
          onChange={setList}
        />
        <Lists list={list} preview={preview} />
      </div>
    </AdminFrame>
  );
}

type ListName = 'refused' | 'changed' | 'fresh';
/** More lines than anybody reads before applying. */
const rowsShown = 300;

function Lists(props: { list: ListName; preview: UnitPreview }) {
  const { list, preview } = props;
  const t = adminText().unitImport;
  if (preview[list].length === 0) return <Empty icon="check" title={t.empty[list]} />;
  if (list === 'refused')
    return (
      <Table
        label={t.list.refused}
        columns={refusedColumns()}
        groups={[{ key: list, rows: preview.refused.slice(0, rowsShown) }]}
        rowKey={(row) => String(row.row)}
      />
    );
  if (list === 'changed')
    return (
      <Table
        label={t.list.changed}
        columns={[
          { key: 'name', head: t.column.before, phone: 'title', cell: ({ before }) => before.name },
          { key: 'after', head: t.column.after, phone: 'text', cell: ({ after }) => after.name },
        ]}
        groups={[{ key: list, rows: preview.changed.slice(0, rowsShown) }]}
        rowKey={(row) => row.after.id}
      />
    );
  const names = new Map(preview.fresh.map((unit) => [unit.id, unit.name]));
  const columns: Column<UnitFacts>[] = [
    { key: 'name', head: t.column.name, phone: 'title', cell: ({ name }) => name },
    {
      key: 'parent',
      head: t.column.parent,
      phone: 'text',
      cell: ({ parentId }) => (parentId === null ? t.top : (names.get(parentId) ?? unitName(parentId))),
    },
  ];
  return (
    <Table
      label={t.list.fresh}
      columns={columns}
      groups={[{ key: list, rows: preview.fresh.slice(0, rowsShown) }]}
      rowKey={(unit) => unit.id}
    />
  );
}

function refusedColumns(): Column<UnitRefusal>[] {
  const t = adminText().unitImport;
  return [
    {
      key: 'row',
      head: t.column.row,
      width: '5rem',
      phone: 'title',
      cell: ({ row }) => numberWords(row),
      card: ({ row }) => t.rowOf(numberWords(row)),
    },
    { key: 'reason', head: t.column.reason, phone: 'text', cell: ({ reason }) => t.refusal[reason] },
    { key: 'value', head: t.column.value, phone: 'text', cell: ({ value }) => value },
  ];
}

async function saveUnit(unit: UnitFacts): Promise<string | null> {
  const version = findRow('unit', unit.id)?.version ?? null;
  const saved = await save('unit.put', { version, settles: null, unit });
  return saved.ok ? null : savedWords(saved);
}
