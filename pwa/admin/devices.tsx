/** The devices: who works on what, when it was last heard of, what it still holds; and how one is revoked. */
import { useState } from 'preact/hooks';

import type { DeviceListing, DevicesAnswer } from '../../schema/api.ts';
import { fold } from '../../schema/fold.ts';
import { limits } from '../../schema/limits.ts';
import { account, office } from '../device/device.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { refreshPages, useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AskFirst } from './ask-first.tsx';
import { problemWords } from './problem-words.ts';
import { useAll } from './use-all.ts';

export function Devices() {
  const t = adminText().devices;
  const page = useAll<DeviceListing>('/api/devices');
  const [search, setSearch] = useState('');
  const all = page.state === 'ready' ? page.value.rows : [];
  const rows = all.filter((row) => fold(`${row.accountName} ${row.name}`).includes(fold(search))).toSorted(byNeed);
  return (
    <AdminFrame
      place="devices"
      title={t.title}
      count={page.state === 'ready' ? t.count(numberWords(all.length)) : undefined}
      asOf={page.state === 'ready' ? asOfWords(page.asOf) : undefined}
      tools={
        <Tools>
          <SearchField
            label={t.search}
            placeholder={t.search}
            value={search}
            onInput={setSearch}
            clearLabel={commonText().act.clearSearch}
            maxLength={60}
            slashKey
          />
        </Tools>
      }
    >
      <PageNotice page={page} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && rows.length === 0 && (
        <Empty icon="search" title={commonText().tell.noMatch} text={commonText().tell.noMatchHint} />
      )}
      {rows.length > 0 && <DeviceTable rows={rows} withOwner />}
      {page.state === 'ready' && page.value.isCut && <p class="muted">{adminText().cut}</p>}
    </AdminFrame>
  );
}

/** Those of one account, on its page. */
export function AccountDevices(props: { accountId: string }) {
  const t = adminText().devices;
  const page = useOfficePage<DevicesAnswer>('/api/devices', { accountId: props.accountId });
  const rows = page.state === 'ready' ? page.value.rows.toSorted(byNeed) : [];
  return (
    <section>
      <SectionHead title={t.title} />
      <PageNotice page={page} />
      {page.state === 'ready' && rows.length === 0 && <p class="muted">{t.none}</p>}
      {page.state === 'ready' && <p class="muted meta num">{asOfWords(page.asOf)}</p>}
      {rows.length > 0 && <DeviceTable rows={rows} />}
    </section>
  );
}

/** What holds unsent work first, of these the one that has been silent longest; revoked ones last. */
export function byNeed(a: DeviceListing, b: DeviceListing): number {
  const rank = ({ revokedAt, unsent }: DeviceListing): number => ((unsent ?? 0) > 0 ? 0 : revokedAt === null ? 1 : 2);
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  const order = (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? '');
  return left === 0 ? order : -order;
}

function DeviceTable(props: { rows: readonly DeviceListing[]; withOwner?: boolean }) {
  const t = adminText().devices;
  const [asked, setAsked] = useState<DeviceListing | null>(null);
  const revoke = async (): Promise<string | null> => {
    if (asked === null) return null;
    const answer = await office.send<null>('POST', `/api/devices/${asked.id}/revoke`);
    refreshPages();
    return answer.ok ? null : problemWords(answer.problem);
  };
  return (
    <>
      <Table
        label={t.title}
        columns={columns(props.withOwner === true, setAsked)}
        groups={[{ key: 'all', rows: props.rows }]}
        rowKey={(row) => row.id}
      />
      <AskFirst
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t.revokeAsk(asked?.name ?? '', asked?.accountName ?? '')}
        text={t.revokeText(numberWords(limits.afterRevocationDays))}
        act={t.revoke}
        work={revoke}
      />
    </>
  );
}

function columns(withOwner: boolean, ask: (row: DeviceListing) => void): Column<DeviceListing>[] {
  const t = adminText().devices;
  const owner: Column<DeviceListing> = {
    key: 'owner',
    head: t.owner,
    phone: 'title',
    cell: ({ accountName }) => accountName,
  };
  const rest: Column<DeviceListing>[] = [
    { key: 'name', head: t.name, phone: withOwner ? 'text' : 'title', cell: ({ name }) => name },
    {
      key: 'seen',
      head: t.lastSeen,
      phone: 'text',
      cell: ({ lastSeenAt }) => <span class="num">{lastSeenAt === null ? t.never : instantWords(lastSeenAt)}</span>,
      card: ({ lastSeenAt }) => t.seen(lastSeenAt === null ? t.never : instantWords(lastSeenAt)),
    },
    { key: 'unsent', head: t.unsent, phone: 'foot', width: '10rem', cell: (row) => <Unsent row={row} /> },
    {
      key: 'act',
      head: t.state,
      phone: 'foot-end',
      width: '12rem',
      cell: (row) => <RevokeCell row={row} ask={ask} />,
    },
  ];
  return withOwner ? [owner, ...rest] : rest;
}

function Unsent(props: { row: DeviceListing }) {
  const t = adminText().devices;
  const { unsent } = props.row;
  if (unsent === null) return <span class="muted">{t.unsentUnknown}</span>;
  if (unsent === 0) return <span class="muted">{t.unsentNone}</span>;
  return <StateTag state="waiting" text={t.unsentCount(numberWords(unsent))} />;
}

function RevokeCell(props: { row: DeviceListing; ask: (row: DeviceListing) => void }) {
  const t = adminText().devices;
  const { row } = props;
  if (row.revokedAt !== null) return <span class="muted num">{t.revokedAt(instantWords(row.revokedAt))}</span>;
  // Revoking the device in hand would end this very session; another admin may.
  if (row.id === account.value?.deviceId) return <span class="muted">{t.thisOne}</span>;
  return (
    <Button onClick={() => props.ask(row)}>
      <span aria-hidden="true">{t.revoke}</span>
      <span class="sr">{t.revokeNamed(row.name, row.accountName)}</span>
    </Button>
  );
}
