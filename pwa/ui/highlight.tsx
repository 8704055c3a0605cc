/** Where a search matched: [start, end), and whether the word is only near to what was typed. */
export type Marked = readonly [start: number, end: number, how?: 'similar'];

/** Text with the parts that a search matched marked. In order, not overlapping. */
export function Highlight(props: { text: string; ranges: readonly Marked[] }) {
  const { text, ranges } = props;
  let from = 0;
  const parts = ranges.map(([start, end, how]) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <>
        {before}
        <mark class={how}>{text.slice(start, end)}</mark>
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
