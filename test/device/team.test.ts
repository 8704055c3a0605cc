import { describe, expect, it } from 'vitest';
import { teamOf } from '../../pwa/officer/team.ts';

const operation = { leaderId: 'wahyu', openedAt: '2026-11-20T01:10:00.000Z', state: 'open' as const };
const member = (accountId: string, name: string, since?: string) => ({
  operationId: '20261120-K7F4Q2MX',
  accountId,
  name,
  openedOn: '2026-11-20',
  ...(since === undefined ? {} : { since }),
});
const members = [
  member('lilis', 'Lilis', '2026-11-20T01:15:00.000Z'),
  member('bagus', 'Bagus'),
  member('wahyu', 'Wahyu'),
];
const finding = (authorId: string, at: string, counts = true) => ({ authorId, at, counts });
const at = (asOf: string | null, me = 'wahyu') => ({ asOf, me });

describe('the team as this phone knows it', () => {
  it('the leader first, each with what he noted and since when he is in', () => {
    const findings = [
      finding('lilis', '2026-11-20T02:42:00.000Z'),
      finding('lilis', '2026-11-20T02:10:00.000Z'),
      finding('lilis', '2026-11-20T02:50:00.000Z', false),
    ];
    const [wahyu, bagus, lilis] = teamOf(operation, members, findings, at('2026-11-20T03:00:00.000Z'));
    expect(wahyu).toMatchObject({
      name: 'Wahyu',
      isLeader: true,
      since: operation.openedAt,
      findings: 0,
      lastAt: null,
    });
    expect(bagus).toMatchObject({ name: 'Bagus', since: null });
    // A withdrawn one is news of him, and not counted.
    expect(lilis).toMatchObject({ since: '2026-11-20T01:15:00.000Z', findings: 2, lastAt: '2026-11-20T02:50:00.000Z' });
  });

  it('names whom nothing was heard of for an hour before the last contact', () => {
    const findings = [finding('lilis', '2026-11-20T02:42:00.000Z')];
    const quiet = (asOf: string | null, state: 'open' | 'closed' = 'open', me = 'wahyu'): string[] =>
      teamOf({ ...operation, state }, members, findings, at(asOf, me)).flatMap(({ name, quietSince }) =>
        quietSince === null ? [] : [`${name} ${quietSince}`],
      );
    expect(quiet('2026-11-20T02:05:00.000Z')).toEqual([]);
    expect(quiet('2026-11-20T03:00:00.000Z')).toEqual([`Bagus ${operation.openedAt}`]);
    expect(quiet('2026-11-20T03:43:00.000Z')).toEqual([
      `Bagus ${operation.openedAt}`,
      'Lilis 2026-11-20T02:42:00.000Z',
    ]);
    // Silence says nothing where the server was never heard, once it is over, and of oneself.
    expect(quiet(null)).toEqual([]);
    expect(quiet('2026-11-20T09:00:00.000Z', 'closed')).toEqual([]);
    expect(quiet('2026-11-20T03:43:00.000Z', 'open', 'lilis')).not.toContain('Lilis 2026-11-20T02:42:00.000Z');
  });
});
