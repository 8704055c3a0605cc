/** Words about the phone's store: how it is, and that it was lost. */
import { store } from './id/store.ts';
import { defineText, type Translated } from './language.ts';

export type StoreText = Translated<typeof store>;

export const storeText = defineText(store, async () => (await import('./en/store.ts')).store);
