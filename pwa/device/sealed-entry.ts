/**
 * What is not sent yet has a key of its own, kept twice: under the account's key, and for the deployment, which
 * alone opens a rescue file (DESIGN §6). So a file can be made while the store is locked.
 */
import type { Mutation } from '../../schema/mutation.ts';
import type { WrappedKey } from '../../schema/rescue.ts';
import type { Me } from '../../schema/sync.ts';
import { loadRescueWrap } from './on-demand.ts';
import { randomBytes } from './platform.ts';
import { type Closed, close, decode, disclose, encode, importAes } from './seal.ts';

/**
 * `rescue` is null as long as the server has not told its key, or if what wraps with it could not be loaded: such an
 * entry is sealed again as soon as it can be.
 */
export type SealedEntry = { form: 2; own: Closed; rescue: WrappedKey | null } & Closed;
/** A mutation of a store of version 1 is readable until it is sealed. */
export type SealedMutation = SealedEntry | { form: 0; value: Mutation };
/** Of the device as it is enrolled now: only what it wrote itself can it prove. */
export type Rescue = NonNullable<Me['rescue']> & { deviceId: string };

export function rescueOf({ rescue, deviceId }: Me): Rescue | null {
  return rescue === undefined ? null : { ...rescue, deviceId };
}

export async function sealEntry(
  key: CryptoKey,
  rescue: Rescue | null,
  id: string,
  plain: BufferSource,
): Promise<SealedEntry> {
  const raw = randomBytes(32);
  const [content, own, wrapped] = await Promise.all([
    importAes(raw).then((entryKey) => close(entryKey, plain, id)),
    close(key, raw, id),
    rescue === null
      ? null
      : loadRescueWrap().then(
          (by) => by.wrap(rescue, id, raw),
          () => null,
        ),
  ]);
  return { form: 2, ...content, own, rescue: wrapped };
}

export async function openEntry(key: CryptoKey, id: string, entry: SealedEntry): Promise<ArrayBuffer> {
  const entryKey = await importAes(await disclose(key, entry.own, id));
  return disclose(entryKey, entry, id);
}

export async function sealMutation(key: CryptoKey, rescue: Rescue | null, mutation: Mutation): Promise<SealedEntry> {
  const proof =
    rescue === null
      ? ''
      : await loadRescueWrap().then(
          (by) => by.proof(rescue, mutation),
          () => '',
        );
  return sealEntry(key, rescue, mutation.id, encode({ mutation, proof }));
}

export async function openMutation(key: CryptoKey, id: string, sealed: SealedMutation): Promise<Mutation> {
  return sealed.form === 0 ? sealed.value : mutationIn(decode(await openEntry(key, id, sealed)));
}

/** As `sealMutation` wrote it: decrypting would have thrown for anything else. */
function mutationIn(value: unknown): Mutation {
  return (value as { mutation: Mutation }).mutation;
}
