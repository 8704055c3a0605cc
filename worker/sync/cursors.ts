/** Cursors: how far a device has read each feed, as 'seq:first 8 hex digits of that entry's hash'. */
import * as z from 'zod/mini';
import { limits } from '../../schema/limits.ts';
import { cursor } from '../../schema/sync.ts';

export type Cursor = { seq: number; hash8: string };

const cursorsShape = z.record(z.string().check(z.maxLength(60)), cursor);

/** The cursors of a query, by feed; null when that is not what it says. */
export function readCursors(json: string): Map<string, Cursor> | null {
  const parsed = cursorsShape.safeParse(parseJson(json));
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data);
  return entries.length > limits.feedsMax ? null : new Map(entries.map(([feed, text]) => [feed, toCursor(text)]));
}

function toCursor(text: string): Cursor {
  const [seq = '0', hash8 = ''] = text.split(':');
  return { seq: Number(seq), hash8 };
}

/** '0:' for a feed never read, and for a log that has no entry yet. */
export function cursorText(cursor: Cursor | undefined): string {
  return cursor === undefined || cursor.seq === 0 ? '0:' : `${cursor.seq}:${cursor.hash8}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
