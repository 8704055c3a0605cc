// Codes as cameras see them, read by the WebAssembly reader itself; and which reader a browser gets.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Picture, Reader, Scanned } from '../../pwa/scan/formats.ts';
import { cutOf, looksInAll } from '../../pwa/scan/frames.ts';
import { openNativeReader } from '../../pwa/scan/native-reader.ts';
import { withFallback } from '../../pwa/scan/reader.ts';
import { drawQr } from '../../pwa/scan/qr.ts';
import { createSift } from '../../pwa/scan/sift.ts';
import { decode, useZxing } from '../../pwa/scan/zxing.ts';
import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import { limits } from '../../schema/limits.ts';
import { asPixels, type CodeKind, codeOf, photographed, type Shot } from './code-images.ts';
import { cases, textOf } from './code-cases.ts';

beforeAll(() => {
  const bytes = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  useZxing({ bytes: new Uint8Array(bytes).buffer });
});

async function reads(kind: CodeKind, shot: Omit<Shot, 'width' | 'height'>): Promise<string[]> {
  const code = codeOf(kind, textOf(kind));
  const side = Math.ceil(Math.hypot(code.width, code.height) * shot.modulePx) + 80;
  const width = Math.min(1_280, side);
  const height = Math.min(720, side);
  return (await decode(asPixels(photographed(code, { ...shot, width, height })))).map(({ text }) => text);
}

describe('read off a picture', () => {
  it.each(cases.filter(({ isSure }) => isSure))('$kind, $name', async ({ kind, shot }) => {
    expect(await reads(kind, shot)).toEqual([textOf(kind)]);
  });

  it('a picture without a code holds none', async () => {
    const noise = photographed(
      { width: 1, height: 1, isDark: () => false },
      { width: 640, height: 480, modulePx: 1, noise: 60 },
    );
    expect(await decode(asPixels(noise))).toEqual([]);
  });

  it('the invitation that the leader’s phone draws, as long as a form allows', async () => {
    const line = 'Operasi Kepatuhan '
      .repeat(12)
      .slice(0, limits.lineMax - 1)
      .concat('.');
    const facts = {
      title: line,
      orderNumber: line,
      legalBasis: line,
      legalBasisVersion: null,
      place: line,
      squad: 'Regu II',
      timeZone: 'Asia/Jakarta' as const,
    };
    for (const said of [
      facts,
      { ...facts, title: 'Masker', legalBasis: 'Perbup 12', place: 'Setda', orderNumber: '094/1' },
    ]) {
      const { size, path } = drawQr(`https://sidak.contoh.go.id/#${invitationPath('20261120-K7F4Q2MX', said)}`);
      const dark = new Set(
        [...path.matchAll(/M(\d+) (\d+)h(\d+)v/g)].flatMap(([, x, y, length]) =>
          Array.from({ length: Number(length) }, (_, at) => `${Number(x) + at} ${Number(y)}`),
        ),
      );
      const code = { width: size, height: size, isDark: (x: number, y: number) => dark.has(`${x} ${y}`) };
      const [read] = await decode(
        asPixels(photographed(code, { width: 720, height: 720, modulePx: 600 / size, noise: 6 })),
      );
      expect(readInvitation(read?.text ?? '')?.facts).toEqual(said);
    }
  });
});

describe('look after look', () => {
  it('a camera picture is never decoded larger than 1,280 pixels, and its middle is taken without loss', () => {
    const cuts = Array.from({ length: looksInAll }, (_, look) => cutOf(1_920, 1_080, look));
    for (const { width, height } of cuts) expect(Math.max(width, height)).toBeLessThanOrEqual(1_280);
    expect(cuts.some(({ scale, width }) => scale === 1 && width < 1_280)).toBe(true);
    expect(new Set(cuts.map(({ radians }) => Math.round((radians * 180) / Math.PI)))).toEqual(new Set([0, 30, 60]));
  });

  it('a small picture stays as it is', () => {
    expect(cutOf(320, 240, 0)).toMatchObject({ width: 320, height: 240, scale: 1 });
  });
});

describe('what is news', () => {
  const qr: Scanned = { text: 'a', format: 'qr_code' };
  const bars: Scanned = { text: 'a', format: 'code_39' };

  it('a code that stays before the camera is told once', () => {
    const sift = createSift();
    expect(sift([qr, qr])).toEqual([qr]);
    for (let look = 0; look < 50; look += 1) expect(sift([qr])).toEqual([]);
  });

  it('held up again after a while it is meant again', () => {
    const sift = createSift();
    sift([qr]);
    for (let look = 0; look < 20; look += 1) sift([]);
    expect(sift([qr])).toEqual([qr]);
  });

  it('a kind of code without check sign is believed when two looks say the same', () => {
    const sift = createSift();
    expect(sift([bars])).toEqual([]);
    expect(sift([{ ...bars, text: 'b' }])).toEqual([]);
    expect(sift([bars])).toEqual([bars]);
    expect(sift([bars])).toEqual([]);
  });
});

describe('which reader', () => {
  const all = ['qr_code', 'code_128', 'code_39', 'pdf417', 'ean_13', 'aztec'];
  const browser = (supported: string[], detect: () => Promise<unknown> = async () => []) => ({
    BarcodeDetector: class {
      static asked: unknown;
      static async getSupportedFormats(): Promise<string[]> {
        return supported;
      }
      constructor(asked: unknown) {
        browser.asked = asked;
      }
      detect = detect;
    },
  });
  browser.asked = null as unknown;
  const frame = { width: 10, height: 10 } as Picture;

  it.each([
    ['there is none', {}],
    ['it is something else', { BarcodeDetector: 7 }],
    ['Android lacks Play Services', browser([])],
    ['it does not know PDF417', browser(all.filter((one) => one !== 'pdf417'))],
  ])('the browser’s own is not taken where %s', async (_, scope) => {
    expect(await openNativeReader(scope)).toBeNull();
  });

  it('the browser’s own is taken where it knows all that cards bear, and asked for nothing else', async () => {
    const seen = [
      { rawValue: '1', format: 'code_128' },
      { rawValue: '2', format: 'aztec' },
      { rawValue: '', format: 'qr_code' },
    ];
    const reader = await openNativeReader(browser(all, async () => seen));
    expect(reader?.kind).toBe('native');
    expect(browser.asked).toEqual({ formats: all.slice(0, 5) });
    expect(await reader?.read(frame)).toEqual([{ text: '1', format: 'code_128' }]);
  });

  it('a video that shows nothing yet is not asked about', async () => {
    const reader = await openNativeReader(browser(all, () => Promise.reject(new Error('not ready'))));
    expect(await reader?.read({ videoWidth: 0, videoHeight: 0 } as Picture)).toEqual([]);
  });

  it('ours takes over when the browser’s own fails, and its own failure is told', async () => {
    const native = await openNativeReader(browser(all, () => Promise.reject(new DOMException('gone'))));
    if (native === null) throw new Error('no reader');
    let fails = false;
    const ours: Reader = {
      kind: 'wasm',
      read: async () => {
        if (fails) throw new Error('no memory');
        return [{ text: '3', format: 'qr_code' }];
      },
      close: () => undefined,
    };
    const reader = withFallback(native, () => ours);
    expect(await reader.read(frame)).toEqual([{ text: '3', format: 'qr_code' }]);
    expect(reader.kind).toBe('wasm');
    fails = true;
    await expect(reader.read(frame)).rejects.toThrow('no memory');
  });
});
