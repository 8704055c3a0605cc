import type { ComponentChildren } from 'preact';

import { Modal } from './modal.tsx';

/** Rises from the bottom; `dialog` centres it on a wide screen. */
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
  const { dialog, actions, children, ...modal } = props;
  return (
    <Modal {...modal} look="sheet" more={dialog === true && 'sheet--dialog'} closesOutside>
      <div class="sheet__body">{children}</div>
      {actions !== undefined && <footer class="sheet__acts">{actions}</footer>}
    </Modal>
  );
}
