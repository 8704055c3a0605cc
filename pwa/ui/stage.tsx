import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import './photo.css';
import { IconButton } from './icon-button.tsx';

/**
 * The whole screen, dark, for a picture: a native modal dialog, so that focus stays inside and is given back, and
 * Esc closes it.
 */
export function Stage(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  onKey?: ((key: string) => void) | undefined;
  children?: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isOpen = props.open;
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    else if (!isOpen && element.open) element.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="stage"
      aria-labelledby={id}
      onCancel={(event) => {
        // Whoever holds `open` decides; the effect then closes it.
        event.preventDefault();
        props.onClose();
      }}
      onClose={() => {
        if (isOpen) props.onClose();
      }}
      onKeyDown={(event) => props.onKey?.(event.key)}
    >
      {isOpen && (
        <>
          <header class="stage__head">
            <h2 class="grow" id={id} tabIndex={-1} autoFocus>
              {props.title}
            </h2>
            <IconButton icon="close" label={props.closeLabel} onClick={props.onClose} />
          </header>
          {props.children}
        </>
      )}
    </dialog>
  );
}
