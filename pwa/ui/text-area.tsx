import { Field, type FieldProps } from './field.tsx';
import { classes } from './press.tsx';

export function TextArea(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    rows?: number | undefined;
    maxLength?: number | undefined;
    placeholder?: string | undefined;
    disabled?: boolean | undefined;
    autoFocus?: boolean | undefined;
  },
) {
  return (
    <Field label={props.label} optional={props.optional} hint={props.hint} error={props.error}>
      {(ties) => (
        <div class={classes('box', props.error !== undefined && 'box--wrong')}>
          <textarea
            {...ties}
            rows={props.rows ?? 3}
            value={props.value}
            maxLength={props.maxLength}
            placeholder={props.placeholder}
            disabled={props.disabled}
            autoFocus={props.autoFocus}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
