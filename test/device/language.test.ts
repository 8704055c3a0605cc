import { afterEach, describe, expect, test } from 'vitest';

import { whyWords } from '../../pwa/personnel/words.ts';
import { commonText } from '../../pwa/text/common.ts';
import { defineText, language, setLanguage, textReady } from '../../pwa/text/language.ts';
import { termsText } from '../../pwa/text/terms.ts';
import { accountText } from '../../pwa/text/account.ts';
import { handInText } from '../../pwa/text/hand-in.ts';
import { lockText } from '../../pwa/text/lock.ts';
import { phoneText } from '../../pwa/text/phone.ts';
import { storeText } from '../../pwa/text/store.ts';

const greeting = { hello: 'Selamat pagi', to: (name: string) => `Kepada ${name}` } as const;
const english = { hello: 'Good morning', to: (name: string) => `To ${name}` };

afterEach(() => setLanguage('id'));

/** Every sentence, also those that are put together. */
const sentences = (text: unknown): string[] =>
  typeof text === 'string'
    ? [text]
    : typeof text === 'function'
      ? [String(text('1', '2'))]
      : Object.values(text as object).flatMap(sentences);

test.each(['id', 'en'] as const)(
  'what officers and offices both read names no phone: at a desk it is none (%s)',
  async (is) => {
    await setLanguage(is);
    const shared = [accountText, handInText, lockText, phoneText, storeText].flatMap((text) => sentences(text()));
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.filter((one) => /ponsel|\bphones?\b/i.test(one))).toEqual([]);
  },
);

describe('the language of the app', () => {
  test('is also that of an officer’s undo, which is kept as a word of its own', async () => {
    expect(whyWords('urung')).toBe('diurungkan setelah disimpan');
    await setLanguage('en');
    expect(whyWords('urung')).toBe('undone after saving');
    expect(whyWords('Salah orang')).toBe('Salah orang');
  });

  test('is Indonesian until someone chooses otherwise', () => {
    expect(language.value).toBe('id');
    expect(commonText().state.waiting).toBe('Menunggu kirim');
  });

  test('changes once all texts are here', async () => {
    expect(await setLanguage('en')).toBe(true);
    expect(commonText().state.waiting).toBe('Waiting to send');
    expect(commonText().due.late('6')).toBe('6 days overdue');
    expect(termsText().guidance).toBe('Guidance');
  });

  test('reaches texts that are registered later', async () => {
    await setLanguage('en');
    const text = defineText(greeting, () => Promise.resolve(english));
    expect(text().hello).toBe('Selamat pagi');
    await textReady();
    expect(text().hello).toBe('Good morning');
    expect(text().to('Ratna')).toBe('To Ratna');
  });

  test('stays as it was when a text cannot be loaded, and is asked again', async () => {
    let isOnline = false;
    const text = defineText(greeting, () =>
      isOnline ? Promise.resolve(english) : Promise.reject(new Error('offline')),
    );
    expect(await setLanguage('en')).toBe(false);
    expect(language.value).toBe('id');
    expect(text().hello).toBe('Selamat pagi');
    isOnline = true;
    expect(await setLanguage('en')).toBe(true);
    expect(text().hello).toBe('Good morning');
  });
});
