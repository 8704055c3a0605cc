import { describe, expect, it } from 'vitest';
import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import { limits } from '../../schema/limits.ts';
import { operationFacts as asParsed } from '../../schema/operation-bodies.ts';
import { operationFacts } from './scene.ts';

const id = '20261120-K7F4Q2MX';

describe('the invitation in a QR code', () => {
  it.each([
    ['as usual', operationFacts],
    ['with a version of the basis', { ...operationFacts, legalBasisVersion: 'Perubahan II' }],
    ['without', { ...operationFacts, legalBasisVersion: null }],
    ['with signs that mean something in links', { ...operationFacts, title: 'A&B=C? #1 100% +patuh / “tepat”, 08:00' }],
    ['in another time zone', { ...operationFacts, timeZone: 'Asia/Jayapura' as const }],
    [
      'as long as a form takes it',
      {
        ...operationFacts,
        title: 'T'.repeat(limits.lineMax),
        orderNumber: '0'.repeat(limits.lineMax),
        legalBasis: 'b '.repeat(limits.lineMax / 2 - 1).concat('bb'),
        place: 'P'.repeat(limits.lineMax),
        squad: 'S'.repeat(limits.nameMax),
      },
    ],
  ])('carries all facts: %s', (_, facts) => {
    const path = invitationPath(id, facts);
    expect(readInvitation(path)).toEqual({ operationId: id, openedOn: '2026-11-20', facts });
    expect(readInvitation(`https://sidak.contoh.go.id/#${path}`)?.facts).toEqual(facts);
    // What a phone joins with, the server takes.
    expect(asParsed.safeParse(readInvitation(path)?.facts).success).toBe(true);
  });

  it('leaves facts out that would make it too fine to be scanned; the code alone still joins', () => {
    const facts = { ...operationFacts, title: 'ꦱ'.repeat(limits.lineMax) };
    expect(readInvitation(invitationPath(id, facts))).toEqual({ operationId: id, openedOn: '2026-11-20', facts: null });
    expect(readInvitation(invitationPath(id, null))?.facts).toBeNull();
  });

  it.each([
    ['a staff card', '198609262015051001'],
    ['another link', 'https://sidak.contoh.go.id/#/operations'],
    ['a link that only mentions it', `https://x/?to=#/join?o=${id} now`],
    ['a day that never was', '/join?o=20260230-K7F4Q2MX'],
    ['a code with a sign no code has', '/join?o=20261120-K7F4Q2MU'],
    ['a code in small letters', '/join?o=20261120-k7f4q2mx'],
    ['a code that is too long', `/join?o=${id}0`],
    ['no code', '/join?o='],
    ['a script', 'javascript:alert(1)#/join'],
    ['more than a QR code holds', `/join?o=${id}&t=${'x'.repeat(8_000)}`],
  ])('is none: %s', (_, text) => {
    expect(readInvitation(text)).toBeNull();
  });

  it.each([
    ['one missing', '&t=A&n=1&b=B&p=P&z=0'],
    ['one blank', '&t=A&n=1&b=+&p=P&s=S&z=0'],
    ['one too long', `&t=${'A'.repeat(limits.lineMax + 1)}&n=1&b=B&p=P&s=S&z=0`],
    ['a control sign', '&t=A%00&n=1&b=B&p=P&s=S&z=0'],
    ['a line break', '&t=A%0AB&n=1&b=B&p=P&s=S&z=0'],
    ['no such zone', '&t=A&n=1&b=B&p=P&s=S&z=7'],
    ['a zone that is no number', '&t=A&n=1&b=B&p=P&s=S&z=toString'],
    ['broken percent signs', '&t=%E0%A4%A&n=%&b=B&p=P&s=S'],
  ])('with facts that cannot be, it still joins by its code: %s', (_, query) => {
    expect(readInvitation(`/join?o=${id}${query}`)).toEqual({ operationId: id, openedOn: '2026-11-20', facts: null });
  });
});
