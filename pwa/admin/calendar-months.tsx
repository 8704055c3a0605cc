import { weekdayOf, dayNumber } from '../../schema/day.ts';
import { language } from '../text/language.ts';
import { adminText } from '../text/admin.ts';
import { Empty } from '../ui/empty.tsx';
import { formatLongDate, formatMonth } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tag } from '../ui/tag.tsx';
import type { DayOff } from './calendar-days.ts';

/** The days off of a year by month; months without one are left out. */
export function CalendarMonths(props: { year: number; days: readonly DayOff[]; onRemove: (on: string) => void }) {
  const t = adminText().calendar;
  const { year, days } = props;
  if (days.length === 0) return <Empty icon="calendar" title={t.empty(String(year))} text={t.emptyText} />;
  const months = [...new Set(days.map((day) => day.on.slice(0, 7)))];
  return (
    <div class="admin-months">
      {months.map((month) => (
        <section key={month}>
          <h2 class="group-head">{formatMonth(month, language.value)}</h2>
          <ul>
            {days
              .filter((day) => day.on.startsWith(month))
              .map((day) => (
                <li key={day.on}>
                  <span class="grow">
                    <span class="num">{dayWords(day.on)}</span>
                    {isSunday(day.on) && <span class="sub">{t.onSunday}</span>}
                  </span>
                  <Tag tone={day.kind === 'holiday' ? 'khaki' : 'line'} text={t.kind[day.kind]} />
                  <IconButton
                    icon="close"
                    label={t.remove(formatLongDate(day.on, language.value))}
                    size={18}
                    onClick={() => props.onRemove(day.on)}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The year stands in the head above. */
function dayWords(on: string): string {
  return formatLongDate(on, language.value).replace(` ${on.slice(0, 4)}`, '');
}

function isSunday(on: string): boolean {
  const number = dayNumber(on);
  return number !== null && weekdayOf(number) === 0;
}
