/**
 * A mutation: an immutable statement of intent, frozen when saved (DESIGN §4). Its body is erasable without
 * breaking the device's chain: the chain runs over `bodyHash`, and body and salt may be emptied later.
 */
import type * as z from 'zod/mini';
import type { bodies, envelope } from './bodies.ts';
import { toHex } from './bytes.ts';
import { canonicalJson } from './canonical.ts';

export { canonicalJson };

/** Protocol of the envelope. Only this may age out, after two versions. */
export const protocol = 1;

export type Kind = keyof typeof bodies;

/** As received: kind and body are not known to be ours yet. */
export type Envelope = z.infer<typeof envelope>;

export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>;
/** A mutation of a known kind whose body is of its newest shape. */
export type Mutation<K extends Kind = Kind> = {
  [P in K]: Omit<Envelope, 'kind' | 'body'> & { kind: P; body: Body<P> };
}[K];

/** Everything of a mutation but what is computed when it is frozen. */
export type MutationDraft<K extends Kind = Kind> = { [P in K]: Omit<Mutation<P>, 'bodyHash' | 'hash'> }[K];

/** SHA-256 as lower-case hex of a UTF-8 text. */
export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

export async function bodyHashOf(salt: string, body: unknown): Promise<string> {
  return sha256(salt + canonicalJson(body));
}

/** Over everything but body, salt and the hash itself. */
export async function hashOf(parts: Omit<Envelope, 'body' | 'salt' | 'hash'>): Promise<string> {
  const { id, kind, v, deviceId, accountId, deviceSeq, at, clockOffset, prevHash, bodyHash } = parts;
  // In the order of its keys, so that it is canonical as it stands: their values are numbers and texts that need no care.
  return sha256(JSON.stringify({ accountId, at, bodyHash, clockOffset, deviceId, deviceSeq, id, kind, prevHash, v }));
}

/** A mutation of one kind as one of any kind: true by construction, but TypeScript does not distribute over K. */
export function ofAnyKind<K extends Kind>(m: Mutation<K>): Mutation {
  return m as unknown as Mutation;
}

export async function freeze<K extends Kind>(draft: MutationDraft<K>): Promise<Mutation<K>> {
  const bodyHash = await bodyHashOf(draft.salt, draft.body);
  const hash = await hashOf({ ...draft, bodyHash });
  return { ...draft, bodyHash, hash };
}

/** Whether body and envelope are what their hashes say. */
export async function isIntact(m: Envelope): Promise<boolean> {
  return (await bodyHashOf(m.salt, m.body)) === m.bodyHash && (await hashOf(m)) === m.hash;
}
