import { useEffect, useRef, useState } from 'preact/hooks';

import type { OperationRow } from '../../schema/operation.ts';
import { save } from '../device/device.ts';
import { recapOf, type RecapFigures } from '../report/figures.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reportText } from '../text/report.ts';
import { reviewText } from '../text/review.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatNumber, formatTime } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { RecapTotal } from '../ui/recap.tsx';
import { Screen } from '../ui/screen.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { recoverCompliant } from './compliant.ts';
import { officeShown } from './office-shown.ts';
import { listHref } from './recap-filter.ts';
import { RecapShare } from './recap-share.tsx';
import { RecapTables, RecapWaits } from './recap-tables.tsx';
import { number, spanOf } from './recap-text.ts';
import { refusalWords } from './refusal-words.ts';
import { type Counts, reportData } from './report-data.ts';
import { mayClose, operationOf } from './rows.ts';

/** The result as this phone knows it, from zero findings up. */
export function Recap(props: { operationId: string }) {
  const { operationId } = props;
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  useEffect(() => void recoverCompliant(operationId), [operationId]);
  const [sheet, setSheet] = useState<'share' | 'close' | null>(null);
  const operation = operationOf(operationId)?.body;
  const back = { label: common.act.back, href: `#/operation/${operationId}` };
  if (operation === undefined)
    return (
      <Screen skipLabel={common.skip} title={r.recap.title} back={back}>
        <Empty
          icon="search"
          title={t.operationUnknown}
          text={t.operationUnknownHint}
          action={{ text: t.operations.join, href: '#/operations/join' }}
        />
      </Screen>
    );
  const input = reportData(operation);
  const figures = recapOf(input.findings, officeShown);
  const shut = (): void => setSheet(null);
  return (
    <Screen
      skipLabel={common.skip}
      title={r.recap.title}
      back={back}
      note={common.tell.asOf(formatTime(input.asOf, operation.timeZone, language.value))}
      dock={
        <Dock>
          <Button kind="primary" icon="share" wide onClick={() => setSheet('share')}>
            {r.recap.share}
          </Button>
          <Button icon="document" href={`#/operation/${operationId}/report`}>
            {reportText().recap.pdf}
          </Button>
          {mayClose(operation) && (
            <Button icon="flag" onClick={() => setSheet('close')}>
              {r.recap.close}
            </Button>
          )}
        </Dock>
      }
    >
      <p class="cap muted num">{spanOf(operation, input.asOf)}</p>
      <Total figures={figures} counts={input.counts} operationId={operationId} />
      {operation.closed !== null && operation.state !== 'returned' && (
        <Banner icon="flag" title={t.closedTitle}>
          {t.closedText(formatTime(operation.closed.at, operation.timeZone, language.value), operation.closed.by)}
        </Banner>
      )}
      {figures.total === 0 ? (
        <div class="block">
          <Empty title={t.noFindings} text={r.recap.zeroText} />
        </div>
      ) : (
        <RecapTables figures={figures} operationId={operationId} />
      )}
      <RecapWaits />
      <RecapShare open={sheet === 'share'} onClose={shut} input={input} />
      <CloseSheet open={sheet === 'close'} onClose={shut} operation={operation} total={figures.total} />
    </Screen>
  );
}

function Total(props: { figures: RecapFigures; counts: Counts; operationId: string }) {
  const t = officerText();
  const r = reviewText().recap;
  const { figures, counts, operationId } = props;
  const total = number(figures.total);
  const compliant = number(counts.compliant);
  return (
    <RecapTotal
      value={total}
      unit={t.findingWord(figures.total)}
      note={r.checked(number(counts.checked), compliant)}
      href={figures.total === 0 ? undefined : listHref(operationId, null)}
      split={
        counts.compliant === 0
          ? undefined
          : { first: figures.total, rest: counts.compliant, label: r.split(total, compliant) }
      }
    />
  );
}

function CloseSheet(props: { open: boolean; onClose: () => void; operation: OperationRow; total: number }) {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  const { operation, total } = props;
  const close = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const saved = await save('operation.close', { operationId: operation.id, settles: null });
    busy.current = false;
    if (!saved.ok) {
      setFailure(refusalWords(saved.why));
      return;
    }
    announce(t.closedTitle);
    props.onClose();
  };
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={r.recap.closeTitle}
      closeLabel={common.act.close}
      actions={
        <Button kind="primary" icon="flag" onClick={() => void close()}>
          {r.recap.close}
        </Button>
      }
    >
      <div class="stack">
        {failure !== null && <Failed title={t.notSaved} text={failure} />}
        <p>
          <b>{total === 0 ? r.recap.closeZero : t.findings(total, formatNumber(total, language.value))}</b>
        </p>
        <p>{r.recap.closeText}</p>
      </div>
    </Sheet>
  );
}
