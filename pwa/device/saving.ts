/**
 * Saving: from a form's body to a frozen mutation in the store (DESIGN §6). The lock keeps tabs of one phone from
 * making two mutations with one number; the store's own check of the chain's head is the real guard. Hashing and sealing
 * happen with no transaction open, and begin while the browser still gives the lock: should another save come between,
 * the head has moved, and all of it is done again under the lock.
 */
import { limits } from '../../schema/limits.ts';
import type { Body, Kind, Mutation, MutationDraft } from '../../schema/mutation.ts';
import { freeze, ofAnyKind } from '../../schema/mutation.ts';
import { newestVersion } from '../../schema/shapes.ts';
import type { Memory } from './memory.ts';
import { newId, nowIso, randomHex } from './platform.ts';
import { loadBodies, loadRules } from './rules.ts';
import { encode } from './seal.ts';
import type { Frozen, Head, Store } from './store.ts';
import type { SaveOptions, Saved } from './types.ts';

/** The head moves under us only when a browser without a working lock runs two tabs. */
const triesMax = 5;

export type Saving = {
  accountId: string;
  store: Pick<Store, 'headToBegin' | 'seal' | 'commit'>;
  memory: Pick<Memory, 'judge' | 'added'>;
  clockOffset: () => number | null;
  /** Other tabs look into the outbox; before anything else, since this one may die in the next moment. */
  tell: () => void;
};

export async function saveMutation<K extends Kind>(
  saving: Saving,
  kind: K,
  body: Body<K>,
  options: SaveOptions = {},
): Promise<Saved> {
  const [bodies] = await Promise.all([loadBodies(), loadRules()]);
  const parsed = bodies?.[kind].safeParse(body);
  if (parsed?.success === false)
    return { ok: false, why: 'malformed', field: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  const said = { id: newId(), kind, body: bodyOf<K>(parsed?.data ?? body) };
  const begun = prepared(saving, said);
  // Waited for under the lock, which may come later than its failure.
  begun.catch(() => undefined);
  try {
    return await navigator.locks.request(`write:sidak-${saving.accountId}`, () =>
      commit(saving, said, options.draft ?? null, begun),
    );
  } catch {
    return { ok: false, why: 'storage' };
  }
}

async function commit<K extends Kind>(
  saving: Saving,
  said: Said<K>,
  draft: string | null,
  begun: Promise<Prepared>,
): Promise<Saved> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const ready = await (tries === 0 ? begun : prepared(saving, said));
    if ('ok' in ready) {
      // Refused before the lock was held, it is judged once more: what was saved meanwhile may have changed that.
      if (tries > 0) return ready;
    } else if (await saving.store.commit(ready, draft)) {
      saving.tell();
      // It is on disk. Should reading it back fail, saying no would only have it noted twice.
      await saving.memory.added(said.id).catch(() => undefined);
      return { ok: true, id: said.id };
    }
  }
  return { ok: false, why: 'storage' };
}

type Said<K extends Kind> = { id: string; kind: K; body: Body<K> };
/** As it would be written after `head`, or why it is not. */
type Prepared = Frozen | Extract<Saved, { ok: false }>;

async function prepared<K extends Kind>(saving: Saving, said: Said<K>): Promise<Prepared> {
  const from = await saving.store.headToBegin();
  if (from === undefined) return { ok: false, why: 'storage' };
  const mutation = await frozen(saving, from, said);
  if (encode(mutation).length > limits.mutationBytesMax) return { ok: false, why: 'malformed', field: '' };
  const decision = saving.memory.judge(mutation);
  // Refused now, it would be refused there: the person still has the form open and can put it right.
  if (decision?.outcome === 'rejected') return { ok: false, why: decision.code };
  return { from, mutation, sealed: await saving.store.seal(mutation) };
}

async function frozen<K extends Kind>(saving: Saving, head: Head, said: Said<K>): Promise<Mutation> {
  const draft = {
    ...said,
    v: newestVersion(said.kind),
    deviceId: head.deviceId,
    accountId: saving.accountId,
    deviceSeq: head.seq + 1,
    at: nowIso(),
    clockOffset: saving.clockOffset(),
    prevHash: head.hash,
    salt: randomHex(16),
  };
  return ofAnyKind(await freeze<K>(draftOf<K>(draft)));
}

/** Parsed by the schema of `kind`; TypeScript does not follow an indexed schema's output. */
function bodyOf<K extends Kind>(parsed: unknown): Body<K> {
  return parsed as Body<K>;
}

/** The union's members differ only in kind and body, and `Said` ties these two. */
function draftOf<K extends Kind>(draft: object): MutationDraft<K> {
  return draft as MutationDraft<K>;
}
