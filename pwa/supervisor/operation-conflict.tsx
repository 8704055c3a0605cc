/** Two reviews of one operation met: both are shown, and whoever may settle it chooses one. Neither is lost. */
import { useState } from 'preact/hooks';

import type { OperationFile } from '../../schema/api.ts';
import { bodies } from '../../schema/bodies.ts';
import type { OperationRow } from '../../schema/operation.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import { account, revision, save, type Saved } from '../device/device.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { useOfficePage } from '../personnel/use-page.ts';
import { instantWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Banner } from '../ui/banner.tsx';
import { Failed } from '../ui/failed.tsx';
import { conflictNote } from './conflict-words.ts';
import { KeepSheet } from './keep-sheet.tsx';
import { refusedWords } from './operation-review.tsx';
import { Loading } from './page-parts.tsx';
import { type Laid, laidOperation } from './use-operations.ts';
import { operationHref } from './ways.ts';
import { operationTitle } from './words.ts';

export function OperationConflict({ conflict, operationId }: { conflict: ConflictRow; operationId: string }) {
  void revision.value;
  const page = useOfficePage<OperationFile>(`/api/operations/${operationId}`);
  if (page.state === 'loading') return <Loading />;
  if (page.state === 'failed') return <PageNotice page={page} />;
  const now = laidOperation(page.value.operation, page.value.version);
  return <Both conflict={conflict} file={page.value} now={now} />;
}

function Both({ conflict, file, now }: { conflict: ConflictRow; file: OperationFile; now: Laid }) {
  const t = supervisorText().conflicts;
  const [isKeeping, setKeeping] = useState(false);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const mine = saidIn(file, conflict.mutationId);
  // The author settles his own; Kasatpol PP whatever concerns findings and operations.
  const may = account.value?.role === 'chief' || account.value?.accountId === conflict.accountId;
  const canUse = may && mine !== null && now.operation.state === 'closed';
  const useMine = async (): Promise<void> => {
    if (mine !== null) setOutcome(await sayAgain(mine, file, now, conflict.mutationId));
  };
  if (outcome?.ok === true) return <Banner icon="check" title={t.settled} />;
  return (
    <>
      {outcome !== null && <Failed title={supervisorText().review.refused.title} text={refusedWords(outcome.why)} />}
      <AttentionItem
        happened={conflict.state === 'referred' ? t.referred : t.happened}
        title={operationTitle(now.operation)}
        note={conflictNote(conflict)}
        why={mine === null ? t.unreadable : canUse || !may ? undefined : t.cannotMine}
        versions={
          mine === null
            ? undefined
            : versionsOf(conflict, mine, now.operation, {
                mine: canUse ? () => void useMine() : undefined,
                theirs: may ? () => setKeeping(true) : undefined,
              })
        }
        actions={[
          { key: 'open', text: supervisorText().sheet.openOperation, href: operationHref(file.operation.id) },
          ...(mine === null && may ? [{ key: 'keep', text: t.keep, onClick: () => setKeeping(true) }] : []),
        ]}
      />
      <KeepSheet open={isKeeping} conflict={conflict} onClose={() => setKeeping(false)} onSaved={setOutcome} />
    </>
  );
}

type Said = { kind: 'operation.validate'; note: string | null } | { kind: 'operation.return'; why: string };

/** What the review in conflict said, from the operation's log; null when it cannot be read. */
function saidIn({ history }: OperationFile, mutationId: string): Said | null {
  const entry = history.find((one) => one.id === mutationId);
  if (entry?.kind === 'operation.validate') {
    const body = bodies['operation.validate'].safeParse(entry.body);
    return body.success ? { kind: entry.kind, note: body.data.note } : null;
  }
  if (entry?.kind !== 'operation.return') return null;
  const body = bodies['operation.return'].safeParse(entry.body);
  return body.success ? { kind: entry.kind, why: body.data.why } : null;
}

async function sayAgain(said: Said, file: OperationFile, now: Laid, settles: string): Promise<Saved> {
  const seen = { operationId: file.operation.id, version: now.version, settles };
  if (said.kind === 'operation.return') return save('operation.return', { ...seen, why: said.why });
  return save('operation.validate', { ...seen, uptoSeq: file.report.uptoSeq, note: said.note });
}

type Uses = { mine: (() => void) | undefined; theirs: (() => void) | undefined };

function versionsOf(conflict: ConflictRow, said: Said, now: OperationRow, uses: Uses): [Version, Version] {
  const t = supervisorText().conflicts;
  const state = supervisorText().operations.state;
  const mine = {
    state: said.kind === 'operation.validate' ? state.validated : state.returned,
    words: (said.kind === 'operation.validate' ? said.note : said.why) ?? '–',
  };
  const current = {
    state: state[now.state],
    words:
      (now.state === 'validated' ? now.validated?.note : now.state === 'returned' ? now.returned?.why : null) ?? '–',
  };
  const factsOf = (one: typeof mine, other: typeof mine) => [
    { key: 'state', label: t.step, value: one.state, differs: one.state !== other.state },
    { key: 'words', label: t.words, value: one.words, differs: one.words !== other.words },
  ];
  const use = (title: string, onClick: (() => void) | undefined) =>
    onClick === undefined ? undefined : { text: t.use, label: t.useLabel(title), onClick };
  const title = t.mine(conflict.accountName);
  return [
    {
      key: 'mine',
      title,
      note: `${t.notApplied}, ${instantWords(conflict.openedAt)}`,
      facts: factsOf(mine, current),
      use: use(title, uses.mine),
    },
    {
      key: 'theirs',
      title: t.current,
      note: t.currentNote,
      facts: factsOf(current, mine),
      use: use(t.current, uses.theirs),
    },
  ];
}
