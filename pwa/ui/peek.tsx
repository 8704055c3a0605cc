import type { ComponentChildren } from 'preact';

/** The open row beside its list, on wide screens. Its button leads to the whole page. */
export function Peek(props: {
  label: string;
  head: ComponentChildren;
  foot?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <aside class="peek" aria-label={props.label}>
      <header>{props.head}</header>
      {/* It scrolls by itself, so the keyboard must get there. */}
      <div class="stack" tabIndex={0}>
        {props.children}
      </div>
      {props.foot !== undefined && <footer>{props.foot}</footer>}
    </aside>
  );
}
