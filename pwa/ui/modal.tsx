import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

import { IconButton } from './icon-button.tsx';
import { classes } from './press.tsx';

/**
 * A native modal dialog: the browser keeps focus inside, gives it back to what opened it, and closes on Esc. `Sheet`
 * and `Stage` are what it looks like.
 */
export function Modal(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  look: 'sheet' | 'stage';
  more?: string | false | undefined;
  /** A press beside it closes it too. */
  closesOutside?: boolean | undefined;
  onKey?: ((key: string) => void) | undefined;
  children?: ComponentChildren;
}) {
  const { look } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isOpen = props.open;
  // With the drawing, not after it: a `close` event between the two would find a dialog that shall be open and is not.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    else if (!isOpen && element.open) element.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class={classes(look, props.more)}
      aria-labelledby={id}
      onCancel={(event) => {
        // A file dialog inside that was closed without a choice says so with an event of the same name.
        if (event.target !== dialog.current) return;
        // Whoever holds `open` decides; the effect then closes it.
        event.preventDefault();
        props.onClose();
      }}
      onClose={() => {
        // The event is told a task after the closing: it may be open again by then.
        if (isOpen && dialog.current?.open === false) props.onClose();
      }}
      onClick={(event) => {
        if (props.closesOutside === true && event.target === dialog.current) props.onClose();
      }}
      onKeyDown={(event) => props.onKey?.(event.key)}
    >
      {isOpen && (
        <>
          <header class={`${look}__head`}>
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
