/** What the server keeps until the thing it builds on arrives: counted and listed from the first minute. */
import type { HeldAnswer } from '../../schema/api.ts';
import { findingCode } from '../../schema/finding.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { usePendingExport } from '../supervisor/pending-export.tsx';
import { personnelText } from '../text/personnel.ts';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { kindWord } from './case-history.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskLoading, PageNotice } from './page-notice.tsx';
import { useListed } from './use-listed.ts';
import * as words from './words.ts';

type Held = HeldAnswer['rows'][number];

export function HeldPage() {
  const t = personnelText().held;
  const { page, rows, total, pager } = useListed<Held>('/api/held');
  const work = usePendingExport('held', page, { kind: kindWord, thing: parentWords });
  return (
    <DeskFrame
      place="held"
      title={t.title}
      count={total === null ? undefined : t.count(words.numberWords(total))}
      asOf={page.state === 'ready' ? words.asOfWords(page.asOf) : undefined}
      phoneActions={work.phoneActions}
      tools={work.tools}
    >
      <PageNotice page={page} />
      {work.notice}
      <p class="muted desk-notice">{t.text}</p>
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && rows.length === 0 && <Empty icon="check" title={t.empty} text={t.emptyHint} />}
      {rows.length > 0 && (
        <Table label={t.title} columns={columnsOf()} groups={[{ key: 'all', rows }]} rowKey={(row) => row.id} />
      )}
      {pager !== null && <Pager {...pager} />}
    </DeskFrame>
  );
}

function columnsOf(): Column<Held>[] {
  const t = personnelText().held;
  return [
    { key: 'what', head: t.what, phone: 'title', cell: (row) => kindWord(row.kind) },
    { key: 'by', head: t.by, phone: 'text', cell: (row) => row.by },
    {
      key: 'receivedAt',
      head: t.receivedAt,
      cell: (row) => <span class="num">{words.instantWords(row.receivedAt)}</span>,
    },
    { key: 'waitsFor', head: t.waitsFor, cell: (row) => parentWords(row.parent) },
  ];
}

function parentWords(parent: string): string {
  const t = personnelText().held;
  return /^\d{8}-/.test(parent) ? t.operation(spokenCodeOf(parent)) : t.finding(findingCode(parent));
}
