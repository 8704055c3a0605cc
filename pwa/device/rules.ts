/**
 * The rules and the body checks, loaded when there is something to decide: a first visit has nothing yet. They are
 * precached with the shell, so in flight mode they are there; should they be missing all the same, what was noted
 * is saved without them and judged by the server.
 */
import { loadRescueWrap } from './on-demand.ts';

export type Rules = typeof import('../../schema/decide.ts');
type Bodies = typeof import('../../schema/bodies.ts');

let rules: Rules | null = null;

/** Null: they could not be loaded now. */
export async function loadRules(): Promise<Rules | null> {
  rules ??= await import('../../schema/decide.ts').catch(() => null);
  return rules;
}

/** Longer than any cache takes to answer: after that the screens open without what is laid over. */
const patienceMs = 3_000;

/** Waits for the rules, but not for ever: a start must not hang on a fetch. `late` is called if they come after that. */
export async function rulesOr(late: () => void): Promise<void> {
  const loading = loadRules();
  const isInTime = await Promise.race([
    loading.then(() => true),
    new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
  if (!isInTime) void loading.then((loaded) => loaded !== null && late());
}

/** Null until they are loaded. */
export function rulesNow(): Rules | null {
  return rules;
}

/** Null: they could not be loaded now. */
export async function loadBodies(): Promise<Bodies['bodies'] | null> {
  const loaded = await import('../../schema/bodies.ts').catch(() => null);
  return loaded?.bodies ?? null;
}

/** Fetches what the first save will need, once the first screen stands. */
export function warmUp(): void {
  void loadRules();
  void loadBodies();
  void loadRescueWrap().catch(() => undefined);
}
