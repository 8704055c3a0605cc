/** Texts of the admin's pages: accounts, devices, catalogue, units, calendar, settings. */
import { admin } from './id/admin.ts';
import { defineText, type Translated } from './language.ts';

export type AdminText = Translated<typeof admin>;

export const adminText = defineText(admin, async () => (await import('./en/admin.ts')).admin);
