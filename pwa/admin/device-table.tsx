/** Devices as rows: who holds it, when it was last heard of, what it holds and since when, how its store is. */
import { useState } from 'preact/hooks';

import type { DeviceListing } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { account, appVersion, office } from '../device/device.ts';
import { refreshPages } from '../personnel/use-page.ts';
import { instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { fieldText } from '../text/field.ts';
import { language } from '../text/language.ts';
import { Button } from '../ui/button.tsx';
import { Due } from '../ui/due.tsx';
import { formatBytes } from '../ui/format.ts';
import { type Column, Table } from '../ui/table.tsx';
import { AskFirst } from './ask-first.tsx';
import { LossSheet } from './device-loss.tsx';
import { agoWords, alarmWords, heldWords } from './device-need.ts';
import { problemWords } from './problem-words.ts';

type Acts = { revoke: (row: DeviceListing) => void; handle: (row: DeviceListing) => void };

/** `asOf`: the time the list is from. */
export function DeviceTable(props: { rows: readonly DeviceListing[]; asOf: string; withOwner?: boolean }) {
  const t = adminText().devices;
  const [asked, setAsked] = useState<DeviceListing | null>(null);
  const [lost, setLost] = useState<DeviceListing | null>(null);
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
        columns={columns(props.withOwner === true, props.asOf, { revoke: setAsked, handle: setLost })}
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
      <LossSheet row={lost} onClose={() => setLost(null)} />
    </>
  );
}

function columns(withOwner: boolean, asOf: string, acts: Acts): Column<DeviceListing>[] {
  const t = adminText().devices;
  const f = fieldText();
  const owner: Column<DeviceListing> = {
    key: 'owner',
    head: t.owner,
    phone: 'title',
    cell: ({ accountName }) => accountName,
  };
  const rest: Column<DeviceListing>[] = [
    {
      key: 'name',
      head: t.name,
      phone: withOwner ? 'text' : 'title',
      cell: ({ name }) => name,
      below: ({ appVersion: version }) => versionWords(version),
    },
    {
      key: 'seen',
      head: f.seen,
      phone: 'text',
      width: '10rem',
      cell: ({ lastSeenAt }) => <span class="num">{lastSeenAt === null ? t.never : agoWords(lastSeenAt, asOf)}</span>,
      below: ({ lastSeenAt }) => lastSeenAt !== null && instantWords(lastSeenAt),
      card: ({ lastSeenAt }) => f.seenOn(lastSeenAt === null ? t.never : agoWords(lastSeenAt, asOf)),
    },
    { key: 'unsent', head: f.unsent, width: '14rem', cell: (row) => <Unsent row={row} asOf={asOf} /> },
    { key: 'store', head: f.store, width: '11rem', cell: storeWords },
    {
      key: 'act',
      head: t.state,
      phone: 'foot-end',
      width: '10rem',
      cell: (row) => <ActCell row={row} acts={acts} />,
    },
  ];
  return withOwner ? [owner, ...rest] : rest;
}

function versionWords(version: string | null): string | null {
  if (version === null) return null;
  return version === appVersion() ? fieldText().sameVersion : fieldText().otherVersion(version);
}

function Unsent(props: { row: DeviceListing; asOf: string }) {
  const t = fieldText();
  const { row, asOf } = props;
  const alarm = alarmWords(row, asOf);
  const held = heldWords(row);
  if (alarm !== null) return <Due tone="late" icon date={held ?? undefined} text={alarm} />;
  if (held === null) return <span class="muted">{row.unsent === null ? t.unknown : t.none}</span>;
  return (
    <Due
      tone="today"
      date={held}
      text={row.oldestUnsentAt === null ? '' : t.oldest(agoWords(row.oldestUnsentAt, asOf))}
    />
  );
}

function storeWords({ persisted, freeBytes }: DeviceListing): string {
  const t = fieldText();
  const parts = [
    persisted === null ? null : persisted ? t.kept : t.unkept,
    freeBytes === null ? null : t.room(formatBytes(freeBytes, language.value)),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t.unknown : parts.join(', ');
}

function ActCell(props: { row: DeviceListing; acts: Acts }) {
  const t = adminText().devices;
  const f = fieldText();
  const { row, acts } = props;
  if (row.loss !== null)
    return (
      <Button onClick={() => acts.handle(row)}>
        <span aria-hidden="true">{f.handle}</span>
        <span class="sr">{f.handleNamed(row.name, row.accountName)}</span>
      </Button>
    );
  if (row.revokedAt !== null) return <span class="muted num">{t.revokedAt(instantWords(row.revokedAt))}</span>;
  // Revoking the device in hand would end this very session; another admin may.
  if (row.id === account.value?.deviceId) return <span class="muted">{t.thisOne}</span>;
  return (
    <Button onClick={() => acts.revoke(row)}>
      <span aria-hidden="true">{t.revoke}</span>
      <span class="sr">{t.revokeNamed(row.name, row.accountName)}</span>
    </Button>
  );
}
