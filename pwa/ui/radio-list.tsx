import { useId } from 'preact/hooks';

import { Icon } from './icon.tsx';

/** One of several, one per line, when the words are long or need a second line. */
export function RadioList<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string; hint?: string | undefined; disabled?: boolean | undefined }[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset aria-describedby={props.error === undefined ? undefined : `${name}-note`}>
      <legend class="field__label">{props.label}</legend>
      {props.options.map((option) => (
        <label class="choice" key={option.value}>
          <input
            class="tick"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            disabled={option.disabled}
            onChange={() => props.onChange(option.value)}
          />
          <span class="grow">
            {option.label}
            {option.hint !== undefined && <span class="sub">{option.hint}</span>}
          </span>
        </label>
      ))}
      {props.error !== undefined && (
        <p class="field__error" id={`${name}-note`}>
          <Icon name="warning" size={17} />
          <span>{props.error}</span>
        </p>
      )}
    </fieldset>
  );
}
