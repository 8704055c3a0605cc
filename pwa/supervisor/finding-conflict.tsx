/** Two versions of one finding: both are shown, and whoever may settle it chooses one. Neither is lost. */
import { useRef, useState } from 'preact/hooks';

import type { ConflictListing } from '../../schema/api.ts';
import { nameOf } from '../../schema/finding.ts';
import { mayDo } from '../../schema/permission.ts';
import { asRowOf, type ConflictRow, type Row } from '../../schema/rows.ts';
import { account, laidOver, revision, save, type Saved } from '../device/device.ts';
import { currentActor } from '../personnel/actor.ts';
import { instantWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Banner } from '../ui/banner.tsx';
import { Failed } from '../ui/failed.tsx';
import { conflictNote, thingWord } from './conflict-words.ts';
import { type Said, type Standing, saidIn, sayAgain, sidesOf, takesAgain } from './finding-versions.ts';
import { KeepSheet } from './keep-sheet.tsx';
import { refusedWords } from './operation-review.tsx';
import { operationHref } from './ways.ts';

export function FindingConflict({ listing, standing }: { listing: ConflictListing; standing: Standing }) {
  void revision.value;
  const t = supervisorText().conflicts;
  const [isKeeping, setKeeping] = useState(false);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const isSaving = useRef(false);
  const { conflict, now } = laid(listing, standing);
  if (outcome?.ok === true || conflict.state === 'mine' || conflict.state === 'theirs')
    return <Banner icon="check" title={t.settled} />;
  const said = saidIn(conflict, listing.mine);
  const may = maySettle(conflict);
  const canUse = said !== null && may && maySay(said, now) && takesAgain(said, now.finding);
  const useMine = async (): Promise<void> => {
    if (said === null || isSaving.current) return;
    isSaving.current = true;
    setOutcome(await sayAgain(said, now, conflict.mutationId));
    isSaving.current = false;
  };
  const refer = async (): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    setOutcome(await save('settle.refer', { mutationId: conflict.mutationId, why: null }));
    isSaving.current = false;
  };
  const uses = {
    mine: canUse ? () => void useMine() : undefined,
    theirs: may ? () => setKeeping(true) : undefined,
  };
  return (
    <>
      {outcome !== null && <Failed title={supervisorText().review.refused.title} text={refusedWords(outcome.why)} />}
      <AttentionItem
        happened={conflict.state === 'referred' ? t.referred : t.happened}
        title={nameOf(now.finding.subject)}
        note={`${thingWord(conflict)}, ${conflictNote(conflict)}`}
        why={whyOf(said, may, canUse)}
        versions={said === null ? undefined : versionsOf(conflict, said, now, uses)}
        actions={[
          ...(said === null && may ? [{ key: 'keep', text: t.keep, onClick: () => setKeeping(true) }] : []),
          ...(mayRefer(conflict) ? [{ key: 'refer', text: t.refer, onClick: () => void refer() }] : []),
          { key: 'open', text: supervisorText().sheet.openOperation, href: operationHref(now.finding.operationId) },
        ]}
      />
      <KeepSheet open={isKeeping} conflict={conflict} onClose={() => setKeeping(false)} onSaved={setOutcome} />
    </>
  );
}

/** Both as they will be once own unsent mutations arrive: what was settled here is not asked again. */
function laid({ conflict, version }: ConflictListing, standing: Standing): { conflict: ConflictRow; now: Standing } {
  const { finding } = standing;
  const rows: Row[] = [
    { type: 'conflict', key: conflict.mutationId, feed: null, version, body: conflict },
    { type: 'finding', key: finding.id, feed: null, version: standing.version, body: finding },
  ];
  const over = laidOver(rows);
  const [file] = over.flatMap((row) => asRowOf(row, 'finding') ?? []);
  const [settled] = over.flatMap((row) => asRowOf(row, 'conflict') ?? []);
  return {
    conflict: settled?.body ?? conflict,
    now: file === undefined ? standing : { finding: file.body, version: file.version },
  };
}

/** The author settles his own; Kasatpol PP whatever concerns findings. */
function maySettle({ accountId }: ConflictRow): boolean {
  return account.value?.role === 'chief' || account.value?.accountId === accountId;
}

/** Nobody refers to himself: Kasatpol PP decides. */
function mayRefer({ accountId, state }: ConflictRow): boolean {
  return state === 'open' && account.value?.role !== 'chief' && account.value?.accountId === accountId;
}

function maySay({ kind }: Said, { finding }: Standing): boolean {
  const actor = currentActor();
  if (actor === null) return false;
  return mayDo(kind, actor, { isAuthor: finding.authorId === actor.accountId, unitId: finding.unitId });
}

function whyOf(said: Said | null, may: boolean, canUse: boolean): string | undefined {
  const t = supervisorText().conflicts;
  if (said === null) return t.unreadable;
  if (!may) return t.elsewhere;
  return canUse ? undefined : t.cannotMineFinding;
}

type Uses = { mine: (() => void) | undefined; theirs: (() => void) | undefined };

function versionsOf(conflict: ConflictRow, said: Said, { finding }: Standing, uses: Uses): [Version, Version] {
  const t = supervisorText().conflicts;
  const [mine, theirs] = sidesOf(said, finding);
  const title = t.mine(conflict.accountName);
  const use = (name: string, onClick: (() => void) | undefined) =>
    onClick === undefined ? undefined : { text: t.use, label: t.useLabel(name), onClick };
  const note = `${t.notApplied}, ${instantWords(conflict.openedAt)}`;
  return [
    { key: 'mine', title, note, facts: mine, use: use(title, uses.mine) },
    { key: 'theirs', title: t.current, note: t.currentNote, facts: theirs, use: use(t.current, uses.theirs) },
  ];
}
