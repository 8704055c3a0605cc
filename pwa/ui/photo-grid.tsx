import './photo.css';

import { Icon } from './icon.tsx';

export type PhotoTile = {
  key: string;
  /** Null: not here to be shown; then `note` says why. */
  src: string | null;
  /** Spoken name, e.g. "Foto 2 dari 3". */
  label: string;
  /** What is not as it should be: on the way, not to be read. */
  note?: string | undefined;
  onClick?: (() => void) | undefined;
  onError?: (() => void) | undefined;
};

/** Small photos; each opens large. */
export function PhotoGrid(props: { label: string; photos: readonly PhotoTile[] }) {
  return (
    <ul class="photos" aria-label={props.label}>
      {props.photos.map((photo) => (
        <li key={photo.key}>
          {photo.src === null || photo.onClick === undefined ? (
            <span class="photo" role="img" aria-label={`${photo.label}. ${photo.note ?? ''}`}>
              <Inside photo={photo} />
            </span>
          ) : (
            <button type="button" class="photo" aria-label={photo.label} onClick={photo.onClick}>
              <Inside photo={photo} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Inside(props: { photo: PhotoTile }) {
  const { src, note, onError } = props.photo;
  if (src === null) return <span class="photo__none">{note}</span>;
  return (
    <>
      <img src={src} alt="" loading="lazy" decoding="async" onError={onError} />
      {note !== undefined && (
        <span class="photo__state">
          <Icon name="clock" size={15} />
          {note}
        </span>
      )}
    </>
  );
}
