/** The points at which a squad stands, as its findings name them. Pure. */
import type { FindingRow } from '../../schema/finding.ts';

/** As many as are told apart at a glance. */
const pointsMax = 8;

/** Newest first, the operation's own place among them; a name typed with another case is the same point. */
export function placesOf(
  findings: readonly { body: Pick<FindingRow, 'facts'> }[],
  operationPlace: string | null,
): string[] {
  const points = new Map<string, string>();
  const names = findings.map(({ body }) => body.facts.place.name);
  for (const name of operationPlace === null ? names : [...names, operationPlace]) {
    const key = name.trim().toLowerCase();
    if (key !== '' && !points.has(key)) points.set(key, name.trim());
  }
  return [...points.values()].slice(0, pointsMax);
}
