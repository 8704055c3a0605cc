/** F07 the phone that cannot send any more: its file, handed in by somebody else. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bytes, utf8 } from '../../schema/bytes.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { Envelope } from '../../schema/mutation.ts';
import { proofOf } from '../../schema/rescue.ts';
import type { Me } from '../../schema/sync.ts';
import { sha256OfBytes } from '../../worker/bytes.ts';
import { rescueKey } from '../../worker/rescue-key.ts';
import { sealBlocks, verifyChain } from '../../worker/sync/blocks.ts';
import { aLine } from '../rescue-line.ts';
import { failingDb } from './doubles.ts';
import { handsIn, rescues } from './rescue-file.ts';
import { type Device, type World, aFinding, aWorld, aboutCase, anEmployee, anOperation } from './world.ts';

let world: World;
let adi: Device;
let beni: Device;
beforeAll(async () => {
  world = await aWorld();
});

async function pair(): Promise<void> {
  adi = await world.signsUp('officer', { name: 'Adi' });
  beni = await world.signsUp('officer', { name: 'Beni' });
}

/** A raid that lies on a phone: opened, noted, closed, nothing sent. */
async function aRaidOnThePhone(officer: Device, findings: number): Promise<{ raid: string; made: Envelope[] }> {
  const raid = anOperation();
  const made: Envelope[] = [await officer.opens(raid)];
  for (let n = 0; n < findings; n += 1) made.push(await officer.records(raid, aFinding({ who: anEmployee(n) })));
  made.push(await officer.closes(raid));
  return { raid: raid.operationId, made };
}

/** Begins like a JPEG; the rest is anything. */
function aJpeg(bytes: number): Bytes {
  const picture = new Uint8Array(bytes).fill(7);
  picture.set([0xff, 0xd8, 0xff]);
  return picture;
}

const outcomes = (results: readonly { outcome: string }[]): string[] => [
  ...new Set(results.map(({ outcome }) => outcome)),
];

