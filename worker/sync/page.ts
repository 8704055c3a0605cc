/**
 * A page of a pull: at most `limits.pullRowsMax` rows and `limits.pullBytesMax` of bodies, and never half of what one
 * log entry changed in a feed: the cursor after the page names an entry, so a half would be skipped.
 */
import { limits } from '../../schema/limits.ts';
import type { PulledRow } from '../../schema/sync.ts';
import type { PulledRowOf } from './pull-sql.ts';

export class Page {
  readonly rows: PulledRow[] = [];
  isFull = false;
  /** The feed that ends within this page, and the last entry of it that is on it. */
  cut: { feed: string; seq: number } | null = null;
  #bytes = 0;

  /** Rows that still fit. */
  get room(): number {
    return Math.max(0, limits.pullRowsMax - this.rows.length);
  }

  /**
   * Adds a feed's next rows, which are in order of seq and asked for with one more than `room` was then. Answers
   * whether the feed is at its end.
   */
  add(feed: string, found: readonly PulledRowOf[]): boolean {
    if (this.isFull) return false;
    const entries = [...Map.groupBy(found, (row) => row.seq)];
    for (const [seq, rows] of entries) {
      const bytes = rows.reduce((sum, row) => sum + bytesOf(row), 0);
      const isTooMuch = rows.length > this.room || (this.#bytes + bytes > limits.pullBytesMax && this.rows.length > 0);
      if (isTooMuch) return this.#cutBefore(feed, seq, entries);
      this.#bytes += bytes;
      for (const row of rows) this.rows.push(toPulled(feed, row));
    }
    return true;
  }

  #cutBefore(feed: string, seq: number, entries: readonly (readonly [number, readonly PulledRowOf[]])[]): false {
    this.isFull = true;
    const last = entries.findLast(([other]) => other < seq);
    if (last) this.cut = { feed, seq: last[0] };
    return false;
  }
}

function toPulled(feed: string, { type, key, seq, version, body }: PulledRowOf): PulledRow {
  return { feed, type, key, seq, version: version ?? '', body: body === null ? null : JSON.parse(body) };
}

/** UTF-16 units of ASCII-mostly JSON; names with accents make it a little more on the wire. */
function bytesOf(row: PulledRowOf): number {
  return (row.body?.length ?? 0) + row.key.length + 120;
}
