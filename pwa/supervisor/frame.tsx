/** The frame of the report rooms: sections at the top, on a phone at the bottom. */
import type { ComponentChildren } from 'preact';

import type { OperationsAnswer } from '../../schema/api.ts';
import type { Role } from '../../schema/outcome.ts';
import { account, findRow, revision } from '../device/device.ts';
import { useOfficePage } from '../personnel/use-page.ts';
import { initialsOf, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import type { TabItem } from '../ui/office-nav.tsx';
import type { Action } from '../ui/press.tsx';
import { TopFrame } from '../ui/top-frame.tsx';
import { isWide } from '../ui/viewport.ts';
import { findingsRoot, operationsRoot, reportHref } from './ways.ts';

export type Place = 'report' | 'findings' | 'operations' | 'cases' | null;
/** Language, theme, this device, sign-out. */
const accountHref = '#/phone';

export function Frame(props: {
  place: Place;
  title: string;
  /** Below the title on phones: "per 22 Nov 2026 08.15". */
  sub?: string | undefined;
  back?: (Action & { label: string }) | undefined;
  phoneActions?: ComponentChildren;
  tools?: ComponentChildren;
  showTitle?: boolean | undefined;
  dock?: ComponentChildren;
  /** Only on paper; the screen's content is not printed then. */
  print?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { place, children, print, ...frame } = props;
  // Names of the government and of catalogue entries come from rows.
  void revision.value;
  const me = account.value;
  const setting = findRow('setting', 'main')?.body;
  return (
    <TopFrame
      {...frame}
      owner={{ name: commonText().app, sub: setting?.governmentShort ?? '', href: reportHref }}
      who={{
        name: me?.name ?? '',
        post: me === null ? '' : (me.unitName ?? roleWord(me.role)),
        initials: initialsOf(me?.name ?? ''),
        href: accountHref,
      }}
      navLabel={supervisorText().nav.sections}
      items={useSections(place)}
      skipLabel={commonText().skip}
    >
      {print === undefined ? (
        children
      ) : (
        <>
          <div class="no-print">{children}</div>
          <div class="only-print">{print}</div>
        </>
      )}
    </TopFrame>
  );
}

function useSections(place: Place): (TabItem & { note?: string | undefined })[] {
  const t = supervisorText().nav;
  const role = account.value?.role;
  const listed = useOfficePage<OperationsAnswer>('/api/operations', { limit: 1 });
  const waiting = listed.state === 'ready' ? listed.value.toValidate : 0;
  const note = waiting > 0 && role === 'chief' ? t.toValidate(numberWords(waiting)) : undefined;
  const items: (TabItem & { note?: string | undefined })[] = [
    {
      key: 'report',
      href: reportHref,
      label: t.report,
      short: role !== undefined && hasDesk(role) ? t.reportShort : undefined,
      icon: 'chart',
      current: place === 'report',
    },
    { key: 'findings', href: findingsRoot, label: t.findings, icon: 'document', current: place === 'findings' },
    {
      key: 'operations',
      href: operationsRoot,
      label: t.operations,
      icon: 'flag',
      current: place === 'operations',
      note,
    },
  ];
  if (role !== undefined && hasDesk(role))
    items.push({ key: 'cases', href: '#/perkara', label: t.cases, icon: 'archive', current: place === 'cases' });
  // Wide screens have the person's name at the right for it.
  if (!isWide.value) items.push({ key: 'account', href: accountHref, label: t.account, icon: 'person' });
  return items;
}

/** Who may read cases; of them Kasatpol PP sees only state and outcome, beside his findings. */
export function hasDesk(role: Role): boolean {
  return role === 'personnel' || role === 'head' || role === 'leader';
}

function roleWord(role: Role): string {
  const words = commonText().role;
  return role === 'chief' ? words.kasatpol : words[role];
}
