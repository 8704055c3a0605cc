import { useState } from 'preact/hooks';

import { dayInZone } from '../../schema/zone.ts';
import { type FindingRow, nameOf, type Subject } from '../../schema/finding.ts';
import { clock, connection, sync } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText, type OfficerText } from '../text/officer.ts';
import { notingText, type NotingText } from '../text/noting.ts';
import { formatDate, formatInstant, formatNumber, formatTime } from '../ui/format.ts';
import { PersonCard } from '../ui/person-card.tsx';
import type { Action } from '../ui/press.tsx';
import { type Offence, RepeatWarning } from '../ui/repeat-warning.tsx';
import { Tag } from '../ui/tag.tsx';
import { entryOf, labelOf, shownLabel } from './choices.ts';
import { besideHere, countedBefore, saidOf, suggestionFor } from './repeat.ts';
import { entries, operationOf, setting, standingOf, zoneNow } from './rows.ts';

/** Earlier offences shown at once; the reasons below must stay in sight of somebody in a hurry. */
const foldedMax = 2;

/**
 * Whom the finding is about, with the warning when he was noted before. `except`: a finding that is no past of itself.
 * `here`: one of the same operation, which is said in the same breath.
 */
export function SubjectCard(props: {
  subject: Subject;
  except?: string | undefined;
  here?: FindingRow | undefined;
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
      <Repeat
        employeeId={subject.kind === 'employee' ? subject.employeeId : null}
        except={props.except}
        here={props.here}
      />
    </PersonCard>
  );
}

/** Code of the step that the office's ladder suggests for this person; null without an earlier offence. */
export function suggestedAction(subject: Subject, except?: string): string | null {
  if (subject.kind !== 'employee') return null;
  const count = before(subject.employeeId, except).offences.length;
  return count === 0 ? null : (suggestionFor(count, setting.value?.ladder ?? [])?.action ?? null);
}

/** Of somebody who is no employee the phone knows only what was noted in this operation. */
function Repeat(props: { employeeId: number | null; except: string | undefined; here: FindingRow | undefined }) {
  const t = notingText().repeat;
  const shown = language.value;
  const [isOpen, setOpen] = useState(false);
  const { employeeId, here } = props;
  const past = employeeId === null ? { offences: [], older: 0 } : before(employeeId, props.except);
  const { offences, older, count } = besideHere(past, here?.id);
  if (count === 0 && here === undefined) return null;
  const step = count === 0 ? null : suggestionFor(count, setting.value?.ladder ?? []);
  const action = step === null ? undefined : entryOf('action', step.action, entries.value);
  const listed = isOpen ? offences : offences.slice(0, here === undefined ? foldedMax : 1);
  const folded = offences.length - listed.length;
  // The finding of this operation is one in any case: it is there to be seen.
  const times = formatNumber(Math.max(count, 1), shown);
  return (
    <RepeatWarning
      count={`${times}${older > 0 ? '+' : ''}×`}
      spokenCount={older > 0 ? t.timesAtLeast(times) : t.times(times)}
      title={t.title(formatNumber(window(), shown))}
      here={here === undefined ? undefined : sayHere(here)}
      past={listed.map((one) => ({
        key: one.findingId,
        date: formatDate(one.on, shown),
        place: one.place,
        what: saidOf(one, isOpen, sayNoted),
      }))}
      more={
        folded > 0 ? t.folded(formatNumber(folded, shown)) : older > 0 ? t.more(formatNumber(older, shown)) : undefined
      }
      fold={{ isOpen, onClick: () => setOpen(!isOpen) }}
      suggestion={action === undefined ? undefined : { lead: t.suggestion, text: labelOf(action, shown).toLowerCase() }}
      basis={step?.basis}
      asOf={employeeId === null ? undefined : dataAsOf(t)}
    />
  );
}

/** Kept by its Indonesian words alone; in the language shown where the catalogue still has them. */
function sayNoted(list: 'violation' | 'action', words: string): string {
  const entry = entries.value.find((one) => one.list === list && one.nameId === words);
  return entry === undefined ? words : labelOf(entry, language.value);
}

/** The finding of the same operation: when, where, what, by whom, and that noting again stays possible. */
function sayHere({ id, operationId, at, facts, authorName }: FindingRow) {
  const t = notingText().capture;
  const shown = language.value;
  const all = entries.value;
  const [main] = facts.violations;
  const action = shownLabel('action', facts.action, all, shown);
  const offence: Offence = {
    key: id,
    date: formatTime(at, operationOf(operationId)?.body.timeZone ?? zoneNow(), shown),
    place: facts.place.name,
    what: main === undefined ? action : `${shownLabel('violation', main, all, shown)} – ${action}`,
  };
  return {
    title: t.already,
    offence,
    note: t.alreadyBy(authorName),
    see: { text: t.seeIt, href: `#/finding/${id}` },
  };
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
