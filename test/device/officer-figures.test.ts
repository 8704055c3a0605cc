// What the officer's screens compute by themselves: the repeat warning, the recap, and when a form may be saved.
import { describe, expect, it } from 'vitest';
import { type CaptureDraft, rememberedOf } from '../../pwa/officer/capture-draft.ts';
import {
  aboutAnother,
  asksLetter,
  type Choices,
  chosenOf,
  factsOf,
  missingOf,
  offeredActions,
  offeredReasons,
  violationOf,
  withMain,
} from '../../pwa/officer/choices.ts';
import { minutesSince } from '../../pwa/officer/minutes-since.ts';
import { traitsIn, withTraits } from '../../pwa/officer/traits.ts';
import { placesOf } from '../../pwa/officer/places.ts';
import { recapOf } from '../../pwa/report/figures.ts';
import {
  besideHere,
  countedBefore,
  monthsBefore,
  saidOf,
  suggestionFor,
  timesShown,
} from '../../pwa/officer/repeat.ts';
import type { CatalogueEntry } from '../../schema/catalogue.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { startingCatalogue } from '../../schema/reference/catalogue.ts';

const entry = (list: CatalogueEntry['list'], code: string): CatalogueEntry => {
  const found = startingCatalogue.find((one) => one.list === list && one.code === code);
  if (found === undefined) throw new Error(`${code} is not in the starting catalogue`);
  return found;
};

const filled: Choices = {
  violations: [violationOf(entry('violation', 'PROKES-01'))],
  reason: chosenOf(entry('reason', 'TERTINGGAL-MOBIL')),
  action: chosenOf(entry('action', 'TEGURAN-TEMPAT')),
  place: { name: 'Gerbang Timur', fix: null },
  letter: 'not-asked',
  refusal: 'none',
  witness: '',
  note: '  ',
};

describe('the repeat warning', () => {
  const offence = (findingId: string, on: string) => ({ findingId, on, place: 'Pasar', violation: 'x', action: 'y' });
  const standing = { employeeId: 7, offences: [offence('b', '2026-09-03'), offence('a', '2025-03-12')], more: 0 };

  it('counts what lies in the window, the finding on screen apart', () => {
    expect(countedBefore(standing, '2026-11-20', 12).offences.map((one) => one.findingId)).toEqual(['b']);
    expect(countedBefore(standing, '2026-11-20', 24).offences).toHaveLength(2);
    expect(countedBefore(standing, '2026-11-20', 24, 'b')).toEqual({
      offences: [offence('a', '2025-03-12')],
      older: 0,
    });
    expect(countedBefore(null, '2026-11-20', 12)).toEqual({ offences: [], older: 0 });
  });

  it('names the finding of this operation apart; closed as lawful, it is shown and counts no more', () => {
    const past = countedBefore(standing, '2026-11-20', 24);
    expect(besideHere(past, 'b')).toEqual({ offences: [offence('a', '2025-03-12')], older: 0, count: 2 });
    expect(besideHere(past, 'closed as lawful')).toEqual({ ...past, count: 2 });
    expect(besideHere({ offences: [], older: 0 }, 'closed as lawful').count).toBe(0);
  });

  it('says "10+" where older ones may be in the window too, and takes no step for them', () => {
    const ten = Array.from({ length: 10 }, (_, n) => offence(`f${n}`, `2026-10-${20 - n}`));
    const often = countedBefore({ employeeId: 7, offences: ten, more: 3 }, '2026-11-20', 12);
    expect(timesShown(often, 'id')).toBe('10+');
    expect(often.older).toBe(3);
    const long = ['A', 'B', 'C', 'D', 'E', 'F'].map((action) => ({ action, basis: 'Ps. 8' }));
    expect(suggestionFor(often.offences.length, long)?.action).toBe('F');
    // Three that are known, two of any age: the third earlier one decides, not the fifth.
    const few = countedBefore({ employeeId: 7, offences: ten.slice(0, 3), more: 2 }, '2026-11-20', 12);
    expect(timesShown(few, 'id')).toBe('3+');
    expect(suggestionFor(few.offences.length, long)?.action).toBe('D');
    const partly = [...ten.slice(0, 9), offence('old', '2025-01-02')];
    expect(timesShown(countedBefore({ employeeId: 7, offences: partly, more: 3 }, '2026-11-20', 12), 'id')).toBe('9');
  });

  it('says at once what for, and unfolded what was done about it', () => {
    const smoked = { ...offence('c', '2026-09-03'), violation: 'Merokok', action: 'Teguran di tempat' };
    const say = (_list: string, words: string): string => words;
    expect(saidOf(smoked, false, say)).toBe('Merokok');
    expect(saidOf(smoked, true, say)).toBe('Merokok – Teguran di tempat');
  });

  it('takes the last day of a month that is too short', () => {
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
    expect(monthsBefore('2026-01-15', 12)).toBe('2025-01-15');
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28');
  });

  it('suggests the step of that count, and the last one from there on', () => {
    const ladder = ['A', 'B', 'C'].map((action) => ({ action, basis: 'Ps. 8' }));
    expect(suggestionFor(1, ladder)?.action).toBe('B');
    expect(suggestionFor(9, ladder)?.action).toBe('C');
    expect(suggestionFor(1, [])).toBeNull();
  });
});

