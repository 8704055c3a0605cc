import type { ComponentChildren } from 'preact';

import { formatNip } from './format.ts';
import { Highlight, type Marked } from './highlight.tsx';
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
    /** The digits of it that were typed. */
    nipRanges?: readonly Marked[] | undefined;
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
        {props.nip !== undefined && (
          <span class="nip">
            <Highlight text={formatNip(props.nip)} ranges={inFormatted(props.nip, props.nipRanges ?? [])} />
          </span>
        )}
        <span class="hit__post">{props.post}</span>
      </Press>
    </li>
  );
}

/** Ranges of the bare digits where they stand among the spaces of 8 6 1 3. */
function inFormatted(nip: string, ranges: readonly Marked[]): Marked[] {
  if (formatNip(nip) === nip) return [...ranges];
  const spaces = (digits: number): number => [8, 14, 15].filter((at) => at < digits).length;
  return ranges.map(([start, end]) => [start + spaces(start + 1), end + spaces(end)]);
}
