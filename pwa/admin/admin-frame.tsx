/** The frame of every page of the admin: what he keeps, in groups, at the left; chips and tabs on a phone. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

import { account, findRow, revision, sync } from '../device/device.ts';
import { initialsOf, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { serverReach } from '../reach.ts';
import type { IconName } from '../ui/icon.tsx';
import { OfficeFrame } from '../ui/office-frame.tsx';
import type { NavGroup, NavItem, TabItem } from '../ui/office-nav.tsx';
import type { Action } from '../ui/press.tsx';
import { SyncStrip } from '../ui/sync-strip.tsx';
import { alarmCount, useDeviceAlarms } from './device-alarms.tsx';
import { useOthersCount } from './others-conflicts.tsx';
import { thisYear } from './years.ts';
import { hrefs } from './ways.ts';

export type Place =
  | 'start'
  | 'attention'
  | 'roster'
  | 'accounts'
  | 'devices'
  | 'units'
  | 'catalogue'
  | 'calendar'
  | 'settings'
  | null;

export function AdminFrame(props: {
  place: Place;
  title: string;
  count?: string | undefined;
  asOf?: string | undefined;
  back?: (Action & { label: string }) | undefined;
  phoneActions?: ComponentChildren;
  tools?: ComponentChildren;
  paper?: boolean | undefined;
  dock?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { place, children, ...frame } = props;
  const t = adminText();
  const me = account.value;
  useChipInView(place);
  return (
    <OfficeFrame
      {...frame}
      crumb={crumbOf(place, props.back?.href)}
      owner={{ name: commonText().app, sub: governmentAt(revision.value), href: hrefs.start }}
      who={{
        name: me?.name ?? '',
        post: commonText().role.admin,
        initials: initialsOf(me?.name ?? ''),
        href: hrefs.phone,
      }}
      navLabel={t.nav.areas}
      groups={railOf(place, alarmCount(useDeviceAlarms()), sync.value.attention + useOthersCount())}
      tabsLabel={commonText().sections}
      tabs={tabsOf(place)}
      skipLabel={commonText().skip}
    >
      <Unsent />
      {children}
    </OfficeFrame>
  );
}

/** Where "back" leads is an area of the rail. */
function crumbOf(place: Place, href: string | undefined): { text: string; href: string } | undefined {
  return href === undefined || place === null ? undefined : { text: adminText().nav[place], href };
}

/** On a phone the areas are a row of chips that runs off the edge: the chosen one is brought into sight. */
function useChipInView(place: Place): void {
  useEffect(() => {
    const chip = document.querySelector('.office__chips [aria-current]');
    chip?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place]);
}

/** What cannot arrive now and what needs a decision. What is just being sent says so in its own row only. */
function Unsent() {
  const t = adminText().unsent;
  const { attention } = sync.value;
  const waiting = serverReach() === 'offline' ? sync.value.waiting : 0;
  if (waiting + attention === 0) return null;
  return (
    <div class="admin-unsent">
      <SyncStrip
        waiting={waiting === 0 ? undefined : { text: t.waiting(numberWords(waiting)) }}
        attention={attention === 0 ? undefined : { text: t.attention(numberWords(attention)), href: hrefs.attention }}
      />
    </div>
  );
}

function governmentAt(_revision: number): string {
  return findRow('setting', 'main')?.body.governmentShort ?? '';
}

function railOf(place: Place, alarms: string | null, attention: number): NavGroup[] {
  const t = adminText().nav;
  const item = (key: Exclude<Place, null>, href: string, icon: IconName, more?: Partial<NavItem>): NavItem => ({
    key,
    href,
    label: t[key],
    icon,
    current: place === key,
    ...more,
  });
  const toDecide =
    attention === 0
      ? []
      : [item('attention', hrefs.attention, 'warning', { count: numberWords(attention), late: true })];
  return [
    { key: 'start', items: [item('start', hrefs.start, 'flag'), ...toDecide] },
    {
      key: 'people',
      label: t.people,
      items: [
        item('roster', hrefs.roster, 'people'),
        item('accounts', hrefs.accounts, 'key'),
        item('devices', hrefs.devices, 'on-phone', alarms === null ? {} : { count: alarms, late: true }),
      ],
    },
    {
      key: 'rules',
      label: t.rules,
      items: [
        item('units', hrefs.units, 'building'),
        item('catalogue', hrefs.catalogue('violation'), 'note'),
        item('calendar', hrefs.calendar(thisYear()), 'calendar'),
        item('settings', hrefs.settings, 'gear'),
      ],
    },
  ];
}

/** Four: with large text a fifth would take a row of its own. All areas are in the chips above. */
function tabsOf(place: Place): TabItem[] {
  const t = adminText().nav;
  return [
    { key: 'start', href: hrefs.start, label: t.start, icon: 'flag', current: place === 'start' },
    { key: 'roster', href: hrefs.roster, label: t.rosterShort, icon: 'people', current: place === 'roster' },
    { key: 'accounts', href: hrefs.accounts, label: t.accounts, icon: 'key', current: place === 'accounts' },
    { key: 'me', href: hrefs.phone, label: t.me, icon: 'person' },
  ];
}
