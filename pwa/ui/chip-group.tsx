import { useId } from 'preact/hooks';

import { Chip, ChipInside } from './chip.tsx';
import type { IconName } from './icon.tsx';
import { classes } from './press.tsx';
import { focusRadio, rovingKey } from './roving.ts';

export type ChipOption<Value extends string> = {
  value: Value;
  label: string;
  icon?: IconName | undefined;
  count?: string | undefined;
};

type Common<Value extends string> = {
  label: string;
  /** The label is only spoken. */
  hideLabel?: boolean | undefined;
  /** One row that runs off the edge and scrolls sideways. */
  scroll?: boolean | undefined;
  options: readonly ChipOption<Value>[];
};

/** One of several (`value`, `onChange`): a radio group with arrow keys. */
export function ChipGroup<Value extends string>(
  props: Common<Value> & { value: Value | null; onChange: (value: Value) => void },
) {
  const { options, value, onChange } = props;
  const id = useId();
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <section class="block">
      <ChipLabel id={id} label={props.label} hidden={props.hideLabel} />
      <div class={classes('chips', props.scroll === true && 'chips--scroll')} role="radiogroup" aria-labelledby={id}>
        {options.map((option, index) => (
          <button
            key={option.value}
            type="button"
            role="radio"
            class="chip"
            aria-checked={option.value === value}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            onClick={() => onChange(option.value)}
            onKeyDown={(event) => {
              const next = rovingKey(event, index, options.length);
              const target = next === null ? undefined : options[next];
              if (next === null || target === undefined) return;
              event.preventDefault();
              onChange(target.value);
              focusRadio(event, next);
            }}
          >
            <ChipInside chosen={option.value === value} icon={option.icon} count={option.count}>
              {option.label}
            </ChipInside>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Any number of several: each chip is a toggle. */
export function ChipToggles<Value extends string>(
  props: Common<Value> & { values: ReadonlySet<Value>; onChange: (values: ReadonlySet<Value>) => void },
) {
  const id = useId();
  const toggle = (value: Value): void => {
    const next = new Set(props.values);
    if (!next.delete(value)) next.add(value);
    props.onChange(next);
  };
  return (
    <section class="block">
      <ChipLabel id={id} label={props.label} hidden={props.hideLabel} />
      <div class={classes('chips', props.scroll === true && 'chips--scroll')} role="group" aria-labelledby={id}>
        {props.options.map((option) => (
          <Chip
            key={option.value}
            pressed={props.values.has(option.value)}
            icon={option.icon}
            count={option.count}
            onClick={() => toggle(option.value)}
          >
            {option.label}
          </Chip>
        ))}
      </div>
    </section>
  );
}

function ChipLabel(props: { id: string; label: string; hidden: boolean | undefined }) {
  return (
    <h2 id={props.id} class={props.hidden === true ? 'sr' : 'block__label'}>
      {props.label}
    </h2>
  );
}
