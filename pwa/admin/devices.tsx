/** The devices: who works on what, when it was last heard of, what it still holds; which of them need somebody. */
import { useState } from 'preact/hooks';

import type { DeviceListing, DevicesAnswer } from '../../schema/api.ts';
import { fold } from '../../schema/fold.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { useOfficePage } from '../personnel/use-page.ts';
import { asOfWords, numberWords } from '../personnel/words.ts';
import { partsOf, path } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { fieldText } from '../text/field.ts';
import { Empty } from '../ui/empty.tsx';
import { FilterSelect } from '../ui/filter-select.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { byNeed, type DeviceFilter, deviceFilters, type DeviceSort, deviceSorts } from './device-need.ts';
import { inOrder, isShownBy } from './device-need.ts';
import { DeviceTable } from './device-table.tsx';
import { useAll } from './use-all.ts';

export function Devices() {
  const t = adminText().devices;
  const page = useAll<DeviceListing>('/api/devices');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<DeviceFilter>(() => filterAsked());
  const [sort, setSort] = useState<DeviceSort>('need');
  const all = page.state === 'ready' ? page.value.rows : [];
  const asOf = page.state === 'ready' ? page.asOf : '';
  const rows = all
    .filter((row) => isShownBy(filter, row, asOf) && fold(`${row.accountName} ${row.name}`).includes(fold(search)))
    .toSorted(inOrder(sort));
  return (
    <AdminFrame
      place="devices"
      title={t.title}
      count={page.state === 'ready' ? t.count(numberWords(rows.length)) : undefined}
      asOf={page.state === 'ready' ? asOfWords(page.asOf) : undefined}
      tools={
        <DeviceTools
          search={search}
          onSearch={setSearch}
          filter={filter}
          onFilter={setFilter}
          sort={sort}
          onSort={setSort}
        />
      }
    >
      <PageNotice page={page} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && rows.length === 0 && (
        <Empty icon="search" title={commonText().tell.noMatch} text={commonText().tell.noMatchHint} />
      )}
      {rows.length > 0 && <DeviceTable rows={rows} asOf={asOf} withOwner />}
      {page.state === 'ready' && page.value.isCut && <p class="muted">{adminText().cut}</p>}
    </AdminFrame>
  );
}

/** '#/perangkat?saring=alarm', from the start page and the alarm in the rail. */
function filterAsked(): DeviceFilter {
  const asked = partsOf(path.peek()).query.get('saring');
  return deviceFilters.find((one) => one === asked) ?? 'all';
}

function DeviceTools(props: {
  search: string;
  onSearch: (search: string) => void;
  filter: DeviceFilter;
  onFilter: (filter: DeviceFilter) => void;
  sort: DeviceSort;
  onSort: (sort: DeviceSort) => void;
}) {
  const t = adminText().devices;
  const f = fieldText();
  return (
    <Tools>
      <SearchField
        label={t.search}
        placeholder={t.search}
        value={props.search}
        onInput={props.onSearch}
        clearLabel={commonText().act.clearSearch}
        maxLength={60}
        slashKey
      />
      <FilterSelect
        label={f.filter}
        value={props.filter}
        onChange={(value) => props.onFilter(deviceFilters.find((one) => one === value) ?? 'all')}
        options={deviceFilters.map((value) => ({ value, label: f.filters[value] }))}
      />
      <FilterSelect
        label={f.sort}
        value={props.sort}
        onChange={(value) => props.onSort(deviceSorts.find((one) => one === value) ?? 'need')}
        options={deviceSorts.map((value) => ({ value, label: f.sorts[value] }))}
      />
    </Tools>
  );
}

/** Those of one account, on its page. */
export function AccountDevices(props: { accountId: string }) {
  const t = adminText().devices;
  const page = useOfficePage<DevicesAnswer>('/api/devices', { accountId: props.accountId });
  const rows = page.state === 'ready' ? page.value.rows.toSorted(byNeed) : [];
  return (
    <section>
      <SectionHead title={t.title} />
      <PageNotice page={page} />
      {page.state === 'ready' && rows.length === 0 && <p class="muted">{t.none}</p>}
      {page.state === 'ready' && <p class="muted meta num">{asOfWords(page.asOf)}</p>}
      {page.state === 'ready' && rows.length > 0 && <DeviceTable rows={rows} asOf={page.asOf} />}
    </section>
  );
}
