import { FilterSelect } from './filter-select.tsx';
import { focusRadio, rovingKey } from './roving.ts';
import { isWide } from './viewport.ts';

/** A short row of which one holds, in a filter bar: the period of a report. On a phone it is a select. */
export function Segment<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const { options } = props;
  if (!isWide.value) {
    const choose = (value: string): void => {
      const option = options.find((option) => option.value === value);
      if (option !== undefined) props.onChange(option.value);
    };
    return <FilterSelect label={props.label} value={props.value} onChange={choose} options={options} />;
  }
  return (
    <div class="segment" role="radiogroup" aria-label={props.label}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === props.value}
          tabIndex={option.value === props.value ? 0 : -1}
          onClick={() => props.onChange(option.value)}
          onKeyDown={(event) => {
            const next = rovingKey(event, index, options.length);
            const target = next === null ? undefined : options[next];
            if (next === null || target === undefined) return;
            event.preventDefault();
            props.onChange(target.value);
            focusRadio(event, next);
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
