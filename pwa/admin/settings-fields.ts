/** The settings as a form types them: texts, until they are read as numbers. */
import type { SettingRow } from '../../schema/office.ts';
import { settingRow } from '../../schema/office-bodies.ts';

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
  Pick<SettingRow, 'timeZone' | 'weekend' | 'forwardBeforeValidation' | 'ladder'>;

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
  };
}

/** The settings, or the names of the fields that are not right. */
export function settingOf(
  fields: SettingFields,
): { ok: true; setting: SettingRow } | { ok: false; wrong: ReadonlySet<string> } {
  const number = (field: NumberField): number =>
    /^\d{1,3}$/.test(fields[field].trim()) ? Number(fields[field]) : Number.NaN;
  const parsed = settingRow.safeParse({
    ...fields,
    government: fields.government.trim(),
    governmentShort: fields.governmentShort.trim(),
    policeName: fields.policeName.trim(),
    personnelName: fields.personnelName.trim(),
    repeatWindowMonths: number('repeatWindowMonths'),
    forwardWithinDays: number('forwardWithinDays'),
    readWithinDays: number('readWithinDays'),
    assignWithinDays: number('assignWithinDays'),
    resultWithinDays: number('resultWithinDays'),
    closeWithinDays: number('closeWithinDays'),
    ladder: fields.ladder.map(({ action, basis }) => ({ action, basis: basis.trim() })),
  });
  if (parsed.success) return { ok: true, setting: parsed.data };
  return { ok: false, wrong: new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? ''))) };
}
