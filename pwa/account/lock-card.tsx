import { account, type Locks, vault } from '../device/device.ts';
import { language } from '../text/language.ts';
import { lockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Card } from '../ui/card.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { formatNumber } from '../ui/format.ts';
import { RowLink } from '../ui/row-link.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { AddPasskey } from './add-passkey.tsx';

/** Minutes; 0: never. */
const choices = [5, 15, 60, 0] as const;

/** Locking this phone: now, by itself, and with what it is opened. */
export function LockCard({ locks, onChanged }: { locks: Locks; onChanged: () => void }) {
  const t = lockText().card;
  const shown = (count: number): string => formatNumber(count, language.value);
  const setIdle = async (minutes: number): Promise<void> => {
    await (await vault()).setIdleMinutes(minutes);
    onChanged();
  };
  return (
    <section class="stack stack--tight">
      <SectionHead title={t.title} />
      {!locks.hasPin && <Banner tone="amber">{t.none}</Banner>}
      <Card pad={false}>
        {locks.canLock && (
          <RowLink icon="lock" title={t.lockNow} onClick={() => void vault().then((of) => of.lock())} />
        )}
        <RowLink icon="shield" title={locks.hasPin ? t.change : t.set} href="#/phone/pin" />
        <AddPasskey name={account.value?.name ?? ''} hasPasskey={locks.hasPasskey} hasPin={locks.hasPin} />
      </Card>
      {locks.hasPin && (
        <ChipGroup
          label={t.idle}
          value={String(locks.idleMinutes)}
          options={choices.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t.never : t.minutes(shown(minutes)),
          }))}
          onChange={(minutes) => void setIdle(Number(minutes)).catch(() => undefined)}
        />
      )}
    </section>
  );
}
