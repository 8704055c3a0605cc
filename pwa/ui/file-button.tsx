import { useRef } from 'preact/hooks';

import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

/** Chooses one file by the browser's own dialog. */
export function FileButton(props: {
  text: string;
  icon: IconName;
  accept?: string | undefined;
  /** The phone's camera app, where it has one. */
  camera?: boolean | undefined;
  kind?: 'primary' | 'quiet' | undefined;
  wide?: boolean | undefined;
  disabled?: boolean | undefined;
  onFile: (file: File) => void;
}) {
  const { text, icon, kind, wide, disabled } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={kind} icon={icon} wide={wide} disabled={disabled} onClick={() => input.current?.click()}>
        {text}
      </Button>
      <input
        ref={input}
        class="sr"
        type="file"
        tabIndex={-1}
        aria-label={text}
        accept={props.accept}
        capture={props.camera === true ? 'environment' : undefined}
        disabled={disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) props.onFile(file);
          // The same file again is a choice too.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
