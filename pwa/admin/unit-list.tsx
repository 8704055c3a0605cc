/** The units as a tree that folds, or as a flat list of what a search finds. */
import { useState } from 'preact/hooks';

import { fold } from '../../schema/fold.ts';
import type { UnitRow } from '../../schema/rows.ts';
import { revision, rowState } from '../device/device.ts';
import { numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Tag } from '../ui/tag.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { SentTag } from './sent-tag.tsx';
import { type TreeLine, treeOf, unitRows, unitWay } from './units.ts';
import { hrefs } from './ways.ts';

/** Lines drawn at once: the tree of a province would make the page slow. */
const linesAtOnce = 200;

export function Units() {
  const t = adminText().units;
  const units = unitRows(revision.value);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string> | null>(null);
  const [shown, setShown] = useState(linesAtOnce);
  const tree = treeOf(units);
  const isSearch = search.trim() !== '';
  // Two levels are open at first: the government and its perangkat daerah.
  const opened = open ?? new Set(tree.filter(({ depth }) => depth === 0).map(({ unit }) => unit.id));
  const lines = isSearch ? tree.filter(({ unit }) => isFound(unit, search)) : visible(tree, opened);
  const add = (
    <Button kind="primary" icon="plus" href={hrefs.unitNew(null)}>
      {t.add}
    </Button>
  );
  return (
    <AdminFrame
      place="units"
      title={t.title}
      count={t.count(numberWords(units.length))}
      dock={<Dock>{add}</Dock>}
      tools={
        <Tools
          end={
            <>
              <Button icon="upload" href={hrefs.unitsImport}>
                {t.import}
              </Button>
              <span class="only-wide">{add}</span>
            </>
          }
        >
          <SearchField
            label={t.search}
            placeholder={t.search}
            value={search}
            onInput={setSearch}
            clearLabel={commonText().act.clearSearch}
            maxLength={60}
            slashKey
          />
        </Tools>
      }
    >
      {units.length === 0 && <Empty icon="building" title={t.none} text={t.noneText} />}
      {units.length > 0 && lines.length === 0 && (
        <Empty icon="search" title={commonText().tell.noMatch} text={commonText().tell.noMatchHint} />
      )}
      <ul class="admin-tree" aria-label={t.title}>
        {lines.slice(0, shown).map((line) => (
          <UnitLine
            key={line.unit.id}
            line={line}
            isSearch={isSearch}
            isOpen={opened.has(line.unit.id)}
            toggle={() => setOpen(toggled(opened, line.unit.id))}
          />
        ))}
      </ul>
      {lines.length > 0 && (
        <Pager
          text={commonText().tell.shownOf(numberWords(Math.min(shown, lines.length)), numberWords(units.length))}
          more={
            shown < lines.length
              ? { text: commonText().act.more, onClick: () => setShown(shown + linesAtOnce) }
              : undefined
          }
        />
      )}
    </AdminFrame>
  );
}

function UnitLine(props: { line: TreeLine; isSearch: boolean; isOpen: boolean; toggle: () => void }) {
  const { line, isSearch, isOpen } = props;
  const { unit, depth, children } = line;
  const t = adminText().units;
  return (
    <li style={{ '--depth': isSearch ? 0 : depth }}>
      {!isSearch && children > 0 ? (
        <button
          type="button"
          class="tree__twist"
          aria-expanded={isOpen}
          aria-label={t.unfold(unit.name)}
          onClick={props.toggle}
        >
          <Icon name={isOpen ? 'down' : 'next'} size={13} weight={2.4} />
        </button>
      ) : (
        <span class="tree__twist" />
      )}
      <a href={hrefs.unit(unit.id)}>
        <b>{unit.name}</b>
        <span class="sub">{isSearch ? unitWay(unit) : below(children)}</span>
      </a>
      <span class="tags">
        {unit.retired && <Tag tone="line" text={t.retired} />}
        {rowState('unit', unit.id) !== 'sent' && <SentTag type="unit" rowKey={unit.id} />}
      </span>
    </li>
  );
}

function below(children: number): string | null {
  return children === 0 ? null : adminText().units.below(numberWords(children));
}

function visible(tree: readonly TreeLine[], open: ReadonlySet<string>): TreeLine[] {
  let hiddenBelow: number | null = null;
  return tree.filter(({ unit, depth }) => {
    if (hiddenBelow !== null && depth > hiddenBelow) return false;
    hiddenBelow = open.has(unit.id) ? null : depth;
    return true;
  });
}

function isFound(unit: UnitRow, search: string): boolean {
  const text = fold(`${unit.name} ${unit.shortName} ${unit.externalId ?? ''} ${unit.id}`);
  return fold(search)
    .split(' ')
    .every((word) => text.includes(word));
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
