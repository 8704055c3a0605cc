import { describe, expect, test } from 'vitest';
import { averagesOf } from '../../pwa/supervisor/average.ts';
import { csvOf, digitsCell, textCell } from '../../pwa/supervisor/csv.ts';
import { conflictsCsv, heldCsv } from '../../pwa/supervisor/pending-csv.ts';
import { barDays, presetDays, reportable } from '../../pwa/supervisor/period.ts';

describe('the days of a report', () => {
  test('presets end today; this year is whole months', () => {
    expect(presetDays('7', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(presetDays('30', '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    expect(presetDays('month', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(presetDays('year', '2028-02-10')).toEqual({ from: '2028-01-01', to: '2028-02-29' });
  });

  test('at most 31 days stay as chosen, longer ones become whole months', () => {
    expect(reportable('2026-10-20', '2026-11-19')).toEqual({ from: '2026-10-20', to: '2026-11-19' });
    expect(reportable('2026-10-20', '2026-11-20')).toEqual({ from: '2026-10-01', to: '2026-11-30' });
  });

  test('days the wrong way round are turned, 24 months are the most, what is no day is none', () => {
    expect(reportable('2026-11-20', '2026-11-03')).toEqual({ from: '2026-11-03', to: '2026-11-20' });
    expect(reportable('2020-01-05', '2026-11-20')).toEqual({ from: '2024-12-01', to: '2026-11-30' });
    expect(reportable('', '2026-11-20')).toBeNull();
    expect(reportable('2026-02-30', '2026-11-20')).toBeNull();
  });

  test('a bar is a day or a whole month', () => {
    expect(barDays('2026-11-20')).toEqual({ from: '2026-11-20', to: '2026-11-20' });
    expect(barDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });
});

describe('the average line', () => {
  const calendar = { weekend: 'sat-sun', holidays: ['2026-11-11'], years: [2026] } as const;
  // Monday 2 November to Friday 13 November 2026.
  const days = Array.from({ length: 12 }, (_, at) => ({
    period: `2026-11-${String(at + 2).padStart(2, '0')}`,
    count: at + 1,
  }));

  test('is over five working days; days off have none and count in none', () => {
    const averages = averagesOf(days, calendar);
    expect(averages.slice(0, 5)).toEqual([null, null, null, null, 3]);
    // Weekend, then Monday 9: counts 2 3 4 5 8.
    expect(averages.slice(5, 8)).toEqual([null, null, 4.4]);
    // Wednesday 11 is a holiday.
    expect(averages[9]).toBeNull();
    expect(averages[10]).toBeCloseTo((4 + 5 + 8 + 9 + 11) / 5);
  });

  test('is left out where a few days would say nothing, and where the calendar does not reach', () => {
    expect(averagesOf(days.slice(0, 9), calendar)).toEqual([]);
    expect(new Set(averagesOf(days, { ...calendar, years: [] }))).toEqual(new Set([null]));
  });
});

describe('the spreadsheet file', () => {
  test('separates by semicolons and quotes what would break a line', () => {
    expect(csvOf([['a', textCell('b; "c"\nd')]])).toBe('\uFEFFa;"b; ""c""\nd"\r\n');
  });

  test('of what is held says each thing as its list does, its time in the government’s zone, and its own number', () => {
    const held = {
      id: 'm-1',
      kind: 'finding.record',
      parent: 'op-1',
      by: '=Budi',
      receivedAt: '2026-11-20T17:30:00.000Z',
    };
    const words = { kind: (kind: string) => `kind ${kind}`, thing: (thing: string) => `thing ${thing}` };
    expect(heldCsv([held], words).split('\r\n')[1]).toBe(`2026-11-21;00.30;kind finding.record;thing op-1;'=Budi;m-1`);
    const conflict = {
      mutationId: 'm-2',
      kind: 'finding.correct',
      thing: 'finding:f-1',
      accountId: 'a',
      accountName: 'Sri; Wahyuni',
      code: 'moved',
      openedAt: '2026-11-20T01:05:00.000Z',
      state: 'referred',
      why: null,
      settledBy: null,
    } as const;
    expect(conflictsCsv([{ conflict, version: 'v', mine: null, finding: null }], words).split('\r\n')[1]).toBe(
      '2026-11-20;08.05;kind finding.correct;thing finding:f-1;"Sri; Wahyuni";Diserahkan;m-2',
    );
  });

  test.each(['=1+1', '+62', '-1', '@cmd', '\t=1', ' =1', '＝1', '\r=1'])('makes %j text, never a formula', (text) => {
    expect(textCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  test('keeps eighteen digits as text, and takes nothing else for digits', () => {
    expect(digitsCell('198609262015051001')).toBe('"=""198609262015051001"""');
    expect(digitsCell('1");HYPERLINK(')).toBe('"1"");HYPERLINK("');
  });
});
