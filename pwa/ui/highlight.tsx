/** Text with the parts that a search matched marked. Ranges are [start, end), in order, not overlapping. */
export function Highlight(props: { text: string; ranges: readonly (readonly [number, number])[] }) {
  const { text, ranges } = props;
  let from = 0;
  const parts = ranges.map(([start, end]) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </>
    );
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
