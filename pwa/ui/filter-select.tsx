import { useId } from 'preact/hooks';

import { Icon } from './icon.tsx';
import { SelectOptions, type SelectOption } from './select-field.tsx';

/** A filter above a list. Its first line, where given, means "all" and stands while nothing is chosen. */
export function FilterSelect(props: {
  label: string;
  /** "Semua perangkat daerah"; its value is ''. */
  all?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
}) {
  const id = useId();
  return (
    <div class="box box--filter">
      <label class="sr" for={id}>
        {props.label}
      </label>
      <select
        id={id}
        class={props.all === undefined || props.value === '' ? undefined : 'is-on'}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.all !== undefined && <option value="">{props.all}</option>}
        <SelectOptions options={props.options} />
      </select>
      <Icon name="down" size={16} weight={1.8} />
    </div>
  );
}
