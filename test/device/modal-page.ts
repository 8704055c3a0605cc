/** In the browser: a dialog that is opened, closed and opened again before the browser has told that it closed. */
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { Modal } from '../../pwa/ui/modal.tsx';

export type Seen = { isOpen: boolean; isShown: boolean; closings: number };

const moment = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 100));

function aDialog() {
  const isOpen = signal(false);
  let closings = 0;
  const onClose = (): void => {
    closings += 1;
    isOpen.value = false;
  };
  const Dialog = () => {
    const open = isOpen.value;
    return h(Modal, { open, onClose, title: 'Tempat', closeLabel: 'Tutup', look: 'sheet', children: 'Gerbang' });
  };
  const root = document.body.appendChild(document.createElement('div'));
  render(h(Dialog, {}), root);
  const dialog = root.querySelector('dialog');
  if (dialog === null) throw new Error('no dialog');
  const seen = (): Seen => ({ isOpen: isOpen.value, isShown: dialog.open, closings });
  return { isOpen, dialog, seen };
}

/** `wait`: until the closing is drawn, or not at all. */
export async function reopened(wait: 'drawn' | 'nothing'): Promise<Seen> {
  const { isOpen, dialog, seen } = aDialog();
  isOpen.value = true;
  await moment();
  isOpen.value = false;
  // The closing is drawn, and its event is not told yet.
  if (wait === 'drawn') {
    await new Promise<void>((resolve) => {
      const close = dialog.close.bind(dialog);
      dialog.close = () => {
        close();
        resolve();
      };
    });
  }
  isOpen.value = true;
  await moment();
  return seen();
}

/** The browser closes it by itself, as a second Esc does whatever the page says. */
export async function closedByTheBrowser(): Promise<Seen> {
  const { isOpen, dialog, seen } = aDialog();
  isOpen.value = true;
  await moment();
  dialog.close();
  await moment();
  return seen();
}
