import type { ComponentChildren } from 'preact';

import { IconButton } from './icon-button.tsx';
import { Stage } from './stage.tsx';

/** One photo as large as the screen allows; arrows go on, Esc closes. `at`: null when closed. */
export function PhotoViewer(props: {
  photos: readonly { key: string; src: string; label: string }[];
  at: number | null;
  onMove: (at: number) => void;
  onClose: () => void;
  words: { close: string; previous: string; next: string };
  /** Beside the arrows: what may be done with this one. */
  action?: ComponentChildren;
}) {
  const { photos, at, words } = props;
  const photo = at === null ? undefined : photos[at];
  const move = (by: number): void => {
    const next = (at ?? 0) + by;
    if (photos[next] !== undefined) props.onMove(next);
  };
  return (
    <Stage
      open={photo !== undefined}
      onClose={props.onClose}
      title={photo?.label ?? ''}
      closeLabel={words.close}
      onKey={(key) => {
        if (key === 'ArrowLeft') move(-1);
        else if (key === 'ArrowRight') move(1);
      }}
    >
      <div class="stage__body">{photo !== undefined && <img src={photo.src} alt={photo.label} />}</div>
      <div class="stage__nav">
        {photos.length > 1 && (
          <IconButton icon="back" label={words.previous} disabled={at === 0} onClick={() => move(-1)} />
        )}
        {props.action}
        {photos.length > 1 && (
          <IconButton icon="next" label={words.next} disabled={at === photos.length - 1} onClick={() => move(1)} />
        )}
      </div>
    </Stage>
  );
}
