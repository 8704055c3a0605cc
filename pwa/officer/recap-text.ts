/** The recap in words: the lines of the screen and the text for the group chat. No names of persons. */
import type { CatalogueList } from '../../schema/catalogue.ts';
import { joinCodeOf, type OperationRow } from '../../schema/operation.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { formatLongDate, formatNumber, formatTime, zoneLabel } from '../ui/format.ts';
import { entryOf, labelOf } from './choices.ts';
import type { Line, RecapFigures } from '../report/figures.ts';
import { entries } from './rows.ts';

/** 'Kepatuhan Masker ASN, Gerbang Timur, 08.10–11.05'; an open operation ends now. */
export function spanOf(operation: OperationRow, now: string): string {
  const title =
    operation.facts === null
      ? officerText().operationOf(joinCodeOf(operation.id))
      : `${operation.facts.title}, ${operation.facts.place}`;
  return `${title}, ${timesOf(operation, now)}`;
}

/** '9 PNS, 3 PPPK, 1 warga'. */
export function statusLine(figures: RecapFigures): string {
  const words = officerText().statuses;
  return figures.statuses.map(({ status, count }) => `${number(count)} ${words[status]}`).join(', ');
}

/** '1 menolak didata, 1 menolak tanda tangan'; empty when nobody refused. */
export function refusalLine(figures: RecapFigures): string {
  const t = reviewText().recap;
  return [
    figures.refusedIdentity === 0 ? '' : t.refusedIdentity(number(figures.refusedIdentity)),
    figures.refusedSignature === 0 ? '' : t.refusedSignature(number(figures.refusedSignature)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** As the catalogue words it in the language shown; in Indonesian as it was noted. */
export function lineLabel(list: CatalogueList, line: Line): string {
  const entry = language.value === 'id' ? undefined : entryOf(list, line.code, entries.value);
  return entry === undefined ? line.label : labelOf(entry, language.value);
}

export function recapText(
  operation: OperationRow,
  figures: RecapFigures,
  counts: { checked: number; compliant: number },
  now: string,
): string {
  const t = officerText();
  const r = reviewText();
  const { word, tell } = commonText();
  const { facts, timeZone } = operation;
  const table = (title: string, list: CatalogueList, lines: readonly Line[]): string[] =>
    lines.length === 0
      ? []
      : ['', `${title}:`, ...lines.map((line) => `- ${lineLabel(list, line)}: ${number(line.count)}`)];
  const total = figures.total === 0 ? r.recap.zero : t.findings(figures.total, number(figures.total));
  const asOf = `${formatTime(now, timeZone, language.value)} ${zoneLabel(timeZone)}`;
  return [
    `*${r.recap.title}*`,
    facts?.title ?? t.operationOf(joinCodeOf(operation.id)),
    `${formatLongDate(operation.openedOn, language.value)}, ${timesOf(operation, now)} ${zoneLabel(timeZone)}`,
    ...(facts === null ? [] : [facts.place, `${word.orderLetterShort} ${facts.orderNumber}`]),
    '',
    total,
    r.recap.checked(number(counts.checked), number(counts.compliant)),
    ...table(word.allegedViolation, 'violation', figures.violations),
    ...table(word.reason, 'reason', figures.reasons),
    ...table(word.onTheSpotAction, 'action', figures.actions),
    ...[statusLine(figures), refusalLine(figures)]
      .filter((line) => line !== '')
      .flatMap((line, at) => (at === 0 ? ['', line] : [line])),
    '',
    tell.asOf(asOf),
  ].join('\n');
}

function timesOf(operation: OperationRow, now: string): string {
  const { timeZone, openedAt, closed } = operation;
  const time = (at: string): string => formatTime(at, timeZone, language.value);
  return `${time(openedAt)}–${time(closed === null ? now : closed.at)}`;
}

function number(count: number): string {
  return formatNumber(count, language.value);
}
