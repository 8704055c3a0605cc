import { useEffect, useRef, useState } from 'preact/hooks';

import { type RescueFile, vault } from '../device/device.ts';
import { language } from '../text/language.ts';
import { lockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber } from '../ui/format.ts';
import { RowLink } from '../ui/row-link.tsx';
import { handOver } from './hand-over.ts';

type State = { is: 'idle' | 'making' | 'failed' } | { is: 'made'; file: RescueFile };

/** One tap: everything unsent of everybody on this phone, into a file. Needs neither PIN nor signal. */
export function RescueRow() {
  const t = lockText().rescue;
  const [state, setState] = useState<State>({ is: 'idle' });

  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On the lock screen the row stands at the bottom: what became of it would be under the buttons.
    if (state.is === 'made' || state.is === 'failed') told.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);

  const make = async (): Promise<void> => {
    if (state.is === 'making') return;
    setState({ is: 'making' });
    try {
      const file = await (await vault()).rescueFile(null);
      if (file.entries + file.photos > 0) await handOver(file.file);
      setState({ is: 'made', file });
    } catch {
      setState({ is: 'failed' });
    }
  };

  return (
    <div class="stack stack--tight">
      <Card pad={false}>
        <RowLink
          icon="shield"
          title={t.title}
          sub={state.is === 'making' ? t.making : t.hint}
          onClick={() => void make()}
        />
      </Card>
      {(state.is === 'failed' || state.is === 'made') && (
        <div class="stack stack--tight" ref={told}>
          {state.is === 'made' ? <Made file={state.file} /> : <Banner tone="red">{t.failed}</Banner>}
        </div>
      )}
    </div>
  );
}

function Made({ file: { entries, photos, left } }: { file: RescueFile }) {
  const t = lockText().rescue;
  const shown = (count: number): string => formatNumber(count, language.value);
  return (
    <>
      <Banner icon="check">{entries + photos === 0 ? t.nothing : t.made(shown(entries), shown(photos))}</Banner>
      {left > 0 && <Banner tone="amber">{t.left(shown(left))}</Banner>}
    </>
  );
}
