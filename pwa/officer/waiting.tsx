import { sync } from '../device/device.ts';
import { firstText } from '../text/first.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { formatNumber } from '../ui/format.ts';
import { SyncStrip } from '../ui/sync-strip.tsx';

/** What has not left the phone, and what needs the person; nothing when both are none. */
export function Waiting() {
  const t = officerText();
  const { waiting, attention, photos } = sync.value;
  const ofPhotos = photos === 0 ? undefined : t.photosWaiting(formatNumber(photos, language.value));
  return (
    <SyncStrip
      waiting={
        waiting === 0 && ofPhotos === undefined
          ? undefined
          : {
              text: waiting === 0 ? (ofPhotos ?? '') : t.waiting(formatNumber(waiting, language.value)),
              note: waiting === 0 ? firstText().state.onPhone : (ofPhotos ?? firstText().state.onPhone),
              href: '#/outbox',
            }
      }
      attention={
        attention === 0 ? undefined : { text: t.needsYou(formatNumber(attention, language.value)), href: '#/attention' }
      }
    />
  );
}
