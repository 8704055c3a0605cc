/** What the report is about: period, office, one filter, operation. Each choice is a new address. */
import { useEffect, useState } from 'preact/hooks';

import type { OperationsAnswer } from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import { dimensions, followUps, reportDaysMax, subjectStatuses } from '../../schema/report.ts';
import { account, revision, rowsOfType } from '../device/device.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { useOfficePage } from '../personnel/use-page.ts';
import { dayWords, numberWords } from '../personnel/words.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { FilterSelect } from '../ui/filter-select.tsx';
import { Segment } from '../ui/segment.tsx';
import type { SelectOption } from '../ui/select-field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { isWide } from '../ui/viewport.ts';
import { type Days, presetDays, presets, reportable } from './period.ts';
import { type Narrow, type ReportAsked, reportPath } from './ways.ts';
import { daysWords, operationTitle, valueWord } from './words.ts';

export function ReportTools(props: { asked: ReportAsked; hasAll: boolean }) {
  const { asked } = props;
  const t = supervisorText().filter;
  const [isChoosing, setChoosing] = useState(false);
  const ask = (change: Partial<ReportAsked>): void => go(reportPath({ ...asked, ...change }), 'replace');
  return (
    <>
      {asked.operationId === undefined ? (
        <PeriodSegment asked={asked} ask={ask} choose={() => setChoosing(true)} />
      ) : (
        <span class="muted">{supervisorText().period.wholeOperation}</span>
      )}
      <FilterSelect
        label={t.office}
        all={account.value?.unitIds === null ? t.allOffices : (account.value?.unitName ?? t.allOffices)}
        value={asked.unitId ?? ''}
        onChange={(value) => ask({ unitId: value === '' ? undefined : value, only: undefined })}
        options={unitOptions()}
      />
      {props.hasAll && (
        <>
          <FilterSelect
            label={t.narrow}
            all={t.all}
            value={asked.narrow === null ? '' : `${asked.narrow.dimension}:${asked.narrow.value}`}
            onChange={(value) => ask({ narrow: narrowOf(value) })}
            options={narrowOptions(asked.narrow)}
          />
          <OperationSelect asked={asked} ask={ask} />
        </>
      )}
      <OwnDays
        open={isChoosing}
        days={asked.days ?? (asked.preset === 'own' ? null : presetDays(asked.preset, deadlines().today))}
        onClose={() => setChoosing(false)}
        onChoose={(days) => {
          setChoosing(false);
          ask({ preset: 'own', days });
        }}
      />
    </>
  );
}

type Ask = (change: Partial<ReportAsked>) => void;

function PeriodSegment(props: { asked: ReportAsked; ask: Ask; choose: () => void }) {
  const { asked } = props;
  const t = supervisorText().period;
  const own = asked.days === null ? t.own : daysWords(asked.days.from, asked.days.to);
  return (
    <>
      <Segment
        label={t.label}
        value={asked.preset}
        onChange={(preset) => (preset === 'own' ? props.choose() : props.ask({ preset, days: null }))}
        options={[
          ...presets.map((preset) => ({ value: preset, label: t[preset] })),
          { value: 'own' as const, label: own },
        ]}
      />
      {asked.preset === 'own' && !isWide.value && (
        // A phone's list of choices says nothing when the same one is chosen again.
        <Button kind="text" onClick={props.choose}>
          {t.own}
        </Button>
      )}
    </>
  );
}

function OwnDays(props: { open: boolean; days: Days | null; onClose: () => void; onChoose: (days: Days) => void }) {
  const t = supervisorText().period;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  useEffect(() => {
    if (!props.open) return;
    setFrom(props.days?.from ?? '');
    setTo(props.days?.to ?? '');
  }, [props.open]);
  const days = reportable(from, to);
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.title}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <Button kind="primary" disabled={days === null} onClick={() => days !== null && props.onChoose(days)}>
          {t.show}
        </Button>
      }
    >
      <div class="stack">
        <div class="pair">
          <DateField label={t.from} value={from} onChange={setFrom} />
          <DateField label={t.to} value={to} onChange={setTo} />
        </div>
        <p class="muted meta">{t.rounding(numberWords(reportDaysMax), numberWords(limits.reportMonthsMax))}</p>
        {days !== null && <p role="status">{daysWords(days.from, days.to)}</p>}
      </div>
    </Sheet>
  );
}

function OperationSelect(props: { asked: ReportAsked; ask: Ask }) {
  const t = supervisorText().filter;
  const { operationId } = props.asked;
  const listed = useOfficePage<OperationsAnswer>('/api/operations', { limit: limits.pageRowsMax });
  const rows = listed.state === 'ready' ? listed.value.rows : [];
  const options = rows.map(({ operation }) => ({
    value: operation.id,
    label: `${dayWords(operation.openedOn)} ${operationTitle(operation)}`,
  }));
  // An older one was asked for by its address.
  if (operationId !== undefined && !options.some((option) => option.value === operationId))
    options.push({ value: operationId, label: operationId });
  return (
    <FilterSelect
      label={t.operation}
      all={t.allOperations}
      value={operationId ?? ''}
      onChange={(value) => props.ask({ operationId: value === '' ? undefined : value })}
      options={options}
    />
  );
}

/** Units of the reader's scope in the order of the tree, each set in by its depth. */
function unitOptions(): SelectOption[] {
  void revision.value;
  const own = account.value?.unitIds ?? null;
  const units = rowsOfType('unit').map((row) => row.body);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const wayOf = (trail: string): string =>
    trail
      .split('/')
      .map((id) => names.get(id) ?? id)
      .join('/');
  const seen = units.filter((unit) => own === null || own.includes(unit.id));
  const top = Math.min(...seen.map((unit) => depthOf(unit.trail)));
  return seen
    .map((unit) => ({ unit, way: wayOf(unit.trail) }))
    .toSorted((a, b) => a.way.localeCompare(b.way))
    .slice(0, limits.reportMonthsMax * limits.pageRowsMax)
    .map(({ unit }) => ({ value: unit.id, label: `${' '.repeat(depthOf(unit.trail) - top)}${unit.name}` }));
}

function depthOf(trail: string): number {
  return trail.split('/').length;
}

function narrowOptions(chosen: Narrow | null): SelectOption[] {
  void revision.value;
  const t = supervisorText();
  const entries = rowsOfType('entry').map((row) => row.body);
  const codesOf = (list: string): string[] =>
    entries
      .filter((entry) => entry.list === list)
      .toSorted((a, b) => Number(a.retired) - Number(b.retired) || a.order - b.order)
      .map((entry) => entry.code);
  const options = dimensions.flatMap((dimension) => {
    const values = dimension === 'status' ? subjectStatuses : dimension === 'followUp' ? followUps : codesOf(dimension);
    return values.map((value) => optionOf({ dimension, value }, t.dimension[dimension]));
  });
  const isListed = chosen === null || options.some((option) => option.value === optionOf(chosen, '').value);
  return isListed ? options : [...options, optionOf(chosen, t.dimension[chosen.dimension])];
}

function optionOf({ dimension, value }: Narrow, group: string): SelectOption {
  return { value: `${dimension}:${value}`, label: valueWord(dimension, value), group };
}

function narrowOf(option: string): Narrow | null {
  const at = option.indexOf(':');
  const dimension = dimensions.find((one) => one === option.slice(0, at));
  return dimension === undefined ? null : { dimension, value: option.slice(at + 1) };
}
