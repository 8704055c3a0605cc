import { useState } from 'preact/hooks';

import { dayInZone } from '../../schema/zone.ts';
import type { Subject } from '../../schema/finding.ts';
import { nameOf } from '../../schema/finding.ts';
import { clock, connection, sync } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText, type OfficerText } from '../text/officer.ts';
import { notingText, type NotingText } from '../text/noting.ts';
import { formatDate, formatInstant, formatNumber, formatTime } from '../ui/format.ts';
import { PersonCard } from '../ui/person-card.tsx';
import type { Action } from '../ui/press.tsx';
import { RepeatWarning } from '../ui/repeat-warning.tsx';
import { Tag } from '../ui/tag.tsx';
import { entryOf, labelOf } from './choices.ts';
import { countedBefore, suggestionFor, timesShown } from './repeat.ts';
import { entries, setting, standingOf, zoneNow } from './rows.ts';

/** Earlier offences shown at once; the reasons below must stay in sight of somebody in a hurry. */
const foldedMax = 2;

/** Whom the finding is about, with the warning when he was noted before. `except`: a finding that is no past of itself. */
export function SubjectCard(props: {
  subject: Subject;
  except?: string | undefined;
  change?: (Action & { text: string }) | undefined;
}) {
  const t = officerText();
  const { subject } = props;
  return (
    <PersonCard
      label={commonText().word.allegedOffender}
      name={subject.kind === 'unidentified' ? t.refusedName : nameOf(subject)}
      nip={nipOf(subject)}
      post={postLine(subject, t)}
      tag={
        subject.kind === 'employee' && subject.status !== 'PNS' ? <Tag text={t.statuses[subject.status]} /> : undefined
      }
      change={props.change}
    >
      {subject.kind === 'employee' && <Repeat employeeId={subject.employeeId} except={props.except} />}
    </PersonCard>
  );
}

/** Code of the step that the office's ladder suggests for this person; null without an earlier offence. */
export function suggestedAction(subject: Subject, except?: string): string | null {
  if (subject.kind !== 'employee') return null;
  const count = before(subject.employeeId, except).offences.length;
  return count === 0 ? null : (suggestionFor(count, setting.value?.ladder ?? [])?.action ?? null);
}

function Repeat(props: { employeeId: number; except: string | undefined }) {
  const t = notingText().repeat;
  const shown = language.value;
  const [isOpen, setOpen] = useState(false);
  const past = before(props.employeeId, props.except);
  const { offences, older } = past;
  if (offences.length === 0) return null;
  const step = suggestionFor(offences.length, setting.value?.ladder ?? []);
  const action = step === null ? undefined : entryOf('action', step.action, entries.value);
  const listed = isOpen ? offences : offences.slice(0, foldedMax);
  const isWhole = isOpen || offences.length <= foldedMax;
  const times = formatNumber(offences.length, shown);
  return (
    <RepeatWarning
      count={`${timesShown(past, shown)}×`}
      spokenCount={older > 0 ? t.timesAtLeast(times) : t.times(times)}
      title={t.title(formatNumber(window(), shown))}
      past={listed.map((one) => ({
        key: one.findingId,
        date: formatDate(one.on, shown),
        place: one.place,
        action: `${one.violation} – ${one.action}`,
      }))}
      more={isWhole && older > 0 ? t.more(formatNumber(older, shown)) : undefined}
      fold={
        offences.length > foldedMax
          ? { text: isOpen ? t.seeFewer : t.seeAll(times), isOpen, onClick: () => setOpen(!isOpen) }
          : undefined
      }
      suggestion={action === undefined ? undefined : { lead: t.suggestion, text: labelOf(action, shown).toLowerCase() }}
      basis={step?.basis}
      asOf={dataAsOf(t)}
    />
  );
}

function before(employeeId: number, except: string | undefined) {
  return countedBefore(standingOf(employeeId), clock.today(zoneNow()), window(), except);
}

function window(): number {
  return setting.value?.repeatWindowMonths ?? 12;
}

function dataAsOf(t: NotingText['repeat']): string {
  // Until the first pull is done somebody may seem never to have been noted.
  if (!sync.value.complete) return t.asOfIncomplete;
  const at = connection.value.lastContactAt;
  if (at === null) return t.asOfUnknown;
  const zone = zoneNow();
  const isToday = dayInZone(Date.parse(at), zone) === clock.today(zone);
  return t.asOf(isToday ? formatTime(at, zone, language.value) : formatInstant(at, zone, language.value));
}

function nipOf(subject: Subject): string | undefined {
  if (subject.kind === 'employee') return subject.nip === '' ? undefined : subject.nip;
  return subject.kind === 'unlisted' ? (subject.nip ?? undefined) : undefined;
}

function postLine(subject: Subject, t: OfficerText): string {
  switch (subject.kind) {
    case 'employee':
      return subject.post === null ? subject.unitName : `${subject.post}, ${subject.unitName}`;
    case 'unlisted':
      return subject.office === null
        ? t.standings[subject.standing]
        : `${t.standings[subject.standing]}, ${subject.office}`;
    case 'unidentified':
      return subject.description;
    case 'office':
      return t.officeSubject;
  }
}
