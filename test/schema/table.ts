import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

/** The rows of test/data/<name>.csv; a column that is not there fails the test that asks for it. */
export function readTable(name: string): ((column: string) => string)[] {
  const path = fileURLToPath(new URL(`../data/${name}.csv`, import.meta.url));
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => (column) => {
    const cell = row[column];
    if (cell === undefined) throw new Error(`${name}.csv has no column ${column}`);
    return cell;
  });
}
