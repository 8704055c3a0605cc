import type { ComponentChildren } from 'preact';

import { Nip } from './nip.tsx';
import { type Action, Press } from './press.tsx';

/** White list of people found, from edge to edge. */
export function HitList(props: { label: string; children: ComponentChildren }) {
  return (
    <ul class="hits" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

export function HitRow(
  props: Action & {
    /** Usually a `Highlight`. */
    name: ComponentChildren;
    nip?: string | undefined;
    post: ComponentChildren;
    /** A `StateTag` pill or `Tag`. */
    tag?: ComponentChildren;
  },
) {
  return (
    <li>
      <Press class="hit" href={props.href} onClick={props.onClick}>
        <span class="hit__top">
          <span class="name">{props.name}</span>
          {props.tag}
        </span>
        {props.nip !== undefined && <Nip value={props.nip} />}
        <span class="hit__post">{props.post}</span>
      </Press>
    </li>
  );
}
