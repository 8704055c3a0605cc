/** What the file would change, before it does: counts, lists, warnings, and the button that applies it. */
import { useState } from 'preact/hooks';

import { connection } from '../device/device.ts';
import { numberWords } from '../personnel/words.ts';
import { serverReach } from '../reach.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatNumber } from '../ui/format.ts';
import { language } from '../text/language.ts';
import { TextField } from '../ui/text-field.tsx';
import { AdminFrame } from './admin-frame.tsx';
import type { ListName, Overview } from './roster-import.ts';
import { RosterList } from './roster-list.tsx';
import { countIn } from './roster-preview-counts.ts';
import { downloadRefused } from './roster-refused.ts';
import { applyPreview, cancelImport, type Stage } from './roster-state.ts';
import { UnknownUnits } from './roster-units.tsx';

export function RosterPreviewPage(props: { shown: Extract<Stage, { at: 'preview' }> }) {
  const { overview, source, tookMs } = props.shown;
  const t = rosterImportText();
  const [typed, setTyped] = useState('');
  const [list, setList] = useState<ListName>(() => firstList(overview));
  const changes = overview.counts.fresh + overview.counts.changed + overview.counts.gone;
  const mustType = overview.isManyGone;
  const isConfirmed = !mustType || typed.replace(/\D/g, '') === String(overview.counts.gone);
  const buttons = (
    <>
      <Button tall onClick={cancelImport}>
        {t.cancel}
      </Button>
      <Button
        kind="primary"
        icon="check"
        disabled={changes === 0 || !isConfirmed || !connection.value.online}
        onClick={() => void applyPreview()}
      >
        {t.preview.apply(numberWords(changes))}
      </Button>
    </>
  );
  return (
    <AdminFrame
      place="roster"
      title={overview.format === null ? t.undo.previewTitle : t.preview.title}
      count={source}
      dock={<Dock>{buttons}</Dock>}
    >
      <div class="stack">
        <p class="muted num" role="status">
          {t.preview.read(formatNumber(tookMs / 1000, language.value, 1))} {unchangedWords(overview)}
        </p>
        {serverReach() === 'offline' && <Banner tone="amber" icon="wifi-off" title={t.preview.offline} />}
        {changes === 0 && <Empty icon="check" title={t.preview.nothing} text={t.preview.nothingText} />}
        {mustType && (
          <Banner tone="red" title={t.preview.manyGone(numberWords(overview.counts.gone), share(overview))}>
            <p>{t.preview.manyGoneText}</p>
            <TextField
              label={t.preview.typeNumber(numberWords(overview.counts.gone))}
              value={typed}
              onInput={setTyped}
              inputMode="numeric"
              maxLength={12}
            />
          </Banner>
        )}
        {overview.unknownUnits.length > 0 && <UnknownUnits units={overview.unknownUnits} />}
        <div class="only-wide admin-acts">{buttons}</div>
        <ChipGroup
          label={t.lists}
          hideLabel
          options={listNames.map((name) => ({ value: name, label: t.list[name], count: countOf(name, overview) }))}
          value={list}
          onChange={setList}
        />
        {list === 'refused' && overview.counts.refused > 0 && (
          <div>
            <Button icon="download" onClick={() => void downloadRefused(overview.counts.refused)}>
              {t.preview.downloadRefused}
            </Button>
          </div>
        )}
        <RosterList key={list} list={list} overview={overview} />
      </div>
    </AdminFrame>
  );
}

const listNames = ['refused', 'changed', 'gone', 'moved', 'fresh'] as const satisfies readonly ListName[];

/** What needs eyes first. */
function firstList({ counts }: Overview): ListName {
  const first = (['refused', 'gone', 'changed', 'fresh'] as const).find((name) => counts[name] > 0);
  return first ?? 'refused';
}

function countOf(name: ListName, overview: Overview): string {
  return numberWords(countIn(name, overview));
}

function unchangedWords({ counts, kept }: Overview): string {
  const t = rosterImportText().preview;
  const same = t.unchanged(numberWords(counts.unchanged));
  return kept === 0 ? same : `${same} ${t.kept(numberWords(kept))}`;
}

function share({ goneShare }: Overview): string {
  return formatNumber(goneShare * 100, language.value, 0);
}
