/** What the admin's mutations must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import { catalogueEntry } from './catalogue-entry.ts';
import * as f from './fields.ts';
import { limits } from './limits.ts';

/** Days off of one year (key: the year): national holidays and cuti bersama. */
export const calendarRow = z.strictObject({
  year: z.int().check(z.minimum(2000), z.maximum(2200)),
  days: z
    .array(z.strictObject({ on: f.isoDay, kind: z.enum(['holiday', 'collective-leave']) }))
    .check(z.maxLength(120)),
});
export type CalendarRow = z.infer<typeof calendarRow>;

/** Who signs the office's papers; what is not known stays a dotted line. */
const signatory = z.strictObject({
  post: f.shortLine,
  name: z.nullable(f.name),
  /** 'Pembina Tk. I (IV/b)'. */
  rank: z.nullable(f.name),
  nip: z.nullable(z.string().check(z.regex(/^\d{18}$/))),
});
export const papers = ['F4', 'A4'] as const;
/** The head of the office's letters and reports. Absent: what the names of the setting give. */
export const letterhead = z.strictObject({
  /** First line of the head: 'PEMERINTAH KABUPATEN CONTOH'. */
  government: f.shortLine,
  office: f.shortLine,
  address: z.nullable(f.shortLine),
  contact: z.nullable(f.shortLine),
  /** Where letters are dated: 'Klaten'. */
  place: z.nullable(f.name),
  paper: z.enum(papers),
  signatory,
  /** Tembusan, in order. */
  copies: z.array(f.shortLine).check(z.maxLength(limits.copiesMax)),
  /** A JPEG drawn anew in the admin's browser, base64url: small enough to travel in the setting itself. */
  logo: z.nullable(
    z.string().check(z.regex(/^_9j_[A-Za-z0-9_-]+$/), z.maxLength(Math.ceil((limits.logoBytesMax * 4) / 3))),
  ),
});
export type Letterhead = z.infer<typeof letterhead>;

const days = z.int().check(z.minimum(1), z.maximum(365));
/** One row, key 'main'. All day counts are working days; the limits of law are disputed, so they are settings. */
export const settingRow = z.strictObject({
  government: f.shortLine,
  governmentShort: f.name,
  policeName: f.shortLine,
  personnelName: f.shortLine,
  timeZone: f.timeZone,
  weekend: z.enum(['sat-sun', 'sun']),
  repeatWindowMonths: z.int().check(z.minimum(1), z.maximum(60)),
  forwardBeforeValidation: z.boolean(),
  forwardWithinDays: days,
  readWithinDays: days,
  assignWithinDays: days,
  resultWithinDays: days,
  closeWithinDays: days,
  /** Suggested on-the-spot action by how often the person was noted before; the last step holds from there on. */
  ladder: z.array(z.strictObject({ action: f.code, basis: f.shortLine })).check(z.maxLength(6)),
  /** Since version 2. */
  letterhead: z.optional(letterhead),
});
export type SettingRow = z.infer<typeof settingRow>;

export const unitFacts = z.strictObject({
  id: f.unitId,
  name: f.shortLine,
  shortName: f.name,
  parentId: z.nullable(f.unitId),
  externalId: z.nullable(z.string().check(z.maxLength(60))),
  retired: z.boolean(),
});

const seen = { version: z.nullable(f.version), settles: z.nullable(f.uuid) };
export const officeBodies = {
  'catalogue.put': z.strictObject({ ...seen, entry: catalogueEntry }),
  'unit.put': z.strictObject({ ...seen, unit: unitFacts }),
  'calendar.put': z.strictObject({ ...seen, calendar: calendarRow }),
  'setting.put': z.strictObject({ ...seen, setting: settingRow }),
} as const;
