/** Findings as a table, on a phone as cards. A row opens the finding's sheet. */
import type { FindingListing } from '../../schema/api.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { nameOf } from '../../schema/finding.ts';
import { chosenWords, dayWords, violationWords } from '../personnel/words.ts';
import { photoText } from '../text/photo.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Nip } from '../ui/nip.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { findingOffice, followUpOfListing } from './words.ts';

export function FindingsTable(props: { rows: readonly FindingListing[]; open: (row: FindingListing) => void }) {
  return (
    <Table<FindingListing>
      label={supervisorText().findings.label}
      columns={columnsOf()}
      groups={[{ key: 'all', rows: props.rows }]}
      rowKey={(row) => row.finding.id}
      open={(row) => ({ onClick: () => props.open(row) })}
    />
  );
}

function columnsOf(): Column<FindingListing>[] {
  const t = supervisorText();
  return [
    {
      key: 'name',
      head: t.findings.name,
      width: '14rem',
      phone: 'title',
      cell: ({ finding }) => nameOf(finding.subject),
      below: ({ finding }) => <Number finding={finding} />,
    },
    { key: 'office', head: t.findings.office, phone: 'text', cell: ({ finding }) => findingOffice(finding) },
    {
      key: 'violation',
      head: t.dimension.violation,
      phone: 'text',
      cell: ({ finding }) => violationWords(finding.facts),
      below: ({ finding }) => <Flags finding={finding} />,
    },
    { key: 'reason', head: t.dimension.reason, width: '14%', phone: 'text', cell: reasonOf },
    {
      key: 'action',
      head: t.dimension.action,
      width: '14%',
      phone: 'none',
      cell: ({ finding }) => chosenWords(finding.facts.action),
    },
    { key: 'followUp', head: t.dimension.followUp, width: '12%', phone: 'foot', cell: followUpOfListing },
    {
      key: 'on',
      head: t.findings.when,
      width: '5.5rem',
      end: true,
      phone: 'foot-end',
      cell: ({ finding }) => <span class="num">{dayWords(finding.on)}</span>,
    },
    {
      key: 'flags',
      head: t.sheet.flags,
      phoneOnly: true,
      phone: 'text',
      cell: ({ finding }) => <Flags finding={finding} />,
    },
  ];
}

function reasonOf({ finding }: FindingListing): string {
  return chosenWords(finding.facts.reason);
}

function Number({ finding }: { finding: FindingRow }) {
  const { subject } = finding;
  const number = subject.kind === 'employee' || subject.kind === 'unlisted' ? subject.nip : null;
  return number === null ? null : <Nip value={number} />;
}

/** What a reader must know before he counts on it; the quiet ones stand in the sheet. */
function Flags({ finding }: { finding: FindingRow }) {
  const t = supervisorText();
  const told = finding.flags.filter((flag) => flag === 'late' || flag === 'possibleDuplicate');
  const isRefused = finding.facts.refusal !== 'none';
  const photos = finding.photos.length;
  if (told.length === 0 && !isRefused && photos === 0) return null;
  return (
    <span class="tags">
      {isRefused && <Tag tone="line" text={t.refusal[finding.facts.refusal]} />}
      {told.map((flag) => (
        <Tag key={flag} tone="amber" text={t.flag[flag]} />
      ))}
      {photos > 0 && <Tag tone="line" icon="camera" text={photoText().count(String(photos))} />}
    </span>
  );
}
