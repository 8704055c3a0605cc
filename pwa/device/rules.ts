/**
 * The rules and the body checks, loaded when there is something to decide: a first visit has nothing yet. They are
 * precached with the shell, so in flight mode they are there; should they be missing all the same, what was noted
 * is saved without them and judged by the server.
 */
export type Rules = typeof import('../../schema/decide.ts');
type Bodies = typeof import('../../schema/bodies.ts');

let rules: Rules | null = null;

/** Null: they could not be loaded now. */
export async function loadRules(): Promise<Rules | null> {
  rules ??= await import('../../schema/decide.ts').catch(() => null);
  return rules;
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
}
