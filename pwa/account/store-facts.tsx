/** How this phone's store is, in words: the browser's promise, room, what is unsent and since when. */
import { appVersion, freeBytes, outboxItems, persisted, revision, sync } from '../device/device.ts';
import { limits } from '../../schema/limits.ts';
import { language } from '../text/language.ts';
import { storeText } from '../text/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Card } from '../ui/card.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { formatBytes, formatInstant, formatNumber } from '../ui/format.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { zoneHere } from './zone-here.ts';

export function StoreFacts() {
  const t = storeText();
  const shown = language.value;
  const isKept = persisted.value;
  const free = freeBytes.value;
  const { photos } = sync.value;
  const version = appVersion();
  const facts = [
    {
      key: 'promise',
      label: t.promise,
      value: isKept === null ? t.promiseUnknown : isKept ? t.promiseYes : t.promiseNo,
    },
    { key: 'room', label: t.room, value: free === null ? t.roomUnknown : formatBytes(free, shown) },
    { key: 'unsent', label: t.unsent, value: unsentAt(revision.value) },
    ...(photos === 0 ? [] : [{ key: 'photos', label: t.photos, value: formatNumber(photos, shown) }]),
    ...(version === null ? [] : [{ key: 'version', label: t.version, value: version }]),
  ];
  return (
    <section class="stack stack--tight">
      <SectionHead title={t.title} />
      <RoomNotice />
      <Card label={t.title}>
        <Facts facts={facts} />
      </Card>
      {isKept === false && <p class="muted cap">{t.promiseNoHint}</p>}
    </section>
  );
}

function RoomNotice() {
  const t = storeText();
  const free = freeBytes.value;
  if (free === null || free >= limits.roomLowBytes) return null;
  const isFull = free < limits.roomForTextBytes;
  return (
    <Banner tone={isFull ? 'red' : 'amber'} title={isFull ? t.fullTitle : t.lowTitle}>
      {isFull ? t.fullText : t.lowText}
    </Banner>
  );
}

function unsentAt(_revision: number): string {
  const t = storeText();
  const waiting = outboxItems().filter(({ state }) => state === 'waiting');
  const [oldest] = waiting;
  if (oldest === undefined) return t.unsentNone;
  const when = formatInstant(oldest.mutation.at, zoneHere(), language.value);
  return t.unsentSince(formatNumber(waiting.length, language.value), when);
}
