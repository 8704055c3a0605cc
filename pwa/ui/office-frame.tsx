import type { ComponentChildren } from 'preact';

import { AppBar } from './app-bar.tsx';
import { Crumb } from './case-head.tsx';
import './office.css';
import './office-icons.ts';
import { ChipRow, type NavGroup, type Owner, Rail, TabBar, type TabItem, type Who } from './office-nav.tsx';
import { type Action, classes } from './press.tsx';
import { SkipLink } from './skip-link.tsx';

/**
 * The desk: rail, page, and beside the list the panel of the open row. On a phone the same page has an app
 * bar, its queues as chips, and a tab bar.
 */
export function OfficeFrame(props: {
  owner: Owner;
  who: Who;
  navLabel: string;
  groups: readonly NavGroup[];
  tabsLabel: string;
  tabs: readonly TabItem[];
  skipLabel: string;
  title: string;
  /** Behind the title: "109 perkara". */
  count?: string | undefined;
  /** "per 23 Nov 2026 07.40". */
  asOf?: string | undefined;
  /** Page with a way back (one case): no chips and no tab bar on a phone. */
  back?: (Action & { label: string }) | undefined;
  /** The list that this page was opened from, above its title on wide screens. */
  crumb?: { text: string; href: string } | undefined;
  /** Instead of the head with the title, scrolling with the page; must hold the h1. */
  head?: ComponentChildren;
  /** Icon buttons of the phone's app bar. */
  phoneActions?: ComponentChildren;
  tools?: ComponentChildren;
  /** A `Peek`, at the right on wide screens. */
  aside?: ComponentChildren;
  /** A `BulkBar`, or false. */
  bulk?: ComponentChildren;
  /** The page lies on paper instead of white. */
  paper?: boolean | undefined;
  /** The page's parts reach its edges and keep their own margins. */
  flush?: boolean | undefined;
  /** Phone only: the bar with the primary button. */
  dock?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { title, count, asOf, back, bulk } = props;
  const hasBulk = bulk !== undefined && bulk !== false && bulk !== null;
  return (
    <div class={classes('office office--desk', props.paper === true && 'office--paper')}>
      <div class="ribbon" />
      <SkipLink label={props.skipLabel} />
      <Rail label={props.navLabel} owner={props.owner} groups={props.groups} who={props.who} />
      <div class="office__main">
        <AppBar
          title={title}
          sub={[count, asOf].filter((part) => part !== undefined).join(', ') || undefined}
          back={back}
          plainTitle={props.head !== undefined}
          trailing={props.phoneActions}
        />
        {back === undefined && <ChipRow label={props.navLabel} items={props.groups.flatMap((group) => group.items)} />}
        <div class="desk-split office__main">
          <main class="office__main">
            {props.head === undefined && (
              <header class="page-head only-wide">
                {props.crumb !== undefined && <Crumb from={props.crumb} here={title} />}
                <h1>{title}</h1>
                {count !== undefined && <span class="muted num">{count}</span>}
                {asOf !== undefined && <span class="page-head__as-of muted num">{asOf}</span>}
              </header>
            )}
            {props.tools}
            {/* Focusable, so that keys can scroll a page that has nothing else to focus. */}
            <div
              id="content"
              tabIndex={0}
              class={classes(
                'office__body',
                props.flush === true && 'office__body--flush',
                hasBulk && 'office__body--under-bulk',
              )}
            >
              {props.head}
              {props.children}
            </div>
            {bulk}
          </main>
          {props.aside}
        </div>
        {props.dock !== undefined && <div class="only-phone">{props.dock}</div>}
        {back === undefined && <TabBar label={props.tabsLabel} items={props.tabs} />}
      </div>
    </div>
  );
}
