/** Light, dark, or as the system says. Sets `data-theme` on <html>; tokens.css does the rest. */
import { type ReadonlySignal, signal } from '@preact/signals';

import { keepPreference, readPreference } from '../text/preference.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const preferenceKey = 'sidak.theme';
const current = signal<Theme>(readPreference(preferenceKey, themes, 'auto'));

export const theme: ReadonlySignal<Theme> = current;

apply(current.peek());

export function setTheme(next: Theme): void {
  current.value = next;
  keepPreference(preferenceKey, next);
  apply(next);
}

function apply(shown: Theme): void {
  if (typeof document === 'undefined') return;
  const { dataset } = document.documentElement;
  if (shown === 'auto') delete dataset['theme'];
  else dataset['theme'] = shown;
}
