import { useEffect, useRef } from 'preact/hooks';

/** The tick alone, for tables; `mixed` when some of what it stands for is chosen. */
export function Tick(props: {
  checked: boolean;
  mixed?: boolean | undefined;
  label?: string | undefined;
  disabled?: boolean | undefined;
  onChange: (checked: boolean) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const isMixed = props.mixed === true;
  useEffect(() => {
    // There is no attribute for this state, only the property.
    if (input.current !== null) input.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <input
      ref={input}
      class="tick"
      type="checkbox"
      checked={props.checked}
      disabled={props.disabled}
      aria-label={props.label}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

export function CheckBox(props: {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  disabled?: boolean | undefined;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="choice">
      <Tick checked={props.checked} disabled={props.disabled} onChange={props.onChange} />
      <span class="grow">
        {props.label}
        {props.hint !== undefined && <span class="sub">{props.hint}</span>}
      </span>
    </label>
  );
}
