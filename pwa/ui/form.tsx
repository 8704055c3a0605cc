import type { ComponentChildren } from 'preact';

/** What is typed goes to the app and not to the server; what is wrong is said by the fields, in the app's language. */
export function Form(props: {
  /** For a button that stands outside of it. */
  id?: string | undefined;
  class?: string | undefined;
  label?: string | undefined;
  onSubmit: () => void;
  children: ComponentChildren;
}) {
  return (
    <form
      id={props.id}
      class={props.class ?? 'stack'}
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}
