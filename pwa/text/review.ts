/** Words of looking back: lists, recap, corrections, what needs the person. */
import { review } from './id/review.ts';
import { defineText, type Translated } from './language.ts';

export type ReviewText = Translated<typeof review>;

export const reviewText = defineText(review, async () => (await import('./en/review.ts')).review);
