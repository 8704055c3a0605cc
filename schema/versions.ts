/** Reads a mutation of any released version: its body lifted to the newest shape and checked. */
import type { Envelope, Kind, Mutation } from './mutation.ts';
import { bodies } from './bodies.ts';
import { newestVersion, shapes } from './shapes.ts';

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(bodies, kind);
}

export type Read =
  | { ok: true; mutation: Mutation }
  /** Newer than we are: kept by its device until we have caught up. */
  | { ok: false; why: 'newer' }
  | { ok: false; why: 'malformed'; field: string };

/** The mutation with its body in the newest shape. The envelope keeps the `v` it was frozen with. */
export function readMutation(m: Envelope): Read {
  if (!isKind(m.kind)) return { ok: false, why: 'newer' };
  const newest = newestVersion(m.kind);
  if (m.v > newest) return { ok: false, why: 'newer' };
  const lifts = shapes[m.kind]?.lifts.slice(m.v - 1) ?? [];
  const lifted = lifts.reduce<Record<string, unknown>>((body, lift) => lift(body), m.body);
  const parsed = bodies[m.kind].safeParse(lifted);
  if (!parsed.success) return { ok: false, why: 'malformed', field: parsed.error.issues[0]?.path.join('.') ?? '' };
  return { ok: true, mutation: { ...m, body: parsed.data } as Mutation }; // kind and body were parsed together
}
