import type { ComponentChildren } from 'preact';

import './photo.css';
import { Modal } from './modal.tsx';

/** The whole screen, dark, for a picture. */
export function Stage(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  onKey?: ((key: string) => void) | undefined;
  children?: ComponentChildren;
}) {
  return <Modal {...props} look="stage" />;
}
