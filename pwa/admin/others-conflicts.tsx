/**
 * Conflicts about reference data that were not made on this device: of another admin, or of a device that is gone.
 * Any admin may settle them, or they would stay for ever.
 */
import { useRef, useState } from 'preact/hooks';

import type { ConflictListing, ConflictsAnswer } from '../../schema/api.ts';
import { bodies } from '../../schema/bodies.ts';
import { asRowOf, type ConflictRow, type Row } from '../../schema/rows.ts';
import { attention, findRow, laidOver, revision, save, type Saved } from '../device/device.ts';
import { type Listing, useListed } from '../personnel/use-listed.ts';
import { useOfficePage } from '../personnel/use-page.ts';
import { instantWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Failed } from '../ui/failed.tsx';
import { announce } from '../ui/live-region.tsx';
import { KeepTheirs } from './keep-theirs.tsx';
import { savedWords } from './problem-words.ts';
import { type OfficeSaid, sayAgain, titleOf, versus } from './versions.ts';

const path = '/api/conflicts';

export type OthersConflicts = Pick<Listing<ConflictListing>, 'page' | 'pager'> & {
  /** Those that no decision of this device settles yet, as far down as they were asked for. */
  listings: readonly ConflictListing[];
  /** With those further down, which the server alone has counted. */
  count: number;
};

export function useOthersConflicts(): OthersConflicts {
  const { page, rows, total, pager } = useListed<ConflictListing>(path);
  void revision.value;
  return { page, pager, ...othersIn(rows, total ?? 0) };
}

/** For the rail, which stands on every page: from the first page of the list. */
export function useOthersCount(): number {
  const page = useOfficePage<ConflictsAnswer>(path);
  void revision.value;
  return page.state === 'ready' ? othersIn(page.value.rows, page.value.total).count : 0;
}

function othersIn(rows: readonly ConflictListing[], total: number): Pick<OthersConflicts, 'listings' | 'count'> {
  const own = new Set(attention().flatMap((item) => (item.outcome === 'conflict' ? [item.mutation.id] : [])));
  const listings = rows.filter(({ conflict, version }) => !own.has(conflict.mutationId) && isOpen(conflict, version));
  // This device's own are among the server's, perhaps further down.
  for (const { conflict } of rows) own.delete(conflict.mutationId);
  return { listings, count: listings.length + Math.max(0, total - rows.length - own.size) };
}

function isOpen(conflict: ConflictRow, version: string): boolean {
  const [row] = laidOver([{ type: 'conflict', key: conflict.mutationId, feed: null, version, body: conflict }]);
  const state = row === undefined ? conflict.state : (asRowOf(row, 'conflict')?.body.state ?? conflict.state);
  return state === 'open' || state === 'referred';
}

export function OthersConflict(props: { listing: ConflictListing }) {
  const { conflict, mine } = props.listing;
  const t = adminText().attention;
  const [isKeeping, setKeeping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const said = saidIn(conflict, mine);
  const theirs = rowOf(conflict);
  const settle = async (work: () => Promise<Saved>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const saved = await work();
    busy.current = false;
    setProblem(saved.ok ? null : savedWords(saved));
    if (saved.ok) announce(t.settled);
  };
  const useMine = (): void => {
    if (said !== null && theirs !== null) void settle(() => sayAgain(said, theirs.version, conflict.mutationId));
  };
  return (
    <>
      {problem !== null && <Failed title={adminText().notSaved} text={problem} />}
      <AttentionItem
        happened={conflict.state === 'referred' ? t.referred : t.happened.conflict}
        title={said === null ? commonText().state.attention : titleOf(said)}
        note={`${conflict.accountName}, ${instantWords(conflict.openedAt)}`}
        versions={
          said === null || theirs === null ? undefined : versionsOf(conflict, said, theirs, useMine, setKeeping)
        }
        actions={
          said === null || theirs === null
            ? [{ key: 'keep', text: t.useTheirs, icon: 'check', onClick: () => setKeeping(true) }]
            : []
        }
      />
      <KeepTheirs
        open={isKeeping}
        onClose={() => setKeeping(false)}
        onKeep={(why) => void settle(() => save('settle.keep', { mutationId: conflict.mutationId, why }))}
      />
    </>
  );
}

/** What the mutation in conflict said; null for a shape this app does not know. */
function saidIn({ kind }: ConflictRow, mine: Record<string, unknown> | null): OfficeSaid | null {
  const known = (['catalogue.put', 'unit.put', 'calendar.put', 'setting.put'] as const).find((one) => one === kind);
  if (known === undefined) return null;
  const read = bodies[known].safeParse(mine);
  // Parsed by the schema of that very kind; TypeScript cannot tie the two through an index.
  return read.success ? ({ kind: known, body: read.data } as OfficeSaid) : null;
}

/** The thing as it stands on this device: admins follow all reference data. */
function rowOf({ thing }: ConflictRow): Row | null {
  const at = thing.indexOf(':');
  const type = (['entry', 'unit', 'calendar', 'setting'] as const).find((one) => one === thing.slice(0, at));
  return type === undefined ? null : (findRow(type, thing.slice(at + 1)) ?? null);
}

function versionsOf(
  { accountName, openedAt }: ConflictRow,
  said: OfficeSaid,
  theirs: Row,
  onMine: () => void,
  onKeep: (isKeeping: boolean) => void,
): [Version, Version] {
  const t = adminText().attention;
  const [left, right] = versus(said, theirs);
  const title = t.versionOf(accountName);
  return [
    {
      key: 'mine',
      title,
      note: instantWords(openedAt),
      facts: left,
      use: { text: t.use, label: `${t.use}: ${title}`, onClick: onMine },
    },
    {
      key: 'theirs',
      title: t.theirs,
      note: commonText().state.sent,
      facts: right,
      use: { text: t.use, label: t.useTheirs, onClick: () => onKeep(true) },
    },
  ];
}
