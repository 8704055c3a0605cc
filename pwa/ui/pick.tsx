import type { ComponentChildren } from 'preact';

import { Button } from './button.tsx';
import type { Action } from './press.tsx';

/** A value already chosen, with the way to change it: "Dugaan pelanggaran … Ubah". */
export function Pick(props: { label: string; value: ComponentChildren; change: Action & { text: string } }) {
  return (
    <div class="pick">
      <p class="grow">
        <span class="sub">{props.label}</span>
        {props.value}
      </p>
      <Button kind="text" href={props.change.href} onClick={props.change.onClick}>
        {props.change.text}
      </Button>
    </div>
  );
}
