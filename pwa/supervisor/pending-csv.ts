/** The lines of the spreadsheet files of what waits for somebody. */
import type { ConflictListing, HeldAnswer } from '../../schema/api.ts';
import { dayInZone } from '../../schema/zone.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { language } from '../text/language.ts';
import { supervisorText } from '../text/supervisor.ts';
import { formatTime } from '../ui/format.ts';
import { csvOf, textCell } from './csv.ts';

/** How the room that exports calls things: the file says what the list above it says. */
export type PendingWords = { kind: (kind: string) => string; thing: (thing: string) => string };
export function conflictsCsv(rows: readonly ConflictListing[], words: PendingWords): string {
  const t = supervisorText().export.pending;
  return linesOf(
    [t.on, t.time, t.change, t.about, t.by, t.state, t.id],
    rows.map(({ conflict }) => [
      ...instant(conflict.openedAt),
      words.kind(conflict.kind),
      words.thing(conflict.thing),
      conflict.accountName,
      conflict.state === 'referred' ? t.referred : t.open,
      conflict.mutationId,
    ]),
  );
}

export function heldCsv(rows: readonly HeldAnswer['rows'][number][], words: PendingWords): string {
  const t = supervisorText().export.pending;
  return linesOf(
    [t.on, t.time, t.change, t.waitsFor, t.by, t.id],
    rows.map(({ id, kind, parent, by, receivedAt }) => [
      ...instant(receivedAt),
      words.kind(kind),
      words.thing(parent),
      by,
      id,
    ]),
  );
}

function linesOf(head: string[], lines: string[][]): string {
  return csvOf([head, ...lines].map((cells) => cells.map(textCell)));
}

/** Day and time of the government's zone, in cells of their own. */
function instant(at: string): [on: string, time: string] {
  const { timeZone } = deadlines();
  return [dayInZone(Date.parse(at), timeZone), formatTime(at, timeZone, language.value)];
}
