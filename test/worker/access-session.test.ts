import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { sessionReadStatements } from '../../worker/access/session.ts';
import { type Answer, type Browser, aBrowser, anAccount, logged, someone } from './access-scene.ts';

const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What a session that has ended answers: only this, with our own mark, ends a session on the device (F28). */
function isEnded(answer: Answer): boolean {
  return (
    answer.status === 401 && answer.code === 'session_expired' && answer.headers.get('x-sidak-session') === 'ended'
  );
}

const endsAt = async (id: string): Promise<number> =>
  Date.parse(
    String(await env.DB.prepare('SELECT expires_at FROM sessions WHERE account_id = ?1').bind(id).first('expires_at')),
  );
const setEnd = async (id: string, at: string): Promise<unknown> =>
  env.DB.prepare('UPDATE sessions SET expires_at = ?2 WHERE account_id = ?1').bind(id, at).run();

describe('a session', () => {
  it('is needed, and must be one of ours', async () => {
    const stranger = aBrowser();
    expect(isEnded(await stranger.send('GET', '/session'))).toBe(true);
    for (const cookie of ['', 'x', 'f'.repeat(64), `${'f'.repeat(64)}%00`, 'F'.repeat(64)]) {
      stranger.cookie = cookie;
      expect(isEnded(await stranger.send('GET', '/session'))).toBe(true);
    }
  });

  it('ends', async () => {
    const officer = await someone('berakhir', 'officer');
    await setEnd(officer.id, inFuture(-1));
    expect(isEnded(await officer.send('GET', '/session'))).toBe(true);
  });

  it.each([
    ['officer', 30 * dayMs, dayMs],
    ['personnel', 12 * hourMs, hourMs],
  ] as const)('of an %s slides, and is not written more often than it must', async (role, lifetimeMs, everyMs) => {
    const one = await someone(`geser.${role}`, role);
    const given = await endsAt(one.id);
    expect(Math.abs(given - Date.now() - lifetimeMs)).toBeLessThan(60_000);
    expect((await one.send('GET', '/session')).headers.get('set-cookie')).toBeNull();
    expect(await endsAt(one.id)).toBe(given);
    await setEnd(one.id, inFuture(lifetimeMs - everyMs + 60_000));
    await one.send('GET', '/session');
    expect(await endsAt(one.id)).toBeLessThan(given);
    await setEnd(one.id, inFuture(lifetimeMs - everyMs - 60_000));
    expect((await one.send('GET', '/session')).headers.get('set-cookie')).toContain('sid=');
    expect(await endsAt(one.id)).toBeGreaterThanOrEqual(given);
    expect((await one.send('GET', '/session')).status).toBe(200);
  });

  it('is read in one statement', async () => {
    const officer = await someone('hitung', 'officer');
    const prepare = vi.spyOn(env.DB, 'prepare');
    await officer.send('GET', '/only-push');
    expect(prepare).toHaveBeenCalledTimes(sessionReadStatements);
    vi.restoreAllMocks();
  });

  it('is over after signing out, also the second time', async () => {
    const officer = await someone('keluar', 'officer');
    const token = officer.cookie;
    const out = await officer.send('DELETE', '/session');
    expect(out.status).toBe(204);
    expect(officer.cookie).toBeNull();
    officer.cookie = token;
    expect(isEnded(await officer.send('GET', '/session'))).toBe(true);
    expect((await officer.send('DELETE', '/session')).status).toBe(204);
  });

  it('of a head whose unit is gone sees no unit, never all', async () => {
    const head = await someone('kepala.hilang', 'head', 'unit-yang-hilang');
    expect((await head.send('GET', '/session')).body).toMatchObject({ unitIds: [] });
  });
});

describe('who was ended may hand in what he holds, and nothing else', () => {
  const onlyPushes = async (browser: Browser): Promise<void> => {
    const push = await browser.send('GET', '/only-push');
    expect(push).toMatchObject({ status: 200, body: { revoked: true } });
    expect(isEnded(await browser.send('GET', '/session'))).toBe(true);
    expect(isEnded(await browser.send('GET', '/roster/current'))).toBe(true);
  };

  it('a disabled account, for 30 days, and whole again when enabled', async () => {
    const admin = await someone('admin.a', 'admin');
    const one = await someone('mutasi', 'personnel');
    expect((await admin.send('PATCH', `/accounts/${one.id}`, { active: false })).status).toBe(204);
    await onlyPushes(one);
    expect(Math.abs((await endsAt(one.id)) - Date.now() - 30 * dayMs)).toBeLessThan(60_000);
    expect(await aBrowser().signIn('mutasi')).toMatchObject({ status: 401, code: 'sign_in_failed' });
    expect((await admin.send('PATCH', `/accounts/${one.id}`, { active: true })).status).toBe(204);
    expect((await one.send('GET', '/session')).status).toBe(200);
    expect((await endsAt(one.id)) - Date.now()).toBeLessThan(13 * hourMs);
  });

  it('a revoked device, for 30 days; it cannot sign in anew, another one can', async () => {
    const admin = await someone('admin.b', 'admin');
    const officer = await someone('hilang.ponsel', 'officer');
    expect((await admin.send('POST', `/devices/${officer.deviceId}/revoke`)).status).toBe(204);
    expect((await admin.send('POST', `/devices/${officer.deviceId}/revoke`)).status).toBe(204);
    expect(await logged('device.revoked')).toHaveLength(1);
    await onlyPushes(officer);
    expect(await officer.signIn('hilang.ponsel')).toMatchObject({
      status: 403,
      code: 'forbidden',
      body: { detail: 'device_revoked' },
    });
    await onlyPushes(officer);
    expect((await aBrowser().signIn('hilang.ponsel')).status).toBe(200);
    await env.DB.prepare('UPDATE devices SET revoked_at = ?2 WHERE id = ?1')
      .bind(officer.deviceId, inFuture(-31 * dayMs))
      .run();
    expect(isEnded(await officer.send('GET', '/only-push'))).toBe(true);
  });

  it('a session that had ended before stays ended', async () => {
    const admin = await someone('admin.c', 'admin');
    const id = await anAccount('lama', 'officer');
    const phone = aBrowser();
    await phone.signIn('lama');
    await setEnd(id, inFuture(-1));
    await admin.send('POST', `/devices/${phone.deviceId}/revoke`);
    expect(isEnded(await phone.send('GET', '/only-push'))).toBe(true);
  });
});
