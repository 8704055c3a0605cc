import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

const icons: Record<'blue' | 'amber' | 'red', IconName> = { blue: 'info', amber: 'warning', red: 'warning' };

/** A notice in the page: blue informs, amber asks for care, red says what went wrong. */
export function Banner(props: {
  tone?: 'blue' | 'amber' | 'red' | undefined;
  icon?: IconName | undefined;
  title?: string | undefined;
  children?: ComponentChildren;
  /** Text buttons. */
  actions?: ComponentChildren;
  close?: { label: string; onClick: () => void } | undefined;
}) {
  const { tone = 'blue', close } = props;
  return (
    <div class={`notice notice--${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
      <Icon name={props.icon ?? icons[tone]} size={26} />
      <div class="grow">
        {props.title !== undefined && <b>{props.title}</b>}
        {props.children}
        {props.actions !== undefined && <div class="notice__acts">{props.actions}</div>}
      </div>
      {close !== undefined && <IconButton icon="close" label={close.label} onClick={close.onClick} size={20} />}
    </div>
  );
}
