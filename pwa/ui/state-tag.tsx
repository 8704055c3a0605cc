import { Icon, type IconName } from './icon.tsx';
import { classes } from './press.tsx';

/** The four states of whatever is noted on this phone. */
export type SendState = 'draft' | 'waiting' | 'sent' | 'attention';

const icons: Record<SendState, IconName> = { draft: 'pencil', waiting: 'clock', sent: 'sent', attention: 'warning' };

/** Icon and word, always both. A pill only where it must be found in a list. */
export function StateTag(props: {
  state: SendState;
  text: string;
  pill?: boolean | undefined;
  icon?: IconName | undefined;
}) {
  return (
    <span class={classes('state', `state--${props.state}`, props.pill === true && 'state--pill')}>
      <Icon name={props.icon ?? icons[props.state]} size={17} />
      {props.text}
    </span>
  );
}
