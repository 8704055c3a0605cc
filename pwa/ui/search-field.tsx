import { useEffect, useRef } from 'preact/hooks';

import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** Search by typing. With `slashKey` (desks) the key "/" jumps here, and the field says so. */
export function SearchField(props: {
  label: string;
  placeholder?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  clearLabel: string;
  slashKey?: boolean | undefined;
  autoFocus?: boolean | undefined;
  maxLength?: number | undefined;
  onEnter?: (() => void) | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const hasKey = props.slashKey === true;
  useEffect(() => {
    if (!hasKey) return;
    const jump = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, dialog, [contenteditable]') !== null
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, [hasKey]);
  return (
    <div class="box box--search grow" role="search">
      <Icon name="search" size={hasKey ? 18 : 22} />
      <input
        ref={input}
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={props.value}
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={props.maxLength}
        autoFocus={props.autoFocus}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onEnter?.();
          else if (event.key === 'Escape' && props.value !== '') {
            event.preventDefault();
            props.onInput('');
          }
        }}
      />
      {props.value !== '' ? (
        <IconButton
          icon="close"
          label={props.clearLabel}
          size={20}
          onClick={() => {
            props.onInput('');
            input.current?.focus();
          }}
        />
      ) : (
        hasKey && (
          <kbd class="tag tag--line only-wide" aria-hidden="true">
            /
          </kbd>
        )
      )}
    </div>
  );
}
