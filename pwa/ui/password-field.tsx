import { useState } from 'preact/hooks';

import { Field, type FieldProps } from './field.tsx';
import { IconButton } from './icon-button.tsx';
import { classes } from './press.tsx';

/** A secret that its owner may look at: typing on a phone in the sun goes wrong. */
export function PasswordField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    showLabel: string;
    hideLabel: string;
    autoComplete: 'current-password' | 'new-password' | 'off';
    /** Digits only, as a PIN. */
    numeric?: boolean | undefined;
    maxLength?: number | undefined;
    autoFocus?: boolean | undefined;
  },
) {
  const [isShown, setShown] = useState(false);
  const shared = {
    value: props.value,
    inputMode: props.numeric === true ? 'numeric' : undefined,
    autocomplete: props.autoComplete,
    autocapitalize: 'none',
    spellcheck: false,
    maxLength: props.maxLength,
    autoFocus: props.autoFocus,
    onInput: (event: InputEvent) => {
      if (event.currentTarget instanceof HTMLInputElement) props.onInput(event.currentTarget.value);
    },
  } as const;
  return (
    <Field label={props.label} optional={props.optional} hint={props.hint} error={props.error}>
      {(ties) => (
        <div class={classes('box', props.error !== undefined && 'box--wrong')}>
          {isShown ? <input {...ties} {...shared} type="text" /> : <input {...ties} {...shared} type="password" />}
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            label={isShown ? props.hideLabel : props.showLabel}
            onClick={() => setShown(!isShown)}
          />
        </div>
      )}
    </Field>
  );
}
