/** The list under a figure: what it is narrowed by in words, every finding it counts, as a file and on paper. */
import { useState } from 'preact/hooks';

import type { FindingListing } from '../../schema/api.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { asOfWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AsOf, Tools } from '../ui/office-nav.tsx';
import { Pager } from '../ui/pager.tsx';
import { isWide } from '../ui/viewport.ts';
import { FindingSheet } from './finding-sheet.tsx';
import { FindingsTable } from './findings-table.tsx';
import { Frame } from './frame.tsx';
import { FilterChips, Loading } from './page-parts.tsx';
import { PrintFindings, PrintHead, printSoon } from './print.tsx';
import { useExport } from './use-export.tsx';
import { type Findings, useFigure, useFindings } from './use-findings.ts';
import { useOperationTitle } from './use-operation-title.ts';
import { type FindingsAsked, findingsHref, reportHref } from './ways.ts';
import { filterLine, filterWords } from './words.ts';

export function FindingsPage({ asked }: { asked: FindingsAsked }) {
  const t = supervisorText();
  const findings = useFindings(asked);
  const figure = useFigure(asked);
  const title = useOperationTitle(asked.operationId);
  const { page, rows, isWhole } = findings;
  // What is here is what is counted; until all of it is here, the figure says how many there are.
  const count = isWhole ? rows.length : figure;
  const work = useExport(asked, count);
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  const print = async (): Promise<void> => {
    if (isWhole || (await findings.readAll()) !== null) printSoon();
  };
  const actions = (edged: boolean) => (
    <>
      <IconButton
        icon="download"
        label={t.export.action}
        edged={edged}
        size={iconSize()}
        onClick={work.start}
        disabled={work.isBusy || count === null}
      />
      <IconButton
        icon="print"
        label={commonText().act.print}
        edged={edged}
        size={iconSize()}
        onClick={() => void print()}
        disabled={page.state !== 'ready'}
      />
    </>
  );
  return (
    <Frame
      place="findings"
      title={count === null ? t.findings.title : t.findings.count(numberWords(count))}
      showTitle
      sub={asOf}
      back={isWide.value ? undefined : { label: commonText().act.back, href: reportHref }}
      phoneActions={actions(false)}
      tools={
        <Tools
          end={
            <span class="only-wide tools__end">
              {asOf !== undefined && <AsOf text={asOf} />}
              {actions(true)}
            </span>
          }
        >
          <FilterChips
            filters={filterWords(asked, title)}
            without={({ names }) =>
              findingsHref({ ...asked, ...Object.fromEntries(names.map((name) => [name, undefined])) })
            }
          />
        </Tools>
      }
      print={
        page.state === 'ready' && (
          <OnPaper asOf={page.asOf} findings={findings} figure={figure} filter={filterLine(asked, title)} />
        )
      }
    >
      <PageNotice page={page} />
      {work.notice}
      <FindingsList findings={findings} figure={figure} />
    </Frame>
  );
}

function OnPaper(props: { asOf: string; findings: Findings; figure: number | null; filter: string }) {
  const t = supervisorText();
  const { rows, isWhole } = props.findings;
  const shown = numberWords(rows.length);
  const extent = isWhole
    ? t.findings.count(shown)
    : t.print.part(shown, props.figure === null ? '?' : numberWords(props.figure));
  return (
    <>
      <PrintHead title={t.print.findings} asOf={props.asOf} lines={[props.filter, extent]} />
      <PrintFindings rows={rows} />
    </>
  );
}

function iconSize(): number | undefined {
  return isWide.value ? 18 : undefined;
}

/** The rows with their pager and the sheet of the opened one: also part of an operation's page. */
export function FindingsList({ findings, figure }: { findings: Findings; figure: number | null }) {
  const t = supervisorText();
  const [open, setOpen] = useState<FindingListing | null>(null);
  const { page, rows, isWhole } = findings;
  if (page.state === 'loading') return <Loading />;
  if (page.state !== 'ready') return null;
  if (rows.length === 0) return <Empty icon="search" title={t.findings.empty} text={t.findings.emptyText} />;
  const text =
    figure === null || isWhole
      ? t.findings.count(numberWords(rows.length))
      : commonText().tell.shownOf(numberWords(rows.length), numberWords(figure));
  return (
    <>
      <FindingsTable rows={rows} open={setOpen} />
      {findings.hasFailed && (
        <Failed
          title={commonText().tell.failed}
          text={commonText().tell.failedHint}
          retry={{ text: commonText().act.retry, onClick: findings.more }}
        />
      )}
      <Pager
        text={text}
        more={isWhole ? undefined : { text: commonText().act.more, busy: findings.isBusy, onClick: findings.more }}
      />
      {isWhole && figure !== null && figure !== rows.length && !page.stale && (
        <p class="muted" role="status">
          {t.findings.changed}
        </p>
      )}
      <FindingSheet listing={open} onClose={() => setOpen(null)} />
    </>
  );
}
