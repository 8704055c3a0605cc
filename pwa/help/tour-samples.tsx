/** What the tour shows: the app's own parts with invented people, so that a card looks as the screen will. */
import { commonText } from '../text/common.ts';
import { helpText } from '../text/help.ts';
import { Card } from '../ui/card.tsx';
import { Chip } from '../ui/chip.tsx';
import { LedgerList, LedgerRow } from '../ui/ledger-list.tsx';
import { PersonCard } from '../ui/person-card.tsx';
import { RepeatWarning } from '../ui/repeat-warning.tsx';
import { Stamp } from '../ui/stamp.tsx';
import { StateTag } from '../ui/state-tag.tsx';

const nip = '198703142011012004';

export function FastSample() {
  const t = helpText().tour.sample;
  return (
    <>
      <PersonCard label={t.name} name={t.name} nip={nip} post={t.office} />
      <div class="chips">
        <Chip pressed onClick={nothing}>
          {t.reason}
        </Chip>
        <Chip pressed={false} onClick={nothing}>
          {t.otherReason}
        </Chip>
      </div>
      <div class="tour__stamp">
        <Stamp word={t.saved} when="20 NOV 2026 09.47" />
      </div>
    </>
  );
}

export function RepeatSample() {
  const t = helpText().tour.sample;
  return (
    <PersonCard label={t.name} name={t.name} nip={nip} post={t.office}>
      <RepeatWarning
        count={t.count}
        spokenCount={t.spoken}
        title={t.title}
        past={[{ key: 'a', date: '3 Sep 2026', place: t.place, what: t.violation }]}
        suggestion={{ lead: t.lead, text: t.suggestion }}
        asOf={t.asOf}
      />
    </PersonCard>
  );
}

export function SafeSample() {
  const t = helpText().tour.sample;
  const { state } = commonText();
  return (
    <Card>
      <LedgerList>
        <LedgerRow
          time="09.47"
          name={t.name}
          detail={t.office}
          end={<StateTag state="waiting" text={state.waiting} />}
        />
        <LedgerRow time="09.42" name={t.other} detail={t.office} end={<StateTag state="sent" text={state.sent} />} />
      </LedgerList>
    </Card>
  );
}

function nothing(): void {
  // A picture: inert.
}
