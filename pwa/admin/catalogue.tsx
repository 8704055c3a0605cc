/** The catalogue by kind, in the office's order; retired entries below, since past findings still name them. */
import type { CatalogueEntry, CatalogueList } from '../../schema/catalogue.ts';
import { catalogueLists } from '../../schema/catalogue.ts';
import { entryKey } from '../../schema/catalogue.ts';
import { revision, rowsOfType } from '../device/device.ts';
import { entryName, entryNote, numberWords } from '../personnel/words.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { SentTag } from './sent-tag.tsx';
import { LoadCatalogue } from './starting.tsx';
import { hrefs } from './ways.ts';

export function entriesOf(list: CatalogueList, _revision: number): CatalogueEntry[] {
  return rowsOfType('entry')
    .map((row) => row.body)
    .filter((entry) => entry.list === list)
    .toSorted((a, b) => a.order - b.order || a.code.localeCompare(b.code));
}

export function Catalogue(props: { list: CatalogueList }) {
  const { list } = props;
  const t = adminText().catalogue;
  const all = rowsOfType('entry').length;
  const entries = entriesOf(list, revision.value);
  const [current, retired] = [entries.filter((one) => !one.retired), entries.filter((one) => one.retired)];
  const add = (
    <Button kind="primary" icon="plus" href={hrefs.entryNew(list)}>
      {t.add[list]}
    </Button>
  );
  return (
    <AdminFrame
      place="catalogue"
      title={t.title}
      count={all === 0 ? undefined : t.count(numberWords(all))}
      dock={all === 0 ? undefined : <Dock>{add}</Dock>}
      tools={
        <Tools end={all > 0 && <span class="only-wide">{add}</span>}>
          <ChipGroup
            label={t.lists}
            hideLabel
            options={catalogueLists.map((one) => ({
              value: one,
              label: t.list[one],
              count: numberWords(entriesOf(one, revision.value).length),
            }))}
            value={list}
            onChange={(next) => go(hrefs.catalogue(next).slice(1), 'replace')}
          />
        </Tools>
      }
    >
      {all === 0 && <LoadCatalogue />}
      {all > 0 && entries.length === 0 && <Empty icon="note" title={t.empty} text={t.emptyText} />}
      {entries.length > 0 && (
        <Table
          label={t.list[list]}
          columns={columns(list)}
          groups={[
            { key: 'current', rows: current },
            ...(retired.length === 0
              ? []
              : [{ key: 'retired', label: t.retired, count: numberWords(retired.length), rows: retired }]),
          ]}
          rowKey={(entry) => entry.code}
          open={(entry) => ({ href: hrefs.entry(entry.list, entry.code) })}
        />
      )}
    </AdminFrame>
  );
}

function columns(list: CatalogueList): Column<CatalogueEntry>[] {
  const t = adminText().catalogue;
  const about: Column<CatalogueEntry>[] =
    list === 'guidance'
      ? []
      : [{ key: 'about', head: t.about[list], width: '24%', phone: 'text', cell: (entry) => aboutWords(entry) }];
  return [
    {
      key: 'name',
      head: t.name,
      phone: 'title',
      cell: (entry) => entryName(entry),
      below: (entry) => entry.basis ?? entryNote(entry) ?? null,
    },
    { key: 'code', head: t.code, width: '14rem', phone: 'text', cell: ({ code }) => <span class="num">{code}</span> },
    ...about,
    {
      key: 'state',
      head: t.state,
      width: '10rem',
      phone: 'foot',
      cell: (entry) => <SentTag type="entry" rowKey={entryKey(entry.list, entry.code)} />,
    },
  ];
}

/** A violation's group, a reason's groups, whom an action fits. */
function aboutWords(entry: CatalogueEntry): string {
  const t = adminText().catalogue;
  if (entry.list === 'violation') return entry.group ?? '–';
  if (entry.list === 'reason')
    return (entry.groups ?? []).map((group) => (group === '*' ? t.everyGroup : group)).join(', ') || '–';
  return (entry.subject ?? []).map((one) => t.subject[one]).join(', ') || t.everySubject;
}
