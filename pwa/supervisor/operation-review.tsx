/** Kasatpol PP's word on an operation's report: it holds, or it goes back with a reason. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { OperationFile } from '../../schema/api.ts';
import type { Kind } from '../../schema/mutation.ts';
import { mayDo } from '../../schema/permission.ts';
import { limits } from '../../schema/limits.ts';
import { account, holdForm, type Saved, save } from '../device/device.ts';
import { currentActor } from '../personnel/actor.ts';
import { instantWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDraft } from '../use-draft.ts';
import { isWide } from '../ui/viewport.ts';
import type { Laid } from './use-operations.ts';
import { conflictsHref } from './ways.ts';

type Review = 'operation.validate' | 'operation.return';
/** `acts` beside the page's other tools where there is room, `dock` under the thumb. */
export type Reviewed = { panel: ComponentChildren; acts: ComponentChildren; dock: ComponentChildren };

/** Nothing for those who may not, but a word to Kasatpol PP why he may not here. */
export function useReview(file: OperationFile | null, now: Laid | null): Reviewed {
  const [open, setOpen] = useState<Review | null>(null);
  const [saved, setSaved] = useState<Review | null>(null);
  if (file === null || now === null) return { panel: null, acts: null, dock: undefined };
  const may = mayReview(file, now);
  const buttons = (
    <>
      <Button onClick={() => setOpen('operation.return')} tall={!isWide.value}>
        {supervisorText().review.return}
      </Button>
      <Button kind="primary" onClick={() => setOpen('operation.validate')} wide={!isWide.value}>
        {supervisorText().review.validate}
      </Button>
    </>
  );
  return {
    panel: (
      <>
        <ReviewNotice file={file} now={now} saved={saved} />
        <ReviewSheet
          kind={open}
          file={file}
          now={now}
          onClose={() => setOpen(null)}
          onSaved={(kind) => {
            setOpen(null);
            setSaved(kind);
          }}
        />
      </>
    ),
    acts: may && isWide.value ? buttons : null,
    dock: may && !isWide.value ? <Dock>{buttons}</Dock> : undefined,
  };
}

export function mayReview(file: OperationFile, now: Laid): boolean {
  return now.operation.state === 'closed' && may('operation.validate', file);
}

function may(kind: Kind, { members }: OperationFile): boolean {
  const actor = currentActor();
  if (actor === null) return false;
  return mayDo(kind, actor, { isTeamMember: members.some((member) => member.accountId === actor.accountId) });
}

function ReviewNotice({ file, now, saved }: { file: OperationFile; now: Laid; saved: Review | null }) {
  const t = supervisorText().review;
  if (now.sending === 'attention')
    return (
      <Banner tone="red" title={t.saved.attention}>
        <a href={conflictsHref}>{t.attentionLink}</a>
      </Banner>
    );
  if (saved !== null)
    return (
      <Banner icon="check" title={saved === 'operation.validate' ? t.savedValidated : t.savedReturned}>
        <StateTag state={now.sending ?? 'sent'} text={t.saved[now.sending ?? 'sent']} />
      </Banner>
    );
  if (account.value?.role !== 'chief') return null;
  if (now.operation.state === 'closed' && !may('operation.validate', file)) return <Banner>{t.onTeam}</Banner>;
  return now.operation.state === 'open' ? <Banner>{t.stillOpen}</Banner> : null;
}

function ReviewSheet(props: {
  kind: Review | null;
  file: OperationFile;
  now: Laid;
  onClose: () => void;
  onSaved: (kind: Review) => void;
}) {
  const { kind, file } = props;
  const t = supervisorText().review;
  const isReturn = kind === 'operation.return';
  const draftKey = kind === null ? null : `${kind}:${file.operation.id}`;
  const draft = useDraft(draftKey, { words: '' });
  const words = draft.entry?.words ?? '';
  const [wrong, setWrong] = useState<string | null>(null);
  const [failed, setFailed] = useState<Extract<Saved, { ok: false }>['why'] | null>(null);
  useEffect(() => {
    setWrong(null);
    setFailed(null);
    return kind === null ? undefined : holdForm();
  }, [kind]);
  async function confirm(): Promise<void> {
    if (kind === null) return;
    const said = words.trim();
    if (isReturn && said === '') {
      setWrong(t.whyNeeded);
      return;
    }
    const outcome = await draft.ending(() => saveReview(kind, props, said));
    if (outcome.ok) props.onSaved(kind);
    else setFailed(outcome.why);
  }
  return (
    <Sheet
      open={kind !== null}
      onClose={props.onClose}
      title={isReturn ? t.returnTitle : t.title}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <>
          <Button onClick={props.onClose}>{commonText().act.cancel}</Button>
          <Button kind="primary" onClick={() => void confirm()}>
            {isReturn ? t.return : t.validate}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>
          {isReturn
            ? t.returnText
            : `${t.text(numberWords(file.report.tables.total), instantWords(file.asOf))} ${t.later}`}
        </p>
        {failed !== null && <Failed title={t.refused.title} text={refusedWords(failed)} />}
        <TextArea
          label={isReturn ? t.why : t.note}
          optional={isReturn ? undefined : commonText().tell.optional}
          value={words}
          onInput={(next) => draft.change({ words: next })}
          maxLength={limits.textMax}
          error={wrong ?? undefined}
        />
      </div>
    </Sheet>
  );
}

/** What is validated is the report as it was read: it names the log entry that the figures hold up to. */
async function saveReview(
  kind: Review,
  { file, now }: { file: OperationFile; now: Laid },
  said: string,
): Promise<Saved> {
  const seen = { operationId: file.operation.id, version: now.version, settles: null };
  const options = { draft: `${kind}:${file.operation.id}` };
  if (kind === 'operation.return') return save('operation.return', { ...seen, why: said }, options);
  const note = said === '' ? null : said;
  return save('operation.validate', { ...seen, uptoSeq: file.report.uptoSeq, note }, options);
}

export function refusedWords(why: string): string {
  const t = supervisorText().review.refused;
  if (why === 'storage' || why === 'not_allowed' || why === 'wrong_state') return t[why];
  return t.other;
}
