import { RescueRow } from '../account/rescue-row.tsx';
import { dayInZone } from '../../schema/zone.ts';
import { thingOf } from '../../schema/thing.ts';
import { clock, connection, type OutboxEntry, sendNow, sync } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { serverReach } from '../reach.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { FactRow } from '../ui/fact-row.tsx';
import { formatDay, formatInstant, formatNumber, formatTime } from '../ui/format.ts';
import { LedgerList, LedgerRow } from '../ui/ledger-list.tsx';
import { Screen } from '../ui/screen.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { aboutOf } from './history.ts';
import { Notices } from './notices.tsx';
import { zoneNow } from './rows.ts';
import { connectionLine, unsentItems } from './shown.tsx';
import { Waiting } from './waiting.tsx';

/** Rows drawn; a phone weeks away from the signal still answers. */
const rowsMax = 200;

/** A line from another day says the day: what waits may be weeks old. */
function timeOrDay(at: string): string {
  const zone = zoneNow();
  const on = dayInZone(Date.parse(at), zone);
  return on === clock.today(zone) ? formatTime(at, zone, language.value) : formatDay(on, language.value);
}

/** To the thing a line is about, where this phone shows it. */
function wayTo(mutation: OutboxEntry['mutation']): { href?: string } {
  const thing = thingOf(mutation) ?? mutation.id;
  if (mutation.kind.startsWith('finding.')) return { href: `#/finding/${thing}` };
  return mutation.kind.startsWith('operation.') ? { href: `#/operation/${thing}` } : {};
}

/** What has not left the phone, since when, and the server's last word. */
export function Outbox() {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const shown = language.value;
  const zone = zoneNow();
  const items = unsentItems();
  const { lastContactAt, sending } = connection.value;
  const isOut = lastContactAt === null || serverReach() === 'offline';
  const oldest = items[0];
  const { photos } = sync.value;
  return (
    <Screen
      skipLabel={common.skip}
      title={r.outbox.title}
      back={{ label: common.act.back, href: '#/' }}
      {...connectionLine()}
      dock={
        <Dock>
          <Button kind="primary" icon="refresh" disabled={sending} onClick={sendNow}>
            {sending ? r.outbox.sending : r.outbox.send}
          </Button>
        </Dock>
      }
    >
      <div class="stack stack--tight">
        <Notices />
        {items.length === 0 && photos === 0 && <Empty icon="sent" title={t.allSent} text={r.outbox.emptyText} />}
      </div>
      {sync.value.attention > 0 && <Waiting />}
      {oldest !== undefined && (
        <FactRow icon="on-phone">
          {r.outbox.since(formatNumber(items.length, shown), formatInstant(oldest.mutation.at, zone, shown))}
        </FactRow>
      )}
      {photos > 0 && <FactRow icon="camera">{t.photosWaiting(formatNumber(photos, shown))}</FactRow>}
      <FactRow icon={isOut ? 'wifi-off' : 'check'}>
        {lastContactAt === null ? r.outbox.noContact : r.outbox.lastContact(formatInstant(lastContactAt, zone, shown))}
      </FactRow>
      <LedgerList label={r.outbox.title}>
        {items.slice(0, rowsMax).map(({ mutation, held }) => (
          <LedgerRow
            key={mutation.id}
            time={timeOrDay(mutation.at)}
            instant={mutation.at}
            name={r.kinds[mutation.kind]}
            detail={aboutOf(mutation)}
            {...wayTo(mutation)}
            end={<StateTag state="waiting" text={held ? r.outbox.held : common.state.waiting} />}
          />
        ))}
      </LedgerList>
      {items.length > 0 && (
        <div class="block">
          <RescueRow />
        </div>
      )}
      {items.length > rowsMax && (
        <p class="muted cap">{common.tell.shownOf(String(rowsMax), formatNumber(items.length, shown))}</p>
      )}
    </Screen>
  );
}
