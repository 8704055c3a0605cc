/** The best rows met so far, a fixed number of them; of the same score the first in the roster, whenever it was met. */
export type Best = {
  add: (row: number, score: number, reading: number) => void;
  count: () => number;
  has: (row: number) => boolean;
  /** Row, score and the reading of the query that found it, best first. */
  list: () => { row: number; score: number; reading: number }[];
};

export function bestOf(limit: number): Best {
  const rows = new Int32Array(limit);
  const scores = new Int32Array(limit);
  const readings = new Uint8Array(limit);
  let count = 0;
  const placeOf = (row: number): number => {
    for (let at = 0; at < count; at += 1) if (rows[at] === row) return at;
    return -1;
  };
  const isBetter = (score: number, row: number, than: number): boolean => {
    const other = scores[than] ?? 0;
    return score < other || (score === other && row < (rows[than] ?? 0));
  };
  return {
    count: () => count,
    has: (row) => placeOf(row) >= 0,
    add: (row, score, reading) => {
      if (count === limit && !isBetter(score, row, count - 1)) return;
      let last = placeOf(row);
      if (last >= 0 && (scores[last] ?? 0) <= score) return;
      if (last < 0) {
        if (count < limit) count += 1;
        last = count - 1;
      }
      let at = last;
      for (; at > 0 && isBetter(score, row, at - 1); at -= 1) {
        rows[at] = rows[at - 1] ?? 0;
        scores[at] = scores[at - 1] ?? 0;
        readings[at] = readings[at - 1] ?? 0;
      }
      rows[at] = row;
      scores[at] = score;
      readings[at] = reading;
    },
    list: () =>
      Array.from({ length: count }, (_, at) => {
        return { row: rows[at] ?? 0, score: scores[at] ?? 0, reading: readings[at] ?? 0 };
      }),
  };
}
