/** Lines leave workerd on its console; the bench picks them out by this mark. */
import type { Line } from '../line.ts';

export function tell(line: Line): void {
  console.info(`BENCH ${JSON.stringify(line)}`);
}
