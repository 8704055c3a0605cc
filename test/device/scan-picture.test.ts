// A picture from the gallery that tells nothing: the file's fault and the reader's are told apart.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { codesIn } from '../../pwa/officer/picture-codes.ts';
import type { Reader, Scanned } from '../../pwa/scan/formats.ts';

const file = new Blob(['x']);
const card: Scanned = { text: '198507152010011007', format: 'code_128' };
const reader = (read: Reader['read']): Reader => ({ kind: 'native', read, close: () => undefined });

/** What the browser makes of a file that is a picture, and of one that is not. */
const isPicture = () => vi.stubGlobal('createImageBitmap', async () => ({ width: 800, height: 600, close() {} }));
const isNone = () => vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('InvalidStateError')));

afterEach(() => vi.unstubAllGlobals());

describe('a picture from the gallery', () => {
  it('is no picture: the reader is not blamed', async () => {
    isNone();
    expect(await codesIn(Promise.resolve(reader(async () => [card])), file)).toBe('no-picture');
  });
  it('cannot be looked at where the reader could not be loaded, and is not said to be none', async () => {
    isPicture();
    expect(await codesIn(Promise.reject(new TypeError('chunk')), file)).toBe('no-reader');
  });
  it('nor where the reader fails at it', async () => {
    isPicture();
    expect(await codesIn(Promise.resolve(reader(() => Promise.reject(new Error('failed')))), file)).toBe('no-reader');
  });
  it('bears a card, or nothing', async () => {
    isPicture();
    expect(await codesIn(Promise.resolve(reader(async () => [card])), file)).toEqual([card]);
    expect(await codesIn(Promise.resolve(reader(async () => [])), file)).toEqual([]);
  });
});
