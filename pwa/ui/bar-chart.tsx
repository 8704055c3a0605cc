export type ChartDay = {
  key: string;
  /** Written out, for the table: "Jumat, 20 Nov 2026". */
  name: string;
  count: number;
  value: string;
  /** Opens that day's list. */
  href?: string | undefined;
  /** Running average up to this day; null where there is none. */
  average?: number | null | undefined;
};

/**
 * Counts by day as soft khaki bars, the running average as the maroon line that ends in its figure. The same
 * numbers stand in a table below, where each day opens its list.
 */
export function BarChart(props: {
  days: readonly ChartDay[];
  /** Labels under the axis, spread evenly: first day, some between, last day. */
  axis: readonly string[];
  /** The line's last figure, as written. */
  now?: string | undefined;
  formatCount: (count: number) => string;
  table: { open: string; caption: string; day: string; count: string };
}) {
  const { days } = props;
  const scale = scaleFor(Math.max(1, ...days.map((day) => Math.max(day.count, day.average ?? 0))));
  return (
    <figure>
      <div class="days" aria-hidden="true">
        {scale.lines.map((line) => (
          <div
            key={line}
            class={line === 0 ? 'days__grid days__grid--zero' : 'days__grid'}
            style={{ bottom: `${(100 * line) / scale.top}%` }}
          >
            <span>{props.formatCount(line)}</span>
          </div>
        ))}
        <div class="days__bars">
          {days.map((day) => (
            <DayBar key={day.key} day={day} top={scale.top} />
          ))}
        </div>
        <AverageLine days={days} top={scale.top} now={props.now} />
      </div>
      <div class="days__axis" aria-hidden="true">
        {props.axis.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
      <DayTable {...props} />
    </figure>
  );
}

function DayBar(props: { day: ChartDay; top: number }) {
  const { day } = props;
  const style = { height: `${(100 * day.count) / props.top}%` };
  const title = `${day.name}: ${day.value}`;
  // Only for the mouse; keyboard and screen reader use the table.
  return day.href === undefined ? (
    <i style={style} title={title} />
  ) : (
    <a href={day.href} tabIndex={-1} style={style} title={title} />
  );
}

function AverageLine(props: { days: readonly ChartDay[]; top: number; now: string | undefined }) {
  const { days, top } = props;
  const points = days.flatMap((day, index) =>
    typeof day.average === 'number'
      ? [{ x: (100 * (index + 0.5)) / days.length, y: 100 - (100 * day.average) / top }]
      : [],
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none">
        <polyline
          points={points.map((point) => `${point.x},${point.y}`).join(' ')}
          fill="none"
          stroke="var(--maroon-ink)"
          stroke-width="2.5"
          stroke-linejoin="round"
          stroke-linecap="round"
          vector-effect="non-scaling-stroke"
        />
      </svg>
      <div class="days__now" style={{ left: `${last.x}%`, top: `${last.y}%` }}>
        {props.now !== undefined && <b>{props.now}</b>}
      </div>
    </>
  );
}

function DayTable(props: Pick<Parameters<typeof BarChart>[0], 'days' | 'table'>) {
  const { table } = props;
  return (
    <details class="as-table">
      <summary>{table.open}</summary>
      <table>
        <caption class="sr">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.day}</th>
            <th scope="col">{table.count}</th>
          </tr>
        </thead>
        <tbody>
          {props.days.map((day) => (
            <tr key={day.key}>
              <th scope="row">{day.name}</th>
              <td>{day.href === undefined ? day.value : <a href={day.href}>{day.value}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** At most four lines at 1, 2 or 5 times a power of ten, with a little air above the highest bar. */
export function scaleFor(most: number): { top: number; lines: number[] } {
  const power = 10 ** Math.floor(Math.log10(most));
  const step =
    [0.5, 1, 2, 5, 10].map((part) => part * power).find((size) => size >= 1 && most / size <= 3) ?? power * 10;
  const lines: number[] = [];
  for (let line = 0; line <= most; line += step) lines.push(line);
  return { top: most * 1.08, lines };
}
