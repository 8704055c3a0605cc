import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { Icon } from './icon.tsx';

export type FieldProps = {
  label: string;
  /** Said softly behind the label: "boleh kosong". */
  optional?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
};

/** What the control must carry to be tied to its label, hint and error. */
export type FieldTies = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** Label above, hint or error below, tied to the control that `children` draws. */
export function Field(props: FieldProps & { children: (ties: FieldTies) => ComponentChildren }) {
  const id = useId();
  const { hint, error } = props;
  const described = error === undefined ? hint : error;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
        {props.optional !== undefined && <small> {props.optional}</small>}
      </label>
      {props.children({
        id,
        'aria-describedby': described === undefined ? undefined : `${id}-note`,
        'aria-invalid': error === undefined ? undefined : 'true',
      })}
      {error === undefined ? (
        hint !== undefined && (
          <p class="field__hint" id={`${id}-note`}>
            {hint}
          </p>
        )
      ) : (
        <p class="field__error" id={`${id}-note`}>
          <Icon name="warning" size={17} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
