// What the codes of one frame come to: nobody is noted whom the officer did not mean.
import { describe, expect, it, vi } from 'vitest';
import { type Choice, type Verdict, verdictOn } from '../../pwa/officer/verdict.ts';

const follow = vi.fn();
const person = (name: string) => ({ of: name, text: name, onClick: () => follow(name) });
/** A card whose holder the roster knows. */
const card = (name: string): Verdict => ({ done: true, choice: person(name) });
const unlisted = (nip: string): Verdict => ({
  done: false,
  stop: true,
  text: `${nip} tidak ada di daftar`,
  acts: [{ of: nip, text: 'Catat', among: `${nip}, tidak ada di daftar`, href: `#/${nip}` }],
});
const several = (...acts: Choice[]): Verdict => ({ done: false, stop: true, text: 'lebih dari satu NIP', acts });
const product: Verdict = { done: false, stop: false, text: 'EAN-13' };
const invitation: Verdict = {
  done: false,
  stop: true,
  text: 'kode gabung',
  acts: [{ text: 'Gabung', href: '#/join' }],
};

const said = (...verdicts: Verdict[]) => verdictOn(verdicts, 'Siapa?');
const names = (verdict: Verdict | undefined) =>
  verdict === undefined || verdict.done ? [] : (verdict.acts ?? []).map(({ text }) => text);

describe('two cards in one frame', () => {
  it('are two people: nobody is chosen, the officer is asked', () => {
    const asked = said(card('Siti'), card('Budi'));
    expect(asked).toMatchObject({ done: false, stop: true, text: 'Siapa?' });
    expect(names(asked)).toEqual(['Siti', 'Budi']);
    expect(follow).not.toHaveBeenCalled();
  });

  it('also when the roster knows only one of them, or neither', () => {
    expect(names(said(card('Siti'), unlisted('1979')))).toEqual(['Siti', '1979, tidak ada di daftar']);
    expect(names(said(unlisted('1979'), unlisted('1980')))).toEqual([
      '1979, tidak ada di daftar',
      '1980, tidak ada di daftar',
    ]);
  });

  it('are never more than fit the screen', () => {
    expect(names(said(...Array.from({ length: 20 }, (_, n) => card(`Siti ${n}`))))).toHaveLength(8);
  });
});

describe('one card', () => {
  it('with two codes of the same person is that person, whatever else is printed on it', () => {
    const siti = card('Siti');
    expect(said(product, siti, card('Siti'), invitation)).toBe(siti);
    expect(said(several(person('Kepala'), person('Siti')), siti)).toBe(siti);
    const stranger = unlisted('1979');
    expect(said(several(person('Kepala'), { of: '1979', text: '1979' }), stranger)).toBe(stranger);
  });

  it('that names several asks as it says', () => {
    const both = several(person('Kepala'), person('Siti'));
    expect(said(both)).toBe(both);
  });
});

it('where nobody is named, what leads somewhere counts more than a product’s code', () => {
  expect(said(product, invitation)).toEqual(invitation);
  expect(said(product)).toEqual(product);
  expect(said()).toBeUndefined();
});
