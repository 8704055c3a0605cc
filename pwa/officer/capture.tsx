import { useEffect, useRef, useState } from 'preact/hooks';

import { type FindingRow, nameOf, subjectKeyOf } from '../../schema/finding.ts';
import { holdForm, photos as photosOnPhone, save } from '../device/device.ts';
import { whoeverThisIs } from '../person-change.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { formatNumber } from '../ui/format.ts';
import { Screen } from '../ui/screen.tsx';
import { CameraSheet } from './camera-sheet.tsx';
import {
  type CaptureDraft,
  captureDraft,
  changeDraft,
  draftKept,
  draftKey,
  dropDraft,
  endingDraft,
  loadDraft,
  notePath,
  remember,
} from './capture-draft.ts';
import { type Choices, factsOf, missingOf } from './choices.ts';
import { DropDraft } from './drop-draft.tsx';
import { FactsForm } from './facts-form.tsx';
import { markJustSaved } from './just-saved.ts';
import { useOpenForm } from './open-form.ts';
import { PhotoStrip } from './photo-strip.tsx';
import { photosTaken } from './photo-taking.ts';
import { askPosition } from './position.ts';
import { refusalWords } from './refusal-words.ts';
import { entries, figuresOf, findingsOf } from './rows.ts';
import { SubjectCard, suggestedAction } from './subject-card.tsx';

/** The form of a finding. Everything typed is kept as a draft at once; saving never waits for the network. */
export function Capture(props: { operationId: string }) {
  const { operationId } = props;
  const t = officerText();
  const n = notingText();
  const common = commonText();
  useEffect(() => void loadDraft(operationId), [operationId]);
  useEffect(() => holdForm(), []);
  useOpenForm(notePath(operationId));
  const held = captureDraft.value?.operationId === operationId ? captureDraft.value : null;
  const back = { label: common.act.back, href: `#/operation/${operationId}` };
  if (held === null) return <Screen skipLabel={common.skip} title={t.noteFinding} back={back} />;
  if (held.draft === null)
    return (
      <Screen skipLabel={common.skip} title={t.noteFinding} back={back}>
        <Empty title={n.capture.noDraft} action={{ text: n.find.title, href: `#/operation/${operationId}/find` }} />
      </Screen>
    );
  return <Form draft={held.draft} />;
}

