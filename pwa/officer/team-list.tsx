import { useEffect } from 'preact/hooks';

import type { OperationRow } from '../../schema/operation.ts';
import { account, connection, lookForNews } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { scanText } from '../text/scan.ts';
import { Card } from '../ui/card.tsx';
import { formatInstant, formatNumber, formatTime } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { findingsOf, membersOf, zoneNow } from './rows.ts';
import { type Teammate, teamOf } from './team.ts';

/** Who is in, since when, what each has noted, and of whom nothing was heard: as of this phone's last contact. */
export function TeamList(props: { operation: OperationRow }) {
  const { operation } = props;
  const t = scanText().team;
  useEffect(lookForNews, []);
  const me = account.value?.accountId ?? '';
  const asOf = connection.value.lastContactAt;
  const findings = findingsOf(operation.id).map(({ body }) => body);
  const team = teamOf(operation, membersOf(operation.id), findings, { asOf, me });
  const title = t.title(formatNumber(team.length, language.value));
  return (
    <section>
      <SectionHead title={title} />
      <Card label={title}>
        <ul class="stack">
          {team.map((one) => (
            <Line key={one.accountId} one={one} isMe={one.accountId === me} zone={operation.timeZone} />
          ))}
        </ul>
      </Card>
      <p class="block cap muted">
        {asOf === null ? t.asOfNever : t.asOf(formatInstant(asOf, zoneNow(), language.value))}
      </p>
    </section>
  );
}

function Line(props: { one: Teammate; isMe: boolean; zone: OperationRow['timeZone'] }) {
  const t = scanText().team;
  const { one } = props;
  const time = (at: string): string => formatTime(at, props.zone, language.value);
  const entered = one.isLeader
    ? one.since === null
      ? null
      : t.opened(time(one.since))
    : one.since === null
      ? t.placed
      : t.joined(time(one.since));
  const noted =
    one.lastAt === null
      ? t.noneYet
      : `${t.findings(formatNumber(one.findings, language.value))}, ${t.last(time(one.lastAt))}`;
  const roles = [one.isLeader ? commonText().role.squadLeader : null, props.isMe ? t.thisPhone : null];
  return (
    <li>
      <span class="name">{one.name}</span>
      <span class="sub num">{[...roles, entered].filter((part) => part !== null).join(', ')}</span>
      <span class="sub num">{noted}</span>
      {one.quietSince !== null && (
        <span class="team__quiet">
          <Icon name="clock" size={18} />
          {t.quietSince(time(one.quietSince))}
        </span>
      )}
    </li>
  );
}
