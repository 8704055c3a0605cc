/** The calendar of days off, a year at a time. A year is one thing: it is changed here and saved as a whole. */
import { useState } from 'preact/hooks';

import type { Row } from '../../schema/rows.ts';
import { findRow, revision, rowsOfType, save } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { numberWords } from '../personnel/words.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { announce } from '../ui/live-region.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { type DayOff, daysMax, withDays } from './calendar-days.ts';
import { AddDay, PasteDays } from './calendar-add.tsx';
import { CalendarMonths } from './calendar-months.tsx';
import { MovedNotice } from './moved-notice.tsx';
import { savedWords } from './problem-words.ts';
import { SentTag } from './sent-tag.tsx';
import { LoadCalendars } from './starting.tsx';
import { useForm } from './use-form.ts';
import { hrefs } from './ways.ts';
import { missingYears, thisYear } from './years.ts';

export function CalendarPage(props: { year: number | null }) {
  const known = yearsAt(revision.value);
  const year = props.year ?? thisYear();
  const row = findRow('calendar', String(year));
  const [turn, setTurn] = useState(0);
  const startAnew = (): void => setTurn(turn + 1);
  return (
    <Year
      key={`${year} ${turn} ${row === undefined}`}
      year={year}
      row={row ?? null}
      known={known}
      startAnew={startAnew}
    />
  );
}

export function yearsAt(_revision: number): number[] {
  return rowsOfType('calendar')
    .map((row) => row.body.year)
    .toSorted((a, b) => a - b);
}

function Year(props: { year: number; row: Row<'calendar'> | null; known: number[]; startAnew: () => void }) {
  const { year, row, known } = props;
  const t = adminText().calendar;
  const [seen, setSeen] = useState(row?.version ?? null);
  const form = useForm<{ days: DayOff[] }>({ days: row?.body.days ?? [] });
  const { days } = form.fields;
  const keep = async (): Promise<string | null> => {
    const saved = await save('calendar.put', { version: seen, settles: null, calendar: { year, days } });
    if (!saved.ok) return savedWords(saved);
    // From now on this is the version one sees: the next change builds on it.
    setSeen(saved.id);
    announce(adminText().savedHere);
    return null;
  };
  const add = (more: readonly DayOff[]): void => form.set({ days: withDays(days, more) });
  // A year is saved as complete: one without any day off is a mistake, and would make deadlines too short.
  const canSave = days.length > 0 && ((form.isChanged && !form.isSaved) || row === null);
  const button = (
    <Button
      kind="primary"
      icon="check"
      disabled={form.isBusy || !canSave || days.length > daysMax}
      onClick={() => void form.submit(true, keep)}
    >
      {row === null ? t.saveYear(String(year)) : commonText().act.save}
    </Button>
  );
  return (
    <AdminFrame
      place="calendar"
      title={t.title}
      count={t.count(numberWords(days.length))}
      dock={<Dock>{button}</Dock>}
      tools={
        <Tools end={<span class="only-wide">{button}</span>}>
          <ChipGroup
            label={t.years}
            hideLabel
            options={yearsToShow(known, year).map((one) => ({
              value: String(one),
              label: String(one),
              icon: known.includes(one) ? undefined : 'plus',
            }))}
            value={String(year)}
            onChange={(next) => go(hrefs.calendar(Number(next)).slice(1), 'replace')}
          />
        </Tools>
      }
      paper
    >
      <div class="stack">
        {missingYears(known, deadlines().today).map((one) => (
          <Banner
            key={one.year}
            tone={one.isUrgent ? 'red' : 'amber'}
            icon="calendar"
            title={t.missing(String(one.year))}
          >
            {t.missingText}
          </Banner>
        ))}
        {row !== null && (
          <p class="tags">
            <SentTag type="calendar" rowKey={String(year)} />
            {canSave && <span class="muted">{t.notSavedYet}</span>}
          </p>
        )}
        {row !== null && row.version !== seen && <MovedNotice onAnew={props.startAnew} />}
        {form.problem !== null && <Failed title={adminText().notSaved} text={form.problem} />}
        {days.length > daysMax && <Banner tone="red" title={t.tooMany(numberWords(daysMax))} />}
        <div class="admin-two">
          <CalendarMonths
            year={year}
            days={days}
            onRemove={(on) => form.set({ days: days.filter((day) => day.on !== on) })}
          />
          <aside class="stack">
            <AddDay year={year} onAdd={(day) => add([day])} />
            <PasteDays year={year} onAdd={add} />
            {known.length === 0 && <LoadCalendars />}
          </aside>
        </div>
      </div>
    </AdminFrame>
  );
}

/** The known ones, the one shown, and the next two to plan for. */
function yearsToShow(known: readonly number[], shown: number): number[] {
  const now = thisYear();
  return [...new Set([...known, shown, now, now + 1])].toSorted((a, b) => a - b);
}
