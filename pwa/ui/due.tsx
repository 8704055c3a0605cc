import { Icon } from './icon.tsx';

/** How a date stands: past it, today, days left. The words come from the caller. */
export type DueTone = 'late' | 'today' | 'left';

/** "lewat 6 hari" red, "hari ini" amber, "sisa 4 hari" plain; the date, where given, stands above. */
export function Due(props: {
  tone: DueTone;
  text: string;
  date?: string | undefined;
  /** With the triangle, where it must be found without reading (phone cards). */
  icon?: boolean | undefined;
}) {
  return (
    <span class={`due due--${props.tone}`}>
      {props.date !== undefined && <span>{props.date}</span>}
      <span>
        {props.icon === true && props.tone === 'late' && <Icon name="warning" size={16} />}
        {props.text}
      </span>
    </span>
  );
}
