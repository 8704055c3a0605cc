import { describe, expect, test } from 'vitest';

import {
  formatDate,
  formatDay,
  formatFullDate,
  formatInstant,
  formatLongDate,
  formatMonth,
  formatNip,
  formatNumber,
  formatTime,
  formatTimeWithZone,
} from '../../pwa/ui/format.ts';

describe('staff numbers', () => {
  test('stand in groups of 8 6 1 3, however they were typed', () => {
    expect(formatNip('198609262015051001')).toBe('19860926 201505 1 001');
    expect(formatNip('19860926 201505 1 001')).toBe('19860926 201505 1 001');
    expect(formatNip('19860926.201505.1.001')).toBe('19860926 201505 1 001');
  });

  test('stay as they are when they are none: nothing is cut', () => {
    expect(formatNip('19860926201505100')).toBe('19860926201505100');
    expect(formatNip('petugas.wahyu')).toBe('petugas.wahyu');
    expect(formatNip('')).toBe('');
  });
});

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [9412, '9.412', '9,412'],
    [316754, '316.754', '316,754'],
    [1000000, '1.000.000', '1,000,000'],
    [-23, '−23', '−23'],
  ])('%d', (value, id, en) => {
    expect(formatNumber(value, 'id')).toBe(id);
    expect(formatNumber(value, 'en')).toBe(en);
  });

  test('have a comma before decimals in Indonesian', () => {
    expect(formatNumber(11.24, 'id', 1)).toBe('11,2');
    expect(formatNumber(9412.5, 'en', 1)).toBe('9,412.5');
    expect(formatNumber(-0.04, 'id', 1)).toBe('0,0');
  });
});

describe('days', () => {
  test('are short, plain and long', () => {
    expect(formatDate('2026-11-20', 'id')).toBe('20 Nov 2026');
    expect(formatDay('2026-11-20', 'id')).toBe('20 Nov');
    expect(formatFullDate('2026-12-07', 'id')).toBe('7 Desember 2026');
    expect(formatLongDate('2026-11-20', 'id')).toBe('Jumat, 20 November 2026');
    expect(formatLongDate('2026-11-20', 'en')).toBe('Friday, 20 November 2026');
    expect(formatMonth('2026-11', 'id')).toBe('November 2026');
  });

  test('know the Indonesian short months that differ', () => {
    expect(formatDay('2026-05-01', 'id')).toBe('1 Mei');
    expect(formatDay('2026-05-01', 'en')).toBe('1 May');
    expect(formatDay('2026-08-17', 'id')).toBe('17 Agu');
    expect(formatDay('2026-08-17', 'en')).toBe('17 Aug');
    expect(formatDay('2026-10-28', 'id')).toBe('28 Okt');
    expect(formatDay('2026-12-09', 'id')).toBe('9 Des');
  });

  test('that do not exist are given back as they came', () => {
    expect(formatDate('2026-02-30', 'id')).toBe('2026-02-30');
    expect(formatLongDate('besok', 'id')).toBe('besok');
    expect(formatMonth('2026-13', 'id')).toBe('2026-13');
  });
});

describe('instants', () => {
  const instant = '2026-11-20T02:47:31.250Z';

  test('are told as on the wall of their place, whatever the phone is set to', () => {
    expect(formatTime(instant, 'Asia/Jakarta', 'id')).toBe('09.47');
    expect(formatTime(instant, 'Asia/Jakarta', 'en')).toBe('09:47');
    expect(formatTime(instant, 'Asia/Makassar', 'id')).toBe('10.47');
    expect(formatTimeWithZone(instant, 'Asia/Jayapura', 'id')).toBe('11.47 WIT');
  });

  test('fall on the day of their place', () => {
    expect(formatInstant(instant, 'Asia/Jakarta', 'id')).toBe('20 Nov 2026 09.47');
    expect(formatInstant('2026-12-31T17:05:00Z', 'Asia/Jakarta', 'id')).toBe('1 Jan 2027 00.05');
    expect(formatInstant('2026-12-31T16:59:00Z', 'Asia/Jakarta', 'id')).toBe('31 Des 2026 23.59');
  });

  test('that cannot be read are given back as they came', () => {
    expect(formatTime('', 'Asia/Jakarta', 'id')).toBe('');
    expect(formatInstant('kemarin', 'Asia/Jakarta', 'id')).toBe('kemarin');
  });
});
