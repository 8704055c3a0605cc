/**
 * Body versions (DESIGN §4): the server reads every version it ever released, for ever. Each kind has its newest
 * version here and, for each older one, the step that lifts a body to the next.
 */
import type { Kind } from './mutation.ts';

type Lift = (body: Record<string, unknown>) => Record<string, unknown>;
/** `lifts[0]` turns version 1 into version 2, and so on; the newest version is lifts.length + 1. */
type Shape = { lifts: readonly Lift[] };

/** What was frozen without a field that came later, or with fewer choices, is whole as it is. */
const asItIs: Lift = (body) => body;
/**
 * Version 2 may name the fix before (`place.fix.before`); version 3 may say that somebody cannot sign
 * (`refusal: 'unable'`), and bear his signature where the finding is recorded.
 */
const finding: Shape = { lifts: [asItIs, asItIs] };

/** Version 2 may hold a letterhead. */
const setting: Shape = { lifts: [asItIs] };

export const shapes: Partial<Record<Kind, Shape>> = {
  'finding.record': finding,
  'finding.correct': finding,
  'setting.put': setting,
};

export function newestVersion(kind: Kind): number {
  return (shapes[kind]?.lifts.length ?? 0) + 1;
}
