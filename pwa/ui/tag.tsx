import { Icon, type IconName } from './icon.tsx';
import { classes } from './press.tsx';

/** A short word about a thing: PPPK, "2 perlu validasi", Draf. */
export function Tag(props: {
  tone?: 'khaki' | 'amber' | 'line' | undefined;
  icon?: IconName | undefined;
  href?: string | undefined;
  text: string;
}) {
  const { tone = 'khaki', icon } = props;
  const name = classes('tag', tone !== 'khaki' && `tag--${tone}`);
  const inside = (
    <>
      {icon !== undefined && <Icon name={icon} size={14} weight={2.2} />}
      {props.text}
    </>
  );
  return props.href === undefined ? (
    <span class={name}>{inside}</span>
  ) : (
    <a class={name} href={props.href}>
      {inside}
    </a>
  );
}
