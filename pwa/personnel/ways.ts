/**
 * The addresses of the desk: every list, filter and case can be linked to, and "back" leads where one came from. What is
 * searched for is in none of them (search.ts).
 */
import { caseQueues } from '../../schema/api.ts';
import { partsOf } from '../route.ts';

export type QueueName = (typeof caseQueues)[number];

/** What the list shows. */
export type Asked = {
  queue: QueueName;
  unitId?: string | undefined;
  violation?: string | undefined;
  search?: string | undefined;
};

export type Way =
  | { page: 'queue'; asked: Asked }
  | { page: 'case'; caseId: string }
  | { page: 'conflicts' }
  | { page: 'held' }
  | { page: 'unknown' };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const conflictsHref = '#/perkara/konflik';
export const heldHref = '#/perkara/tertahan';
/** The supervisors' report; it shows each reader his own scope. */
export const reportHref = '#/laporan';
/** Language, theme, this device, sign-out. */
export const accountHref = '#/phone';

export function caseHref(caseId: string): string {
  return `#${casePath(caseId)}`;
}

export function casePath(caseId: string): string {
  return `/perkara/${caseId}`;
}

export function queueHref(asked: Asked): string {
  return `#${queuePath(asked)}`;
}

export function queuePath({ queue, unitId, violation }: Asked): string {
  const query = new URLSearchParams();
  if (queue !== 'open') query.set('queue', queue);
  if (unitId !== undefined) query.set('unitId', unitId);
  if (violation !== undefined) query.set('violation', violation);
  const text = query.toString();
  return text === '' ? '/perkara' : `/perkara?${text}`;
}

/** `path`: the address behind '#'. */
export function wayOf(path: string): Way {
  const { steps, query } = partsOf(path);
  const [area, what] = steps;
  if (area !== undefined && area !== 'perkara') return { page: 'unknown' };
  if (steps.length > 2) return { page: 'unknown' };
  if (what === undefined) return { page: 'queue', asked: askedOf(query) };
  if (what === 'konflik') return { page: 'conflicts' };
  if (what === 'tertahan') return { page: 'held' };
  return uuid.test(what) ? { page: 'case', caseId: what } : { page: 'unknown' };
}

function askedOf(query: URLSearchParams): Asked {
  const named = caseQueues.find((queue) => queue === query.get('queue'));
  return {
    queue: named ?? 'open',
    unitId: query.get('unitId') ?? undefined,
    violation: query.get('violation') ?? undefined,
  };
}
