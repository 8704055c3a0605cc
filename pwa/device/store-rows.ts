/**
 * The rows of one account as the server gave them: a log of sealed bundles (`row-log.ts`) and what it says, kept in
 * memory between pulls. Another tab may have written meanwhile: then the log's end has moved, and it is read again.
 */
import type { Row } from '../../schema/rows.ts';
import type { Door } from './database.ts';
import { loadRestored, loadTidied } from './on-demand.ts';
import type { KnownRows, Line } from './row-log.ts';
import { baseRow, fold } from './row-log.ts';
import { openAll, seal } from './seal.ts';
import type { BaseRow, Shelves, SyncState } from './store-shapes.ts';
import { noSync, one } from './store-shapes.ts';

export type PulledPage = {
  rows: { name: string; feed: string; seq: number; row: Row | null }[];
  sync: SyncState;
  /** Names of rows of lost feeds, already judged. */
  dropped: readonly string[];
  /** Ids of mutations whose rows are all here now. */
  landed: readonly string[];
};

/** `upTo`: the last bundle it was read from. `lines`: all that were read, superseded ones too. */
export type KnownLog = { upTo: number; lines: number; rows: KnownRows };

export function rowsOfStore({ use }: Door<Shelves>, key: () => Promise<CryptoKey>) {
  let known: KnownLog | null = null;

  async function read(): Promise<KnownLog> {
    const bundles = await use((db) => db.getAll('bundles'));
    const opened = await openAll(
      await key(),
      bundles.map(({ sealed }) => sealed),
    );
    const log: KnownLog = { upTo: bundles.at(-1)?.n ?? 0, lines: 0, rows: new Map() };
    opened.forEach((lines, at) => learn(log, lines, bundles[at]?.isOld === true));
    known = log;
    return log;
  }

  return {
    rows: async (): Promise<BaseRow[]> => [...(await read()).rows].map(([name, row]) => baseRow(name, row)),

    sync: async (): Promise<SyncState> => (await use((db) => db.get('sync', one))) ?? noSync,

    /** Rows, cursors and landings in one transaction: a cut link loses at most the page it cut. */
    applyPage: async (page: PulledPage): Promise<{ put: BaseRow[]; gone: string[] }> => {
      const lines = [...page.dropped.map(droppedLine), ...page.rows];
      const sealed = lines.length === 0 ? null : await seal(await key(), lines);
      const before = await use(async (db) => {
        const tx = db.transaction(['bundles', 'sync', 'outbox'], 'readwrite');
        const [bundles, outbox] = [tx.objectStore('bundles'), tx.objectStore('outbox')];
        const last = (await bundles.getAllKeys()).at(-1) ?? 0;
        await Promise.all([
          sealed === null ? undefined : bundles.put({ n: last + 1, size: lines.length, isOld: false, sealed }),
          ...page.landed.map(async (id) => {
            const item = await outbox.get(id);
            if (item?.state === 'sent') await outbox.put({ ...item, state: 'landed' });
          }),
          tx.objectStore('sync').put(page.sync, one),
          tx.done,
        ]);
        return last;
      });
      const log = known?.upTo === before ? known : await read();
      if (log.upTo === before && sealed !== null) {
        learn(log, lines, false);
        log.upTo += 1;
      }
      return changeOf(log.rows, lines);
    },

    /** Few and full bundles again, once there are many small or stale ones; loaded when it is needed. */
    tidy: async (): Promise<void> => {
      if (known !== null && (await use((db) => db.count('bundles'))) > bundlesMax)
        known = await (await loadTidied())(use, await key(), known);
    },

    /** See `row-restored.ts`. */
    restored: async (serverEpoch: string | null): Promise<void> => {
      known = null;
      await (
        await loadRestored()
      )(use, serverEpoch);
    },
  };
}

/** Each costs a decryption and a read at the start; a day of small pulls stays below. */
const bundlesMax = 60;

function learn(log: KnownLog, lines: readonly Line[], isOld: boolean): void {
  fold(log.rows, lines, isOld);
  log.lines += lines.length;
}

function droppedLine(name: string): Line {
  return { name, feed: '', seq: 0, row: null, isDropped: true };
}

/** What is true now of each row that the lines were about. */
function changeOf(rows: KnownRows, lines: readonly Line[]): { put: BaseRow[]; gone: string[] } {
  const names = [...new Set(lines.map(({ name }) => name))];
  return {
    put: names.flatMap((name) => {
      const row = rows.get(name);
      return row === undefined ? [] : [baseRow(name, row)];
    }),
    gone: names.filter((name) => !rows.has(name)),
  };
}