function Form(props: { draft: CaptureDraft }) {
  const { draft } = props;
  const { operationId, subject, choices, signature } = draft;
  const t = officerText();
  const n = notingText();
  const common = commonText();
  const [hasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const busy = useRef(false);
  usePosition(draft);
  const key = draftKey(operationId);
  const [hashes, readPhotos] = useFormPhotos(key);
  const [isTaking, setTaking] = useState(false);
  const changed = (part: (now: CaptureDraft) => Partial<CaptureDraft>): void => {
    const now = captureDraft.peek()?.draft;
    // Saved or thrown away meanwhile, it has ended.
    if (now?.operationId === operationId) changeDraft({ ...now, ...part(now) });
  };

  const isWhole = (now: Choices): boolean => {
    const whole = factsOf(now, entries.value) !== null;
    setTried(!whole);
    if (!whole) focusWrong();
    return whole;
  };
  const keep = async (): Promise<void> => {
    if (!isWhole(choices) || busy.current) return;
    busy.current = true;
    setSaving(true);
    const isHis = whoeverThisIs();
    await photosTaken();
    // As it stands by then, and only for whoever pressed the key.
    const now = captureDraft.peek()?.draft;
    if (isHis() && now?.operationId === operationId && isWhole(now.choices)) await keepAs(now, isHis);
    busy.current = false;
    setSaving(false);
  };
  const keepAs = async (now: CaptureDraft, isHis: () => boolean): Promise<void> => {
    const facts = factsOf(now.choices, entries.value);
    if (facts === null) return;
    // From storage: what the form shows may be older than the last photo. Unreadable, the save would fail as well.
    const photos = (await photosOnPhone.ofDraft(key))?.map(({ sha256 }) => sha256) ?? hashes;
    const signed = now.signature === null || facts.refusal !== 'none' ? {} : { signature: now.signature };
    const body = { operationId, subject: now.subject, facts, photos, ...signed };
    if (!isHis()) return;
    const saved = await endingDraft(() => save('finding.record', body, { draft: key }));
    // It is kept where it belongs; the next person's draft, choices and screen are none of its business.
    if (!isHis()) return;
    if (!saved.ok) {
      setFailure(refusalWords(saved.why));
      return;
    }
    remember(operationId, now.choices);
    void dropDraft(operationId);
    markJustSaved(saved.id);
    go(`/operation/${operationId}/saved/${saved.id}`, 'replace');
  };

  return (
    <Screen
      skipLabel={common.skip}
      title={t.noteFinding}
      back={{ label: common.act.back, href: `#/operation/${operationId}` }}
      note={t.ordinal(formatNumber(figuresOf(operationId).findings + 1, language.value))}
      dock={
        <Dock>
          <Button kind="primary" icon="check" disabled={isSaving} onClick={() => void keep()}>
            {n.capture.save}
          </Button>
        </Dock>
      }
    >
      <div class="stack stack--tight">
        {failure !== null && <Failed title={t.notSaved} text={`${failure} ${t.entryStays}`} />}
        <SubjectCard
          subject={subject}
          here={notedHere(draft)}
          change={{ text: common.act.change, href: `#/operation/${operationId}/find?change=1` }}
        />
      </div>
      <FactsForm
        operationId={operationId}
        kind={subject.kind}
        choices={choices}
        missing={hasTried ? missingOf(choices, entries.value) : []}
        suggested={suggestedAction(subject)}
        onChange={(part) => changed((now) => ({ choices: { ...now.choices, ...part } }))}
        signing={{
          name: subject.kind === 'unidentified' ? t.refusedName : nameOf(subject),
          signature,
          onSign: (next) => changed(() => ({ signature: next })),
        }}
        photos={{
          count: hashes.length,
          // None is taken into a form that is being saved.
          onOpen: () => void draftKept().then(() => setTaking(!busy.current)),
        }}
      />
      <PhotoStrip draft={key} hashes={hashes} onChange={readPhotos} />
      <CameraSheet
        open={isTaking}
        onClose={() => setTaking(false)}
        draft={key}
        count={hashes.length}
        onTaken={readPhotos}
      />
      <DropDraft draft={draft} />
    </Screen>
  );
}

/** Hashes of the form's photos as storage has them, and how to read them again. */
function useFormPhotos(key: string): [string[], () => Promise<void>] {
  const [hashes, setHashes] = useState<string[]>([]);
  const read = async (): Promise<void> => {
    const found = await photosOnPhone.ofDraft(key);
    if (found !== null) setHashes(found.map(({ sha256 }) => sha256));
  };
  useEffect(() => void read(), [key]);
  return [hashes, read];
}

/** Asked for once for each finding; the fix joins the draft when it comes, whatever was typed meanwhile. */
function usePosition(draft: CaptureDraft): void {
  const { operationId } = draft;
  useEffect(() => {
    const { fix: known } = draft.choices.place;
    // That of the finding before stands in until this one's own comes.
    if (known !== null && known.at !== known.before?.at) return;
    askPosition((fix) => {
      const now = captureDraft.peek()?.draft;
      if (now === null || now === undefined || now.operationId !== operationId) return;
      changeDraft({ ...now, choices: { ...now.choices, place: { ...now.choices.place, fix } } });
    });
  }, [operationId]);
}

/** The same person was noted in this operation already, here or by a colleague; noting again stays possible. */
function notedHere({ operationId, subject }: CaptureDraft): FindingRow | undefined {
  const key = subjectKeyOf(subject, '');
  if (key === 'finding:') return undefined;
  return findingsOf(operationId).find((row) => row.body.counts && row.body.subjectKey === key)?.body;
}
