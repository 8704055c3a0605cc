import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import type { Action } from './press.tsx';

/** Nothing here: one line of fact, one line of what still works. */
export function Empty(props: {
  icon?: IconName | undefined;
  title: string;
  text?: string | undefined;
  action?: (Action & { text: string }) | undefined;
}) {
  const { action } = props;
  return (
    <div class="card empty">
      <Icon name={props.icon ?? 'note'} size={40} weight={1.4} />
      <b>{props.title}</b>
      {props.text !== undefined && <p>{props.text}</p>}
      {action !== undefined && (
        <Button href={action.href} onClick={action.onClick}>
          {action.text}
        </Button>
      )}
    </div>
  );
}
