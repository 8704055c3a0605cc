import { describe, expect, it } from 'vitest';
import { findingCode } from '../../schema/finding.ts';
import type { ReportFilter } from '../../schema/report.ts';
import { problemOf } from '../../worker/problem.ts';
import { listDaysOf, periodOf, reportNarrowing } from '../../worker/reports/asked.ts';
import { caseSearch } from '../../worker/reports/case-search.ts';
import { officeLines } from '../../worker/reports/office-lines.ts';
import { pageOf, readMark, writeMark } from '../../worker/reports/page-mark.ts';

const today = '2026-11-22';

/** The field that is named as wrong. */
function fieldRefused(ask: () => unknown): string | undefined {
  try {
    ask();
  } catch (error) {
    if (error instanceof Error && 'more' in error) return problemOf('invalid', error.more as { field?: string }).field; // a Refusal's
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the period of a report', () => {
  it('is the last thirty days when none is named', () => {
    const { from, to, periods } = periodOf({}, today);
    expect([from, to, periods.length, periods[0], periods.at(-1)]).toEqual([
      '2026-10-24',
      today,
      30,
      '2026-10-24',
      today,
    ]);
  });

  it('goes day by day up to 31 days, across a month and a leap day', () => {
    expect(periodOf({ from: '2024-02-28', to: '2024-03-01' }, today).periods).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(periodOf({ from: '2026-10-01', to: '2026-10-31' }, today).periods).toHaveLength(31);
    expect(periodOf({ from: today, to: today }, today).periods).toEqual([today]);
  });

  it('is whole months when it is longer, at most 24', () => {
    expect(periodOf({ from: '2025-12-01', to: '2026-02-28' }, today).periods).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(periodOf({ from: '2024-12-01', to: '2026-11-30' }, today).periods).toHaveLength(24);
  });

  it.each<[string, ReportFilter]>([
    ['from', { from: '2026-09-02', to: '2026-11-30' }],
    ['to', { from: '2026-09-01', to: '2026-11-29' }],
    ['to', { from: '2024-11-01', to: '2026-11-30' }],
    ['to', { from: '0001-01-01', to: '9999-12-31' }],
    ['from', { from: '2026-11-02', to: '2026-11-01' }],
  ])('names %s where the period cannot be reported on: %o', (field, filter) => {
    expect(fieldRefused(() => periodOf(filter, today))).toBe(field);
  });

  it('is narrowed by one dimension at most', () => {
    expect(reportNarrowing({ unitId: 'disdik', reason: 'LUPA' })).toEqual({ dimension: 'reason', value: 'LUPA' });
    expect(reportNarrowing({ unitId: 'disdik' })).toBeNull();
    expect(fieldRefused(() => reportNarrowing({ violation: 'PROKES-01', status: 'PNS' }))).toBe('status');
  });
});

describe('the days of a list', () => {
  it('are any days up to two years, and of an operation all of them', () => {
    expect(listDaysOf({ from: '2026-01-05', to: '2026-06-17' }, today)).toEqual({
      from: '2026-01-05',
      to: '2026-06-17',
    });
    expect(listDaysOf({ operationId: '20261120-K7F4Q2MX' }, today)).toBeNull();
    expect(listDaysOf({ operationId: '20261120-K7F4Q2MX', to: '2026-11-20' }, today)).toEqual({
      from: '2026-10-22',
      to: '2026-11-20',
    });
    expect(fieldRefused(() => listDaysOf({ from: '2020-01-01' }, today))).toBe('to');
  });
});

