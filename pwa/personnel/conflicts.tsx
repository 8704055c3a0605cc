/** Perlu diputuskan: where two changes met, and what the server refused. Every version is kept; none is deleted. */
import type { ConflictListing } from '../../schema/api.ts';
import { asRowOf, type ConflictRow, type Row } from '../../schema/rows.ts';
import { attention, type AttentionItem as Item, laidOver, revision } from '../device/device.ts';
import { wordOfThing } from '../supervisor/conflict-words.ts';
import { FindingConflict } from '../supervisor/finding-conflict.tsx';
import { usePendingExport } from '../supervisor/pending-export.tsx';
import { personnelText } from '../text/personnel.ts';
import { Empty } from '../ui/empty.tsx';
import { Pager } from '../ui/pager.tsx';
import { kindWord } from './case-history.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskLoading, PageNotice } from './page-notice.tsx';
import { RefusedCard } from './refused-card.tsx';
import { useListed } from './use-listed.ts';
import * as words from './words.ts';

/** Up to so many are compared at once; opening a person's file is logged, so more are opened one by one. */
const openedMax = 3;

export function ConflictsPage() {
  const t = personnelText().conflict;
  const { page, rows, total, pager } = useListed<ConflictListing>('/api/conflicts');
  void revision.value;
  const own = attention();
  const conflicts = openConflicts(rows, own);
  const refused = own.filter((item) => item.outcome !== 'conflict');
  const work = usePendingExport('conflicts', page, { kind: kindWord, thing: wordOfThing });
  const shown = conflicts.length + refused.length;
  // What is further down is counted by the server alone.
  const count = shown + Math.max(0, (total ?? 0) - rows.length);
  return (
    <DeskFrame
      place="conflicts"
      title={t.title}
      count={page.state === 'loading' ? undefined : t.count(words.numberWords(count))}
      asOf={page.state === 'ready' ? words.asOfWords(page.asOf) : undefined}
      paper
      phoneActions={work.phoneActions}
      tools={work.tools}
    >
      <PageNotice page={page} />
      {work.notice}
      {page.state === 'loading' && count === 0 && <DeskLoading />}
      {page.state === 'ready' && count === 0 && <Empty icon="check" title={t.empty} text={t.emptyHint} />}
      {count > 0 && (
        <div class="stack conflict-list">
          <p class="muted">{t.text}</p>
          {conflicts.map((conflict, at) => {
            const listing = findingListing(rows, conflict);
            // Joining and splitting are said of findings: their versions are compared as findings.
            return listing?.finding ? (
              <FindingConflict key={conflict.mutationId} listing={listing} standing={listing.finding} />
            ) : (
              <ConflictCard
                key={conflict.mutationId}
                conflict={conflict}
                own={own.find((item) => item.mutation.id === conflict.mutationId)}
                isOpen={at < openedMax}
              />
            );
          })}
          {refused.map((item) => (
            <RefusedCard key={item.mutation.id} item={item} />
          ))}
          {pager !== null && <Pager {...pager} />}
        </div>
      )}
    </DeskFrame>
  );
}

function findingListing(
  rows: readonly ConflictListing[],
  { mutationId, kind }: ConflictRow,
): ConflictListing | undefined {
  if (!kind.startsWith('finding.')) return undefined;
  return rows.find(({ conflict }) => conflict.mutationId === mutationId);
}

/** The server's and this device's own, each once, without those that an unsent decision settles. */
function openConflicts(listed: readonly ConflictListing[], own: readonly Item[]): ConflictRow[] {
  const rows = new Map<string, Row>();
  for (const { conflict } of own) if (conflict !== null) rows.set(conflict.key, conflict);
  for (const { conflict, version } of listed)
    rows.set(conflict.mutationId, { type: 'conflict', key: conflict.mutationId, feed: null, version, body: conflict });
  const laid = laidOver([...rows.values()]).flatMap((row) => asRowOf(row, 'conflict') ?? []);
  return laid.map((row) => row.body).filter(({ state }) => state === 'open' || state === 'referred');
}
