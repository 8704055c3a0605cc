/** The accounts: who may sign in, as what, for which unit, and when he last did. */
import { useState } from 'preact/hooks';

import type { AccountListing } from '../../schema/api.ts';
import { fold } from '../../schema/fold.ts';
import { roles } from '../../schema/outcome.ts';
import { findRow } from '../device/device.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { FilterSelect } from '../ui/filter-select.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { roleWord } from './role-words.ts';
import { unitName } from './units.ts';
import { useAll } from './use-all.ts';
import { hrefs } from './ways.ts';

/** Rows drawn at once; the rest follows on asking. */
const shownAtOnce = 100;

export function Accounts() {
  const t = adminText().accounts;
  const page = useAll<AccountListing>('/api/accounts');
  const [search, setSearch] = useState('');
  const [role, setRole] = useState('');
  const [state, setState] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const all = page.state === 'ready' ? page.value.rows : [];
  const rows = all.filter((row) => isAsked(row, { search, role, state }));
  const add = (
    <Button kind="primary" icon="plus" href={hrefs.accountNew}>
      {t.add}
    </Button>
  );
  return (
    <AdminFrame
      place="accounts"
      title={t.title}
      count={page.state === 'ready' ? t.count(numberWords(all.length)) : undefined}
      asOf={page.state === 'ready' ? asOfWords(page.asOf) : undefined}
      dock={<Dock>{add}</Dock>}
      tools={
        <Tools end={<span class="only-wide">{add}</span>}>
          <SearchField
            label={t.search}
            placeholder={t.search}
            value={search}
            onInput={setSearch}
            clearLabel={commonText().act.clearSearch}
            maxLength={60}
            slashKey
          />
          <FilterSelect
            label={t.role}
            all={t.role}
            value={role}
            onChange={setRole}
            options={roles.map((one) => ({ value: one, label: roleWord(one) }))}
          />
          <FilterSelect
            label={t.state}
            all={t.state}
            value={state}
            onChange={setState}
            options={[
              { value: 'active', label: t.active },
              { value: 'closed', label: t.closed },
            ]}
          />
        </Tools>
      }
    >
      <PageNotice page={page} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && rows.length === 0 && (
        <Empty icon="search" title={commonText().tell.noMatch} text={commonText().tell.noMatchHint} />
      )}
      {rows.length > 0 && (
        <>
          <Table
            label={t.title}
            columns={columns()}
            groups={[{ key: 'all', rows: rows.slice(0, shown) }]}
            rowKey={(row) => row.id}
            open={(row) => ({ href: hrefs.account(row.id) })}
          />
          <Pager
            text={commonText().tell.shownOf(numberWords(Math.min(shown, rows.length)), numberWords(rows.length))}
            more={
              shown < rows.length
                ? { text: commonText().act.more, onClick: () => setShown(shown + shownAtOnce) }
                : undefined
            }
          />
          {page.state === 'ready' && page.value.isCut && <p class="muted">{adminText().cut}</p>}
        </>
      )}
    </AdminFrame>
  );
}

type Asked = { search: string; role: string; state: string };

/** Name, user name, post and unit, as folded words: "dinkes" finds a head by his office. */
function isAsked(row: AccountListing, { search, role, state }: Asked): boolean {
  if (role !== '' && row.role !== role) return false;
  if (state !== '' && row.active !== (state === 'active')) return false;
  const text = fold([row.name, row.username, row.post ?? '', unitName(row.unitId) ?? ''].join(' '));
  return fold(search)
    .split(' ')
    .every((word) => text.includes(word));
}

function columns(): Column<AccountListing>[] {
  const t = adminText().accounts;
  return [
    {
      key: 'name',
      head: t.name,
      width: '28%',
      phone: 'title',
      cell: ({ name }) => name,
      below: ({ post }) => post,
    },
    { key: 'username', head: t.username, phone: 'text', cell: ({ username }) => username },
    {
      key: 'role',
      head: t.role,
      phone: 'text',
      cell: ({ role }) => roleWord(role),
      below: scopeWords,
      card: roleOnCard,
    },
    {
      key: 'seen',
      head: t.lastSeen,
      width: '11rem',
      phone: 'foot',
      cell: ({ lastSeenAt }) => <span class="num">{lastSeenAt === null ? t.never : instantWords(lastSeenAt)}</span>,
    },
    {
      key: 'devices',
      head: t.devices,
      width: '6.5rem',
      end: true,
      phone: 'foot-end',
      cell: ({ devices }) => numberWords(devices),
      card: ({ devices }) => t.deviceCount(numberWords(devices)),
    },
    {
      key: 'state',
      head: t.state,
      width: '6rem',
      phone: 'beside',
      cell: ({ active }) => <Tag tone={active ? 'khaki' : 'line'} text={active ? t.active : t.closed} />,
    },
  ];
}

/** Only personnel and heads are bound to units. */
function scopeWords({ role, unitId }: AccountListing): string | null {
  if (unitId !== null) return findRow('unit', unitId)?.body.shortName ?? unitId;
  return role === 'personnel' ? adminText().accounts.wholeRegency : null;
}

function roleOnCard(row: AccountListing): string {
  const scope = scopeWords(row);
  return scope === null ? roleWord(row.role) : `${roleWord(row.role)}, ${scope}`;
}
