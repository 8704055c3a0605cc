import { useEffect, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { MatchRange, RosterMatch } from '../../schema/roster-match.ts';
import type { Roster, RosterPerson } from '../../schema/roster-unpack.ts';
import { clock, roster, rosterComing } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatDate, formatNumber, formatTime } from '../ui/format.ts';
import { Highlight, type Marked } from '../ui/highlight.tsx';
import { HitList, HitRow } from '../ui/hit-list.tsx';
import type { Action } from '../ui/press.tsx';
import { Partly } from '../ui/partly.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Tag } from '../ui/tag.tsx';
import { beginOther, otherPath } from './begin-other.ts';
import { loadDraft, notePath } from './capture-draft.ts';
import { useOpenForm } from './open-form.ts';
import { employeeSubject } from './choices.ts';
import { nearUnits } from './near-units.ts';
import { DraftInTheWay, useSubject } from './pick-subject.tsx';
import { countedBefore, timesShown } from './repeat.ts';
import { figuresOf, setting, standingOf, zoneNow } from './rows.ts';
import { dayInZone } from '../../schema/zone.ts';

const hitsMax = 30;
const queryMax = 80;

/** The person by a few letters or digits. `isChange`: for the finding that is being noted already. */
export function Find(props: { operationId: string; isChange: boolean }) {
  const { operationId, isChange } = props;
  const t = officerText();
  const n = notingText();
  const common = commonText();
  const [query, setQuery] = useState('');
  const { pick, inTheWay } = useSubject(operationId, isChange);
  useEffect(() => void loadDraft(operationId), [operationId]);
  // Another person for an open form: killed here, the app opens on the form.
  useOpenForm(isChange ? notePath(operationId) : null);
  const people = roster.value;
  // Letters may be typed while the list is still being opened; nothing moves when it is there.
  const isOpening = people === null && rosterComing.value === 'opening';
  const isEmpty = query.trim() === '';
  // A search waits for the rest of the unpacking: not before there is a letter.
  const hits = isEmpty ? [] : (people?.search(query, hitsMax, nearUnits(operationId)) ?? []);
  const other = otherAction(operationId, isChange, hits.some(({ isSimilar }) => !isSimilar) ? '' : query);
  const choose = (person: RosterPerson): void => {
    if (people !== null) pick(employeeSubject(person, people.version));
  };
  const first = hits[0];
  return (
    <Screen
      skipLabel={common.skip}
      title={n.find.title}
      back={{
        label: common.act.back,
        href: isChange ? `#/operation/${operationId}/note` : `#/operation/${operationId}`,
      }}
      note={isChange ? undefined : t.ordinal(formatNumber(figuresOf(operationId).findings + 1, language.value))}
      flush
      under={
        (people !== null || isOpening) && (
          <>
            <div class="find">
              <SearchField
                label={n.find.label}
                placeholder={n.find.placeholder}
                value={query}
                onInput={setQuery}
                clearLabel={common.act.clearSearch}
                autoFocus
                maxLength={queryMax}
                onEnter={() => {
                  // Never somebody whose name is only similar.
                  if (first !== undefined && hits.length === 1 && !first.isSimilar) choose(first.person);
                }}
              />
              <Button icon="scan" href={`#/operation/${operationId}/scan${isChange ? '?change=1' : ''}`}>
                {common.act.scan}
              </Button>
            </div>
            {people === null ? (
              <p class="cap muted" role="status">
                {n.find.opening}
              </p>
            ) : (
              <Found people={people} isEmpty={isEmpty} hits={hits} />
            )}
          </>
        )
      }
      above={<RowLink icon="person" title={n.find.notListed} sub={n.find.notListedHint} {...other} />}
    >
      {people === null && !isOpening ? (
        <NoRoster />
      ) : (
        <>
          {people !== null && <OldRoster people={people} />}
          {isEmpty && <Empty icon="search" title={n.find.begin} text={n.find.beginHint} />}
          {!isEmpty && !isOpening && hits.length === 0 && (
            <Empty
              icon="search"
              title={common.tell.noMatch}
              text={n.find.noMatchHint}
              action={{ text: n.find.noteUnlisted, ...other }}
            />
          )}
        </>
      )}
      <HitList label={n.find.results}>
        {hits.map((hit) => (
          <Hit key={hit.person.id} hit={hit} onPick={() => choose(hit.person)} />
        ))}
      </HitList>
      <DraftInTheWay operationId={operationId} subject={inTheWay.subject} onClose={inTheWay.close} />
    </Screen>
  );
}

