/** What the server refused or found changed by another: both versions, three ways out, nothing destroyed. */
import { useRef, useState } from 'preact/hooks';

import type { Row } from '../../schema/rows.ts';
import {
  attention,
  type AttentionItem as Item,
  exportItem,
  revision,
  save,
  type Saved,
  setAside,
} from '../device/device.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import type { IconName } from '../ui/icon.tsx';
import { announce } from '../ui/live-region.tsx';
import { Pager } from '../ui/pager.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { KeepTheirs } from './keep-theirs.tsx';
import { OthersConflict, useOthersConflicts } from './others-conflicts.tsx';
import { codeWords, savedWords } from './problem-words.ts';
import { saveFile } from '../save-file.ts';
import { isOfficeMutation, type OfficeMutation, sayAgain, titleOf, versus } from './versions.ts';

export function AttentionPage() {
  const t = adminText().attention;
  const items = itemsAt(revision.value);
  const others = useOthersConflicts();
  const count = items.length + others.count;
  const [asked, setAsked] = useState<Item | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const settle = async (work: () => Promise<Saved>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const saved = await work();
    busy.current = false;
    setProblem(saved.ok ? null : savedWords(saved));
    if (saved.ok) announce(t.settled);
  };
  return (
    <AdminFrame
      place="attention"
      title={commonText().state.attention}
      count={others.page.state === 'loading' ? undefined : numberWords(count)}
      paper
    >
      <div class="admin-column stack">
        <p class="muted">{t.intro}</p>
        {problem !== null && <Failed title={adminText().notSaved} text={problem} />}
        <PageNotice page={others.page} />
        {others.page.state === 'loading' && count === 0 && <DeskLoading />}
        {others.page.state === 'ready' && count === 0 && <Empty icon="check" title={t.none} />}
        {items.map((item) => (
          <One
            key={item.mutation.id}
            item={item}
            onMine={(m, theirs) => void settle(() => sayAgain(m, theirs.version, m.id))}
            onTheirs={() => setAsked(item)}
          />
        ))}
        {others.listings.map((listing) => (
          <OthersConflict key={listing.conflict.mutationId} listing={listing} />
        ))}
        {others.pager !== null && <Pager {...others.pager} />}
      </div>
      <KeepTheirs
        open={asked !== null}
        onClose={() => setAsked(null)}
        onKeep={(why) => {
          if (asked !== null) void settle(() => save('settle.keep', { mutationId: asked.mutation.id, why }));
        }}
      />
    </AdminFrame>
  );
}

function itemsAt(_revision: number): Item[] {
  return attention();
}

function One(props: { item: Item; onMine: (m: OfficeMutation, theirs: Row) => void; onTheirs: () => void }) {
  const { item } = props;
  const t = adminText().attention;
  const { mutation } = item;
  const isOurs = isOfficeMutation(mutation);
  const versions = isOurs && item.outcome === 'conflict' ? versionsOf(mutation, props) : undefined;
  return (
    <AttentionItem
      happened={t.happened[item.outcome]}
      title={isOurs ? titleOf(mutation) : mutation.kind}
      note={isOurs ? `${t.kind[mutation.kind]}, ${instantWords(mutation.at)}` : instantWords(mutation.at)}
      why={item.outcome === 'conflict' ? undefined : codeWords(item.code)}
      versions={versions}
      actions={actionsOf(item)}
    />
  );
}

function actionsOf(item: Item) {
  const t = adminText().attention;
  const { id } = item.mutation;
  const actions: { key: string; text: string; icon: IconName; onClick: () => void }[] = [
    { key: 'copy', text: t.copy, icon: 'download', onClick: () => copyOf(id) },
  ];
  // A conflict is settled; a refusal can only be read, and done again in another way.
  if (item.outcome === 'rejected')
    actions.push({ key: 'aside', text: t.aside, icon: 'check', onClick: () => void setAside(id) });
  return actions;
}

function copyOf(id: string): void {
  const copy = exportItem(id);
  if (copy !== null) saveFile(copy, `sidak-${id}.json`);
}

function versionsOf(
  m: OfficeMutation,
  props: { item: Item; onMine: (m: OfficeMutation, theirs: Row) => void; onTheirs: () => void },
): readonly [Version, Version] | undefined {
  const { theirs } = props.item;
  if (theirs === null) return undefined;
  const t = adminText().attention;
  const [left, right] = versus(m, theirs);
  return [
    {
      key: 'mine',
      title: t.mine,
      note: t.thisDevice(instantWords(m.at)),
      facts: left,
      use: { text: t.use, label: t.useMine, onClick: () => props.onMine(m, theirs) },
    },
    {
      key: 'theirs',
      title: t.theirs,
      note: commonText().state.sent,
      facts: right,
      use: { text: t.use, label: t.useTheirs, onClick: props.onTheirs },
    },
  ];
}
