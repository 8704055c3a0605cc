/**
 * Every route of the API in one table (`contract-….ts`): who may ask, what is asked, what is answered, what can go
 * wrong. /api/openapi.json is made from it, office routes validate by it, and a test holds it against the routes both
 * ways: a route without its line here fails, and so does a line without its route.
 */
import { administration, entrance } from './contract-access.ts';
import { desks, exchange, photos } from './contract-office.ts';
import type { Contract } from './contract-shape.ts';
import type { ProblemCode } from './problem.ts';

export type { Contract };

export const contract = { ...entrance, ...administration, ...exchange, ...photos, ...desks } as const satisfies Record<
  string,
  Contract
>;
export type RouteName = keyof typeof contract;

/** Every route as the general shape, for those who walk over all of them. */
export const everyRoute: readonly (readonly [RouteName, Contract])[] = Object.entries(contract) as [
  RouteName,
  Contract,
][]; // keys of a const object

/** Every code that a route may answer with: its own, and those that follow from what it asks. */
export function problemsOf(route: Contract): ProblemCode[] {
  const codes = new Set<ProblemCode>(['internal', 'busy', ...(route.problems ?? [])]);
  if (route.roles !== 'anyone') codes.add('session_expired');
  if (Array.isArray(route.roles)) codes.add('forbidden');
  if (route.query !== undefined) codes.add('invalid');
  if (route.body !== undefined)
    for (const code of ['invalid', 'too_large', 'wrong_type', 'cross_site'] as const) codes.add(code);
  if (route.body !== undefined && route.body !== 'bytes') codes.add('malformed_json');
  return [...codes].toSorted((a, b) => a.localeCompare(b));
}
