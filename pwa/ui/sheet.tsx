import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import { IconButton } from './icon-button.tsx';
import { classes } from './press.tsx';

/**
 * A native modal dialog: the browser keeps focus inside, gives it back to what opened it, and closes on
 * Esc. It rises from the bottom; `dialog` centres it on a wide screen.
 */
export function Sheet(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  dialog?: boolean | undefined;
  /** Buttons at the bottom, always in sight. */
  actions?: ComponentChildren;
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
      class={classes('sheet', props.dialog === true && 'sheet--dialog')}
      aria-labelledby={id}
      onCancel={(event) => {
        // Whoever holds `open` decides; the effect then closes it.
        event.preventDefault();
        props.onClose();
      }}
      onClose={() => {
        if (isOpen) props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      {isOpen && (
        <>
          <header class="sheet__head">
            <h2 class="grow" id={id} tabIndex={-1} autoFocus>
              {props.title}
            </h2>
            <IconButton icon="close" label={props.closeLabel} onClick={props.onClose} />
          </header>
          <div class="sheet__body">{props.children}</div>
          {props.actions !== undefined && <footer class="sheet__acts">{props.actions}</footer>}
        </>
      )}
    </dialog>
  );
}
