/** Parts of a report, on screen. Every line is a link to the list it counts. */
import { useState } from 'preact/hooks';

import { type Dimension, followUps, type Report } from '../../schema/report.ts';
import { revision } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { numberWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { commonText } from '../text/common.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Bars, type BarRow } from '../ui/bars.tsx';
import { Button } from '../ui/button.tsx';
import { GazetteSection } from '../ui/gazette-section.tsx';
import { chartOf } from './chart-days.ts';
import { findingsHref, findingsOf } from './ways.ts';
import { entryWord, valueWord } from './words.ts';

export function DaysPanel({ report }: { report: Report }) {
  const t = supervisorText();
  // Working days are rows.
  void revision.value;
  const { days, axis, isByMonth, now } = chartOf(report, deadlines().calendar);
  return (
    <GazetteSection
      title={isByMonth ? t.chart.perMonth : t.chart.perDay}
      aside={now === undefined ? undefined : t.chart.average}
    >
      {report.tables.total === 0 ? (
        <p class="muted">{t.chart.empty}</p>
      ) : (
        <BarChart
          days={days}
          axis={axis}
          now={now}
          formatCount={numberWords}
          table={{
            open: commonText().tell.asTable,
            caption: isByMonth ? t.chart.perMonth : t.chart.perDay,
            day: isByMonth ? t.chart.month : t.chart.day,
            count: t.chart.count,
          }}
        />
      )}
    </GazetteSection>
  );
}

/** Lines of a table before the rest is folded. */
const linesShown = 8;

export function DimensionPanel({ report, dimension }: { report: Report; dimension: Dimension }) {
  const t = supervisorText();
  return (
    <GazetteSection title={t.dimension[dimension]} aside={t.sums(numberWords(report.tables.total))}>
      <CountBars label={t.dimension[dimension]} rows={dimensionRows(report, dimension)} />
    </GazetteSection>
  );
}

/** A figure of its own: a finding with two violations stands in two lines, so its lines sum to more than the total. */
export function NotedPanel({ report }: { report: Report }) {
  const t = supervisorText().noted;
  const base = findingsOf(report.filter);
  const rows = sorted(
    Object.entries(report.tables.noted).map(([code, count]) => ({
      key: code,
      label: entryWord('violation', code),
      count,
      value: numberWords(count),
      href: findingsHref({ ...base, noted: code }),
    })),
  );
  return (
    <GazetteSection title={t.title} aside={t.aside}>
      <CountBars label={t.title} rows={rows} />
    </GazetteSection>
  );
}

function CountBars(props: { label: string; rows: readonly BarRow[] }) {
  const t = supervisorText();
  const [isWhole, setWhole] = useState(false);
  const { rows } = props;
  if (rows.length === 0) return <p class="muted">{t.nil}</p>;
  const isFolded = !isWhole && rows.length > linesShown + 1;
  return (
    <>
      <Bars label={props.label} rows={isFolded ? rows.slice(0, linesShown) : rows} />
      {isFolded && (
        <Button kind="text" onClick={() => setWhole(true)}>
          {t.showAll(numberWords(rows.length))}
        </Button>
      )}
    </>
  );
}

const isDone = new Set<string>(['guided', 'notProven', 'lawful', 'handedOver']);

/** Most first; follow-up in the order of its steps. */
export function dimensionRows(report: Report, dimension: Dimension): BarRow[] {
  const base = findingsOf(report.filter);
  const counts = report.tables.by[dimension];
  const rows = Object.entries(counts).map(([value, count]) => ({
    key: value,
    label: valueWord(dimension, value),
    count,
    value: numberWords(count),
    href: findingsHref({ ...base, [dimension]: value }),
    done: dimension === 'followUp' && isDone.has(value),
  }));
  if (dimension !== 'followUp') return sorted(rows);
  const order = (row: BarRow): number => followUps.findIndex((step) => step === row.key);
  return rows.toSorted((a, b) => order(a) - order(b));
}

function sorted(rows: readonly BarRow[]): BarRow[] {
  return rows.toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
