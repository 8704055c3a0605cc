/**
 * Numbers, days and times as they are written on screen. Pure; month and day names are our own, because phones
 * ship incomplete language data. Instants are ISO strings in UTC, days are `yyyy-mm-dd`; a text that is neither is
 * given back as it came, so that a bad value is seen and breaks no screen.
 */
import { dayInZone, timeInZone, type ZoneId, zones } from '../../schema/zone.ts';
import { dayNumber, weekdayOf } from '../../schema/day.ts';
import { formatNip as formatCompactNip } from '../../schema/number-shown.ts';
import type { Language } from '../text/language.ts';

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;

const weekdays = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
} as const;

/** A staff number in groups of 8 6 1 3, however it was typed; anything but 18 digits stays as it is. */
export function formatNip(number: string): string {
  const compact = number.replace(/[\s.]/g, '');
  return /^\d{18}$/.test(compact) ? formatCompactNip(compact) : number;
}

/** 9412 → 9.412 (id), 9,412 (en); with `decimals`, 11.2 → 11,2 (id), 11.2 (en). */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const text = fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
  // −0,0 would be read as a loss where there is none.
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** Bytes as a person reads room on a phone: '1,2 GB', '340 MB'. */
export function formatBytes(bytes: number, language: Language): string {
  const isLarge = bytes >= 1e9;
  return `${formatNumber(bytes / (isLarge ? 1e9 : 1e6), language, isLarge ? 1 : 0)} ${isLarge ? 'GB' : 'MB'}`;
}

/** '2026-11-20' → 20 Nov 2026. */
export function formatDate(on: string, language: Language): string {
  const day = partsOf(on);
  return day === null ? on : `${day.day} ${monthName(day.month, language).slice(0, 3)} ${day.year}`;
}

/** '2026-11-20' → 20 Nov; for lists whose year is plain. */
export function formatDay(on: string, language: Language): string {
  const day = partsOf(on);
  return day === null ? on : `${day.day} ${monthName(day.month, language).slice(0, 3)}`;
}

/** '2026-11-20' → 20 November 2026; for letters. */
export function formatFullDate(on: string, language: Language): string {
  const day = partsOf(on);
  return day === null ? on : `${day.day} ${monthName(day.month, language)} ${day.year}`;
}

/** '2026-11-20' → Jumat, 20 November 2026. */
export function formatLongDate(on: string, language: Language): string {
  const number = dayNumber(on);
  if (number === null) return on;
  return `${weekdays[language][weekdayOf(number)] ?? ''}, ${formatFullDate(on, language)}`;
}

/** '2026-11' or a day of it → November 2026. */
export function formatMonth(on: string, language: Language): string {
  const day = partsOf(`${on.slice(0, 7)}-01`);
  return day === null ? on : `${monthName(day.month, language)} ${day.year}`;
}

/** Time of an instant on the wall there: 09.47 (id), 09:47 (en). */
export function formatTime(instant: string, timeZone: ZoneId, language: Language): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant : clock(timeInZone(ms, timeZone), language);
}

/** 20 Nov 2026 09.47. */
export function formatInstant(instant: string, timeZone: ZoneId, language: Language): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  return `${formatDate(dayInZone(ms, timeZone), language)} ${clock(timeInZone(ms, timeZone), language)}`;
}

/** 09.47 WIB. The zone is said where people of two zones may read it. */
export function formatTimeWithZone(instant: string, timeZone: ZoneId, language: Language): string {
  return `${formatTime(instant, timeZone, language)} ${zoneLabel(timeZone)}`;
}

/** WIB, WITA or WIT. */
export function zoneLabel(timeZone: ZoneId): string {
  return zones[timeZone].name;
}

/** '09:47' as stored → as written. */
export function clock(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time;
}

function monthName(month: number, language: Language): string {
  return months[language][month - 1] ?? '';
}

function partsOf(on: string): { year: string; month: number; day: number } | null {
  if (dayNumber(on) === null) return null;
  return { year: on.slice(0, 4), month: Number(on.slice(5, 7)), day: Number(on.slice(8, 10)) };
}
