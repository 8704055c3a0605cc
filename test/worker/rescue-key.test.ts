import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url, utf8 } from '../../schema/bytes.ts';
import { keyIdOf, openForRescue, proofOf, wrapForRescue } from '../../schema/rescue.ts';
import type { RescueEntry } from '../../schema/rescue.ts';
import type { Me } from '../../schema/sync.ts';
import { deviceSecretOf, rescueKey } from '../../worker/rescue-key.ts';
import { someone } from './access-scene.ts';

/** What a phone does when it saves: a key of its own for the thing, the thing under it, the key wrapped. */
async function sealed(id: string, content: string, secrets: Parameters<typeof rescueKey>[0]): Promise<RescueEntry> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(id) }, key, utf8(content));
  const ephemeral = (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ])) as CryptoKeyPair; // an asymmetric algorithm makes a pair
  const fresh = { ephemeral, iv: crypto.getRandomValues(new Uint8Array(12)) };
  return {
    what: 'mutation',
    id,
    deviceId: id,
    key: await wrapForRescue(id, raw, await rescueKey(secrets), fresh),
    iv: toBase64url(iv),
    sealed: toBase64url(new Uint8Array(bytes)),
  };
}

const secrets = { SIDAK_SECRET: 'one', RESCUE_SECRET: 'two' };

describe('the rescue key', () => {
  it('is the same each time, another for another secret, and its public half is a point of the curve', async () => {
    const key = await rescueKey(secrets);
    const point = fromBase64url(key.publicKey) ?? new Uint8Array();
    expect([point.byteLength, point[0]]).toEqual([65, 4]);
    expect(key.keyId).toBe(await keyIdOf(point));
    expect((await rescueKey({ SIDAK_SECRET: 'two' })).publicKey).toBe(key.publicKey);
    expect((await rescueKey({ SIDAK_SECRET: 'one' })).publicKey).not.toBe(key.publicKey);
    // Computed from the scalar by another implementation (OpenSSL): deployments must never move to another key.
    expect(key.keyId).toBe('ce475b994cc98c67');
  });

  it('opens what a phone sealed for it, under no other name and with no other key', async () => {
    const entry = await sealed('thing-1', 'isi temuan', secrets);
    const { privateKey } = await rescueKey(secrets);
    const opened = await openForRescue(entry, privateKey);
    expect(new TextDecoder().decode(opened ?? new Uint8Array())).toBe('isi temuan');
    expect(await openForRescue({ ...entry, id: 'thing-2' }, privateKey)).toBeNull();
    expect(await openForRescue(entry, (await rescueKey({ SIDAK_SECRET: 'one' })).privateKey)).toBeNull();
    expect(await openForRescue({ ...entry, sealed: `${entry.sealed.slice(0, -2)}AA` }, privateKey)).toBeNull();
    expect(await openForRescue({ ...entry, key: { ...entry.key, ephemeral: 'AAAA' } }, privateKey)).toBeNull();
  });
});

describe('who signs in', () => {
  it('is told the deployment’s public key and the secret of his own device, the same at every start', async () => {
    const officer = await someone('berkas', 'officer');
    const asked = (await officer.send('GET', '/session')).body as Me;
    const signedIn = (await officer.signIn('berkas')).body as Me;
    expect(asked.rescue).toEqual(signedIn.rescue);
    const { keyId, publicKey } = await rescueKey(env);
    expect(asked.rescue).toMatchObject({ keyId, publicKey });
    const other = await someone('berkas2', 'officer');
    const his = (await other.send('GET', '/session')).body as Me;
    expect(his.rescue?.deviceSecret).not.toBe(asked.rescue?.deviceSecret);
    const secret = await deviceSecretOf(env, officer.deviceId);
    expect(asked.rescue?.deviceSecret).toBe(secret);
    expect(await proofOf(secret, 'a'.repeat(64))).toMatch(/^[0-9a-f]{64}$/);
  });
});
