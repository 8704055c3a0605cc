/** Words of this phone's own screen and of setting up; sign-in has its own. */
import { phone } from './id/phone.ts';
import { defineText, type Translated } from './language.ts';

export type PhoneText = Translated<typeof phone>;

export const phoneText = defineText(phone, async () => (await import('./en/phone.ts')).phone);
