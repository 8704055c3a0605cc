import { Button } from './button.tsx';

/** How many are shown of how many, and the next page below them. No page numbers: lists grow while they are read. */
export function Pager(props: {
  text: string;
  more?: { text: string; busy?: boolean | undefined; onClick: () => void } | undefined;
}) {
  const { more } = props;
  return (
    <div class="pager">
      <span role="status">{props.text}</span>
      {more !== undefined && (
        <Button onClick={more.onClick} disabled={more.busy}>
          {more.text}
        </Button>
      )}
    </div>
  );
}
