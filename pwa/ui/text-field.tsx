import type { ComponentChildren } from 'preact';

import { Field, type FieldProps } from './field.tsx';
import { classes } from './press.tsx';

export type TextFieldProps = FieldProps & {
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  name?: string | undefined;
  /** Chooses the keyboard; the field itself stays text, so that no browser refuses or rounds what was typed. */
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | undefined;
  autoComplete?: string | undefined;
  autoCapitalize?: 'none' | 'words' | 'characters' | 'sentences' | undefined;
  enterKeyHint?: 'next' | 'done' | 'go' | 'search' | 'send' | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Amber until it is filled in: a letter's number. */
  need?: boolean | undefined;
  /** Stands before or behind the text in the same box. */
  before?: ComponentChildren;
  after?: ComponentChildren;
};

export function TextField(props: TextFieldProps) {
  return (
    <Field label={props.label} optional={props.optional} hint={props.hint} error={props.error}>
      {(ties) => (
        <div class={classes('box', props.error !== undefined && 'box--wrong', props.need === true && 'box--need')}>
          {props.before}
          <input
            {...ties}
            type="text"
            name={props.name}
            value={props.value}
            inputMode={props.inputMode}
            autocomplete={props.autoComplete ?? 'off'}
            autocapitalize={props.autoCapitalize}
            enterkeyhint={props.enterKeyHint}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            required={props.required}
            disabled={props.disabled}
            autoFocus={props.autoFocus}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={props.onBlur}
          />
          {props.after}
        </div>
      )}
    </Field>
  );
}
