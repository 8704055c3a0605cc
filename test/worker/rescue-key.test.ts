import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { fromBase64url, utf8 } from '../../schema/bytes.ts';
import { keyIdOf, openForRescue, proofOf } from '../../schema/rescue.ts';
import type { Me } from '../../schema/sync.ts';
import { deviceSecretOf, rescueKey } from '../../worker/rescue-key.ts';
import { someone } from './access-scene.ts';
import { aLine } from '../rescue-line.ts';

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
    const { privateKey, ...deployment } = await rescueKey(secrets);
    const thing = { what: 'mutation' as const, id: 'thing-1', deviceId: 'x' };
    const entry = await aLine(thing, utf8('isi temuan'), deployment);
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
