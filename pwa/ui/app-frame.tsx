import type { ComponentChildren } from 'preact';

/** Everything on the page. `notices` stand above whatever screen is open; without any it takes no room. */
export function AppFrame(props: { notices: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="app">
      <div class="app__notices">{props.notices}</div>
      {props.children}
    </div>
  );
}
