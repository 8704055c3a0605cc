import { useEffect, useRef, useState } from 'preact/hooks';

import type { CatalogueList } from '../../schema/catalogue.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { clock, save, sync } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { Banner } from '../ui/banner.tsx';
import { Bars } from '../ui/bars.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { FactRow } from '../ui/fact-row.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatNumber, formatTime } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { RecapGroup, RecapTotal } from '../ui/recap.tsx';
import { Screen } from '../ui/screen.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { compliantWith, recoverCompliant } from './compliant.ts';
import { type Line, recapOf, type RecapFigures } from '../report/figures.ts';
import { officeOf } from '../report/office-of.ts';
import { lineLabel, recapText, refusalLine, spanOf, statusLine } from './recap-text.ts';
import { refusalWords } from './refusal-words.ts';
import { figuresOf, findingsOf, mayClose, operationOf } from './rows.ts';

/** The result as this phone knows it, from zero findings up. */
export function Recap(props: { operationId: string }) {
  const { operationId } = props;
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  useEffect(() => void recoverCompliant(operationId), [operationId]);
  const [isClosing, setClosing] = useState(false);
  const operation = operationOf(operationId)?.body;
  const back = { label: common.act.back, href: `#/operation/${operationId}` };
  if (operation === undefined)
    return (
      <Screen skipLabel={common.skip} title={r.recap.title} back={back}>
        <Empty icon="search" title={t.operationUnknown} text={t.operationUnknownHint} />
      </Screen>
    );
  const figures = recapOf(
    findingsOf(operationId)
      .map((row) => row.body)
      .filter((finding) => finding.counts),
    officeOf,
  );
  const counts = countsOf(operationId);
  const now = clock.now();
  const asOf = formatTime(now, operation.timeZone, language.value);
  return (
    <Screen
      skipLabel={common.skip}
      title={r.recap.title}
      back={back}
      note={common.tell.asOf(asOf)}
      dock={
        <Dock column>
          <Share text={() => recapText(operation, figures, counts, now)} />
          {mayClose(operation) && (
            <Button icon="flag" onClick={() => setClosing(true)}>
              {r.recap.close}
            </Button>
          )}
        </Dock>
      }
    >
      <p class="cap muted num">{spanOf(operation, now)}</p>
      <RecapTotal
        value={formatNumber(figures.total, language.value)}
        unit={t.findingWord(figures.total)}
        note={r.recap.checked(
          formatNumber(counts.checked, language.value),
          formatNumber(counts.compliant, language.value),
        )}
        split={
          counts.compliant === 0
            ? undefined
            : {
                first: figures.total,
                rest: counts.compliant,
                label: r.recap.split(
                  formatNumber(figures.total, language.value),
                  formatNumber(counts.compliant, language.value),
                ),
              }
        }
      />
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
        <Tables figures={figures} operationId={operationId} />
      )}
      <Waits />
      <CloseSheet open={isClosing} onClose={() => setClosing(false)} operation={operation} total={figures.total} />
    </Screen>
  );
}

function Tables(props: { figures: RecapFigures; operationId: string }) {
  const { word } = commonText();
  const { figures } = props;
  const refusals = refusalLine(figures);
  return (
    <div class="block">
      {figures.violations.length > 1 && (
        <Table list="violation" title={word.allegedViolation} lines={figures.violations} />
      )}
      <Table list="reason" title={word.reason} lines={figures.reasons} />
      <Table list="action" title={word.onTheSpotAction} lines={figures.actions} />
      <FactRow icon="people">{statusLine(figures)}</FactRow>
      {refusals !== '' && <FactRow icon="hand">{refusals}</FactRow>}
    </div>
  );
}

function Table(props: { list: CatalogueList; title: string; lines: readonly Line[] }) {
  return (
    <RecapGroup title={props.title}>
      <Bars
        label={props.title}
        rows={props.lines.map((line) => ({
          key: line.code,
          label: lineLabel(props.list, line),
          count: line.count,
          value: formatNumber(line.count, language.value),
        }))}
      />
    </RecapGroup>
  );
}

function Waits() {
  const r = reviewText();
  const { waiting, photos } = sync.value;
  return (
    <>
      {waiting > 0 && <FactRow icon="on-phone">{r.recap.waiting(formatNumber(waiting, language.value))}</FactRow>}
      {photos > 0 && (
        <FactRow icon="camera">{officerText().photosWaiting(formatNumber(photos, language.value))}</FactRow>
      )}
    </>
  );
}

/** Figures only: a group chat is no place for a person's name. */
function Share(props: { text: () => string }) {
  const t = reviewText().recap;
  const common = commonText();
  const [told, setTold] = useState<string | null>(null);
  const share = async (): Promise<void> => {
    const text = props.text();
    setTold(null);
    try {
      if ('share' in navigator) await navigator.share({ text });
      else await copy(text);
    } catch (error) {
      // Closing the phone's own sheet is an answer, not a failure.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      await copy(text).catch(() => setTold(t.shareFailed));
    }
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setTold(common.act.copied);
    announce(common.act.copied);
  };
  return (
    <>
      <Button kind="primary" icon="share" onClick={() => void share()}>
        {t.share}
      </Button>
      {told !== null && <p class="meta muted">{told}</p>}
    </>
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

function countsOf(operationId: string): { checked: number; compliant: number } {
  const figures = figuresOf(operationId);
  const own = compliantWith(operationId, figures.own) - figures.own;
  return { checked: figures.checked + own, compliant: figures.compliant + own };
}
