/** Words about photos, for those who take them and those who see them. */
import { photo } from './id/photo.ts';
import { defineText, type Translated } from './language.ts';

export type PhotoText = Translated<typeof photo>;

export const photoText = defineText(photo, async () => (await import('./en/photo.ts')).photo);
