/**
 * Body versions (DESIGN §4): the server reads every version it ever released, for ever. Each kind has its newest
 * version here and, for each older one, the step that lifts a body to the next.
 */
import type { Kind } from './mutation.ts';

type Lift = (body: Record<string, unknown>) => Record<string, unknown>;
/** `lifts[0]` turns version 1 into version 2, and so on; the newest version is lifts.length + 1. */
type Shape = { lifts: readonly Lift[] };

/** Version 2 may name the fix before (`place.fix.before`): what was frozen without one is whole as it is. */
const fixBefore: Shape = { lifts: [(body) => body] };

export const shapes: Partial<Record<Kind, Shape>> = { 'finding.record': fixBefore, 'finding.correct': fixBefore };

export function newestVersion(kind: Kind): number {
  return (shapes[kind]?.lifts.length ?? 0) + 1;
}
