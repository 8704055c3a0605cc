/** The report: computed by the server, never typed, and each of its numbers opens the list it counts. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { dimensions, type Report } from '../../schema/report.ts';
import { revision } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { type PageState, useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { GazetteGrid } from '../ui/gazette-section.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AsOf, Tools } from '../ui/office-nav.tsx';
import { isWide } from '../ui/viewport.ts';
import { Breakdown } from './breakdown.tsx';
import { Frame } from './frame.tsx';
import { officeName } from './office-panel.tsx';
import { Loading } from './page-parts.tsx';
import { PrintHead, PrintTable, printSoon } from './print.tsx';
import { ReportFigures, WaitingTags } from './report-figures.tsx';
import { DaysPanel, DimensionPanel, dimensionRows } from './report-panels.tsx';
import { ReportTools } from './report-tools.tsx';
import { useExport } from './use-export.tsx';
import { useOperationTitle } from './use-operation-title.ts';
import { findingsOf, type ReportAsked, reportQuery } from './ways.ts';
import { filterLine } from './words.ts';

export function ReportPage({ asked }: { asked: ReportAsked }) {
  const t = supervisorText();
  // Today's date follows the government's time zone, which is a row.
  void revision.value;
  const page = useOfficePage<Report>('/api/report', reportQuery(asked, deadlines().today));
  const report = page.state === 'ready' ? page.value : null;
  const [isFiltering, setFiltering] = useState(false);
  const work = useExport(report === null ? {} : findingsOf(report.filter), report?.tables.total ?? null);
  const operation = useOperationTitle(asked.operationId);
  const isNarrowed = asked.narrow !== null || asked.operationId !== undefined;
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  const download = {
    icon: 'download',
    label: t.export.action,
    onClick: work.start,
    disabled: work.isBusy || report === null,
  } as const;
  return (
    <Frame
      place="report"
      title={t.nav.report}
      sub={asOf}
      phoneActions={
        <>
          <IconButton
            icon="filter"
            label={t.filter.title}
            pressed={isFiltering}
            onClick={() => setFiltering(!isFiltering)}
          />
          <IconButton {...download} />
        </>
      }
      tools={
        <Tools
          end={
            <span class="only-wide tools__end">
              <WaitingTags report={report} />
              {asOf !== undefined && <AsOf text={asOf} />}
              <IconButton {...download} edged size={18} />
              <IconButton icon="print" label={commonText().act.print} edged size={18} onClick={printSoon} />
            </span>
          }
        >
          <ReportTools asked={asked} hasAll={isWide.value || isFiltering || isNarrowed} />
        </Tools>
      }
      print={
        report !== null &&
        page.state === 'ready' && <ReportOnPaper report={report} asOf={page.asOf} operation={operation} />
      }
    >
      <ReportBody page={page} notice={work.notice} />
    </Frame>
  );
}

function ReportBody({ page, notice }: { page: PageState<Report>; notice: ComponentChildren }) {
  const report = page.state === 'ready' ? page.value : null;
  const isWaiting = report !== null && report.openConflicts + report.held > 0;
  return (
    <>
      <PageNotice page={page} />
      {notice}
      {isWaiting && (
        <p class="tags only-phone">
          <WaitingTags report={report} />
        </p>
      )}
      {page.state === 'loading' && <Loading />}
      {report !== null && (
        <>
          <ReportFigures report={report} />
          <GazetteGrid>
            <DaysPanel report={report} />
            <DimensionPanel report={report} dimension="followUp" />
          </GazetteGrid>
          <Breakdown report={report} />
        </>
      )}
    </>
  );
}

function ReportOnPaper(props: { report: Report; asOf: string; operation: string | undefined }) {
  const { report } = props;
  const t = supervisorText();
  const total = numberWords(report.tables.total);
  return (
    <>
      <PrintHead
        title={t.print.report}
        asOf={props.asOf}
        lines={[filterLine(findingsOf(report.filter), props.operation), t.findings.count(total)]}
      />
      <div class="print-columns">
        {dimensions.map((dimension) => (
          <PrintTable
            key={dimension}
            title={t.dimension[dimension]}
            lines={dimensionRows(report, dimension)}
            total={total}
          />
        ))}
        <OfficesOnPaper report={report} />
      </div>
    </>
  );
}

export function OfficesOnPaper({ report }: { report: Report }) {
  const t = supervisorText();
  const lines = report.offices.map((line) => ({
    key: `${line.unitId ?? ''}${String(line.self)}`,
    label: officeName(line),
    value: numberWords(line.count),
  }));
  const { officesRest: rest } = report;
  if (rest > 0) lines.push({ key: 'rest', label: t.offices.rest(numberWords(rest)), value: numberWords(rest) });
  return <PrintTable title={t.offices.title} lines={lines} total={numberWords(report.tables.total)} />;
}
