/** What two people said differently of the same thing, and what the server refused of this device's own. */
import { useState } from 'preact/hooks';

import type { ConflictListing } from '../../schema/api.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import {
  account,
  attention,
  type AttentionItem as OwnItem,
  exportItem,
  revision,
  type Saved,
  setAside,
} from '../device/device.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { useListed } from '../personnel/use-listed.ts';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { conflictsHref as deskConflictsHref } from '../personnel/ways.ts';
import { AttentionItem } from '../ui/attention-item.tsx';
import { Banner } from '../ui/banner.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { Pager } from '../ui/pager.tsx';
import { isWide } from '../ui/viewport.ts';
import { conflictKind, conflictNote, thingId, thingWord, wordOfThing } from './conflict-words.ts';
import { handOver } from './export-findings.ts';
import { FindingConflict } from './finding-conflict.tsx';
import { Frame } from './frame.tsx';
import { KeepSheet } from './keep-sheet.tsx';
import { OperationConflict } from './operation-conflict.tsx';
import { refusedWords } from './operation-review.tsx';
import { Loading } from './page-parts.tsx';
import { usePendingExport } from './pending-export.tsx';
import { reportHref } from './ways.ts';

export function ConflictsPage() {
  const t = supervisorText().conflicts;
  void revision.value;
  const { page, rows, total, pager } = useListed<ConflictListing>('/api/conflicts');
  const refused = attention().filter((item) => item.outcome !== 'conflict');
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  const work = usePendingExport('conflicts', page, { kind: conflictKind, thing: wordOfThing });
  const isEmpty = page.state === 'ready' && rows.length + refused.length === 0;
  return (
    <Frame
      place="report"
      title={t.title}
      showTitle
      sub={asOf}
      back={isWide.value ? undefined : { label: commonText().act.back, href: reportHref }}
      phoneActions={work.phoneActions}
      tools={work.tools}
    >
      <PageNotice page={page} />
      {work.notice}
      <p class="report-notices muted">
        {total !== null && <b class="num">{t.count(numberWords(total))}</b>} {t.text}{' '}
        <span class="only-wide">{asOf}</span>
      </p>
      {page.state === 'loading' && <Loading />}
      {isEmpty && <Empty icon="check" title={t.empty} text={t.emptyText} />}
      <ul class="conflicts">
        {refused.map((item) => (
          <li key={item.mutation.id}>
            <RefusedItem item={item} />
          </li>
        ))}
        {rows.map((listing) => (
          <li key={listing.conflict.mutationId}>
            <ConflictItem listing={listing} />
          </li>
        ))}
      </ul>
      {pager !== null && <Pager {...pager} />}
    </Frame>
  );
}

function RefusedItem({ item }: { item: OwnItem }) {
  const t = supervisorText().conflicts;
  const { mutation } = item;
  return (
    <AttentionItem
      happened={t.rejected}
      title={conflictKind(mutation.kind)}
      note={t.note(conflictKind(mutation.kind), account.value?.name ?? '', instantWords(mutation.at))}
      why={refusedWords(item.code)}
      actions={[
        { key: 'aside', text: t.aside, icon: 'check', onClick: () => void setAside(mutation.id) },
        { key: 'copy', text: t.saveCopy, icon: 'download', onClick: () => saveCopy(mutation.id) },
      ]}
    />
  );
}

function saveCopy(id: string): void {
  const copy = exportItem(id);
  if (copy !== null) handOver(`${id}.json`, copy);
}

function ConflictItem({ listing }: { listing: ConflictListing }) {
  const [isOpen, setOpen] = useState(false);
  const { conflict, finding } = listing;
  if (finding !== null) return <FindingConflict listing={listing} standing={finding} />;
  const operationId = thingId(conflict, 'operation');
  if (operationId === null) return <OtherConflict conflict={conflict} />;
  if (isOpen) return <OperationConflict conflict={conflict} operationId={operationId} />;
  const compare = { key: 'compare', text: supervisorText().conflicts.compare, onClick: () => setOpen(true) };
  return <AttentionItem {...headOf(conflict)} actions={[compare]} />;
}

/** About a case, reference data or a finding that is not this person's to see: what the sender wrote is not told. */
function OtherConflict({ conflict }: { conflict: ConflictRow }) {
  const t = supervisorText().conflicts;
  const [isKeeping, setKeeping] = useState(false);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const role = account.value?.role;
  const isCase = thingId(conflict, 'case') !== null;
  const mayKeep = conflict.accountId === account.value?.accountId || (role === 'chief' && !isCase);
  if (outcome?.ok === true) return <Banner icon="check" title={t.settled} />;
  const keep = { key: 'keep', text: t.keep, onClick: () => setKeeping(true) };
  const toDesk = { key: 'desk', text: t.compare, href: deskConflictsHref };
  const actions = isCase && (role === 'personnel' || role === 'head') ? [toDesk] : mayKeep ? [keep] : [];
  return (
    <>
      {outcome !== null && <Failed title={supervisorText().review.refused.title} text={refusedWords(outcome.why)} />}
      <AttentionItem {...headOf(conflict)} why={mayKeep ? t.unreadable : t.elsewhere} actions={actions} />
      <KeepSheet open={isKeeping} conflict={conflict} onClose={() => setKeeping(false)} onSaved={setOutcome} />
    </>
  );
}

function headOf(conflict: ConflictRow) {
  const t = supervisorText().conflicts;
  return {
    happened: conflict.state === 'referred' ? t.referred : t.happened,
    title: thingWord(conflict),
    note: conflictNote(conflict),
  };
}
