/** Not all of it is here yet: a bar with its counts, and what can be done meanwhile. */
export function Partly(props: { title: string; text: string; done: number; total: number }) {
  const share = props.total <= 0 ? 0 : Math.min(100, (100 * props.done) / props.total);
  return (
    <section class="card partial">
      <b>{props.title}</b>
      <div
        class="partial__track"
        role="progressbar"
        aria-label={props.title}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={props.done}
      >
        <i style={{ width: `${share}%` }} />
      </div>
      <p class="muted num">{props.text}</p>
    </section>
  );
}
