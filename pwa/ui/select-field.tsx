import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { classes } from './press.tsx';

export type SelectOption = { value: string; label: string; group?: string | undefined; disabled?: boolean | undefined };

export function SelectField(
  props: FieldProps & {
    value: string;
    onChange: (value: string) => void;
    options: readonly SelectOption[];
    /** First line while nothing is chosen. */
    placeholder?: string | undefined;
    disabled?: boolean | undefined;
  },
) {
  return (
    <Field label={props.label} optional={props.optional} hint={props.hint} error={props.error}>
      {(ties) => (
        <div class={classes('box', props.error !== undefined && 'box--wrong')}>
          <select
            {...ties}
            value={props.value}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
            <SelectOptions options={props.options} />
          </select>
          <Icon name="down" size={18} />
        </div>
      )}
    </Field>
  );
}

/** Options in the given order; those that name a group stand under it, where the group first appears. */
export function SelectOptions(props: { options: readonly SelectOption[] }) {
  const groups = new Map<string, SelectOption[]>();
  for (const option of props.options) {
    const name = option.group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), option]);
  }
  return (
    <>
      {[...groups].map(([name, options]) => {
        const lines = options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ));
        return name === '' ? (
          lines
        ) : (
          <optgroup key={name} label={name}>
            {lines}
          </optgroup>
        );
      })}
    </>
  );
}
