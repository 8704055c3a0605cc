/** Where the admin lands: what is still to be set up, what of his own waits, which devices hold unsent work. */
import type { AccountListing, DeviceListing, RosterAnswer, RosterVersion } from '../../schema/api.ts';
import { findRow, outboxItems, revision, rowsOfType, sync } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { PageNotice } from '../personnel/page-notice.tsx';
import { type PageState, useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, instantWords, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { Banner } from '../ui/banner.tsx';
import { GazetteSection } from '../ui/gazette-section.tsx';
import type { IconName } from '../ui/icon.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Tag } from '../ui/tag.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { yearsAt } from './calendar-page.tsx';
import { AlarmBanner } from './device-alarms.tsx';
import { agoWords, alarmWords, byNeed, heldWords, isHolding } from './device-need.ts';
import { roleWord } from './role-words.ts';
import { type Known, missingRoles, type SetUpStep, setUpSteps, stateOfStep } from './set-up-state.ts';
import { useAll, type Whole } from './use-all.ts';
import { hrefs } from './ways.ts';
import { missingYears, thisYear } from './years.ts';

export function Start() {
  const t = adminText().start;
  const roster = useOfficePage<RosterAnswer>('/api/roster');
  const accounts = useAll<AccountListing>('/api/accounts');
  const devices = useAll<DeviceListing>('/api/devices');
  const known = knownNow(revision.value, roster, accounts);
  const isComplete = sync.value.complete;
  const todo = setUpSteps.filter((step) => stateOfStep(step, known) === 'todo').length;
  return (
    <AdminFrame
      place="start"
      title={t.title}
      asOf={roster.state === 'ready' ? asOfWords(roster.asOf) : undefined}
      paper
    >
      <div class="stack">
        <PageNotice page={roster} />
        <AlarmBanner />
        {isComplete && <YearWarnings known={known} />}
        <div class="admin-two">
          <GazetteSection title={t.setUp} aside={isComplete && todo === 0 ? t.allDone : undefined}>
            {setUpSteps.map((step) => (
              <Step key={step} step={step} known={known} isComplete={isComplete} />
            ))}
          </GazetteSection>
          <div>
            <GazetteSection title={t.own}>
              <Own />
            </GazetteSection>
            <GazetteSection title={t.devices} aside={devices.state === 'ready' ? asOfWords(devices.asOf) : undefined}>
              <UnsentDevices page={devices} />
            </GazetteSection>
          </div>
        </div>
      </div>
    </AdminFrame>
  );
}

function knownNow(
  _revision: number,
  roster: PageState<RosterAnswer>,
  accounts: PageState<Whole<AccountListing>>,
): Known {
  return {
    hasSettings: findRow('setting', 'main') !== undefined,
    units: rowsOfType('unit').length,
    entries: rowsOfType('entry').length,
    years: yearsAt(_revision),
    today: deadlines().today,
    roster: roster.state === 'ready' ? (currentOf(roster.value.rows) ?? 'none') : null,
    accounts: accounts.state === 'ready' ? accounts.value.rows : null,
  };
}

function currentOf(rows: readonly RosterVersion[]): RosterVersion | undefined {
  return rows.find((row) => row.state === 'current');
}

function YearWarnings(props: { known: Known }) {
  const t = adminText().calendar;
  const { years, today } = props.known;
  // An office without any calendar sees it among the steps; the warning is for the one that is running out.
  if (years.length === 0) return null;
  return (
    <>
      {missingYears(years, today).map((one) => (
        <Banner
          key={one.year}
          tone={one.isUrgent ? 'red' : 'amber'}
          icon="calendar"
          title={t.missing(String(one.year))}
          actions={<a href={hrefs.calendar(one.year)}>{t.fill(String(one.year))}</a>}
        >
          {t.missingText}
        </Banner>
      ))}
    </>
  );
}

const icons: Record<SetUpStep, IconName> = {
  settings: 'gear',
  units: 'building',
  catalogue: 'note',
  calendar: 'calendar',
  roster: 'people',
  accounts: 'key',
};

function hrefOf(step: SetUpStep): string {
  if (step === 'catalogue') return hrefs.catalogue('violation');
  return step === 'calendar' ? hrefs.calendar(thisYear()) : hrefs[step];
}

/** Before the first pull is done, what is not here may only not have come yet. */
function Step(props: { step: SetUpStep; known: Known; isComplete: boolean }) {
  const { step, known } = props;
  const t = adminText();
  const state = stateOfStep(step, known);
  const shown = state === 'todo' && !props.isComplete ? 'unknown' : state;
  return (
    <RowLink
      href={hrefOf(step)}
      icon={icons[step]}
      title={t.nav[step]}
      sub={shown === 'unknown' ? t.start.unknown : factOf(step, known)}
      end={
        shown === 'done' ? (
          <StateTag state="sent" icon="check" text={t.start.done} />
        ) : shown === 'todo' ? (
          <Tag tone="amber" icon="warning" text={t.start.todo} />
        ) : undefined
      }
    />
  );
}

function factOf(step: SetUpStep, known: Known): string {
  const t = adminText().start.fact;
  switch (step) {
    case 'settings':
      return known.hasSettings ? (findRow('setting', 'main')?.body.government ?? '') : t.settings;
    case 'units':
      return known.units === 0 ? t.units : adminText().units.count(numberWords(known.units));
    case 'catalogue':
      return known.entries === 0 ? t.catalogue : adminText().catalogue.count(numberWords(known.entries));
    case 'calendar':
      return known.years.length === 0 ? t.calendar : t.years(known.years.join(', '));
    case 'roster':
      if (known.roster === null || known.roster === 'none') return t.roster;
      return t.people(numberWords(known.roster.size), instantWords(known.roster.appliedAt ?? known.roster.createdAt));
    case 'accounts': {
      const missing = missingRoles(known.accounts ?? []);
      if (missing.length > 0) return t.rolesMissing(missing.map(roleWord).join(', '));
      return adminText().accounts.count(numberWords(known.accounts?.length ?? 0));
    }
  }
}

/** His own mutations: what waits, what the server holds back, what needs a decision. */
function Own() {
  void revision.value;
  const t = adminText().start;
  const { waiting, attention } = sync.value;
  const held = outboxItems().filter((item) => item.held).length;
  if (waiting + attention + held === 0) return <p class="muted">{t.ownNone}</p>;
  return (
    <>
      {waiting - held > 0 && <RowLink icon="clock" tone="plain" title={t.waiting(numberWords(waiting - held))} />}
      {held > 0 && <RowLink icon="clock" tone="plain" title={t.held(numberWords(held))} sub={t.heldText} />}
      {attention > 0 && (
        <RowLink icon="warning" tone="need" title={t.attention(numberWords(attention))} href={hrefs.attention} />
      )}
    </>
  );
}

const devicesShown = 5;

function UnsentDevices(props: { page: PageState<Whole<DeviceListing>> }) {
  const t = adminText().start;
  const { page } = props;
  if (page.state !== 'ready') return <p class="muted">{t.unknown}</p>;
  const holding = page.value.rows.filter((row) => row.alarm !== null || isHolding(row)).toSorted(byNeed);
  if (holding.length === 0)
    return (
      <RowLink
        href={hrefs.devices}
        icon="on-phone"
        title={adminText().devices.count(numberWords(page.value.rows.length))}
        sub={t.devicesNone}
      />
    );
  return (
    <>
      {holding.slice(0, devicesShown).map((row) => (
        <RowLink
          key={row.id}
          href={hrefs.devices}
          icon="on-phone"
          title={row.accountName}
          sub={alarmWords(row, page.asOf) ?? t.device(row.name, seenWords(row, page.asOf))}
          end={<StateTag state={row.alarm === null ? 'waiting' : 'attention'} text={heldWords(row) ?? row.name} />}
        />
      ))}
      {holding.length > devicesShown && <a href={hrefs.devices}>{t.moreDevices(numberWords(holding.length))}</a>}
    </>
  );
}

function seenWords({ lastSeenAt }: DeviceListing, asOf: string): string {
  return lastSeenAt === null ? adminText().devices.never : agoWords(lastSeenAt, asOf);
}
