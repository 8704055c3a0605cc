import { Icon, type IconName } from './icon.tsx';
import { type Action, classes } from './press.tsx';

/** Only for icons everyone knows: back, close, lock, search, scan, filter, download, print, zoom, help. */
export function IconButton(
  props: Action & {
    icon: IconName;
    label: string;
    size?: number | undefined;
    /** With a border, beside filters. */
    edged?: boolean | undefined;
    pressed?: boolean | undefined;
    disabled?: boolean | undefined;
  },
) {
  const name = classes('icon-btn', props.edged === true && 'icon-btn--edged');
  const inside = <Icon name={props.icon} size={props.size} />;
  if (props.href !== undefined) {
    return (
      <a class={name} href={props.href} onClick={props.onClick} aria-label={props.label} title={props.label}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={name}
      onClick={props.onClick}
      aria-label={props.label}
      aria-pressed={props.pressed}
      title={props.label}
      disabled={props.disabled}
    >
      {inside}
    </button>
  );
}
