/** Small parts that several officer screens share. */
import type { FindingRow } from '../../schema/finding.ts';
import type { Row } from '../../schema/rows.ts';
import { isShellKept } from '../account/shell-ready.ts';
import {
  account,
  attention,
  type AttentionItem,
  connection,
  findRow,
  outboxItems,
  revision,
  roster,
  rosterComing,
  rowState,
  type SendState,
  sync,
} from '../device/device.ts';
import { officerText, type OfficerText } from '../text/officer.ts';
import { accountText } from '../text/account.ts';
import { firstText } from '../text/first.ts';
import { language } from '../text/language.ts';
import { Face } from '../ui/face.tsx';
import { formatNumber, formatTime } from '../ui/format.ts';
import { LedgerRow } from '../ui/ledger-list.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Tag } from '../ui/tag.tsx';
import type { AppBarProps } from '../ui/app-bar.tsx';
import { serverReach } from '../reach.ts';
import { operationOf, shownName, zoneNow } from './rows.ts';

/** Everything for the first line under a title: whether the server answers, or since when it does not. */
export function connectionLine(): Pick<AppBarProps, 'sub' | 'subIcon'> {
  const t = firstText().net;
  const { offlineSince } = connection.value;
  const reach = serverReach();
  if (reach === 'unknown') return { sub: t.contacting };
  if (reach === 'offline') {
    const sub = offlineSince === null ? t.offline : t.offlineSince(formatTime(offlineSince, zoneNow(), language.value));
    return { sub, subIcon: 'wifi-off' };
  }
  const missing = missingOffline();
  if (missing.length > 0) return { sub: `${t.online}, ${officerText().preparing(missing.join(', '))}` };
  // Ready is said of a roster that can be searched, not of one that is still being opened.
  return { sub: roster.value === null ? t.online : `${t.online}, ${t.readyOffline.toLowerCase()}` };
}

/** What is not on the phone yet of app, data and roster, in words; nothing: it may be taken out of the signal. */
function missingOffline(): string[] {
  const { app, data, people } = officerText().offlineParts;
  const hasPeople = roster.value !== null || rosterComing.value === 'opening';
  return [isShellKept.value ? '' : app, sync.value.complete ? '' : data, hasPeople ? '' : people].filter(
    (part) => part !== '',
  );
}

/** The person's initials lead to his account and this phone. */
export function AccountLink() {
  const name = account.value?.name ?? '';
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return (
    <a class="icon-btn" href="#/phone" aria-label={accountText().openPhone(initials, name)}>
      <Face initials={initials} />
    </a>
  );
}

export function stateWord(state: SendState): string {
  return firstText().state[state];
}

/** State of a finding as read back from storage; reads the revision, so that it follows every change. */
export function findingState(id: string): SendState {
  const state = revision.value < 0 ? 'sent' : rowState('finding', id);
  // What was settled or laid by needs nobody any more, though it stays on the phone.
  return state === 'attention' && !attention().some((item) => isAbout(item, id)) ? 'sent' : state;
}

function isAbout({ mutation }: AttentionItem, findingId: string): boolean {
  return mutation.id === findingId || ('findingId' in mutation.body && mutation.body.findingId === findingId);
}

/** One finding in a ledger. */
export function FindingLine(props: { row: Row<'finding'> }) {
  const t = officerText();
  const { body } = props.row;
  const zone = operationOf(body.operationId)?.body.timeZone ?? zoneNow();
  const state = findingState(body.id);
  return (
    <LedgerRow
      time={formatTime(body.at, zone, language.value)}
      instant={body.at}
      name={shownName(body, t.refusedName)}
      detail={detailOf(body, t)}
      href={`#/finding/${body.id}`}
      end={
        body.state === 'noted' ? (
          <StateTag state={state} text={stateWord(state)} />
        ) : (
          <Tag tone="line" text={body.state === 'withdrawn' ? t.withdrawn : t.joined} />
        )
      }
    />
  );
}

function detailOf(finding: FindingRow, t: OfficerText): string {
  const count = finding.photos.length;
  return count === 0
    ? officeLine(finding, t)
    : `${officeLine(finding, t)}, ${t.photos(formatNumber(count, language.value))}`;
}

/** Second line of a finding: where the person belongs. */
export function officeLine({ subject }: FindingRow, t: OfficerText): string {
  switch (subject.kind) {
    case 'employee':
      return (revision.value < 0 ? undefined : findRow('unit', subject.unitId)?.body.shortName) ?? subject.unitName;
    case 'unlisted':
      return subject.office ?? t.standings[subject.standing];
    case 'unidentified':
      return t.noIdentity;
    case 'office':
      return t.officeSubject;
  }
}

/** Mutations of this phone that the server has not decided, oldest first. */
export function unsentItems() {
  return revision.value < 0 ? [] : outboxItems().filter((one) => one.state === 'waiting');
}
