import type { ComponentChildren } from 'preact';

import { ChipLink } from './chip.tsx';
import { Face } from './face.tsx';
import { HelpButton } from './help-button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Mark } from './mark.tsx';
import { classes, Press } from './press.tsx';

export type NavItem = {
  key: string;
  href: string;
  label: string;
  /** Shorter, for the chip on a phone. */
  short?: string | undefined;
  icon: IconName;
  count?: string | undefined;
  current?: boolean | undefined;
  /** Red: what is past its date. */
  late?: boolean | undefined;
};
export type NavGroup = { key: string; label?: string | undefined; items: readonly NavItem[] };
export type Owner = { name: string; sub: string; href?: string | undefined };
export type Who = { name: string; post: string; initials: string; href?: string | undefined };

export function Brand(props: { owner: Owner }) {
  const { owner } = props;
  return (
    <Press class="brand" href={owner.href}>
      <Mark size={36} />
      <span>
        <span class="brand__word">{owner.name}</span>
        <span class="sub">{owner.sub}</span>
      </span>
    </Press>
  );
}

export function WhoBlock(props: { who: Who }) {
  const { who } = props;
  return (
    <Press class="who" href={who.href}>
      <Face initials={who.initials} />
      <span>
        <b>{who.name}</b>
        <span class="sub">{who.post}</span>
      </span>
    </Press>
  );
}

/** The desk's left side: queues in groups, each with its count. Not shown on phones. */
export function Rail(props: { label: string; owner: Owner; groups: readonly NavGroup[]; who: Who }) {
  return (
    <nav class="rail only-wide" aria-label={props.label}>
      <Brand owner={props.owner} />
      {props.groups.map((group) => (
        <div key={group.key}>
          {group.label !== undefined && <h2 id={`rail-${group.key}`}>{group.label}</h2>}
          <ul aria-labelledby={group.label === undefined ? undefined : `rail-${group.key}`}>
            {group.items.map((item) => (
              <li key={item.key}>
                <RailLink item={item} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <HelpButton words />
      <WhoBlock who={props.who} />
    </nav>
  );
}

function RailLink(props: { item: NavItem }) {
  const { item } = props;
  return (
    <a
      class={classes(item.late === true && 'is-late')}
      href={item.href}
      aria-current={item.current === true ? 'page' : undefined}
    >
      <Icon name={item.icon} size={18} weight={1.8} />
      <span>{item.label}</span>
      {item.count !== undefined && <span class="rail__count">{item.count}</span>}
    </a>
  );
}

/** The rail's queues as one row of chips, on phones only. */
export function ChipRow(props: { label: string; items: readonly NavItem[] }) {
  return (
    <nav class="office__chips only-phone" aria-label={props.label}>
      <div class="chips chips--scroll">
        {props.items.map((item) => (
          <ChipLink key={item.key} href={item.href} current={item.current} late={item.late} count={item.count}>
            {item.short ?? item.label}
          </ChipLink>
        ))}
      </div>
    </nav>
  );
}

export type TabItem = {
  key: string;
  href: string;
  label: string;
  /** Where five share a phone's width. */
  short?: string | undefined;
  icon: IconName;
  current?: boolean | undefined;
};

/** At the bottom, on phones only; at most five. */
export function TabBar(props: { label: string; items: readonly TabItem[] }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      {props.items.map((item) => (
        <a key={item.key} href={item.href} aria-current={item.current === true ? 'page' : undefined}>
          <Icon name={item.icon} />
          <span>{item.short ?? item.label}</span>
        </a>
      ))}
    </nav>
  );
}

/** Filters and tools between a page's head and its list. What comes in `end` stands at the right. */
export function Tools(props: { children: ComponentChildren; end?: ComponentChildren }) {
  return (
    <div class="tools">
      {props.children}
      {props.end !== undefined && <div class="tools__end">{props.end}</div>}
    </div>
  );
}

/** "per 22 Nov 2026 08.15", with its clock: every count says when it was true. */
export function AsOf(props: { text: string }) {
  return (
    <span class="as-of">
      <Icon name="clock" size={17} weight={1.8} />
      {props.text}
    </span>
  );
}
