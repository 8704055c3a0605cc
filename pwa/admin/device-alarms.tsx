/** How many devices need somebody: in the rail on every page of the admin, and loudly where he lands. */
import type { DevicesAnswer } from '../../schema/api.ts';
import { type PageState, useOfficePage } from '../personnel/use-page.ts';
import { numberWords } from '../personnel/words.ts';
import { fieldText } from '../text/field.ts';
import { Banner } from '../ui/banner.tsx';
import { hrefs } from './ways.ts';

/** One page of them: beyond a hundred the figure is not what matters. */
export function useDeviceAlarms(): PageState<DevicesAnswer> {
  return useOfficePage<DevicesAnswer>('/api/devices', { alarm: 'any' });
}

export function alarmCount(page: PageState<DevicesAnswer>): string | null {
  if (page.state !== 'ready' || page.value.rows.length === 0) return null;
  return `${numberWords(page.value.rows.length)}${page.value.next === null ? '' : '+'}`;
}

export function AlarmBanner() {
  const t = fieldText();
  const page = useDeviceAlarms();
  const count = alarmCount(page);
  if (count === null || page.state !== 'ready') return null;
  return (
    <Banner
      tone="red"
      title={t.alarmTitle(page.value.rows.length, count)}
      actions={<a href={hrefs.alarmingDevices}>{t.alarmOpen}</a>}
    >
      {t.alarmText}
    </Banner>
  );
}
