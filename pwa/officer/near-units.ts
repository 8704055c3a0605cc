/**
 * The offices whose people come first among equal hits: where the officer is just now. Those that the operation's place
 * names ("Kantor Disdukcapil"), those of people already noted in it, and, where his account belongs to a unit that is
 * not the police's own, that unit; each with all under it.
 */
import { unitsNamedIn } from '../../schema/unit-words.ts';
import { account, rowsOfType } from '../device/device.ts';
import { whenPersonChanges } from '../person-change.ts';
import { findingsOf, operationOf } from './rows.ts';

/** A raid at a gate meets everybody: beyond this the offices noted say nothing about the next person. */
const notedOfficesMax = 6;

let known: { operationId: string; units: readonly unknown[]; findings: readonly unknown[]; near: Set<string> } | null =
  null;
whenPersonChanges(() => {
  known = null;
});

/** Put together once for the rows as they are: a keystroke asks for it too. */
export function nearUnits(operationId: string): ReadonlySet<string> {
  const units = rowsOfType('unit');
  const findings = findingsOf(operationId);
  if (known?.operationId === operationId && known.units === units && known.findings === findings) return known.near;
  const rows = units.map(({ body }) => body).filter(({ parentId }) => parentId !== null);
  const place = operationOf(operationId)?.body.facts?.place ?? '';
  const chosen = new Set([...(account.value?.unitIds ?? []), ...unitsNamedIn(place, rows), ...notedIn(findings)]);
  const near = new Set(rows.flatMap(({ id, trail }) => (trail.split('/').some((one) => chosen.has(one)) ? [id] : [])));
  known = { operationId, units, findings, near };
  return near;
}

function notedIn(findings: ReturnType<typeof findingsOf>): string[] {
  const noted = new Set(findings.flatMap(({ body }) => (body.unitId === null ? [] : [body.unitId])));
  return noted.size > notedOfficesMax ? [] : [...noted];
}
