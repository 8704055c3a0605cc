/**
 * Every route × every role, from the contract itself. The questions are empty on purpose: whether somebody may ask
 * is decided before what he asks, so an empty body is refused as `invalid` only by a door that let him through.
 */
import { type Contract, type RouteName, everyRoute } from '../../worker/contract.ts';
import type { Role } from '../../schema/outcome.ts';
import type { Answer, Browser } from './access-scene.ts';

/** Routes that ask for a session, under the given paths (all of them: '/api/'). */
export function guardedRoutes(...under: readonly string[]): (readonly [RouteName, Contract])[] {
  return everyRoute.filter(
    ([name, route]) => route.roles !== 'anyone' && under.some((path) => pathOf(name).startsWith(path)),
  );
}

export function mayAsk({ roles }: Contract, role: Role): boolean {
  return typeof roles === 'string' || roles.includes(role);
}

/** Asks for things that are not there: nothing changes, whoever asks. */
export async function asksEmptily(browser: Browser, name: RouteName): Promise<Answer> {
  const method = name.split(' ')[0] ?? '';
  const path = pathOf(name)
    .replace('/api', '')
    .replace(':version', '999')
    .replaceAll(/:\w+/g, () => crypto.randomUUID());
  return browser.send(method, path, method === 'GET' || method === 'DELETE' ? undefined : {});
}

function pathOf(name: RouteName): string {
  return name.split(' ')[1] ?? '';
}
