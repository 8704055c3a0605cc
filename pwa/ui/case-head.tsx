import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';

/** Where a page lies: the list it was opened from, then itself. */
export function Crumb(props: { from: { text: string; href: string }; here: string }) {
  return (
    <p class="crumb">
      <a href={props.from.href}>{props.from.text}</a>
      <Icon name="next" size={14} />
      <span class="num">{props.here}</span>
    </p>
  );
}

/** Head of one case: the person, then what was said on the spot and what was formally decided, never alike. */
export function CaseHead(props: {
  crumb?: ComponentChildren;
  name: string;
  /** NIP, tags, post. */
  facts: ComponentChildren;
  /** `SpotBox` and `FormalBox`. */
  boxes: ComponentChildren;
}) {
  return (
    <header class="case-head">
      <div>
        {props.crumb}
        <h1>{props.name}</h1>
        {props.facts}
      </div>
      {props.boxes}
    </header>
  );
}

/** History, dates and papers, and what is to be done, beside each other; on a phone below each other. */
export function CaseColumns(props: { history: ComponentChildren; papers: ComponentChildren; act: ComponentChildren }) {
  return (
    <div class="case-columns">
      <section>{props.history}</section>
      <section>{props.papers}</section>
      <section class="case-act">{props.act}</section>
    </div>
  );
}

/** Names at the left, values at the right. */
export function Pairs(props: { pairs: readonly { key: string; label: string; value: ComponentChildren }[] }) {
  return (
    <dl class="pairs">
      {props.pairs.map((pair) => (
        <>
          <dt key={`${pair.key}-label`}>{pair.label}</dt>
          <dd key={pair.key}>{pair.value}</dd>
        </>
      ))}
    </dl>
  );
}
