/** What the bench says: one line per measure. `ok` is null where DESIGN names no target and the number stands alone. */
export type Line = { name: string; value: number; unit: string; target: string | null; ok: boolean | null };

/** A number that stands alone. */
export function told(name: string, value: number, unit: string): Line {
  return { name, value: rounded(value), unit, target: null, ok: null };
}

/** A number that must not be larger. */
export function atMost(name: string, value: number, unit: string, most: number): Line {
  return { name, value: rounded(value), unit, target: `≤ ${most}`, ok: value <= most };
}

/** A number that must not be smaller. */
export function atLeast(name: string, value: number, unit: string, least: number): Line {
  return { name, value: rounded(value), unit, target: `≥ ${least}`, ok: value >= least };
}

/** Three digits tell; more would claim what two busy cores cannot measure. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The lines as a table, widest cells first. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ name, value, unit, target, ok }) => [
    name,
    `${value} ${unit}`,
    target ?? '',
    ok === null ? '' : ok ? 'yes' : 'NO',
  ]);
  const all = [['measure', 'measured', 'target', 'ok'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
