import { describe, expect, test } from 'vitest';
import type { NipFault } from '../../schema/identity.ts';
import { formatNip, maskNik, nipFaults, parseNik, parseNip } from '../../schema/identity.ts';
import { readTable } from './table.ts';

const good = '198609262015051001';

/** `good` with the digits from `at` on replaced. */
function spoiled(at: number, digits: string): string {
  return good.slice(0, at) + digits + good.slice(at + digits.length);
}

function faultOf(text: string, todayOn?: string): NipFault | 'none' {
  const reading = parseNip(text, todayOn);
  return reading.ok ? 'none' : reading.reason;
}

describe('a civil servant’s number', () => {
  for (const row of readTable('nip-samples')) {
    test(`${row('number')} is ${row('valid') === 'true' ? `a number of a ${row('kind')}` : 'refused'} (${row('why')})`, () => {
      const reading = parseNip(row('number'), '2026-02-16');
      expect(reading.ok).toBe(row('valid') === 'true');
      if (reading.ok) expect(reading.kind).toBe(row('kind'));
    });
  }

  test('tells birth, sex and kind', () => {
    expect(parseNip(good)).toEqual({ ok: true, nip: good, kind: 'PNS', birthOn: '1986-09-26', sex: 'male' });
    expect(parseNip('199009132025242014')).toMatchObject({ kind: 'PPPK', birthOn: '1990-09-13', sex: 'female' });
  });

  const spoiledNumbers: [string, string, NipFault][] = [
    ['what a spreadsheet makes of it', '1.98609E+17', 'scientific-notation'],
    ['the same on Indonesian settings', '1,98609E+17', 'scientific-notation'],
    ['nothing', '', 'not-18-digits'],
    ['letters', '19860926201505100X', 'not-18-digits'],
    ['a digit too many', `${good}1`, 'not-18-digits'],
    ['30 February', spoiled(4, '0230'), 'birth-date'],
    ['29 February of a common year', spoiled(0, '19870229'), 'birth-date'],
    ['29 February 1900', spoiled(0, '19000229'), 'birth-date'],
    ['start in month 13', spoiled(12, '13'), 'kind-digits'],
    ['start in month 00', spoiled(12, '00'), 'kind-digits'],
    ['code 30', spoiled(12, '30'), 'kind-digits'],
    ['started at 15', spoiled(8, '2001'), 'age-at-start'],
    ['started at 61', spoiled(8, '2047'), 'age-at-start'],
    ['born after the start', spoiled(0, '20160926'), 'age-at-start'],
    ['sex 3', spoiled(14, '3'), 'sex-digit'],
    ['sex 0', spoiled(14, '0'), 'sex-digit'],
    ['serial 000', spoiled(15, '000'), 'serial-zero'],
  ];
  for (const [what, text, fault] of spoiledNumbers) test(`${what}: ${fault}`, () => expect(faultOf(text)).toBe(fault));

  test('a leap day is a birthday', () => {
    expect(faultOf(spoiled(0, '19880229'))).toBe('none');
    expect(faultOf('200002292024211001')).toBe('none');
  });

  test('is judged against today only when today is told', () => {
    const unborn = '203001012050051001';
    expect(faultOf(unborn)).toBe('none');
    expect(faultOf(unborn, '2026-02-16')).toBe('birth-in-future');
    expect(faultOf('200001012029051001', '2026-02-16')).toBe('start-date');
    expect(faultOf('200001012027021001', '2026-02-16')).toBe('none');
    expect(faultOf('200001012027031001', '2026-02-16')).toBe('start-date');
  });

  test('survives spaces, dots and the apostrophe wherever they stand', () => {
    for (const text of [
      formatNip(good),
      `'${good}`,
      `’${good}`,
      ` ${good}\t`,
      '19860926.201505.1.001',
      '1986 0926 2015 0510 01',
    ]) {
      expect(parseNip(text)).toMatchObject({ ok: true, nip: good });
    }
  });

  test('every number of one digit changed is a number or has a named fault, and some are caught', () => {
    let caught = 0;
    for (let at = 0; at < 18; at += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const fault = faultOf(spoiled(at, String(digit)), '2026-02-16');
        if (fault === 'none') continue;
        expect(nipFaults).toContain(fault);
        caught += 1;
      }
    }
    expect(caught).toBeGreaterThan(60);
  });

  test('every day from 1950 to 2005 is read back as it was written', () => {
    for (let at = Date.UTC(1950, 0, 1); at < Date.UTC(2005, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const start = Number(day.slice(0, 4)) + 25;
      const reading = parseNip(`${day.replaceAll('-', '')}${start}121007`);
      expect(reading).toMatchObject({ ok: true, birthOn: day });
    }
  });
});

test('a number is printed 8 6 1 3, and what is none is left alone', () => {
  expect(formatNip(good)).toBe('19860926 201505 1 001');
  expect(formatNip('THL-17')).toBe('THL-17');
});

describe('a citizen’s number', () => {
  test('is read with spaces and for women', () => {
    expect(parseNik('3310 0126 0986 0001')).toEqual({ ok: true, nik: '3310012609860001', warnings: [] });
    expect(parseNik('3310016609860001').warnings).toEqual([]);
  });

  test('warns and never blocks', () => {
    expect(parseNik('0000012609860001').warnings).toEqual(['area']);
    expect(parseNik('3310013102860001').warnings).toEqual(['birth-date']);
    expect(parseNik('3310013513990000').warnings).toEqual(['birth-date', 'serial-zero']);
    expect(parseNik('331001310986')).toEqual({ ok: false, nik: '331001310986', warnings: ['not-16-digits'] });
  });

  test('may be of a leap day in either century', () => {
    expect(parseNik('3310012902000001').warnings).toEqual([]);
    expect(parseNik('3310012902010001').warnings).toEqual(['birth-date']);
  });

  test('shows its last four digits only', () => {
    expect(maskNik('3310012609860001')).toBe('••••••••••••0001');
    expect(maskNik('12345')).toBe('•••••');
  });
});
