/** Operations, newest first, by state; or those of a period, as the figure of checked people counts them. */
import { account } from '../device/device.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { asOfWords, dateWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { ChipLink } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { AsOf, Tools } from '../ui/office-nav.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Frame } from './frame.tsx';
import { OperationStateLabel, SendingTag } from './operation-state.tsx';
import { FilterChips, Loading } from './page-parts.tsx';
import { type Operations, type ShownOperation, useOperations } from './use-operations.ts';
import { operationHref, type OperationsAsked, operationsHref, type OperationState } from './ways.ts';
import { daysWords, operationTitle } from './words.ts';

export function OperationsPage({ asked }: { asked: OperationsAsked }) {
  const t = supervisorText().operations;
  const operations = useOperations(asked);
  const { page, rows } = operations;
  const asOf = page.state === 'ready' ? asOfWords(page.asOf) : undefined;
  return (
    <Frame
      place="operations"
      title={t.title}
      showTitle
      sub={asOf}
      tools={
        <Tools end={asOf !== undefined && <span class="only-wide">{<AsOf text={asOf} />}</span>}>
          <StateChips asked={asked} toValidate={page.state === 'ready' ? page.value.toValidate : null} />
        </Tools>
      }
    >
      <PageNotice page={page} />
      {page.state === 'loading' && <Loading />}
      {page.state === 'ready' && rows.length === 0 && <Empty icon="flag" title={t.empty} text={t.emptyText} />}
      {rows.length > 0 && <OperationRows asked={asked} operations={operations} />}
    </Frame>
  );
}

function OperationRows({ asked, operations }: { asked: OperationsAsked; operations: Operations }) {
  const t = supervisorText().operations;
  const { rows, hasMore } = operations;
  return (
    <>
      {asked.days !== null && <CheckedSum asked={asked} rows={rows} />}
      <Table<ShownOperation>
        label={t.label}
        columns={columnsOf()}
        groups={[{ key: 'all', rows }]}
        rowKey={(row) => row.operation.id}
        open={(row) => ({ href: operationHref(row.operation.id) })}
      />
      <Pager
        text={t.count(numberWords(rows.length))}
        more={hasMore ? { text: commonText().act.more, busy: operations.isBusy, onClick: operations.more } : undefined}
      />
    </>
  );
}

const states: readonly OperationState[] = ['closed', 'open', 'validated', 'returned'];

function StateChips(props: { asked: OperationsAsked; toValidate: number | null }) {
  const t = supervisorText().operations;
  const { state, days } = props.asked;
  if (days !== null)
    return (
      <FilterChips
        filters={[
          { key: 'days', label: supervisorText().operation.opened, value: daysWords(days.from, days.to), names: [] },
        ]}
        without={() => operationsHref({ state, days: null, expected: null })}
      />
    );
  const chip = (one: OperationState | undefined) => (
    <ChipLink
      key={one ?? 'all'}
      href={operationsHref({ state: one, days: null, expected: null })}
      current={state === one}
      count={one === 'closed' && props.toValidate !== null ? numberWords(props.toValidate) : undefined}
    >
      {one === undefined ? t.all : one === 'closed' ? t.toValidate : t.state[one]}
    </ChipLink>
  );
  return (
    <nav aria-label={t.states} class="chips chips--scroll">
      {[undefined, ...states].map(chip)}
    </nav>
  );
}

/** The sum of the column, and in words what the report counts on other days than the operation's opening. */
function CheckedSum({ asked, rows }: { asked: OperationsAsked; rows: readonly ShownOperation[] }) {
  const t = supervisorText().operations;
  const sum = rows.reduce((total, row) => total + (row.checked ?? 0), 0);
  if (account.value?.role === 'head') return null;
  const rest = asked.expected === null ? 0 : asked.expected - sum;
  return (
    <p class="report-notices">
      <b class="num">{t.sum(numberWords(sum))}</b>
      {rest !== 0 && <span class="sub">{t.otherDays(numberWords(rest))}</span>}
    </p>
  );
}

function columnsOf(): Column<ShownOperation>[] {
  const t = supervisorText().operations;
  return [
    {
      key: 'title',
      head: t.operation,
      width: '32%',
      phone: 'title',
      cell: ({ now }) => operationTitle(now.operation),
      below: ({ now }) => now.operation.facts?.orderNumber,
    },
    {
      key: 'place',
      head: t.place,
      phone: 'text',
      cell: ({ now }) => now.operation.facts?.place,
      below: ({ now }) => now.operation.facts?.squad,
      card: ({ now: { operation } }) =>
        [operation.facts?.orderNumber, operation.facts?.place].filter((part) => part !== undefined).join(', '),
    },
    {
      key: 'date',
      head: t.date,
      width: '7rem',
      phone: 'beside',
      cell: ({ operation }) => <span class="num">{dateWords(operation.openedOn)}</span>,
    },
    {
      key: 'state',
      head: t.status,
      width: '10rem',
      phone: 'foot',
      cell: ({ now }) => <OperationStateLabel now={now} />,
      below: ({ now }) => <SendingTag now={now} />,
      card: ({ now }) => (
        <span class="tags">
          <OperationStateLabel now={now} />
          <SendingTag now={now} />
        </span>
      ),
    },
    {
      key: 'findings',
      head: t.findings,
      width: '6rem',
      end: true,
      cell: (row) => numberWords(row.findings),
    },
    {
      key: 'checked',
      head: t.checked,
      width: '6rem',
      end: true,
      cell: (row) => (row.checked === null ? '–' : numberWords(row.checked)),
    },
  ];
}
