/** The recap's parts under the one large figure; each figure opens the list it counts. */
import { useState } from 'preact/hooks';

import { sync } from '../device/device.ts';
import { type Line, notedTotal, type RecapFigures } from '../report/figures.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { reportText } from '../text/report.ts';
import { reviewText } from '../text/review.ts';
import { Bars } from '../ui/bars.tsx';
import { Button } from '../ui/button.tsx';
import { FactRow } from '../ui/fact-row.tsx';
import { RecapGroup } from '../ui/recap.tsx';
import { entryWords, listHref, type RecapPart } from './recap-filter.ts';
import { number } from './recap-text.ts';

/** A drive meets people of thirty offices: the first ones tell, the rest is one tap away, unless it is a few. */
const officesShown = 6;
const officesWhole = 8;

type Part = { figures: RecapFigures; operationId: string };

export function RecapTables(props: Part) {
  const { word } = commonText();
  const { figures, operationId } = props;
  const labelled = (list: 'violation' | 'reason' | 'action', lines: readonly Line[]): Line[] =>
    lines.map((line) => ({ ...line, label: entryWords(list, line.code, [line]) }));
  const table = (part: RecapPart, title: string, lines: readonly Line[]) => (
    <Table part={part} title={title} lines={lines} operationId={operationId} />
  );
  const hasMore = notedTotal(figures) > figures.total;
  return (
    <div class="block">
      {table('violation', word.allegedViolation, labelled('violation', figures.violations))}
      {hasMore && (
        <>
          {table('noted', reportText().recap.noted, labelled('violation', figures.noted))}
          <p class="cap muted">{reportText().recap.notedHint}</p>
        </>
      )}
      {table('reason', word.reason, labelled('reason', figures.reasons))}
      {table('action', word.onTheSpotAction, labelled('action', figures.actions))}
      <Offices {...props} />
      <Statuses {...props} />
      <Refusals {...props} />
    </div>
  );
}

function Table(props: { part: RecapPart; title: string; lines: readonly Line[]; operationId: string }) {
  const { part, operationId } = props;
  return (
    <RecapGroup title={props.title}>
      <Bars
        label={props.title}
        rows={props.lines.map(({ code, label, count }) => ({
          key: code,
          label,
          count,
          value: number(count),
          href: listHref(operationId, part, code),
        }))}
      />
    </RecapGroup>
  );
}

function Offices({ figures, operationId }: Part) {
  const t = reportText().recap;
  const [isWhole, setWhole] = useState(false);
  const { offices } = figures;
  const lines = isWhole || offices.length <= officesWhole ? offices : offices.slice(0, officesShown);
  return (
    <>
      <Table part="office" title={t.offices} lines={lines} operationId={operationId} />
      {lines.length < offices.length && (
        <Button kind="text" icon="down" onClick={() => setWhole(true)}>
          {t.allOffices(number(offices.length))}
        </Button>
      )}
    </>
  );
}

type Opening = { key: string; text: string; href: string };

/** '9 PNS, 3 PPPK', each of them a way to its list. */
function Openings({ parts }: { parts: readonly Opening[] }) {
  return (
    <span class="openings">
      {parts.map(({ key, text, href }, at) => (
        <a key={key} href={href}>
          {text}
          {at < parts.length - 1 ? ',' : ''}
        </a>
      ))}
    </span>
  );
}

function Statuses({ figures, operationId }: Part) {
  const words = officerText().statuses;
  const parts = figures.statuses.map(({ status, count }) => ({
    key: status,
    text: `${number(count)} ${words[status]}`,
    href: listHref(operationId, 'status', status),
  }));
  return (
    <FactRow icon="people">
      <Openings parts={parts} />
    </FactRow>
  );
}

function Refusals({ figures, operationId }: Part) {
  const r = reviewText().recap;
  const counted = [
    { key: 'identity', count: figures.refusedIdentity, words: r.refusedIdentity },
    { key: 'signature', count: figures.refusedSignature, words: r.refusedSignature },
    { key: 'unable', count: figures.unableToSign, words: reportText().recap.unable },
  ].filter(({ count }) => count > 0);
  if (counted.length === 0) return null;
  return (
    <FactRow icon="hand">
      <Openings
        parts={counted.map(({ key, count, words }) => ({
          key,
          text: words(number(count)),
          href: listHref(operationId, 'refusal', key),
        }))}
      />
    </FactRow>
  );
}

/** What is not at the server yet. */
export function RecapWaits() {
  const { waiting, photos } = sync.value;
  const part = (key: string, text: string): Opening[] => [{ key, text, href: '#/outbox' }];
  return (
    <>
      {waiting > 0 && (
        <FactRow icon="on-phone">
          <Openings parts={part('waiting', reviewText().recap.waiting(number(waiting)))} />
        </FactRow>
      )}
      {photos > 0 && (
        <FactRow icon="camera">
          <Openings parts={part('photos', officerText().photosWaiting(number(photos)))} />
        </FactRow>
      )}
    </>
  );
}
