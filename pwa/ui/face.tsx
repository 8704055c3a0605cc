/** Initials in a circle, beside or instead of a name that is spoken. */
export function Face(props: { initials: string; name?: string | undefined; small?: boolean | undefined }) {
  const name = props.small === true ? 'face face--small' : 'face';
  return props.name === undefined ? (
    <span class={name} aria-hidden="true">
      {props.initials}
    </span>
  ) : (
    <span class={name} role="img" aria-label={props.name} title={props.name}>
      {props.initials}
    </span>
  );
}
