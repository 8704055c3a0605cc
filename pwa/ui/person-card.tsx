import type { ComponentChildren } from 'preact';

import { Button } from './button.tsx';
import { Nip } from './nip.tsx';
import type { Action } from './press.tsx';

/** Whom a finding is about; a `RepeatWarning` may follow inside the same card. */
export function PersonCard(props: {
  label: string;
  name: string;
  nip?: string | undefined;
  post?: string | undefined;
  tag?: ComponentChildren;
  change?: (Action & { text: string }) | undefined;
  children?: ComponentChildren;
}) {
  const { change } = props;
  return (
    <section class="card" aria-label={props.label}>
      <div class="person">
        <h2 class="name">{props.name}</h2>
        {change !== undefined && (
          <Button kind="text" href={change.href} onClick={change.onClick}>
            {change.text}
          </Button>
        )}
        <div>
          {(props.nip !== undefined || props.tag !== undefined) && (
            <div class="person__id">
              {props.nip !== undefined && <Nip value={props.nip} />}
              {props.tag}
            </div>
          )}
          {props.post !== undefined && <p class="cap muted">{props.post}</p>}
        </div>
      </div>
      {props.children}
    </section>
  );
}
