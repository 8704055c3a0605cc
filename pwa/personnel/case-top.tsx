/** Head of one case and its two lawful tracks. */
import type { CaseRow, CaseState } from '../../schema/case.ts';
import { caseText } from '../text/case.ts';
import { personnelText } from '../text/personnel.ts';
import { CaseHead, Crumb } from '../ui/case-head.tsx';
import { Nip } from '../ui/nip.tsx';
import { type LaneStep, Stepper } from '../ui/stepper.tsx';
import { Tag } from '../ui/tag.tsx';
import { CaseBoxes, isCivilServant } from './case-boxes.tsx';
import type { CaseView } from './case-view.ts';
import { deadlines } from './deadlines.ts';
import { queueHref } from './ways.ts';
import * as words from './words.ts';

export function CaseTop(props: { view: CaseView; asOf: string | undefined }) {
  const { view } = props;
  const { now } = view;
  const nip = words.nipOf(now.subject);
  const repeats = repeatsOf(view);
  const months = deadlines().setting?.repeatWindowMonths;
  return (
    <CaseHead
      crumb={
        <div class="case-crumb only-wide">
          <Crumb
            from={{ text: personnelText().queue[now.state], href: queueHref({ queue: now.state }) }}
            here={words.caseName(now.id)}
          />
          {props.asOf !== undefined && <span class="muted num">{props.asOf}</span>}
        </div>
      }
      name={words.personName(now.subject)}
      facts={
        <>
          <p class="tags">
            {nip !== null && <Nip value={nip} />}
            <Tag text={words.statusWord(now.status)} />
            {repeats > 1 && months !== undefined && (
              <Tag
                tone="amber"
                icon="repeat"
                text={caseText().head.repeat(words.numberWords(repeats), words.numberWords(months))}
              />
            )}
          </p>
          <p class="muted">{words.postLine(now)}</p>
        </>
      }
      boxes={<CaseBoxes file={now} />}
    />
  );
}

/** This one and the others within the window; two sources of one meeting are one. */
function repeatsOf({ now, twins, file }: CaseView): number {
  const months = deadlines().setting?.repeatWindowMonths;
  if (months === undefined) return 1;
  const since = monthsBefore(now.on, months);
  const twinIds = new Set(twins.map((twin) => twin.finding.id));
  return 1 + file.others.filter((one) => !twinIds.has(one.findingId) && one.on >= since && one.on <= now.on).length;
}

/** Text comparison is enough for the day: the 31st of a shorter month only widens the window by a day or two. */
function monthsBefore(on: string, months: number): string {
  const total = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}${on.slice(7)}`;
}

export function CaseLanes(props: { view: CaseView }) {
  const t = caseText().lane;
  const { now } = props.view;
  const guidance = {
    key: 'guidance',
    kind: 'guidance' as const,
    title: t.guidance,
    steps: guidanceSteps(props.view),
  };
  const formal = {
    key: 'formal',
    kind: 'formal' as const,
    title: t.formal,
    note: t.formalNote,
    steps: formalSteps(),
  };
  return <Stepper words={t.words} lanes={isCivilServant(now) ? [guidance, formal] : [guidance]} />;
}

/** Which step of the track a state waits for. */
const waitsFor: Record<CaseState, string> = {
  new: 'forwarded',
  forwarded: 'read',
  read: 'assigned',
  assigned: 'result',
  completed: 'closed',
  closed: '',
};

function guidanceSteps({ now, file }: CaseView): LaneStep[] {
  const t = caseText().lane;
  const validated = file.operation?.validated ?? null;
  const done: [string, string, string | null][] = [
    ['found', t.found, now.at],
    ['validated', t.validated, validated?.at ?? null],
    ['forwarded', t.forwarded, now.forwarded?.at ?? null],
    ['read', t.read, now.read?.at ?? null],
    ['assigned', t.assigned, now.guidance?.at ?? null],
    ['result', t.result, now.result?.at ?? null],
    ['closed', now.outcome === null ? t.closed : words.outcomeWord(now.outcome), now.closed?.at ?? null],
  ];
  return done.map(([key, label, at]) => {
    if (key === waitsFor[now.state]) return { key, label, state: 'now', note: dueNote(now) };
    if (at === null) return { key, label, state: 'todo' };
    return { key, label, state: 'done', note: words.momentWords(at) };
  });
}

function dueNote(file: CaseRow): string | undefined {
  return file.dueOn === null ? undefined : caseText().lane.due(words.dayWords(file.dueOn));
}

function formalSteps(): LaneStep[] {
  const t = caseText().lane;
  const steps: [string, string, string?][] = [
    ['summons1', t.summons1],
    ['summons2', t.summons2],
    ['examination', t.examination, t.bap],
    ['report', t.report],
    ['decision', t.decision, t.twoOfficials],
    ['delivery', t.delivery, t.days14],
    ['inForce', t.inForce, t.day15],
  ];
  return steps.map(([key, label, note]) => ({ key, label, state: 'todo', note }));
}