describe('the form of a finding', () => {
  it('gives the next person the main violation, the action and the place: no second charge, no typed words', () => {
    const [mask, smoking] = [violationOf(entry('violation', 'PROKES-01')), violationOf(entry('violation', 'JAM-01'))];
    const both: Choices = { ...filled, violations: [{ ...mask, text: 'Di saku' }, smoking] };
    expect(rememberedOf('an operation', both)).toEqual({
      operationId: 'an operation',
      violations: [mask],
      actionCode: 'TEGURAN-TEMPAT',
      place: 'Gerbang Timur',
    });
  });

  it('names what is missing from top to bottom', () => {
    const empty: Choices = { ...filled, violations: [], reason: null, action: null, place: { name: ' ', fix: null } };
    expect(missingOf(empty, startingCatalogue)).toEqual(['violation', 'reason', 'action', 'place']);
    expect(factsOf(empty, startingCatalogue)).toBeNull();
  });

  it('asks for words where the choice is "lainnya"', () => {
    const other: Choices = { ...filled, reason: chosenOf(entry('reason', 'LAIN')) };
    expect(missingOf(other, startingCatalogue)).toEqual(['reasonText']);
    const said: Choices = { ...filled, reason: { ...chosenOf(entry('reason', 'LAIN')), text: ' Dipinjam ' } };
    expect(factsOf(said, startingCatalogue)?.reason.text).toBe('Dipinjam');
  });

  it('saves blanks as nothing, and a letter not looked at as unchecked', () => {
    expect(factsOf(filled, startingCatalogue)).toMatchObject({ note: null, witness: null, letter: 'not-asked' });
    const outside: Choices = { ...filled, violations: [violationOf(entry('violation', 'JAM-01'))] };
    expect(factsOf(outside, startingCatalogue)?.letter).toBe('unchecked');
  });

  it('F06 keeps a chosen reason that the office retires meanwhile', () => {
    const later = startingCatalogue.map((one) => (one.code === 'TERTINGGAL-MOBIL' ? { ...one, retired: true } : one));
    expect(offeredReasons(filled, later)[0]?.code).toBe('TERTINGGAL-MOBIL');
    expect(offeredReasons({ ...filled, reason: null }, later).some((one) => one.code === 'TERTINGGAL-MOBIL')).toBe(
      false,
    );
    expect(factsOf(filled, later)?.reason.label).toBe('Tertinggal di mobil');
  });

  it('puts the suggested action in front without choosing it', () => {
    const offered = offeredActions('employee', filled, startingCatalogue, ['SURAT-PERNYATAAN', 'TEGURAN-TEMPAT']);
    expect(offered.slice(0, 2).map((one) => one.code)).toEqual(['SURAT-PERNYATAAN', 'TEGURAN-TEMPAT']);
    expect(filled.action?.code).toBe('TEGURAN-TEMPAT');
  });
});

describe('several violations on one person', () => {
  const both: Choices = {
    ...filled,
    violations: [violationOf(entry('violation', 'PROKES-01')), violationOf(entry('violation', 'JAM-01'))],
  };

  it('another one becomes the main one; nothing else moves, nothing is lost', () => {
    const three = [...both.violations, violationOf(entry('violation', 'SRG-01'))];
    expect(withMain(three, 'SRG-01').map(({ code }) => code)).toEqual(['SRG-01', 'PROKES-01', 'JAM-01']);
    expect(withMain(three, 'PROKES-01')).toEqual(three);
  });

  it('offers the reasons of the main one first, then of the others, then those for everything', () => {
    const codes = offeredReasons({ ...both, reason: null }, startingCatalogue).map(({ code }) => code);
    const places = ['LUPA', 'MACET', 'TANPA-ALASAN'].map((code) => codes.indexOf(code));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(codes).size).toBe(codes.length);
    const swapped = { ...both, reason: null, violations: withMain(both.violations, 'JAM-01') };
    expect(offeredReasons(swapped, startingCatalogue)[0]?.groups).toContain('jam kerja');
  });

  it('asks for the assignment letter when any of them does, and only then', () => {
    expect(asksLetter(both, startingCatalogue)).toBe(true);
    expect(asksLetter(filled, startingCatalogue)).toBe(false);
  });
});

