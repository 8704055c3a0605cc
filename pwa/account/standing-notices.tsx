/** What every screen must show, whoever looks on: the store fails now (F38), or was lost (F07). */
import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';

import { losses, phase, trouble } from '../device/device.ts';
import { accountText } from '../text/account.ts';
import { textReady } from '../text/language.ts';
import { Failed } from '../ui/failed.tsx';

export function StandingNotices() {
  const t = accountText();
  return (
    <>
      {trouble.value && phase.value === 'ready' && <Failed title={t.troubleTitle} text={t.troubleText} />}
      {losses.value.length > 0 && <Loss />}
    </>
  );
}

/** Rare, so its words come when there is something to say. */
function Loss() {
  const [Notice, setNotice] = useState<ComponentType | null>(null);
  useEffect(() => {
    void import('./loss-notice.tsx').then(async ({ LossNotice }) => {
      await textReady();
      setNotice(() => LossNotice);
    });
  }, []);
  return Notice === null ? null : <Notice />;
}