describe('the search box of the desk', () => {
  it('takes part of a name, digits of a number, or the code said aloud', () => {
    expect(caseSearch("  Nu'man  HADI ")).toMatchObject({ words: ['numan', 'hadi'], digits: '' });
    expect(caseSearch('19860926 2015')).toMatchObject({ digits: '198609262015' });
    expect(caseSearch('12').digits).toBe('');
  });

  it.each([
    '0190a1b2-1234-7abc-8def-00000000',
    '0190a1b2-1234-7abc-8def-7fffffff',
    '0190a1b2-1234-7abc-8def-ffffffff',
    '0190a1b2-1234-7abc-8def-c0de1234',
  ])('finds the id behind its code: %s', (id) => {
    const code = findingCode(id);
    expect(caseSearch(code).endings).toContain(id.slice(-8));
    expect(caseSearch(` ${code.toLowerCase().replace('-', ' ')} `).endings).toContain(id.slice(-8));
    expect(caseSearch(code).endings.every((ending) => findingCode(ending) === code)).toBe(true);
  });
});

describe('the page mark', () => {
  it('comes back as it went out', () => {
    for (const mark of [
      { on: '2026-11-22', key: '0190-a' },
      { on: null, key: '20261120-K7F4Q2MX' },
    ]) {
      expect(readMark(writeMark(mark))).toEqual(mark);
    }
    expect(readMark(undefined)).toBeNull();
  });

  it.each(['', 'x', '2026-11-22', '2026-13-45x~a', `~${'a'.repeat(90)}`, "~a' OR 1"])(
    'is refused when it is not ours: %s',
    (text) => {
      expect(fieldRefused(() => readMark(text))).toBe('after');
    },
  );

  it('is given only when there is more', () => {
    const markOf = (key: string) => ({ on: null, key });
    expect(pageOf(['a', 'b'], 2, markOf)).toEqual({ rows: ['a', 'b'], next: null });
    expect(pageOf(['a', 'b', 'c'], 2, markOf)).toEqual({ rows: ['a', 'b'], next: '~b' });
  });
});

describe('the table of offices', () => {
  const names = new Map([
    ['kab', { name: 'Kabupaten', trail: '/kab/' }],
    ['disdik', { name: 'Dinas Pendidikan', trail: '/kab/disdik/' }],
    ['sd-1', { name: 'SD 1', trail: '/kab/disdik/sd-1/' }],
    ['sd-1-a', { name: 'Kelas', trail: '/kab/disdik/sd-1/sd-1-a/' }],
    ['dinkes', { name: 'Dinas Kesehatan', trail: '/kab/dinkes/' }],
  ]);

  it('gathers a regency by office, the root’s own people and people of no unit apart', () => {
    const counts = new Map<string | null, number>([
      ['kab', 1],
      ['disdik', 2],
      ['sd-1', 3],
      ['dinkes', 4],
      [null, 5],
      ['gone', 6],
      ['zero', 0],
    ]);
    expect(officeLines(counts, { unitId: null }, names)).toEqual({
      offices: [
        { unitId: 'gone', name: 'gone', count: 6, self: false },
        { unitId: null, name: '', count: 5, self: false },
        { unitId: 'disdik', name: 'Dinas Pendidikan', count: 5, self: false },
        { unitId: 'dinkes', name: 'Dinas Kesehatan', count: 4, self: false },
        { unitId: 'kab', name: 'Kabupaten', count: 1, self: true },
      ],
      officesRest: 0,
    });
  });

  it('gathers an office by what lies right below it, and its own people as themselves', () => {
    const counts = new Map<string | null, number>([
      ['disdik', 2],
      ['sd-1', 3],
      ['sd-1-a', 4],
    ]);
    expect(officeLines(counts, { unitId: 'disdik' }, names).offices).toEqual([
      { unitId: 'sd-1', name: 'SD 1', count: 7, self: false },
      { unitId: 'disdik', name: 'Dinas Pendidikan', count: 2, self: true },
    ]);
  });

  it('lists a hundred and says what is beyond', () => {
    const counts = new Map<string | null, number>(Array.from({ length: 130 }, (_, n) => [`u${n}`, n + 1]));
    const { offices, officesRest } = officeLines(counts, { unitId: null }, new Map());
    expect(offices).toHaveLength(100);
    expect(offices.reduce((sum, one) => sum + one.count, 0) + officesRest).toBe((130 * 131) / 2);
  });
});
