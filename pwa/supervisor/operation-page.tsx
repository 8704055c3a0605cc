/** One operation: what it was, what was found, what came later, and whether its report holds. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import type { OperationFile } from '../../schema/api.ts';
import { revision } from '../device/device.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { reportText } from '../text/report.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Banner } from '../ui/banner.tsx';
import { Crumb } from '../ui/case-head.tsx';
import { GazetteGrid, GazetteSection } from '../ui/gazette-section.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyFigure, KeyFigures } from '../ui/key-figure.tsx';
import { AsOf, Tools } from '../ui/office-nav.tsx';
import { isWide } from '../ui/viewport.ts';
import { Breakdown } from './breakdown.tsx';
import { FindingsList } from './findings-page.tsx';
import { Frame } from './frame.tsx';
import { CheckedPanel, DiffersPanel, FactsPanel, HistoryPanel } from './operation-facts.tsx';
import { OperationOnPaper } from './operation-print.tsx';
import { OperationReport } from './operation-report.tsx';
import { type Reviewed, useReview } from './operation-review.tsx';
import { Loading } from './page-parts.tsx';
import { printSoon } from './print.tsx';
import { DimensionPanel } from './report-panels.tsx';
import { useExport } from './use-export.tsx';
import { type Findings, useFindings } from './use-findings.ts';
import { type Laid, laidOperation } from './use-operations.ts';
import { findingsHref, operationsRoot } from './ways.ts';
import { operationTitle } from './words.ts';

export function OperationPage({ operationId }: { operationId: string }) {
  const t = supervisorText();
  void revision.value;
  const page = useOfficePage<OperationFile>(`/api/operations/${operationId}`);
  const findings = useFindings({ operationId });
  const file = page.state === 'ready' ? page.value : null;
  const now = file === null ? null : laidOperation(file.operation, file.version);
  const review = useReview(file, now);
  const work = useExport({ operationId }, file === null ? null : file.report.tables.total);
  const [isMaking, setMaking] = useState(false);
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  const print = async (): Promise<void> => {
    if (findings.isWhole || (await findings.readAll()) !== null) printSoon();
  };
  const actions = (edged: boolean): ComponentChildren => {
    const look = { edged, size: isWide.value ? 18 : undefined };
    return (
      <>
        <IconButton
          icon="download"
          label={t.export.action}
          onClick={work.start}
          disabled={work.isBusy || file === null}
          {...look}
        />
        {file !== null && file.report.checked !== null && (
          <IconButton icon="document" label={reportText().recap.pdf} onClick={() => setMaking(true)} {...look} />
        )}
        <IconButton
          icon="print"
          label={commonText().act.print}
          onClick={() => void print()}
          disabled={file === null}
          {...look}
        />
      </>
    );
  };
  const title = now === null ? t.operations.operation : operationTitle(now.operation);
  return (
    <Frame
      place="operations"
      title={title}
      showTitle
      sub={asOf}
      back={isWide.value ? undefined : { label: commonText().act.back, href: operationsRoot }}
      phoneActions={actions(false)}
      tools={
        <Tools
          end={
            <span class="only-wide tools__end">
              {asOf !== undefined && <AsOf text={asOf} />}
              {actions(true)}
              {review.acts}
            </span>
          }
        >
          <span class="only-wide">
            <Crumb from={{ text: t.operation.crumb, href: operationsRoot }} here={operationId} />
          </span>
        </Tools>
      }
      dock={review.dock}
      print={file !== null && now !== null && <OperationOnPaper file={file} now={now.operation} findings={findings} />}
    >
      <PageNotice page={page} />
      {work.notice}
      {page.state === 'loading' && <Loading />}
      {file !== null && now !== null && (
        <OperationReport
          file={file}
          operation={now.operation}
          findings={findings}
          open={isMaking}
          onClose={() => setMaking(false)}
        />
      )}
      {file !== null && now !== null && <OperationBody file={file} now={now} findings={findings} review={review} />}
    </Frame>
  );
}

function OperationBody(props: { file: OperationFile; now: Laid; findings: Findings; review: Reviewed }) {
  const { file, now, findings } = props;
  const t = supervisorText().operation;
  const { report } = file;
  return (
    <>
      <div class="stack">
        {props.review.panel}
        <UnsentNotice count={file.unsentDevices} />
      </div>
      <ResultFigures file={file} />
      <GazetteGrid>
        <FactsPanel operation={now.operation} now={now} />
        <CheckedPanel file={file} />
      </GazetteGrid>
      <DiffersPanel operation={now.operation} />
      {report.tables.total > 0 && (
        <>
          <DimensionPanel report={report} dimension="followUp" />
          <Breakdown report={report} />
        </>
      )}
      <GazetteSection title={t.listed}>
        {report.tables.total === 0 ? (
          <p>{supervisorText().nilText}</p>
        ) : (
          <FindingsList findings={findings} figure={report.tables.total} />
        )}
      </GazetteSection>
      <HistoryPanel file={file} />
    </>
  );
}

/** A report read while phones of the team still hold work is not whole yet. */
function UnsentNotice({ count }: { count: number }) {
  const t = supervisorText().operation;
  if (count === 0) return null;
  return (
    <Banner tone="amber" icon="on-phone" title={t.unsentDevices(count, numberWords(count))}>
      {t.unsentDevicesText}
    </Banner>
  );
}

/** What the validated report said stands beside what came later; the two are never mixed. */
function ResultFigures({ file }: { file: OperationFile }) {
  const t = supervisorText();
  const { report, operation } = file;
  const { supplement } = report;
  const of = { operationId: operation.id };
  return (
    <KeyFigures label={t.operation.results}>
      {supplement === null ? (
        <KeyFigure
          label={t.operation.total}
          value={numberWords(report.tables.total)}
          note={report.tables.total === 0 ? t.nil : ''}
          href={findingsHref(of)}
        />
      ) : (
        <>
          <KeyFigure
            label={t.operation.validatedFigure}
            value={numberWords(supplement.validated)}
            note={t.operation.validatedText}
            href={findingsHref({ ...of, supplement: 'validated' })}
          />
          <KeyFigure
            label={t.operation.supplement}
            value={numberWords(supplement.later)}
            note={t.operation.supplementText}
            href={findingsHref({ ...of, supplement: 'later' })}
          />
        </>
      )}
    </KeyFigures>
  );
}
