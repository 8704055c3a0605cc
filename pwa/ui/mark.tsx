/** The mark: a tilted stamp with a check carved out of an open eye. */
const eye = 'M9 33.5C16.3 23.2 23.8 18.3 32 18.3s15.7 4.9 23 15.2C47.7 43.8 40.2 48.7 32 48.7S16.3 43.8 9 33.5Z';
const check = 'M22.8 33.3l7.6 7.6L51.3 18.4';

export function Mark(props: { size?: number | undefined; label?: string | undefined }) {
  const length = `${(props.size ?? 38) / 16}rem`;
  return (
    <svg
      width={length}
      height={length}
      viewBox="0 0 64 64"
      role={props.label === undefined ? undefined : 'img'}
      aria-label={props.label}
      aria-hidden={props.label === undefined ? 'true' : undefined}
    >
      <rect x="5" y="5" width="54" height="54" rx="13" fill="#7B1E2B" transform="rotate(-6 32 32)" />
      <path d={eye} fill="#FBF8F1" />
      <path d={check} fill="none" stroke="#7B1E2B" stroke-width="6.2" />
    </svg>
  );
}

/** The eye alone in the colour of the text, for the stamp. `maskId` must be unique on the page. */
export function MarkEye(props: { maskId: string; width?: number | undefined }) {
  const width = props.width ?? 54;
  return (
    <svg width={`${width / 16}rem`} height={`${(width * 0.56) / 16}rem`} viewBox="7 16 50 35" aria-hidden="true">
      <mask id={props.maskId}>
        <rect width="64" height="64" fill="#fff" />
        <path d="M22.8 33.3l7.6 7.6L52.5 17.1" fill="none" stroke="#000" stroke-width="6.2" />
      </mask>
      <path mask={`url(#${props.maskId})`} d={eye} fill="currentColor" />
    </svg>
  );
}
