/**
 * A passkey instead of a PIN, where the phone has one that answers with a secret (WebAuthn PRF): the secret never lies
 * in the storage, so a copy of it opens nothing. Works in flight mode, since nobody but this phone checks it.
 */
import type { Bytes } from '../../schema/bytes.ts';
import { hkdfOf } from '../../schema/rescue.ts';
import type { PasskeyWrap } from './phone-store.ts';
import { randomBytes } from './platform.ts';
import { close, disclose, importAes } from './seal.ts';

/** Whether this phone has a lock of its own that may answer; only making one tells for sure. */
export async function canPasskey(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis)) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Asks the person's finger or face. Null: refused, or this phone's passkeys hold no secrets. */
export async function makePasskey(name: string, raw: Bytes): Promise<PasskeyWrap | null> {
  const input = randomBytes(32);
  const user = { id: randomBytes(16), name, displayName: name };
  const made = await credential(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Sidak' },
        user,
        // ES256 and RS256: what all phones have.
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  );
  if (made === null) return null;
  const credentialId = made.rawId;
  // Some answer only when asked once more.
  const key = (await keyIn(made)) ?? (await askPasskey(credentialId, input));
  return key === null ? null : { credentialId, input: input.buffer, ...(await close(key, raw)) };
}

/** The account's key, raw; null: refused, or it is another's. */
export async function openPasskey(wrap: PasskeyWrap): Promise<Bytes | null> {
  const key = await askPasskey(wrap.credentialId, new Uint8Array(wrap.input));
  if (key === null) return null;
  return disclose(key, wrap).then(
    (raw) => new Uint8Array(raw),
    () => null,
  );
}

async function askPasskey(id: ArrayBuffer, input: Bytes): Promise<CryptoKey | null> {
  const answer = await credential(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  );
  return answer === null ? null : keyIn(answer);
}

async function keyIn(answer: PublicKeyCredential): Promise<CryptoKey | null> {
  const secret = answer.getClientExtensionResults().prf?.results?.first;
  if (secret === undefined) return null;
  const bytes = secret instanceof ArrayBuffer ? new Uint8Array(secret) : copyOf(secret);
  return importAes(await hkdfOf(bytes, new Uint8Array(), 'sidak passkey v1', 256));
}

function copyOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Bytes {
  return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer); // never shared memory
}

/** Refusing, waiting too long and having none all come as an error. */
async function credential(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  const answer = await ask().catch(() => null);
  return answer instanceof PublicKeyCredential ? answer : null;
}
