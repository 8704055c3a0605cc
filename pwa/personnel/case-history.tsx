/** Riwayat: who did what and when, from the log; what was refused or met another change is there too, marked. */
import type { ComponentChildren } from 'preact';

import type { HistoryEntry } from '../../schema/api.ts';
import { caseBodies } from '../../schema/case-bodies.ts';
import { thingOf } from '../../schema/thing.ts';
import type { FindingFacts } from '../../schema/finding.ts';
import { findingFacts } from '../../schema/finding-bodies.ts';
import { account, outboxItems } from '../device/device.ts';
import { caseText } from '../text/case.ts';
import { personnelText } from '../text/personnel.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { Timeline, type TimelineItem } from '../ui/timeline.tsx';
import { codeWords } from './case-form.ts';
import type { CaseView } from './case-view.ts';
import { deadlines } from './deadlines.ts';
import * as words from './words.ts';

export function CaseHistory(props: { view: CaseView }) {
  const { view } = props;
  const t = caseText().history;
  const { others } = view.file;
  return (
    <>
      <h2>{t.title}</h2>
      <Timeline label={t.title} items={[...presentOf(view), ...unsentOf(view), ...pastOf(view)]} />
      {others.length > 0 && (
        <>
          <h2>{t.others}</h2>
          <Timeline
            label={t.others}
            items={others.map((one) => ({
              key: one.findingId,
              title: one.violation,
              note: `${words.dateWords(one.on)}, ${one.place}, ${one.action}`,
            }))}
          />
        </>
      )}
    </>
  );
}

function presentOf({ now }: CaseView): TimelineItem[] {
  if (now.state === 'closed') return [];
  const holder = words.holderOf(now);
  const due = now.dueOn === null ? null : words.dueWords(now.dueOn, deadlines());
  const note = [holder === null ? null : words.personWords(holder), due].filter((part) => part !== null).join(', ');
  return [{ key: 'now', title: caseText().history.now(words.stateWord(now)), note, state: 'now' }];
}

/** Own steps that the server has not taken yet, latest first. */
function unsentOf({ now }: CaseView): TimelineItem[] {
  const own = outboxItems().filter(({ mutation, state }) => state === 'waiting' && thingOf(mutation) === now.id);
  return own.toReversed().map(({ mutation }) => ({
    key: mutation.id,
    title: kindWord(mutation.kind),
    note: (
      <>
        {words.instantWords(mutation.at)}, {account.value?.name}
        <Detail kind={mutation.kind} body={mutation.body} />
        <StateTag state="waiting" text={personnelText().tag.waiting} />
      </>
    ),
  }));
}

/** The log's entries, latest first. */
function pastOf({ now, file }: CaseView): TimelineItem[] {
  return file.history.length === 0 ? keptSteps(now) : file.history.toReversed().map(itemOf);
}

/** Without the log at hand, the steps that the case's own row tells. */
function keptSteps(now: CaseView['now']): TimelineItem[] {
  const steps: [string, { at: string; by: string } | null][] = [
    ['case.close', now.closed],
    ['case.complete', now.result],
    ['case.assign', now.guidance],
    ['case.read', now.read],
    ['case.forward', now.forwarded],
    ['finding.record', { at: now.at, by: now.authorName }],
  ];
  return steps.flatMap(([kind, step]) =>
    step === null ? [] : [{ key: kind, title: kindWord(kind), note: `${words.instantWords(step.at)}, ${step.by}` }],
  );
}

function itemOf(entry: HistoryEntry): TimelineItem {
  return {
    key: entry.id,
    title: kindWord(entry.kind),
    note: (
      <>
        {words.instantWords(entry.at)}
        {entry.by !== null && `, ${entry.by}`}
        {isApart(entry) && <span class="sub">{caseText().history.received(words.instantWords(entry.receivedAt))}</span>}
        {entry.body === null ? (
          <span class="sub">{caseText().history.erased}</span>
        ) : (
          <Detail kind={entry.kind} body={entry.body} />
        )}
        <Refusal entry={entry} />
      </>
    ),
  };
}

function Refusal(props: { entry: HistoryEntry }) {
  const { outcome, code } = props.entry;
  const t = caseText().history;
  switch (outcome) {
    case 'applied':
      return null;
    case 'conflict':
      return <StateTag state="attention" text={t.conflict} />;
    case 'rejected':
      return <StateTag state="attention" text={t.rejected(codeWords(code ?? ''))} />;
  }
}

/** The time said is the phone's; where the server's is another (a day in flight mode, a wrong clock) both are. */
const clocksAgreeMs = 5 * 60_000;

function isApart({ at, receivedAt }: HistoryEntry): boolean {
  return Math.abs(Date.parse(receivedAt) - Date.parse(at)) > clocksAgreeMs;
}

export function kindWord(kind: string): string {
  const names: Record<string, string> = caseText().history.kind;
  return names[kind] ?? caseText().history.otherKind;
}

/** What the step says, in a line; nothing for a body of a shape we do not know. */
function Detail(props: { kind: string; body: unknown }) {
  const said = detailOf(props.kind, props.body);
  return said === null ? null : <span class="sub">{said}</span>;
}

function detailOf(kind: string, body: unknown): ComponentChildren {
  const t = caseText().history;
  switch (kind) {
    case 'case.forward': {
      const read = caseBodies['case.forward'].safeParse(body);
      return read.success ? joined(t.to(words.personWords(read.data.superior)), read.data.note) : null;
    }
    case 'case.read': {
      const read = caseBodies['case.read'].safeParse(body);
      const receipt = read.success ? read.data.receipt : null;
      return receipt === null ? null : t.receipt(words.dateWords(receipt.on), receipt.how);
    }
    case 'case.assign': {
      const read = caseBodies['case.assign'].safeParse(body);
      if (!read.success) return null;
      const { guidance, label, assignee, dueOn, note } = read.data;
      const kind = words.shownLabel(guidance, label);
      return joined(t.guidance(kind, words.personWords(assignee), words.dateWords(dueOn)), note);
    }
    case 'case.complete': {
      const read = caseBodies['case.complete'].safeParse(body);
      return read.success ? `${words.dateWords(read.data.on)}: ${read.data.result}` : null;
    }
    case 'case.close': {
      const read = caseBodies['case.close'].safeParse(body);
      if (!read.success) return null;
      const { outcome, agency, why } = read.data;
      return joined([words.outcomeWord(outcome), agency].filter((part) => part !== null).join(', '), why);
    }
    case 'finding.record': {
      // Only the facts: of the subject a reader may see less than was written.
      const read = findingFacts.safeParse(partOf(body, 'facts'));
      return read.success ? recordedWords(read.data) : null;
    }
    default:
      return whyOf(body);
  }
}

function recordedWords(facts: FindingFacts): string {
  return `${words.violationWords(facts)}, ${words.chosenWords(facts.reason)}. ${facts.place.name}`;
}

function joined(first: string, second: string | null): string {
  return second === null ? first : `${first}. ${second}`;
}

function whyOf(body: unknown): string | null {
  const why = partOf(body, 'why');
  return typeof why === 'string' ? words.whyWords(why) : null;
}

function partOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : null;
}