/** Not on the phone: on its way with its share, or still to come. */
function NoRoster() {
  const t = officerText().notice;
  const n = notingText().find;
  const coming = rosterComing.value;
  if (coming === null || coming === 'opening')
    return (
      <Banner tone="amber" title={t.rosterTitle}>
        {t.rosterText}
      </Banner>
    );
  const kilobytes = (bytes: number): string => formatNumber(Math.round(bytes / 1000), language.value);
  return (
    <Partly
      title={n.coming}
      text={n.comingText(kilobytes(coming.doneBytes), kilobytes(coming.totalBytes))}
      done={coming.doneBytes}
      total={coming.totalBytes}
    />
  );
}

/** Who came after it is not in it; it still serves. */
function OldRoster(props: { people: Roster }) {
  const n = notingText().find;
  const zone = zoneNow();
  const listOn = dayInZone(Date.parse(props.people.asOf), zone);
  const days = Math.round((Date.parse(clock.today(zone)) - Date.parse(listOn)) / 86_400_000);
  return days < limits.rosterOldDays ? null : (
    <Banner tone="amber" title={n.oldTitle(formatNumber(days, language.value))}>
      {n.oldText}
    </Banner>
  );
}

function Found(props: { people: Roster; isEmpty: boolean; hits: readonly RosterMatch[] }) {
  const t = notingText().find;
  const shown = language.value;
  const { people, hits } = props;
  const zone = zoneNow();
  const isToday = dayInZone(Date.parse(people.asOf), zone) === clock.today(zone);
  const when = isToday
    ? formatTime(people.asOf, zone, shown)
    : formatDate(dayInZone(Date.parse(people.asOf), zone), shown);
  const total = formatNumber(people.size, shown);
  const similar = hits.filter(({ isSimilar }) => isSimilar).length;
  const exact = hits.length - similar;
  const count = exact === hitsMax ? `${hitsMax}+` : formatNumber(exact, shown);
  const near = formatNumber(similar, shown);
  const withSimilar = exact === 0 ? t.onlySimilar(near, total) : t.alsoSimilar(count, near);
  const found = similar === 0 ? t.shownOf(count, total) : withSimilar;
  return (
    <div class="between cap muted num" role="status">
      <span>{props.isEmpty ? t.total(total) : found}</span>
      <span>{t.listAsOf(when)}</span>
    </div>
  );
}

function Hit(props: { hit: RosterMatch; onPick: () => void }) {
  const n = notingText();
  const { person, name, nip, unit, isSimilar } = props.hit;
  const window = setting.value?.repeatWindowMonths ?? 12;
  const before = countedBefore(standingOf(person.id), clock.today(zoneNow()), window);
  return (
    <HitRow
      name={<Highlight text={person.name} ranges={marksOf(name)} />}
      nip={person.nip === '' ? undefined : person.nip}
      nipRanges={marksOf(nip)}
      post={
        <>
          {person.post !== '' && `${person.post}, `}
          <Highlight text={person.unitName} ranges={marksOf(unit)} />
        </>
      }
      tag={
        <>
          {isSimilar && <Tag tone="line" text={n.find.similar} />}
          {before.offences.length > 0 ? (
            <Tag tone="amber" icon="repeat" text={n.find.notedBefore(timesShown(before, language.value))} />
          ) : (
            <StatusTag person={person} />
          )}
        </>
      }
      onClick={props.onPick}
    />
  );
}

function marksOf(ranges: readonly MatchRange[]): Marked[] {
  return ranges.map(({ start, end, similar }) => (similar === true ? [start, end, 'similar'] : [start, end]));
}

/** Only what differs from the usual PNS in service. */
function StatusTag(props: { person: RosterPerson }) {
  const { person } = props;
  if (!person.active) return <Tag tone="line" text={notingText().find.inactive} />;
  return person.status === 'PNS' ? null : <Tag text={officerText().statuses[person.status]} />;
}

/** The form of whoever is not in the list; a name that was typed goes with him. */
function otherAction(operationId: string, isChange: boolean, typed: string): Action {
  const name = typed.trim();
  if (name === '' || /\d/.test(name)) return { href: `#${otherPath(operationId, isChange)}` };
  return { onClick: () => void beginOther(operationId, isChange, { name }) };
}
