import { Field, type FieldProps } from './field.tsx';
import { classes } from './press.tsx';

/** A day `yyyy-mm-dd`, a time `hh:mm` or a month `yyyy-mm`, through the phone's own picker. */
export function DateField(
  props: FieldProps & {
    /** A day unless said otherwise. */
    kind?: 'date' | 'time' | 'month' | undefined;
    value: string;
    onChange: (value: string) => void;
    min?: string | undefined;
    max?: string | undefined;
    /** "Senin, 7 Desember 2026 (10 hari kerja)": the picker shows the phone's language, not ours. */
    spoken?: string | undefined;
    disabled?: boolean | undefined;
  },
) {
  return (
    <Field label={props.label} optional={props.optional} hint={props.spoken ?? props.hint} error={props.error}>
      {(ties) => (
        <div class={classes('box', props.error !== undefined && 'box--wrong')}>
          <input
            {...ties}
            type={props.kind ?? 'date'}
            value={props.value}
            min={props.min}
            max={props.max}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
