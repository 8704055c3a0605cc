/** A store of this phone is gone: what may be lost, since when, what to do. Stays until it has been read (F07). */
import { type Loss, losses, readLosses } from '../device/device.ts';
import { language } from '../text/language.ts';
import { storeText } from '../text/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatInstant, formatNumber } from '../ui/format.ts';
import { zoneHere } from './zone-here.ts';

export function LossNotice() {
  const t = storeText();
  const all = losses.value;
  if (all.length === 0) return null;
  return (
    <Banner
      tone="red"
      title={t.lostTitle}
      actions={
        <Button kind="text" onClick={() => void readLosses()}>
          {t.lostRead}
        </Button>
      }
    >
      {[...all.map(wordsOf), t.lostDo, all.every(({ isTold }) => isTold) ? t.lostTold : t.lostToTell].join(' ')}
    </Banner>
  );
}

function wordsOf({ unsent, oldestUnsentAt, lastKnownAt }: Loss): string {
  const t = storeText();
  const shown = (instant: string): string => formatInstant(instant, zoneHere(), language.value);
  if (unsent === null || lastKnownAt === null) return t.lostUnknown;
  if (unsent === 0) return t.lostNone(shown(lastKnownAt));
  return t.lostKnown(formatNumber(unsent, language.value), shown(oldestUnsentAt ?? lastKnownAt));
}