describe('F07 a rescue file', () => {
  beforeAll(pair);

  it('brings a whole raid in, in pieces, twice, with damaged lines, and its own phone comes back to it', async () => {
    const { raid, made } = await aRaidOnThePhone(adi, 30);
    const file = await rescues(adi, made);
    const seen = await world.first('SELECT last_seen_at, unsent FROM devices WHERE id = ?1', adi.id);
    // A piece from the middle first: what needs the opening waits for it.
    const middle = await handsIn(beni, file.slice(8, 16), 4);
    expect(outcomes(middle)).toEqual(['held']);
    const cut = { ...file[3], sealed: file[3]?.sealed.slice(0, 40) };
    const broken = ['{"what":"mut', 17, null, { what: 'photo' }, cut];
    const all = await handsIn(beni, [...broken, ...file]);
    expect(all.slice(0, broken.length).map(({ outcome, code }) => [outcome, code])).toEqual([
      ...Array.from({ length: 4 }, () => ['damaged', 'unreadable']),
      ['damaged', 'unopened'],
    ]);
    const whole = all.slice(broken.length);
    expect(whole.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(outcomes(whole)).toEqual(['applied', 'duplicate']);
    expect(await world.count('findings', `feed = 'operation:${raid}'`)).toBe(30);
    const before = await world.count('log');
    const again = await handsIn(beni, file);
    expect(outcomes(again)).toEqual(['duplicate']);
    expect([...new Set(again.map(({ was }) => was))]).toEqual(['applied']);
    expect(await world.count('log')).toBe(before);
    // His phone was not heard of by that.
    expect(await world.first('SELECT last_seen_at, unsent FROM devices WHERE id = ?1', adi.id)).toEqual(seen);
    // Adi's phone comes back and sends what it never knew had arrived.
    const sent = await adi.sends(...made);
    expect(sent).toMatchObject(made.map(({ id }) => ({ id, outcome: 'duplicate', was: { outcome: 'applied' } })));
    expect(await world.count('findings', `feed = 'operation:${raid}'`)).toBe(30);
    // Author, device, number and chain are Adi's; nothing was held against his phone.
    const { results } = await world.db
      .prepare('SELECT account_id, device_seq FROM log WHERE device_id = ?1 ORDER BY device_seq')
      .bind(adi.id)
      .all<{ account_id: string; device_seq: number }>();
    expect(results).toEqual(made.map(({ deviceSeq }) => ({ account_id: adi.accountId, device_seq: deviceSeq })));
    const device = await world.first('SELECT head_seq, head_hash FROM devices WHERE id = ?1', adi.id);
    expect(device).toEqual({ head_seq: made.length, head_hash: made.at(-1)?.hash });
    await sealBlocks(world.db, new Date().toISOString());
    expect(await verifyChain(world.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it('leaves on record who brought it, in the batch that took it in', async () => {
    const { made } = await aRaidOnThePhone(adi, 2);
    const last = await world.first<{ seq: number }>('SELECT max(seq) AS seq FROM log');
    await handsIn(beni, await rescues(adi, made));
    const { results } = await world.db
      .prepare('SELECT kind, account_id, body FROM log WHERE seq > ?1 ORDER BY seq')
      .bind(last.seq)
      .all<{ kind: string; account_id: string; body: string }>();
    expect(results.map(({ kind }) => kind)).toEqual([...made.map(({ kind }) => kind), 'rescue.handedIn']);
    const entry = results.at(-1);
    expect([entry?.account_id, JSON.parse(entry?.body ?? '')]).toEqual([
      beni.accountId,
      { ids: made.map(({ id }) => id), deviceIds: [adi.id], decided: 4, held: 0 },
    ]);
  });

  it('brings photos too, by their bytes and not by their name', async () => {
    const picture = aJpeg(1_000);
    const sha256 = await sha256OfBytes(picture);
    const { rescue } = await (await adi.get('/api/session')).json<Me>();
    if (rescue === undefined) throw new Error('no rescue key');
    const thing = { what: 'photo' as const, id: sha256, deviceId: adi.id };
    const [photo, misnamed, none] = [
      await aLine(thing, picture, rescue),
      await aLine({ ...thing, id: 'f'.repeat(64) }, picture, rescue),
      await aLine({ ...thing, id: await sha256OfBytes(utf8('teks')) }, utf8('teks'), rescue),
    ];
    expect(await handsIn(beni, [photo, misnamed, none], 1)).toMatchObject([
      { id: sha256, outcome: 'applied' },
      { outcome: 'damaged', code: 'hash_mismatch' },
      { outcome: 'damaged', code: 'wrong_type' },
    ]);
    expect(await handsIn(adi, [photo])).toMatchObject([{ outcome: 'duplicate' }]);
    const kept = await world.env.FILES.get(`photos/${sha256}`);
    expect(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(picture);
    expect((await beni.post('/api/sync/rescue', { entries: [photo, photo, photo] })).status).toBe(400);
  });

  it.each(['before', 'after'] as const)('F25 is taken once though the database fails %s the commit', async (fault) => {
    const { raid, made } = await aRaidOnThePhone(adi, 4);
    const file = await rescues(adi, made);
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failing = failingDb(world.db, fault, 1);
    expect(outcomes(await handsIn(beni.talksTo(world.with(failing.db)), file))).toEqual(['retry']);
    told.mockRestore();
    beni.talksTo(world);
    expect(outcomes(await handsIn(beni, file))).toEqual([fault === 'after' ? 'duplicate' : 'applied']);
    expect(await world.count('findings', `feed = 'operation:${raid}'`)).toBe(4);
    const brought = `kind = 'rescue.handedIn' AND body LIKE '%${made[0]?.id}%'`;
    expect(await world.count('log', brought)).toBe(1);
  });

  it('F18 does not take another content under an id that is taken', async () => {
    const raid = anOperation();
    await adi.sends(await adi.opens(raid));
    const finding = await adi.records(raid, aFinding({ who: anEmployee(40) }));
    await adi.sends(finding);
    const other = await adi.records(raid, aFinding({ who: anEmployee(41) }), { id: finding.id });
    expect(await handsIn(beni, await rescues(adi, [other]))).toMatchObject([{ outcome: 'rejected', code: 'id_reuse' }]);
    expect((await world.row<FindingRow>('findings', finding.id))?.subject).toMatchObject({ name: 'Pegawai 40' });
  });

  it('lets nobody write under another’s name', async () => {
    const [raid, before] = [anOperation(), await world.count('findings')];
    const opening = await beni.opens(raid);
    await beni.sends(opening);
    // What Beni can make: a mutation that names Adi and his phone, proven with the secret of Beni's.
    const forged = await adi.records(raid, aFinding({ who: anEmployee(77) }));
    const { rescue } = await (await beni.get('/api/session')).json<Me>();
    const proof = await proofOf(rescue?.deviceSecret ?? '', forged.hash);
    const thing = { what: 'mutation' as const, id: forged.id, deviceId: adi.id };
    const line = await aLine(thing, utf8(JSON.stringify({ mutation: forged, proof })), await rescueKey(world.env));
    const own = await rescues(beni, [await beni.records(raid, aFinding({ who: anEmployee(78) }))]);
    expect(await handsIn(beni, [line, ...own])).toMatchObject([{ outcome: 'not_proven' }, { outcome: 'applied' }]);
    expect(await world.count('findings')).toBe(before + 1);
    expect(await world.count('log', `id = '${forged.id}'`)).toBe(0);
    const entry = await world.first('SELECT account_id, body FROM log WHERE kind = ?1', 'rescue.notProven');
    expect(entry).toEqual({ account_id: beni.accountId, body: JSON.stringify({ ids: [forged.id] }) });
  });

  it('opens on no other server, and says which line is at fault', async () => {
    const { made } = await aRaidOnThePhone(adi, 1);
    const file = await rescues(adi, made);
    const abroad = { ...world.env, RESCUE_SECRET: 'of another government' };
    expect(await handsIn(beni.talksTo({ env: abroad }), file)).toMatchObject(
      made.map(({ id }) => ({ id, outcome: 'damaged', code: 'other_server' })),
    );
    beni.talksTo(world);
    const renamed = { ...file[1], id: made[2]?.id };
    const changed = { ...made[1], at: '2020-01-01T00:00:00.000Z' };
    const line = await rescues(adi, [changed as Envelope]); // its hash is no longer its content's
    expect(await handsIn(beni, [renamed, ...line, file[0]])).toMatchObject([
      { outcome: 'damaged', code: 'unopened' },
      { outcome: 'damaged', code: 'hash_mismatch' },
      { outcome: 'applied' },
    ]);
  });
});

describe('whose file it is', () => {
  beforeAll(pair);

  it('a revoked phone’s findings are taken with the flag, its office work is not', async () => {
    const raid = anOperation();
    await adi.sends(await adi.opens(raid));
    const finding = await adi.records(raid, aFinding({ who: anEmployee(5) }));
    await adi.sends(finding);
    const late = await adi.records(raid, aFinding({ who: anEmployee(6) }));
    const file = await rescues(adi, [late]);
    const desk = await world.signsUp('personnel');
    const told = { accountId: null, name: 'Atasan', post: null };
    const forwarding = { ...aboutCase(finding), version: finding.id, settles: null, superior: told, note: null };
    const office = await rescues(desk, [await desk.says('case.forward', forwarding)]);
    const admin = await world.signsUp('admin');
    for (const { id } of [adi, desk]) expect((await admin.post(`/api/devices/${id}/revoke`, {})).status).toBe(204);
    expect(await handsIn(beni, [...file, ...office])).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'rejected', code: 'device_revoked' },
    ]);
    expect((await world.row<FindingRow>('findings', late.id))?.flags).toContain('afterRevocation');
    // The revoked one may hand in his own file too: it is the same as pushing.
    expect(await handsIn(adi, file)).toMatchObject([{ outcome: 'duplicate', was: 'applied' }]);
    expect((await adi.get('/api/sync/pull')).status).toBe(401);
  });

  it('a device that this server never enrolled is nobody’s', async () => {
    const stranger = await world.signsUp('officer');
    const file = await rescues(stranger, [await stranger.opens(anOperation())]);
    await world.db.prepare('DELETE FROM devices WHERE id = ?1').bind(stranger.id).run();
    expect(await handsIn(beni, file)).toMatchObject([{ outcome: 'rejected', code: 'wrong_author' }]);
  });

  it('is taken at most twenty lines at a time', async () => {
    const response = await beni.post('/api/sync/rescue', { entries: Array(21).fill('x') });
    expect([response.status, (await response.json<{ code: string }>()).code]).toEqual([400, 'invalid']);
  });
});
