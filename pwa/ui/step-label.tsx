import { Icon, type IconName } from './icon.tsx';

/** Where a case stands, with its icon; a step of the formal procedure is maroon and bold. */
export function StepLabel(props: { icon: IconName; text: string; formal?: boolean | undefined }) {
  return (
    <span class={props.formal === true ? 'step step--formal' : 'step'}>
      <Icon name={props.icon} size={17} weight={1.8} />
      <span>{props.text}</span>
    </span>
  );
}
