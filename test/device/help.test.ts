import { describe, expect, test } from 'vitest';
import { type HelpPage, helpPageOf } from '../../pwa/help/page-of.ts';
import { help as english } from '../../pwa/text/en/help.ts';
import { help as indonesian } from '../../pwa/text/id/help.ts';
import type { Role } from '../../schema/outcome.ts';
import * as list from '../browser/screen-list.ts';
import type { Scene } from '../browser/screens/scene.ts';

const id = '0190a1b2-0000-7000-8000-000000000001';
/** Ids only: no address names the person. */
const scene = {
  operation: '20261120-K7F4Q2MX',
  closed: '20261119-AAAAAAAA',
  validated: '20261118-BBBBBBBB',
  finding: id,
  unitId: 'u1',
  headAccountId: id,
  cases: { fresh: id, forwarded: id, assigned: id, completed: id, closed: id, twin: id, own: id },
} as Scene;

/** Addresses that lead nowhere on purpose. */
const isNowhere = (path: string): boolean => path.startsWith('/nothing') || path.endsWith('/a/b');

const rooms: [Role, list.Screen[]][] = [
  ['officer', list.officerScreens(scene)],
  ['personnel', list.personnelScreens(scene)],
  ['chief', list.chiefScreens(scene)],
  ['head', list.headScreens(scene)],
  ['leader', list.leaderScreens(scene)],
  ['admin', list.adminScreens(scene)],
];

describe('help', () => {
  test.each(rooms)('knows every screen of %s', (role, screens) => {
    const unknown = screens.filter(({ path }) => !isNowhere(path) && helpPageOf(path, role, false) === 'unknown');
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  test('differs by who looks, and by whether the store is open', () => {
    const asked: [string, Role | null, boolean, HelpPage][] = [
      ['/', null, false, 'signIn'],
      ['/', null, true, 'lock'],
      ['/', 'officer', false, 'operation'],
      ['/', 'admin', false, 'adminStart'],
      ['/', 'chief', false, 'report'],
      [`/perkara/${id}`, 'personnel', false, 'case'],
      ['/perkara/konflik', 'personnel', false, 'conflicts'],
      ['/operasi/20261120-K7F4Q2MX', 'chief', false, 'review'],
      ['/phone/pin', 'officer', false, 'phone'],
      ['/serahkan', null, true, 'handIn'],
      ['/constructor', 'officer', false, 'unknown'],
    ];
    for (const [path, role, isLocked, page] of asked)
      expect([path, helpPageOf(path, role, isLocked)]).toEqual([path, page]);
  });

  test('says as much in English as in Indonesian', () => {
    const lengths = (pages: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(pages).map(([page, lines]) => [page, lines.length]));
    expect(lengths(english.pages)).toEqual(lengths(indonesian.pages));
  });
});
