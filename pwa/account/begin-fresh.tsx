import { useState } from 'preact/hooks';

import { vault } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { lockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';

/** Signed in with a new password, before a store that the old one closed: its PIN, or a new store. */
export function BeginFresh() {
  const t = lockText().sealed;
  const common = commonText();
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const begin = async (): Promise<void> => {
    const isBegun = await vault().then(
      (of) => of.beginFresh(),
      () => false,
    );
    setAsking(false);
    setFailed(!isBegun);
  };
  return (
    <>
      <Banner
        tone="amber"
        title={t.title}
        actions={
          <Button kind="text" onClick={() => setAsking(true)}>
            {t.fresh}
          </Button>
        }
      >
        {t.text}
      </Banner>
      {hasFailed && <Banner tone="red">{t.failed}</Banner>}
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.freshTitle}
        closeLabel={common.act.close}
        dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common.act.cancel}</Button>
            <Button kind="primary" onClick={() => void begin()}>
              {t.freshAct}
            </Button>
          </>
        }
      >
        <p>{t.freshText}</p>
      </Sheet>
    </>
  );
}
