/** The middle column of a case: its deadlines, and what was noted. */
import type { ComponentChildren } from 'preact';

import type { CaseRow, CaseState } from '../../schema/case.ts';
import { findingCode } from '../../schema/finding.ts';
import { FindingPhotos } from '../finding-photos.tsx';
import { FindingSignature } from '../finding-signature.tsx';
import { fixFact } from '../fix-words.ts';
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { photoText } from '../text/photo.ts';
import { signatureText } from '../text/signature.ts';
import { Pairs } from '../ui/case-head.tsx';
import { Due } from '../ui/due.tsx';
import { Facts } from '../ui/fact-row.tsx';
import type { CaseView } from './case-view.ts';
import { type Deadlines, deadlines, dueIn } from './deadlines.ts';
import * as words from './words.ts';

export function CaseDates(props: { file: CaseRow }) {
  const { file } = props;
  const t = caseText().dates;
  const known = deadlines();
  return (
    <>
      <h2>{t.title}</h2>
      <Pairs pairs={[...present(file, known), ...following(file, known)]} />
      {file.state !== 'closed' && file.dueOn === null && <p class="muted">{t.noDue}</p>}
    </>
  );
}

type Pair = { key: string; label: string; value: ComponentChildren };

function present(file: CaseRow, known: Deadlines): Pair[] {
  const t = caseText().dates;
  if (file.closed !== null)
    return [{ key: 'closed', label: t.closed, value: <span class="num">{words.instantWords(file.closed.at)}</span> }];
  if (file.dueOn === null) return [];
  const { tone, days } = dueIn(file.dueOn, known);
  const said = words.dueWords(file.dueOn, known);
  const due = tone === 'left' && days !== null ? t.left(words.numberWords(days)) : said;
  return [
    {
      key: 'now',
      label: dueLabel(file.state),
      value: <Due tone={tone} date={words.dayWords(file.dueOn)} text={due} />,
    },
  ];
}

function dueLabel(state: CaseState): string {
  const t = caseText().dates;
  const labels: Record<CaseState, string> = {
    new: t.forward,
    forwarded: t.read,
    read: t.assign,
    assigned: t.result,
    completed: t.close,
    closed: t.closed,
  };
  return labels[state];
}

/** The steps after the present one, in working days each: their dates depend on when the one before is taken. */
function following(file: CaseRow, { setting }: Deadlines): Pair[] {
  if (setting === null || file.state === 'closed') return [];
  const t = caseText().dates;
  const all: { state: CaseState; label: string; days: number }[] = [
    { state: 'new', label: t.forward, days: setting.forwardWithinDays },
    { state: 'forwarded', label: t.read, days: setting.readWithinDays },
    { state: 'read', label: t.assign, days: setting.assignWithinDays },
    { state: 'assigned', label: t.result, days: setting.resultWithinDays },
    { state: 'completed', label: t.close, days: setting.closeWithinDays },
  ];
  const at = all.findIndex((step) => step.state === file.state);
  return all.slice(at + 1).map((step) => ({
    key: step.state,
    label: step.label,
    value: <span class="muted num">{commonText().due.workingDays(words.numberWords(step.days))}</span>,
  }));
}

export function CaseFacts(props: { view: CaseView }) {
  const { now, finding, file } = props.view;
  const t = caseText().finding;
  const c = commonText();
  const { facts } = finding?.body ?? now;
  const flags = finding?.body.flags ?? [];
  const corrections = finding?.body.corrections ?? 0;
  const fix = fixFact(facts, now.at);
  const lines: [string, string, string | null][] = [
    ['code', t.code, findingCode(now.id)],
    ['violation', c.word.allegedViolation, words.violationWords(facts)],
    ['reason', c.word.reason, words.chosenWords(facts.reason)],
    ['when', t.when, words.instantWords(now.at)],
    ['place', t.place, facts.place.name],
    ['fix', fix?.label ?? '', fix?.value ?? null],
    ['officer', t.officer, now.authorName],
    ['operation', t.operation, operationWords(props.view)],
    ['letter', t.letter, facts.letter === 'not-asked' ? null : t.letters[facts.letter]],
    ['refusal', t.refusal, facts.refusal === 'none' ? null : t.refusals[facts.refusal]],
    ['witness', t.witness, facts.witness],
    ['note', t.note, facts.note],
    ['nik', c.word.nik, file.nik ?? shownNik(now)],
    ['flags', t.flags, flags.length === 0 ? null : flags.map((flag) => t.flag[flag]).join(', ')],
    ['corrected', t.correction, corrections === 0 ? null : t.corrected(words.numberWords(corrections))],
  ];
  return (
    <>
      <h2>{t.title}</h2>
      <Facts facts={lines.flatMap(([key, label, value]) => (value === null ? [] : [{ key, label, value }]))} />
    </>
  );
}

export function CasePhotos(props: { view: CaseView }) {
  const { now, finding } = props.view;
  const hashes = finding?.body.photos ?? [];
  if (hashes.length === 0) return null;
  return (
    <>
      <h2>{photoText().title}</h2>
      <FindingPhotos findingId={now.id} hashes={hashes} />
    </>
  );
}

export function CaseSignature(props: { view: CaseView }) {
  const { finding } = props.view;
  if (finding?.body.signature === undefined) return null;
  return (
    <>
      <h2>{signatureText().title}</h2>
      <FindingSignature finding={finding.body} />
    </>
  );
}

function operationWords({ file }: CaseView): string | null {
  const facts = file.operation?.facts;
  return facts === undefined || facts === null ? null : `${facts.title}, ${facts.orderNumber}`;
}

function shownNik(file: CaseRow): string | null {
  return file.subject.kind === 'unlisted' ? file.subject.nik : null;
}
