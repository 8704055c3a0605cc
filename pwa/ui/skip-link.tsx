/** First thing in the tab order of a frame: past the bars, to the content. */
export function SkipLink(props: { label: string; target?: string | undefined }) {
  const target = props.target ?? 'content';
  return (
    <a
      class="skip"
      href={`#${target}`}
      onClick={(event) => {
        // Moves focus by hand: a router that reads the address would take the fragment for a route.
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {props.label}
    </a>
  );
}
