/** One list of the preview, as far as it is shown: the worker holds the whole of it. */
import { useEffect, useState } from 'preact/hooks';

import type { ChangedEmployee, ComparedField, RosterEmployee } from '../../schema/roster.ts';
import { DeskLoading } from '../personnel/page-notice.tsx';
import { numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Empty } from '../ui/empty.tsx';
import { formatNip } from '../ui/format.ts';
import { Nip } from '../ui/nip.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { countIn } from './roster-preview-counts.ts';
import type { ListName, Overview, RefusedRow, RowLists } from './roster-import.ts';
import { rowsFrom } from './roster-job.ts';
import { currentJob } from './roster-state.ts';
import { refusalWords } from './roster-words.ts';
import { unitName } from './units.ts';

const pageRows = 50;

export function RosterList(props: { list: ListName; overview: Overview }) {
  const { list, overview } = props;
  const t = rosterImportText();
  if (countIn(list, overview) === 0) return <Empty icon="check" title={t.emptyList[list]} />;
  switch (list) {
    case 'refused':
      return <Rows list={list} overview={overview} columns={refusedColumns()} rowKey={(row) => String(row.row)} />;
    case 'changed':
      return <Rows list={list} overview={overview} columns={changedColumns()} rowKey={keyOfChange} />;
    case 'moved':
      return <Rows list={list} overview={overview} columns={movedColumns()} rowKey={keyOfChange} />;
    case 'fresh':
    case 'gone':
      return <Rows list={list} overview={overview} columns={personColumns()} rowKey={(row) => String(row.id)} />;
  }
}

function Rows<Name extends ListName>(props: {
  list: Name;
  overview: Overview;
  columns: Column<RowLists[Name]>[];
  rowKey: (row: RowLists[Name]) => string;
}) {
  const { list, overview } = props;
  const label: string = wordsOf(list);
  const [wanted, setWanted] = useState(pageRows);
  const [rows, setRows] = useState<RowLists[Name][] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const job = currentJob();
    // A closed worker answers no more; the screen that asked is gone with it.
    if (job !== null)
      rowsFrom(job, list, 0, wanted).then(
        (found) => isWanted && setRows(found),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [list, wanted, overview]);
  if (rows === null) return <DeskLoading />;
  const total = countIn(list, overview);
  return (
    <div>
      <Table label={label} columns={props.columns} groups={[{ key: list, rows }]} rowKey={props.rowKey} />
      <Pager
        text={commonText().tell.shownOf(numberWords(rows.length), numberWords(total))}
        more={
          rows.length < total ? { text: commonText().act.more, onClick: () => setWanted(wanted + pageRows) } : undefined
        }
      />
    </div>
  );
}

function wordsOf(list: ListName): string {
  return rosterImportText().list[list];
}

function keyOfChange(change: ChangedEmployee): string {
  return String(change.after.id);
}

function refusedColumns(): Column<RefusedRow>[] {
  const t = rosterImportText().column;
  return [
    {
      key: 'row',
      head: t.row,
      width: '5rem',
      phone: 'title',
      cell: ({ row }) => numberWords(row),
      card: ({ row }) => t.rowOf(numberWords(row)),
    },
    { key: 'reason', head: t.reason, phone: 'text', cell: (row) => refusalWords(row) },
    { key: 'value', head: t.value, phone: 'text', cell: ({ value }) => <span class="num">{value}</span> },
    { key: 'name', head: t.name, phone: 'foot', cell: ({ name }) => name },
  ];
}

function changedColumns(): Column<ChangedEmployee>[] {
  const t = rosterImportText().column;
  return [
    {
      key: 'name',
      head: t.name,
      width: '30%',
      phone: 'title',
      cell: ({ after }) => after.name,
      below: ({ after }) => <Nip value={after.nip} />,
    },
    {
      key: 'changes',
      head: t.changes,
      phone: 'text',
      cell: ({ before, after, fields }) => (
        <dl class="admin-changes">
          {fields.map((field) => (
            <div key={field}>
              <dt>{rosterImportText().field[field]}</dt>
              <dd>
                <span class="muted">{valueOf(before, field)}</span> → {valueOf(after, field)}
              </dd>
            </div>
          ))}
        </dl>
      ),
    },
  ];
}

function movedColumns(): Column<ChangedEmployee>[] {
  const t = rosterImportText().column;
  return [
    {
      key: 'name',
      head: t.name,
      width: '30%',
      phone: 'title',
      cell: ({ after }) => after.name,
      below: ({ after }) => <Nip value={after.nip} />,
    },
    { key: 'from', head: t.from, cell: ({ before }) => valueOf(before, 'unitId') },
    { key: 'to', head: t.to, cell: ({ after }) => valueOf(after, 'unitId') },
  ];
}

function personColumns(): Column<RosterEmployee>[] {
  const t = rosterImportText().column;
  return [
    {
      key: 'name',
      head: t.name,
      width: '32%',
      phone: 'title',
      cell: ({ name }) => name,
      below: ({ nip }) => <Nip value={nip} />,
    },
    { key: 'unit', head: t.unit, phone: 'text', cell: (person) => valueOf(person, 'unitId') },
    { key: 'post', head: t.post, phone: 'text', cell: ({ post }) => post },
    { key: 'status', head: t.status, width: '6rem', phone: 'beside', cell: ({ status }) => status },
  ];
}

function valueOf(employee: RosterEmployee, field: ComparedField): string {
  const t = rosterImportText();
  switch (field) {
    case 'unitId':
      return unitName(employee.unitId) ?? employee.unitId;
    case 'active':
      return employee.active ? t.active : t.inactive;
    case 'nip':
      return formatNip(employee.nip) || t.none;
    default:
      return employee[field] || t.none;
  }
}
