/** Words of the office's view of the field: which device holds what, and since when. */
import { field } from './id/field.ts';
import { defineText, type Translated } from './language.ts';

export type FieldText = Translated<typeof field>;

export const fieldText = defineText(field, async () => (await import('./en/field.ts')).field);
