/** The settings as a form types them: texts, until they are read as numbers. */
import type { SettingRow } from '../../schema/office.ts';
import { settingRow } from '../../schema/office-bodies.ts';
import { letterheadFrom, type LetterheadFields, typedLetterhead } from './letterhead-form.ts';

export const dayFields = [
  'forwardWithinDays',
  'readWithinDays',
  'assignWithinDays',
  'resultWithinDays',
  'closeWithinDays',
] as const satisfies readonly (keyof SettingRow)[];
export const nameFields = [
  'government',
  'governmentShort',
  'policeName',
  'personnelName',
] as const satisfies readonly (keyof SettingRow)[];
export type NumberField = (typeof dayFields)[number] | 'repeatWindowMonths';

export type SettingFields = Record<(typeof nameFields)[number] | NumberField, string> &
  Pick<SettingRow, 'timeZone' | 'weekend' | 'forwardBeforeValidation' | 'ladder'> & { letterhead: LetterheadFields };

/** Where a new office starts: our proposal, no rule; the law leaves these limits open or disputed. */
export const proposed: SettingRow = {
  government: '',
  governmentShort: '',
  policeName: 'Satpol PP',
  personnelName: 'BKPSDM',
  timeZone: 'Asia/Jakarta',
  weekend: 'sat-sun',
  repeatWindowMonths: 12,
  forwardBeforeValidation: true,
  forwardWithinDays: 3,
  readWithinDays: 3,
  assignWithinDays: 5,
  resultWithinDays: 10,
  closeWithinDays: 5,
  ladder: [],
};

export function typedOf(setting: SettingRow): SettingFields {
  const text = (field: NumberField): string => String(setting[field]);
  return {
    ...setting,
    repeatWindowMonths: text('repeatWindowMonths'),
    forwardWithinDays: text('forwardWithinDays'),
    readWithinDays: text('readWithinDays'),
    assignWithinDays: text('assignWithinDays'),
    resultWithinDays: text('resultWithinDays'),
    closeWithinDays: text('closeWithinDays'),
    letterhead: typedLetterhead(setting),
  };
}

/** The settings, or the names of the fields that are not right. */
export function settingOf(
  fields: SettingFields,
): { ok: true; setting: SettingRow } | { ok: false; wrong: ReadonlySet<string> } {
  const number = (field: NumberField): number =>
    /^\d{1,3}$/.test(fields[field].trim()) ? Number(fields[field]) : Number.NaN;
  const names = { government: fields.government.trim(), policeName: fields.policeName.trim() };
  const parsed = settingRow.safeParse({
    ...fields,
    ...names,
    governmentShort: fields.governmentShort.trim(),
    personnelName: fields.personnelName.trim(),
    repeatWindowMonths: number('repeatWindowMonths'),
    forwardWithinDays: number('forwardWithinDays'),
    readWithinDays: number('readWithinDays'),
    assignWithinDays: number('assignWithinDays'),
    resultWithinDays: number('resultWithinDays'),
    closeWithinDays: number('closeWithinDays'),
    letterhead: letterheadFrom(fields.letterhead, names),
    ladder: fields.ladder.map(({ action, basis }) => ({ action, basis: basis.trim() })),
  });
  if (parsed.success) return { ok: true, setting: parsed.data };
  return { ok: false, wrong: new Set(parsed.error.issues.map(({ path }) => fieldAt(path))) };
}

/** 'government', 'letterhead.nip': the field that stands in the form for that place in the row. */
function fieldAt(path: readonly PropertyKey[]): string {
  const [first = '', second = '', third] = path;
  if (first !== 'letterhead') return String(first);
  return `letterhead.${String(second === 'signatory' ? (third ?? second) : second)}`;
}
