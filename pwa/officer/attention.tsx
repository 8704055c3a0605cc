import { findingCode } from '../../schema/finding.ts';
import type { Row } from '../../schema/rows.ts';
import { asRowOf } from '../../schema/rows.ts';
import { attention, type AttentionItem as Item, exportItem, revision, setAside } from '../device/device.ts';
import { saveFile } from '../save-file.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatInstant, formatNumber } from '../ui/format.ts';
import type { IconName } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { aboutOf } from './history.ts';
import { KeepSheet, useSettling } from './settling.tsx';
import { refusalWords } from './refusal-words.ts';
import { operationOf, zoneNow } from './rows.ts';
import { type ShownFact, versus } from './versions.ts';

/** What the server refused or found moved. Nothing here can be deleted; each is settled or kept. */
export function Attention() {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const items = itemsAt(revision.value);
  const settling = useSettling();
  return (
    <Screen
      skipLabel={common.skip}
      title={common.state.attention}
      back={{ label: common.act.back, href: '#/' }}
      note={items.length === 0 ? undefined : formatNumber(items.length, language.value)}
    >
      <div class="stack">
        <p class="muted cap">{r.attention.intro}</p>
        {settling.failure !== null && <Failed title={t.notSaved} text={settling.failure} />}
        {items.length === 0 && <Empty icon="check" title={r.attention.none} text={r.attention.noneText} />}
        {items.map((item) => (
          <One key={item.mutation.id} item={item} settling={settling} />
        ))}
      </div>
      <KeepSheet settling={settling} />
    </Screen>
  );
}

function One(props: { item: Item; settling: ReturnType<typeof useSettling> }) {
  const r = reviewText();
  const { item, settling } = props;
  const { mutation } = item;
  const about = 'findingId' in mutation.body ? mutation.body.findingId : mutation.id;
  const code = mutation.kind.startsWith('finding.')
    ? `${commonText().word.finding} ${findingCode(about).replace('-', '–')}`
    : r.kinds[mutation.kind];
  const when = formatInstant(mutation.at, zoneNow(), language.value);
  const versions = item.outcome === 'conflict' ? versionsOf(item, settling) : undefined;
  return (
    <AttentionItem
      happened={r.attention.happened[item.outcome]}
      title={aboutOf(mutation)}
      note={`${code}, ${when}`}
      why={whyOf(item, versions !== undefined)}
      versions={versions}
      actions={actionsOf(item, settling, versions !== undefined)}
    />
  );
}

function whyOf(item: Item, hasVersions: boolean): string | undefined {
  const r = reviewText();
  if (item.conflict?.body.state === 'referred') return r.attention.referred;
  if (item.outcome === 'conflict') return hasVersions ? undefined : r.attention.movedAway;
  return item.outcome === 'held' ? r.attention.heldText : refusalWords(item.code);
}

function actionsOf(item: Item, settling: ReturnType<typeof useSettling>, hasVersions: boolean) {
  const t = reviewText().attention;
  const { mutation } = item;
  const isOpen = item.outcome === 'conflict' && item.conflict?.body.state !== 'referred';
  const actions: { key: string; text: string; icon?: IconName; onClick: () => void }[] = [];
  if (isOpen && !hasVersions)
    actions.push({ key: 'theirs', text: t.useTheirs, icon: 'check', onClick: () => settling.askTheirs(item) });
  if (isOpen) actions.push({ key: 'refer', text: t.refer, onClick: () => void settling.refer(item) });
  if (item.outcome === 'rejected')
    actions.push({ key: 'aside', text: t.setAside, icon: 'check', onClick: () => void setAside(mutation.id) });
  actions.push({ key: 'copy', text: t.copy, icon: 'download', onClick: () => saveCopy(mutation.id) });
  return actions;
}

/** Both versions of a finding, when both are on this phone. */
function versionsOf(item: Item, settling: ReturnType<typeof useSettling>): readonly [Version, Version] | undefined {
  const { mutation } = item;
  const theirs = item.theirs === null ? null : asRowOf(item.theirs, 'finding');
  if (theirs === null) return undefined;
  const t = reviewText().attention;
  const zone = operationOf(theirs.body.operationId)?.body.timeZone ?? zoneNow();
  const at = formatInstant(mutation.at, zone, language.value);
  const isReferred = item.conflict?.body.state === 'referred';
  const use = (label: string, onClick: () => void) => (isReferred ? undefined : { text: t.use, label, onClick });
  const [left, right] = sidesOf(item, theirs);
  return [
    {
      key: 'mine',
      title: t.mine,
      note: t.thisPhone(at),
      facts: left,
      use: use(t.useMine, () => void settling.takeMine(item, theirs)),
    },
    {
      key: 'theirs',
      title: t.theirs,
      note: commonText().state.sent,
      facts: right,
      use: use(t.useTheirs, () => settling.askTheirs(item)),
    },
  ];
}

function sidesOf(item: Item, theirs: Row<'finding'>): [ShownFact[], ShownFact[]] {
  const t = officerText();
  const r = reviewText();
  const { mutation } = item;
  if (mutation.kind === 'finding.correct') return versus(mutation.body.facts, theirs.body.facts);
  const [, facts] = versus(theirs.body.facts, theirs.body.facts);
  const state = (value: string): ShownFact => ({ key: 'state', label: r.attention.stateLabel, value, differs: true });
  const now =
    theirs.body.state === 'withdrawn' ? t.withdrawn : theirs.body.state === 'joined' ? t.joined : r.attention.counts;
  return [
    [state(mutation.kind === 'finding.withdraw' ? t.withdrawn : r.kinds[mutation.kind]), ...facts],
    [state(now), ...facts],
  ];
}

function itemsAt(_revision: number): Item[] {
  return attention();
}

/** The mutation as a file, byte for byte what this phone holds. */
function saveCopy(id: string): void {
  const blob = exportItem(id);
  if (blob !== null) saveFile(blob, `sidak-${id}.json`);
}
