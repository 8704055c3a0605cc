import { classes } from './press.tsx';

export type BarRow = {
  key: string;
  label: string;
  count: number;
  /** As written: "9.412". */
  value: string;
  href?: string | undefined;
  /** Green: only for what is done. */
  done?: boolean | undefined;
};

/** Counts as khaki bars with their numbers. A row with a link is a target of full height. */
export function Bars(props: { label?: string | undefined; rows: readonly BarRow[] }) {
  const most = Math.max(1, ...props.rows.map((row) => row.count));
  return (
    <ul class="bars" aria-label={props.label}>
      {props.rows.map((row) => (
        <li key={row.key}>
          {row.href === undefined ? (
            <BarInside row={row} most={most} />
          ) : (
            <a href={row.href}>
              <BarInside row={row} most={most} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function BarInside(props: { row: BarRow; most: number }) {
  const { row } = props;
  return (
    <>
      <span>{row.label}</span>
      <BarTrack count={row.count} most={props.most} done={row.done} />
      <span class="bars__n">{row.value}</span>
    </>
  );
}

export function BarTrack(props: {
  count: number;
  most: number;
  soft?: boolean | undefined;
  done?: boolean | undefined;
}) {
  return (
    <span
      class={classes(
        'bars__track',
        props.soft === true && 'bars__track--soft',
        props.done === true && 'bars__track--done',
      )}
      aria-hidden="true"
    >
      {props.count > 0 && <i style={{ width: `${(100 * props.count) / Math.max(1, props.most)}%` }} />}
    </span>
  );
}
