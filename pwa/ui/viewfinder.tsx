import type { ComponentChildren, RefObject } from 'preact';

import { classes } from './press.tsx';
import { Stage } from './stage.tsx';

/** What the camera sees, and a shutter under the thumb. The stream is the caller's: he gives it to `video`. */
export function Viewfinder(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  shutterLabel: string;
  video: RefObject<HTMLVideoElement | null>;
  /** Null: the camera shows nothing (yet), and the shutter rests. */
  onShoot: (() => void) | null;
  /** In the shutter's place where this page gets no camera. */
  instead?: ComponentChildren;
  say?: { text: string; red?: boolean | undefined } | undefined;
  /** Left and right of the shutter. */
  left?: ComponentChildren;
  right?: ComponentChildren;
}) {
  const { onShoot, say } = props;
  return (
    <Stage open={props.open} onClose={props.onClose} title={props.title} closeLabel={props.closeLabel}>
      <div class="stage__body">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live picture without sound */}
        <video ref={props.video} muted playsInline autoplay aria-hidden="true" />
        {say !== undefined && (
          <p class={say.red === true ? 'stage__say stage__say--red' : 'stage__say'} role="status">
            {say.text}
          </p>
        )}
      </div>
      <div class={classes('stage__foot', props.instead !== undefined && 'stage__foot--words')}>
        <div>{props.left}</div>
        {props.instead ?? (
          <button
            type="button"
            class="shutter"
            aria-label={props.shutterLabel}
            disabled={onShoot === null}
            onClick={() => onShoot?.()}
          />
        )}
        <div>{props.right}</div>
      </div>
    </Stage>
  );
}
