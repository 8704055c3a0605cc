import { Icon } from '../ui/icon.tsx';
import { RowLink } from '../ui/row-link.tsx';

/**
 * One of several, and a tap is the answer: whoever picks goes on. Buttons, since the arrow keys of a radio group
 * would answer with the first key.
 */
export function PickList<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string; hint?: string | undefined }[];
  value: string | null;
  onPick: (value: Value) => void;
}) {
  return (
    <ul aria-label={props.label}>
      {props.options.map(({ value, label, hint }) => (
        <li key={value}>
          <RowLink
            title={label}
            sub={hint}
            tone="plain"
            end={value === props.value ? <Icon name="check" label={props.label} /> : <span />}
            onClick={() => props.onPick(value)}
          />
        </li>
      ))}
    </ul>
  );
}
