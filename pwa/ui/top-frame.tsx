import type { ComponentChildren } from 'preact';

import { AppBar } from './app-bar.tsx';
import { HelpButton } from './help-button.tsx';
import './office.css';
import './office-icons.ts';
import { Brand, type Owner, TabBar, type TabItem, type Who, WhoBlock } from './office-nav.tsx';
import { type Action, classes } from './press.tsx';
import { SkipLink } from './skip-link.tsx';
import { Tag } from './tag.tsx';

/** The leaders' frame: sections at the top, on a phone at the bottom; below them the report's scope. */
export function TopFrame(props: {
  owner: Owner;
  who: Who;
  navLabel: string;
  /** The same sections at the top and in the tab bar; `note` is a short amber tag ("2 perlu validasi"). */
  items: readonly (TabItem & { note?: string | undefined })[];
  skipLabel: string;
  title: string;
  /** Below the title on phones: "per 22 Nov 2026 08.15". */
  sub?: string | undefined;
  back?: (Action & { label: string }) | undefined;
  phoneActions?: ComponentChildren;
  tools?: ComponentChildren;
  /** Shows the title on wide screens too; a dashboard needs none. */
  showTitle?: boolean | undefined;
  dock?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { back } = props;
  return (
    <div class="office office--top">
      <div class="ribbon" />
      <SkipLink label={props.skipLabel} />
      <AppBar title={props.title} sub={props.sub} back={back} trailing={props.phoneActions} />
      <nav class="topbar only-wide" aria-label={props.navLabel}>
        <Brand owner={props.owner} />
        <ul>
          {props.items.map((item) => (
            <li key={item.key}>
              <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
                {item.label}
                {item.note !== undefined && <Tag tone="amber" text={item.note} />}
              </a>
            </li>
          ))}
        </ul>
        <HelpButton />
        <WhoBlock who={props.who} />
      </nav>
      <main class="office__main">
        {props.tools}
        {/* Focusable, so that keys can scroll a page that has nothing else to focus. */}
        <div id="content" tabIndex={0} class="office__body">
          <h1 class={classes('only-wide', props.showTitle === true ? 'top-title' : 'sr')}>{props.title}</h1>
          {props.children}
        </div>
      </main>
      {props.dock !== undefined && <div class="only-phone">{props.dock}</div>}
      {back === undefined && <TabBar label={props.navLabel} items={props.items} />}
    </div>
  );
}
