/** The imports there were. Only the last one can be taken back: by applying what was before it as a new version. */
import { useState } from 'preact/hooks';

import type { RosterAnswer, RosterVersion } from '../../schema/api.ts';
import { connection } from '../device/device.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { previewUndo } from './roster-state.ts';

export function RosterVersions() {
  const t = rosterImportText().versions;
  const page = useOfficePage<RosterAnswer>('/api/roster');
  const rows = page.state === 'ready' ? page.value.rows : [];
  const current = rows.find((row) => row.state === 'current');
  return (
    <section class="admin-below">
      <SectionHead title={t.title} />
      <PageNotice page={page} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && (
        <p class="muted meta num">
          {current === undefined ? t.none : t.current(numberWords(current.size))} {asOfWords(page.asOf)}
        </p>
      )}
      {page.state === 'ready' && rows.length === 0 && <Empty icon="people" title={t.none} text={t.noneText} />}
      {rows.length > 0 && (
        <Table
          label={t.title}
          columns={columns()}
          groups={[{ key: 'all', rows }]}
          rowKey={(row) => String(row.version)}
        />
      )}
      {current !== undefined && <Undo version={current} />}
    </section>
  );
}

function columns(): Column<RosterVersion>[] {
  const t = rosterImportText();
  const c = t.versions.column;
  return [
    {
      key: 'version',
      head: c.version,
      width: '6.5rem',
      phone: 'title',
      cell: (row) => t.versions.name(String(row.version)),
    },
    { key: 'source', head: c.source, phone: 'text', cell: (row) => row.source },
    {
      key: 'when',
      head: c.when,
      width: '11rem',
      phone: 'text',
      cell: (row) => <span class="num">{instantWords(row.appliedAt ?? row.createdAt)}</span>,
    },
    { key: 'changes', head: c.changes, phone: 'text', cell: (row) => summaryWords(row.summary) },
    {
      key: 'state',
      head: c.state,
      width: '8rem',
      phone: 'beside',
      cell: (row) => <Tag tone={row.state === 'current' ? 'khaki' : 'line'} text={t.versions.state[row.state]} />,
    },
  ];
}

export function summaryWords({ fresh, changed, gone, refused }: RosterVersion['summary']): string {
  return rosterImportText().summary(numberWords(fresh), numberWords(changed), numberWords(gone), numberWords(refused));
}

function Undo(props: { version: RosterVersion }) {
  const t = rosterImportText().undo;
  const [isAsking, setAsking] = useState(false);
  const { version, source } = props.version;
  return (
    <>
      <Button icon="undo" disabled={!connection.value.online} onClick={() => setAsking(true)}>
        {t.button}
      </Button>
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.title}
        closeLabel={commonText().act.close}
        dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{commonText().act.cancel}</Button>
            <Button
              kind="primary"
              icon="undo"
              onClick={() => {
                setAsking(false);
                void previewUndo(version, t.source(source));
              }}
            >
              {t.show}
            </Button>
          </>
        }
      >
        <p>{t.text}</p>
      </Sheet>
    </>
  );
}
