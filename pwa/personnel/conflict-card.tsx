/** One conflict: both versions beside each other, equal buttons, and the way to somebody who may decide instead. */
import { useState } from 'preact/hooks';

import type { CaseFile } from '../../schema/api.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import type { AttentionItem as Item } from '../device/device.ts';
import { account } from '../device/device.ts';
import { caseText } from '../text/case.ts';
import { personnelText } from '../text/personnel.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Failed } from '../ui/failed.tsx';
import { announce } from '../ui/live-region.tsx';
import { currentActor } from './actor.ts';
import { refusedWords } from './case-form.ts';
import { kindWord } from './case-history.tsx';
import { isCaseKind, sayAgain, sidesOf, takesAgain } from './conflict-versions.ts';
import { SettleSheet } from './settle-sheet.tsx';
import { caseHref } from './ways.ts';
import { useOfficePage } from './use-page.ts';
import * as words from './words.ts';

type CardProps = { conflict: ConflictRow; own: Item | undefined };

export function ConflictCard(props: CardProps & { isOpen: boolean }) {
  const [isOpen, setOpen] = useState(props.isOpen);
  if (isOpen) return <Compared {...props} />;
  const t = personnelText().conflict;
  return (
    <AttentionItem
      {...headOf(props.conflict)}
      actions={[{ key: 'compare', text: t.compare, onClick: () => setOpen(true) }]}
    />
  );
}

function headOf(conflict: ConflictRow) {
  const t = personnelText().conflict;
  const isOthers = conflict.state === 'referred' && conflict.accountId !== account.value?.accountId;
  return {
    happened: isOthers ? t.referred : t.happened,
    title: words.caseName(thingId(conflict)),
    note: t.note(kindWord(conflict.kind), conflict.accountName, words.instantWords(conflict.openedAt)),
  };
}

function Compared(props: CardProps) {
  const { conflict, own } = props;
  const t = personnelText().conflict;
  const page = useOfficePage<CaseFile>(`/api/cases/${thingId(conflict)}`);
  const [asked, setAsked] = useState<'keep' | 'refer' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const file = page.state === 'ready' ? page.value : null;
  const body = own?.mine ?? file?.history.find((entry) => entry.id === conflict.mutationId)?.body ?? null;
  const useMine = async (): Promise<void> => {
    if (file === null || !isCaseKind(conflict.kind)) return;
    const saved = await sayAgain(conflict.kind, body, file, conflict.mutationId);
    setProblem(saved.ok ? null : refusedWords(saved));
    if (saved.ok) announce(t.settled);
  };
  const canMine = file !== null && body !== null && takesAgain(conflict.kind, file);
  const refer = canRefer(conflict);
  return (
    <div class="stack stack--tight">
      <AttentionItem
        {...headOf(conflict)}
        {...(file === null ? {} : { title: words.personName(file.case.subject) })}
        why={whyOf(page.state, canMine)}
        versions={
          file === null
            ? undefined
            : versionsOf(conflict, file, body, {
                mine: canMine ? () => void useMine() : undefined,
                theirs: () => setAsked('keep'),
              })
        }
        actions={[
          ...(refer === null ? [] : [{ key: 'refer', text: refer, onClick: () => setAsked('refer') }]),
          { key: 'open', text: t.openCase, href: caseHref(thingId(conflict)) },
        ]}
      />
      {problem !== null && <Failed title={caseText().saved.failed} text={problem} />}
      <SettleSheet asked={asked} mutationId={conflict.mutationId} onClose={() => setAsked(null)} />
    </div>
  );
}

function whyOf(state: 'loading' | 'failed' | 'ready', canMine: boolean): string | undefined {
  const t = personnelText().conflict;
  if (state === 'failed') return t.unreadable;
  return state === 'ready' && !canMine ? t.cannotMine : undefined;
}

function versionsOf(
  conflict: ConflictRow,
  file: CaseFile,
  body: unknown,
  use: { mine: (() => void) | undefined; theirs: () => void },
): [Version, Version] {
  const t = personnelText().conflict;
  const isOwn = conflict.accountId === account.value?.accountId;
  const [mine, theirs] = sidesOf(conflict.kind, kindWord(conflict.kind), body, file);
  const title = isOwn ? t.yours : t.theirVersion(conflict.accountName);
  const button = (name: string, onClick: () => void) => ({ text: t.use, label: t.useLabel(name), onClick });
  return [
    {
      key: 'mine',
      title,
      note: `${t.notApplied}, ${words.instantWords(conflict.openedAt)}`,
      facts: mine,
      use: use.mine && button(title, use.mine),
    },
    {
      key: 'theirs',
      title: t.current,
      note: words.asOfWords(file.asOf),
      facts: theirs,
      use: button(t.current, use.theirs),
    },
  ];
}

/** Nobody refers to himself: personnel of the whole regency decide cases, Kasatpol PP the rest. */
function canRefer(conflict: ConflictRow): string | null {
  const t = personnelText().conflict;
  const actor = currentActor();
  if (conflict.state === 'referred' || conflict.accountId !== actor?.accountId) return null;
  if (!conflict.thing.startsWith('case:')) return t.referFindings;
  return actor.role === 'personnel' && actor.units === 'all' ? null : t.referCases;
}

/** 'case:<id>' or 'finding:<id>': both are the id of the case's page. */
function thingId(conflict: ConflictRow): string {
  return conflict.thing.slice(conflict.thing.indexOf(':') + 1);
}
