/** What the server keeps until what it builds on has arrived. */
import type { HeldAnswer } from '../../schema/api.ts';
import { findingCode } from '../../schema/finding.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { useListed } from '../personnel/use-listed.ts';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { isWide } from '../ui/viewport.ts';
import { Frame } from './frame.tsx';
import { Loading } from './page-parts.tsx';
import { usePendingExport } from './pending-export.tsx';
import { reportHref } from './ways.ts';

type Held = HeldAnswer['rows'][number];

export function HeldPage() {
  const t = supervisorText().held;
  const { page, rows, total, pager } = useListed<Held>('/api/held');
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  const work = usePendingExport('held', page, { kind: kindWord, thing: parentWord });
  return (
    <Frame
      place="report"
      title={t.title}
      showTitle
      sub={asOf}
      back={isWide.value ? undefined : { label: commonText().act.back, href: reportHref }}
      phoneActions={work.phoneActions}
      tools={work.tools}
    >
      <PageNotice page={page} />
      {work.notice}
      <p class="report-notices muted">
        {t.text} <span class="only-wide">{asOf}</span>
      </p>
      {page.state === 'loading' && <Loading />}
      {page.state === 'ready' && rows.length === 0 && <Empty icon="check" title={t.empty} text={t.emptyText} />}
      {rows.length > 0 && (
        <>
          <Table<Held> label={t.label} columns={columnsOf()} groups={[{ key: 'all', rows }]} rowKey={(row) => row.id} />
          <Pager {...(pager ?? { text: t.count(numberWords(total ?? rows.length)) })} />
        </>
      )}
    </Frame>
  );
}

function columnsOf(): Column<Held>[] {
  const t = supervisorText().held;
  return [
    { key: 'what', head: t.what, phone: 'title', cell: (row) => kindWord(row.kind) },
    { key: 'by', head: t.by, phone: 'text', cell: (row) => row.by },
    {
      key: 'at',
      head: t.receivedAt,
      phone: 'foot-end',
      cell: (row) => <span class="num">{instantWords(row.receivedAt)}</span>,
    },
    { key: 'parent', head: t.waitsFor, cell: (row) => parentWord(row.parent) },
  ];
}

function kindWord(kind: string): string {
  const words: Readonly<Record<string, string>> = supervisorText().conflicts.kind;
  if (kind === 'finding.record') return supervisorText().held.record;
  return words[kind] ?? supervisorText().conflicts.otherKind;
}

/** An operation's id is its date and code; a finding's is a UUID, said by its code. */
function parentWord(parent: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(parent)) return supervisorText().conflicts.finding(findingCode(parent));
  return `${supervisorText().operations.operation} ${spokenCodeOf(parent)}`;
}
