import { Button } from './button.tsx';
import { helpOffered } from './help-slot.ts';
import { IconButton } from './icon-button.tsx';

/** Help on the screen it stands on: a question mark in a bar, or its words at the end of a screen whose bar is full. */
export function HelpButton(props: { words?: boolean | undefined }) {
  const help = helpOffered();
  if (help === null) return null;
  if (props.words !== true) return <IconButton icon="help" label={help.label} onClick={help.open} />;
  return (
    <p class="help-end">
      <Button kind="text" icon="help" onClick={help.open}>
        {help.label}
      </Button>
    </p>
  );
}
