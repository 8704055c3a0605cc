import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { protocol } from '../../schema/mutation.ts';
import type { PushAnswer } from '../../schema/sync.ts';
import { rescues } from './rescue-file.ts';
import { type Device, type Operation, type World, aFinding, aWorld, anOperation } from './world.ts';

let world: World;
let budi: Device;
let raid: Operation;
beforeAll(async () => {
  world = await aWorld();
  budi = await world.signsUp('officer');
  raid = anOperation();
  await budi.sends(await budi.opens(raid));
});

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const request = (mutations: unknown[]): string =>
  JSON.stringify({ protocol, deviceId: budi.id, sentAt: new Date().toISOString(), unsent: 0, mutations });

describe('a push that comes packed', () => {
  it('is taken like a plain one, and every answer says that it would be', async () => {
    const finding = await budi.records(raid, aFinding());
    const response = await budi.postsPacked('/api/sync/push', await gzip(request([finding])));
    expect(response.status).toBe(200);
    expect(response.headers.get('accept-encoding')).toBe('gzip');
    const { results } = await response.json<PushAnswer>();
    expect(results[0]?.outcome).toBe('applied');
    // Sent again as it is: the same mutation.
    expect((await budi.sends(finding))[0]?.outcome).toBe('duplicate');
    expect((await budi.get('/api/session')).headers.get('accept-encoding')).toBe('gzip');
  });

  it('so is a page of a store that nobody opens any more, handed in by its phone', async () => {
    const finding = await budi.records(raid, aFinding());
    const entries = await rescues(budi, [finding]);
    const response = await budi.postsPacked('/api/sync/rescue', await gzip(JSON.stringify({ entries })));
    expect(response.status).toBe(200);
    expect((await budi.sends(finding))[0]?.outcome).toBe('duplicate');
  });

  it('is refused when it unpacks into more than a request may hold', async () => {
    const bomb = await gzip(request([{ note: ' '.repeat(limits.requestBytesMax * 20) }]));
    expect(bomb.byteLength).toBeLessThan(limits.requestBytesMax);
    expect((await budi.postsPacked('/api/sync/push', bomb)).status).toBe(413);
  });

  it('is refused, not an error of ours, when it cannot be unpacked', async () => {
    const response = await budi.postsPacked('/api/sync/push', Uint8Array.from([0x7b, 0x7d]));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid', field: 'content-encoding' });
    const cut = (await gzip(request([await budi.records(raid, aFinding())]))).slice(0, -20);
    expect((await budi.postsPacked('/api/sync/push', cut)).status).toBe(400);
  });
});
