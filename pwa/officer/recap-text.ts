/** The recap's lines in words. */
import type { OperationRow } from '../../schema/operation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { formatNumber, formatTime } from '../ui/format.ts';

/** 'Kepatuhan Masker ASN, Gerbang Timur, 08.10–11.05'; an open operation ends now. */
export function spanOf(operation: OperationRow, now: string): string {
  const title =
    operation.facts === null
      ? officerText().operationOf(spokenCodeOf(operation.id))
      : `${operation.facts.title}, ${operation.facts.place}`;
  const { timeZone, openedAt, closed } = operation;
  const time = (at: string): string => formatTime(at, timeZone, language.value);
  return `${title}, ${time(openedAt)}–${time(closed === null ? now : closed.at)}`;
}

export function number(count: number): string {
  return formatNumber(count, language.value);
}
