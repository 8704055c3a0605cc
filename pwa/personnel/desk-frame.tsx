/** The frame of every page of the desk: its queues with their counts at the left, tabs on a phone. */
import type { ComponentChildren } from 'preact';

import type { CaseState } from '../../schema/case.ts';
import type { Role } from '../../schema/outcome.ts';
import { account, findRow } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import type { IconName } from '../ui/icon.tsx';
import { OfficeFrame } from '../ui/office-frame.tsx';
import type { NavGroup, NavItem, TabItem } from '../ui/office-nav.tsx';
import type { Action } from '../ui/press.tsx';
import { type DeskCounts, useDeskCounts } from './desk-counts.ts';
import type { Counts } from './listing.ts';
import type { QueueName } from './ways.ts';
import { accountHref, conflictsHref, heldHref, queueHref, reportHref } from './ways.ts';
import { initialsOf, numberWords, stateIcons } from './words.ts';

/** Which line of the rail is lit. */
export type DeskPlace = QueueName | 'conflicts' | 'held' | null;

export function DeskFrame(props: {
  place: DeskPlace;
  /** Of the list on this page, while it is not narrowed. */
  counts?: Counts | null | undefined;
  title: string;
  count?: string | undefined;
  asOf?: string | undefined;
  back?: (Action & { label: string }) | undefined;
  head?: ComponentChildren;
  phoneActions?: ComponentChildren;
  tools?: ComponentChildren;
  aside?: ComponentChildren;
  bulk?: ComponentChildren;
  paper?: boolean | undefined;
  flush?: boolean | undefined;
  dock?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { place, counts, children, ...frame } = props;
  const t = personnelText();
  const me = account.value;
  const setting = findRow('setting', 'main')?.body;
  return (
    <OfficeFrame
      {...frame}
      owner={{ name: commonText().app, sub: me?.unitName ?? setting?.personnelName ?? '', href: '#/perkara' }}
      who={{
        name: me?.name ?? '',
        post: me === null ? '' : roleWord(me.role),
        initials: initialsOf(me?.name ?? ''),
        href: accountHref,
      }}
      navLabel={t.nav.queues}
      groups={railOf(place, useDeskCounts(counts))}
      tabsLabel={t.nav.sections}
      tabs={tabsOf(place)}
      skipLabel={commonText().skip}
    >
      {children}
    </OfficeFrame>
  );
}

function roleWord(role: Role): string {
  const words = commonText().role;
  return role === 'chief' ? words.kasatpol : words[role];
}

function railOf(place: DeskPlace, counts: DeskCounts): NavGroup[] {
  const t = personnelText();
  const queue = (key: QueueName, icon: IconName, more?: Partial<NavItem>): NavItem => ({
    key,
    href: queueHref({ queue: key }),
    label: t.queue[key],
    icon,
    count: shown(counts.queues?.[key]),
    current: place === key,
    ...more,
  });
  const step = (state: CaseState): NavItem => queue(state, stateIcons[state]);
  const decide = (key: 'conflicts' | 'held', href: string, icon: IconName): NavItem => ({
    key,
    href,
    label: t.nav[key],
    icon,
    count: shown(counts[key]),
    current: place === key,
    late: key === 'conflicts' && (counts.conflicts ?? 0) > 0,
  });
  return [
    {
      key: 'open',
      items: [
        queue('open', 'archive', { short: t.queueShort.open }),
        queue('overdue', 'warning', { short: t.queueShort.overdue, late: (counts.queues?.overdue ?? 0) > 0 }),
      ],
    },
    {
      key: 'guidance',
      label: t.nav.guidance,
      items: [step('new'), step('forwarded'), step('read'), step('assigned'), step('completed')],
    },
    {
      key: 'decide',
      label: t.nav.decide,
      items: [decide('conflicts', conflictsHref, 'warning'), decide('held', heldHref, 'clock')],
    },
    {
      key: 'files',
      label: t.nav.files,
      items: [step('closed'), { key: 'recap', href: reportHref, label: t.nav.recap, icon: 'chart' }],
    },
  ];
}

function tabsOf(place: DeskPlace): TabItem[] {
  const t = personnelText().nav;
  const isQueue = place !== null && place !== 'conflicts' && place !== 'held';
  return [
    { key: 'queue', href: '#/perkara', label: t.queues, icon: 'inbox', current: isQueue },
    { key: 'conflicts', href: conflictsHref, label: t.conflicts, icon: 'warning', current: place === 'conflicts' },
    { key: 'recap', href: reportHref, label: t.recap, icon: 'chart' },
    { key: 'account', href: accountHref, label: t.account, icon: 'person' },
  ];
}

function shown(count: number | null | undefined): string | undefined {
  return count === null || count === undefined ? undefined : numberWords(count);
}
