/** Words of signing in and of the shell. */
import { account } from './id/account.ts';
import { defineText, type Translated } from './language.ts';

export type AccountText = Translated<typeof account>;

export const accountText = defineText(account, async () => (await import('./en/account.ts')).account);
