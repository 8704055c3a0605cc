/** The list itself: one description of its columns for desk and phone. */
import type { CaseListing } from '../../schema/api.ts';
import { dayInZone } from '../../schema/zone.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { photoText } from '../text/photo.ts';
import { Due } from '../ui/due.tsx';
import { Face } from '../ui/face.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Nip } from '../ui/nip.tsx';
import type { Action } from '../ui/press.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { StepLabel } from '../ui/step-label.tsx';
import { type Column, type RowGroup, Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { type Deadlines, deadlines, dueIn } from './deadlines.ts';
import { type DeskRow, groupRows } from './listing.ts';
import type { QueueName } from './ways.ts';
import * as words from './words.ts';

export function QueueTable(props: {
  queue: QueueName;
  rows: readonly DeskRow[];
  /** More rows may follow: the last group's count is not known yet. */
  hasMore: boolean;
  open: (row: DeskRow) => Action;
  openKey: string | undefined;
  select?: { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void } | undefined;
}) {
  const t = personnelText();
  const known = deadlines();
  return (
    <Table
      label={t.queue[props.queue]}
      columns={[nameColumn(props.select !== undefined), ...wideColumns(props.queue, known)]}
      cards={[nameColumn(false), ...cardParts(props.queue, known)]}
      groups={groupsOf(props.queue, props.rows, props.hasMore, known.today)}
      rowKey={(row) => row.now.id}
      open={props.open}
      openKey={props.openKey}
      select={
        props.select && {
          ...props.select,
          rowLabel: (row) => t.pick(words.personName(row.now.subject)),
          allLabel: commonText().act.chooseAll,
        }
      }
    />
  );
}

function groupsOf(queue: QueueName, rows: readonly DeskRow[], hasMore: boolean, today: string): RowGroup<DeskRow>[] {
  if (queue === 'closed') return [{ key: 'all', rows }];
  const groups = groupRows(rows, today);
  const t = personnelText().group;
  return groups.map(({ group, rows: inGroup }, at) => ({
    key: group,
    label: t[group],
    count: hasMore && at === groups.length - 1 ? undefined : words.numberWords(inGroup.length),
    rows: inGroup,
  }));
}

function nameColumn(isPicked: boolean): Column<DeskRow> {
  return {
    key: 'name',
    head: personnelText().column.name,
    // A staff number in one line; the first column also keeps clear of the edge.
    width: isPicked ? '11.25rem' : '12.25rem',
    phone: 'title',
    cell: ({ now }) => words.personName(now.subject),
    below: ({ now }) => <NumberOf row={now} />,
  };
}

function wideColumns(queue: QueueName, known: Deadlines): Column<DeskRow>[] {
  const t = personnelText().column;
  return [
    { key: 'office', head: t.office, width: '14%', cell: ({ now }) => words.officeName(now) },
    {
      key: 'violation',
      head: t.violation,
      cell: (row) => (
        <>
          {words.violationWords(row.now.facts)}
          <RowTags row={row} />
        </>
      ),
    },
    { key: 'step', head: t.step, width: '9.25rem', cell: ({ now }) => <Step row={now} /> },
    queue === 'closed'
      ? closedColumn(known)
      : { key: 'due', head: t.due, width: '5.75rem', cell: ({ now }) => <DueOf row={now} known={known} hasDate /> },
    { key: 'holder', head: t.holder, width: '3rem', cell: ({ now }) => <Holder row={now} /> },
  ];
}

/** Of a card: days left beside the name, office and violation below, step and due date at its foot. */
function cardParts(queue: QueueName, known: Deadlines): Column<DeskRow>[] {
  const t = personnelText().column;
  const step: Column<DeskRow> = { key: 'step', head: t.step, phone: 'foot', cell: ({ now }) => <Step row={now} /> };
  const about: Column<DeskRow> = {
    key: 'about',
    head: t.violation,
    phone: 'text',
    cell: (row) => (
      <>
        {`${words.officeName(row.now)}, ${words.violationWords(row.now.facts)}`}
        <RowTags row={row} />
      </>
    ),
  };
  if (queue === 'closed') return [about, step, { ...closedColumn(known), phone: 'foot-end' }];
  return [
    { key: 'due', head: t.due, phone: 'beside', cell: ({ now }) => <DueOf row={now} known={known} /> },
    about,
    step,
    {
      key: 'dueOn',
      head: t.due,
      phone: 'foot-end',
      cell: ({ now }) => (now.dueOn === null ? null : commonText().due.by(words.dayWords(now.dueOn))),
    },
  ];
}

function Step(props: { row: DeskRow['now'] }) {
  return <StepLabel icon={words.stateIcons[props.row.state]} text={words.stateWord(props.row)} />;
}

function DueOf(props: { row: DeskRow['now']; known: Deadlines; hasDate?: boolean | undefined }) {
  const { dueOn } = props.row;
  if (dueOn === null) return <span class="muted">–</span>;
  const { tone } = dueIn(dueOn, props.known);
  const date = props.hasDate === true ? words.dayWords(dueOn) : undefined;
  return <Due tone={tone} date={date} text={words.dueWords(dueOn, props.known)} icon />;
}

function closedColumn(known: Deadlines): Column<DeskRow> {
  return {
    key: 'closed',
    head: personnelText().column.closedOn,
    width: '5.75rem',
    cell: ({ now }) => (
      <span class="num">
        {now.closed === null ? '–' : words.dateWords(dayInZone(Date.parse(now.closed.at), known.timeZone))}
      </span>
    ),
  };
}

function NumberOf(props: { row: DeskRow['now'] }) {
  const nip = words.nipOf(props.row.subject);
  return nip === null ? <>{words.statusWord(props.row.status)}</> : <Nip value={nip} />;
}

function Holder(props: { row: DeskRow['now'] }) {
  const holder = words.holderOf(props.row);
  if (holder === null) return <span class="muted">–</span>;
  return <Face initials={words.initialsOf(holder.name)} name={words.personWords(holder)} small />;
}

export function RowTags(props: { row: DeskRow }) {
  const { listing, now, sending } = props.row;
  const t = personnelText().tag;
  const marks = marksOf(listing, now);
  if (marks.length === 0 && sending === null) return null;
  return (
    <span class="tags">
      {marks.map(({ key, text, tone, icon }) => (
        <Tag key={key} tone={tone} icon={icon} text={text} />
      ))}
      {sending === 'waiting' && <StateTag state="waiting" text={t.waiting} />}
      {sending === 'attention' && <StateTag state="attention" text={t.attention} />}
    </span>
  );
}

type Mark = { key: string; text: string; tone: 'khaki' | 'amber' | 'line'; icon?: IconName };

function marksOf(listing: CaseListing, now: DeskRow['now']): Mark[] {
  const t = personnelText().tag;
  const marks: Mark[] = [];
  const { operationState } = listing;
  if (now.state !== 'closed' && operationState !== null && operationState !== 'validated')
    marks.push({ key: 'notValidated', text: t.notValidated, tone: 'line' });
  if (listing.twins.length > 0 && now.outcome !== 'joined') marks.push({ key: 'twin', text: t.twin, tone: 'amber' });
  if (listing.hasConflict) marks.push({ key: 'conflict', text: t.conflict, tone: 'amber' });
  if (now.flags.length > 0) marks.push({ key: 'withdrawn', text: t.withdrawn, tone: 'amber' });
  if (listing.photos > 0)
    marks.push({ key: 'photos', text: photoText().count(String(listing.photos)), tone: 'line', icon: 'camera' });
  return marks;
}
