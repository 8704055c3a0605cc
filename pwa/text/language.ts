/**
 * The language of the app. Indonesian texts are part of each screen's code; English ones are chunks of their own,
 * loaded only once someone asks for English. A screen reads its texts through the accessor that `defineText` gives
 * and is drawn anew when the language changes.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

import { keepPreference, readPreference } from './preference.ts';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a dictionary may hold: words, sentences with parameters, lists (months) and parts of its own. */
export type Dictionary = {
  readonly [key: string]: string | readonly string[] | ((...parameters: never[]) => string) | Dictionary;
};

/** The same shape with the words left open: what the English dictionary must fill completely. */
export type Translated<Text> = {
  readonly [Key in keyof Text]: Text[Key] extends string
    ? string
    : Text[Key] extends readonly string[]
      ? Lines<Text[Key]>
      : Text[Key] extends (...parameters: infer Parameters) => string
        ? (...parameters: Parameters) => string
        : Translated<Text[Key]>;
};

/** As many lines in the other language. A mapped type keeps a tuple a tuple only over a parameter of its own. */
type Lines<Text extends readonly string[]> = { readonly [Index in keyof Text]: string };

const preferenceKey = 'sidak.language';
const current = signal<Language>(readPreference(preferenceKey, languages, 'id'));
const loaders = new Set<() => Promise<void>>();
const underWay = new Set<Promise<void>>();

/** The language shown now. Changed only by `setLanguage`. */
export const language: ReadonlySignal<Language> = current;

markPage(current.peek());

/**
 * Registers a dictionary. The accessor gives the current language's words; until the English ones have arrived, or
 * when they cannot be had (offline before they were ever loaded), it gives the Indonesian ones rather than nothing.
 */
export function defineText<const Text extends Dictionary>(
  id: Text,
  loadEn: () => Promise<Translated<Text>>,
): () => Translated<Text> {
  const indonesian: Translated<Text> = widened(id);
  const english = signal<Translated<Text> | null>(null);
  const load = async (): Promise<void> => {
    if (english.peek() === null) english.value = await loadEn();
  };
  loaders.add(load);
  if (current.peek() === 'en') track(load());
  return () => (current.value === 'en' ? (english.value ?? indonesian) : indonesian);
}

/**
 * Changes the language once all its texts are here, so that no screen is half in one and half in the other.
 * False when they could not be loaded: the language then stays as it was.
 */
export async function setLanguage(next: Language): Promise<boolean> {
  if (next === 'en') {
    try {
      await Promise.all([...loaders].map((load) => load()));
    } catch {
      return false;
    }
  }
  current.value = next;
  keepPreference(preferenceKey, next);
  markPage(next);
  return true;
}

/** Settles when the texts asked for so far are here or have failed; awaited before a screen is first drawn. */
export async function textReady(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}

function track(loading: Promise<void>): void {
  // A failure shows as Indonesian; the next `setLanguage` or start tries again.
  const settled: Promise<void> = loading.catch(() => undefined).then(() => void underWay.delete(settled));
  underWay.add(settled);
}

/** Screen readers choose their voice, and the browser its hyphens, by this. */
function markPage(shown: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = shown;
}

/** A dictionary is its own translation: each literal is a string. The compiler cannot see that through the mapping. */
function widened<Text extends Dictionary>(text: Text): Translated<Text> {
  return text as unknown as Translated<Text>;
}
