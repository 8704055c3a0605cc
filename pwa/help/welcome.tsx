/**
 * An officer's first minute on a phone: shown round, told to install, offered a PIN. Installing comes before anything is
 * kept. The tour alone is '#/tour', from any help.
 */
import { useState } from 'preact/hooks';

import { isInstalled } from '../account/install.ts';
import { SetPin } from '../account/set-pin.tsx';
import { wantsPin } from '../device/device.ts';
import { go } from '../route.ts';
import { InstallStep } from './install-step.tsx';
import { Tour } from './tour.tsx';

export function Welcome(props: { path: string }) {
  const [at, setAt] = useState<'tour' | 'install' | 'pin'>('tour');
  // The PIN is offered once on each phone, so what comes before it needs no memory of its own.
  if (!wantsPin.value) return <Tour onEnd={() => go('/', 'replace')} />;
  switch (at) {
    case 'tour':
      return <Tour onEnd={() => setAt(isInstalled() ? 'pin' : 'install')} />;
    case 'install':
      return <InstallStep onEnd={() => setAt('pin')} />;
    case 'pin':
      return <SetPin path={props.path} />;
  }
}
