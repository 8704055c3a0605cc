/** What goes between the page and its import worker: a method of the import by name, and what it gave. */
import type { RosterImport } from './roster-import.ts';

export type Method = keyof RosterImport;
export type Call = { [M in Method]: { id: number; method: M; args: Parameters<RosterImport[M]> } }[Method];
export type Reply = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string };

/** Calls the method that is named with the arguments that came with it. */
export async function callOn(job: RosterImport, call: Call): Promise<unknown> {
  return methodOf(job, call.method)(...call.args);
}

/** Name and arguments are of one method by `Call`; TypeScript does not follow that through the lookup. */
function methodOf(job: RosterImport, method: Method): (...args: unknown[]) => unknown {
  return job[method] as (...args: unknown[]) => unknown;
}
