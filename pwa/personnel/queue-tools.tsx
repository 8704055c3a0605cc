/** Search and filters above the list. The filters stand in the address, what is searched for does not. */
import { useEffect, useState } from 'preact/hooks';

import { violationsFor } from '../../schema/catalogue.ts';
import { limits } from '../../schema/limits.ts';
import { officeOf } from '../../schema/rows.ts';
import { account, rowsOfType } from '../device/device.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { Button } from '../ui/button.tsx';
import { FilterSelect } from '../ui/filter-select.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { SelectOption } from '../ui/select-field.tsx';
import { searchFor } from './search.ts';
import { type Asked, queuePath, type QueueName } from './ways.ts';
import { entryName } from './words.ts';

/** A question is sent when the typing rests. */
const typingRestMs = 300;
const searchMax = 60;

export function QueueTools(props: { asked: Asked; autoFocus?: boolean | undefined }) {
  const { asked } = props;
  const t = personnelText();
  const [typed, setTyped] = useState(asked.search ?? '');
  // Another list has its own search. The blank before the next word is no other one: it stays.
  useEffect(
    () => setTyped((now) => (now.trim() === (asked.search ?? '') ? now : (asked.search ?? ''))),
    [asked.queue, asked.search],
  );
  useEffect(() => {
    if (typed.trim() === (asked.search ?? '')) return undefined;
    const timer = setTimeout(() => searchFor(asked.queue, typed), typingRestMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const isNarrowed = asked.unitId !== undefined || asked.violation !== undefined || asked.search !== undefined;
  return (
    <Tools>
      <SearchField
        label={t.searchLabel}
        placeholder={t.searchLabel}
        value={typed}
        onInput={setTyped}
        clearLabel={commonText().act.clearSearch}
        maxLength={searchMax}
        autoFocus={props.autoFocus}
        slashKey
      />
      <FilterSelect
        label={t.column.office}
        all={t.column.office}
        value={asked.unitId ?? ''}
        onChange={(value) => go(queuePath({ ...asked, unitId: value === '' ? undefined : value }), 'replace')}
        options={officeOptions()}
      />
      <FilterSelect
        label={t.violation}
        all={t.violation}
        value={asked.violation ?? ''}
        onChange={(value) => go(queuePath({ ...asked, violation: value === '' ? undefined : value }), 'replace')}
        options={violationOptions()}
      />
      {isNarrowed && (
        <Button
          kind="text"
          onClick={() => {
            setTyped('');
            showWhole(asked.queue);
          }}
        >
          {t.resetFilters}
        </Button>
      )}
    </Tools>
  );
}

/** The list without search and filters. */
export function showWhole(queue: QueueName): void {
  searchFor(queue, '');
  go(queuePath({ queue }), 'replace');
}

/** The perangkat daerah the person sees: all, or those his units lie in. */
function officeOptions(): SelectOption[] {
  const units = rowsOfType('unit').map((row) => row.body);
  const own = account.value?.unitIds ?? null;
  const offices = new Set(units.filter((unit) => own === null || own.includes(unit.id)).map(officeOf));
  return units
    .filter((unit) => offices.has(unit.id))
    .map((unit) => ({ value: unit.id, label: unit.shortName }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
    .slice(0, officesMax);
}

/** More perangkat daerah than any regency has. */
const officesMax = limits.feedsMax;

function violationOptions(): SelectOption[] {
  const entries = rowsOfType('entry').map((row) => row.body);
  return violationsFor('employee', entries).map((entry) => ({ value: entry.code, label: entryName(entry) }));
}
