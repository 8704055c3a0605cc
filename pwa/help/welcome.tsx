/** An officer's first minute on a phone: shown round, then offered a PIN. The tour alone is '#/tour', from any help. */
import { useState } from 'preact/hooks';

import { SetPin } from '../account/set-pin.tsx';
import { wantsPin } from '../device/device.ts';
import { go } from '../route.ts';
import { Tour } from './tour.tsx';

export function Welcome(props: { path: string }) {
  const [isShown, setShown] = useState(false);
  // The PIN is offered once on each phone, so the tour before it needs no memory of its own.
  if (wantsPin.value && isShown) return <SetPin path={props.path} />;
  return <Tour onEnd={() => (wantsPin.value ? setShown(true) : go('/', 'replace'))} />;
}
