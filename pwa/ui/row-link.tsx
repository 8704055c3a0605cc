import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { type Action, classes, Press } from './press.tsx';

/** A row that leads on: icon, title, a second line, chevron. Menus, documents, "not in the list?". */
export function RowLink(
  props: Action & {
    icon?: IconName | undefined;
    title: string;
    sub?: ComponentChildren;
    tone?: 'link' | 'plain' | 'need' | undefined;
    /** Instead of the chevron: a state, a count, another icon. */
    end?: ComponentChildren;
  },
) {
  const { icon, tone = 'link' } = props;
  const leads = props.href !== undefined || props.onClick !== undefined;
  return (
    <Press
      class={classes('row-link', tone !== 'link' && `row-link--${tone}`)}
      href={props.href}
      onClick={props.onClick}
    >
      {icon !== undefined && <Icon name={icon} size={26} />}
      <span class="grow">
        <strong>{props.title}</strong>
        {props.sub !== undefined && <span class="sub">{props.sub}</span>}
      </span>
      {props.end ?? (leads && <Icon name="next" size={22} />)}
    </Press>
  );
}
