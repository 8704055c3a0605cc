/** One mutation on its way through a commit. */
import type { Envelope, Mutation } from '../../schema/mutation.ts';
import { readsOf } from '../../schema/decide.ts';
import type { Actor, Receipt } from '../../schema/outcome.ts';
import type { RowRef } from '../../schema/rows.ts';
import { refName } from '../../schema/rows.ts';
import type { Read } from '../../schema/versions.ts';

export type Item = {
  envelope: Envelope;
  /** Its body in the newest shape, or why there is none. */
  reading: Read;
  actor: Actor;
  /** The device through which the actor was looked up, and what he stood for then (`standingSql`). */
  via: { deviceId: string; standing: string };
  /** When it first reached the server; a held mutation keeps its own. */
  receipt: NonNullable<Receipt>;
  /** It comes from the `held` table, not from a push: its device's chain has been looked at already. */
  wasHeld: boolean;
};

/** What the person's device is told about one mutation, without the place it had in its push. */
export type Answer = {
  outcome: 'applied' | 'duplicate' | 'held' | 'conflict' | 'rejected' | 'retry';
  seq?: number;
  code?: string;
  detail?: string;
  was?: { outcome: 'applied' | 'conflict' | 'rejected'; seq: number | null; code: string | null };
};

export type NamedRef = { ref: RowRef; name: string };

/** Asked for several times in a commit, and always the same for one reading; so are the names, which maps look up. */
const readsKnown = new WeakMap<Read, readonly NamedRef[]>();

export function readsOfItem({ reading }: Item): readonly NamedRef[] {
  if (!reading.ok) return [];
  const known = readsKnown.get(reading);
  if (known !== undefined) return known;
  const reads = readsOf(reading.mutation).map((ref) => ({ ref, name: refName(ref) }));
  readsKnown.set(reading, reads);
  return reads;
}

/** Versions that the mutation was made upon: ids of the mutations that last changed its things. */
export function versionsNamed({ body }: Mutation): string[] {
  const named: (string | null)[] = [];
  if ('version' in body) named.push(body.version);
  if ('intoVersion' in body) named.push(body.intoVersion);
  return named.filter((one) => one !== null);
}

/** Ids of mutations that this one may wait for: whose row it reads, or whose version it names. */
export function parentsOf(item: Item): string[] {
  if (!item.reading.ok) return [];
  const born = readsOfItem(item).filter(
    ({ ref }) => ref.type === 'finding' || ref.type === 'case' || ref.type === 'conflict',
  );
  return [...born.map(({ ref }) => ref.key), ...versionsNamed(item.reading.mutation)];
}

/** The operation that it waits for when that is not there. */
export function operationOf(item: Item): string | null {
  if (!item.reading.ok) return null;
  const { body } = item.reading.mutation;
  return 'operationId' in body ? body.operationId : null;
}