describe('another person for an open form', () => {
  const draft: CaptureDraft = {
    operationId: '20261120-K7F4Q2MX',
    subject: { kind: 'unidentified', description: 'Jaket hitam' },
    choices: { ...filled, refusal: 'identity', note: 'Motor dinas' },
    signature: 'M0 0l4 4',
  };
  const known = { kind: 'office', unitId: 'disdik', unitName: 'Disdik' } as const;

  it('keeps what was seen and asks for the signature again: it stands under a name', () => {
    const next = aboutAnother(draft, known);
    expect(next).toMatchObject({ subject: known, signature: null, choices: { note: 'Motor dinas', refusal: 'none' } });
  });

  it('somebody who would not be recorded has refused by that', () => {
    const signedBefore = { ...draft, choices: { ...draft.choices, refusal: 'none' as const } };
    expect(aboutAnother(signedBefore, draft.subject).choices.refusal).toBe('identity');
  });
});

describe('somebody who refuses to be recorded', () => {
  const offered = ['Laki-laki', 'Sepeda motor'];

  it('is described by taps and by typing, and a tap takes back only its own word', () => {
    const tapped = withTraits('jaket hitam', new Set(['Laki-laki', 'Sepeda motor']), offered);
    expect(tapped).toBe('jaket hitam, Laki-laki, Sepeda motor');
    expect(withTraits(tapped, new Set(['jaket hitam', 'Sepeda motor']), offered)).toBe('jaket hitam, Sepeda motor');
    expect(traitsIn(tapped).has('Laki-laki')).toBe(true);
  });
});

describe('where it was', () => {
  const at = (name: string) => ({ body: { facts: { ...facts(), place: { name, fix: null } } } });
  const facts = () => {
    const complete = factsOf(filled, startingCatalogue);
    if (complete === null) throw new Error('the facts are not complete');
    return complete;
  };

  it('offers the points of this operation, the latest first, each once', () => {
    const noted = ['Gerbang Timur', 'Kantin', 'gerbang timur ', 'Kompleks Setda'].map(at);
    expect(placesOf(noted, 'Kompleks Setda')).toEqual(['Gerbang Timur', 'Kantin', 'Kompleks Setda']);
    expect(placesOf([], null)).toEqual([]);
    expect(
      placesOf(
        Array.from({ length: 30 }, (_, n) => at(`Titik ${n}`)),
        null,
      ),
    ).toHaveLength(8);
  });

  it('says the age of a fix in whole minutes, and never a negative one', () => {
    const taken = '2026-11-20T02:47:00.000Z';
    const minutes = (later: number): number => minutesSince(taken, Date.parse(taken) + later);
    expect([minutes(0), minutes(59_000), minutes(125_000), minutes(-60_000)]).toEqual([0, 0, 2, 0]);
  });
});

describe('the recap', () => {
  const anOffice = () => ({ code: 'disdik', label: 'Dinas Pendidikan' });
  const noted = (reason: string, status: FindingRow['status'], refusal: Choices['refusal'] = 'none'): FindingRow => {
    const facts = factsOf({ ...filled, reason: chosenOf(entry('reason', reason)), refusal }, startingCatalogue);
    if (facts === null) throw new Error('the facts are not complete');
    return {
      id: '0190a2b4-0000-7000-8000-000000000000',
      operationId: '20261120-K7F4Q2MX',
      subject: { kind: 'unidentified', description: 'x' },
      subjectKey: 'finding:x',
      facts,
      photos: [],
      authorId: 'a',
      authorName: 'A',
      deviceId: 'd',
      at: '2026-11-20T02:47:00.000Z',
      on: '2026-11-20',
      unitId: null,
      officeId: null,
      status,
      flags: [],
      state: 'noted',
      withdrawn: null,
      joinedInto: null,
      twins: [],
      counts: true,
      corrections: 0,
    };
  };

  it('sums to the total in every table, most first', () => {
    const findings = [
      noted('LUPA', 'PPPK'),
      noted('TERTINGGAL-MOBIL', 'PNS'),
      noted('LUPA', 'PNS', 'signature'),
      noted('TANPA-ALASAN', 'TAK-DIKENAL', 'identity'),
    ];
    const figures = recapOf(findings, anOffice);
    for (const lines of [figures.violations, figures.reasons, figures.actions, figures.offices, figures.statuses])
      expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(4);
    expect(figures.reasons[0]).toEqual({ code: 'LUPA', label: 'Lupa', count: 2 });
    expect(figures.statuses.map((line) => line.status)).toEqual(['PNS', 'PPPK', 'TAK-DIKENAL']);
    expect([figures.refusedIdentity, figures.refusedSignature]).toEqual([1, 1]);
  });

  it('of no findings is a result too', () => {
    expect(recapOf([], anOffice)).toMatchObject({ total: 0, reasons: [], statuses: [] });
  });
});
