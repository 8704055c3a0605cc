/** The highlighted case beside the list: what the list already knows, so that no file is opened by looking. */
import type { CaseRow } from '../../schema/case.ts';
import { caseText } from '../text/case.ts';
import { personnelText } from '../text/personnel.ts';
import { Button } from '../ui/button.tsx';
import { Nip } from '../ui/nip.tsx';
import { Peek } from '../ui/peek.tsx';
import { Timeline, type TimelineItem } from '../ui/timeline.tsx';
import { CaseBoxes } from './case-boxes.tsx';
import { deadlines } from './deadlines.ts';
import type { DeskRow } from './listing.ts';
import { RowTags } from './queue-table.tsx';
import { caseHref } from './ways.ts';
import * as words from './words.ts';

export function QueuePeek(props: { row: DeskRow }) {
  const { now } = props.row;
  const t = personnelText();
  const nip = words.nipOf(now.subject);
  return (
    <Peek
      label={t.peekLabel}
      head={
        <>
          <span class="sub num">{words.caseName(now.id)}</span>
          <h2>{words.personName(now.subject)}</h2>
          {nip === null ? words.statusWord(now.status) : <Nip value={nip} />}
          <p class="muted">{words.postLine(now)}</p>
          <RowTags row={props.row} />
        </>
      }
      foot={<Button href={caseHref(now.id)}>{t.openCase}</Button>}
    >
      <CaseBoxes file={now} />
      <div class="stack stack--tight">
        <h3>{t.steps}</h3>
        <Timeline label={t.steps} items={stepsOf(now, props.row.listing.operationState === 'validated')} />
      </div>
    </Peek>
  );
}

function stepsOf(file: CaseRow, isValidated: boolean): TimelineItem[] {
  const t = caseText().history;
  const items: TimelineItem[] = [
    {
      key: 'found',
      title: t.kind['finding.record'],
      note: `${words.instantWords(file.at)}, ${file.facts.place.name}`,
    },
  ];
  const add = (key: string, title: string, at: string, who: string): void => {
    items.push({ key, title, note: `${words.instantWords(at)}, ${who}` });
  };
  if (isValidated) items.push({ key: 'validated', title: t.validated });
  const { forwarded, read, guidance, result, closed } = file;
  if (forwarded) add('forwarded', t.kind['case.forward'], forwarded.at, words.personWords(forwarded.to));
  if (read) add('read', t.kind['case.read'], read.at, read.by);
  if (guidance) add('assigned', t.kind['case.assign'], guidance.at, words.personWords(guidance.assignee));
  if (result) add('result', t.kind['case.complete'], result.at, result.by);
  if (closed) add('closed', words.stateWord(file), closed.at, closed.by);
  return file.state === 'closed' ? items : [...items, presentStep(file)];
}

function presentStep(file: CaseRow): TimelineItem {
  const title = words.stateWord(file);
  if (file.dueOn === null) return { key: 'now', title, state: 'now' };
  const due = words.dueWords(file.dueOn, deadlines());
  return { key: 'now', title, note: `${caseText().lane.due(words.dayWords(file.dueOn))}, ${due}`, state: 'now' };
}
