/** Words of signing in, setting up and the phone's own screen. */
import { account } from './id/account.ts';
import { defineText, type Translated } from './language.ts';

export type AccountText = Translated<typeof account>;

export const accountText = defineText(account, async () => (await import('./en/account.ts')).account);
