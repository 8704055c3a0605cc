import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** It did not work; the text says what is kept. */
export function Failed(props: {
  title: string;
  text: string;
  retry?: { text: string; onClick: () => void } | undefined;
}) {
  const { retry } = props;
  return (
    <Banner
      tone="red"
      title={props.title}
      actions={
        retry === undefined ? undefined : (
          <Button kind="text" onClick={retry.onClick}>
            {retry.text}
          </Button>
        )
      }
    >
      {props.text}
    </Banner>
  );
}
