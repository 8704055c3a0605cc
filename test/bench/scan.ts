/** How much of what is held before the camera our own reader reads, and how long a look takes it. Needs no server. */
import { readFileSync } from 'node:fs';
import { decode, useZxing } from '../../pwa/scan/zxing.ts';
import { cases, type Case, kinds, textOf } from '../device/code-cases.ts';
import { asPixels, codeOf, photographed } from '../device/code-images.ts';
import { atMost, type Line, quantile, told } from './line.ts';

const picture = { width: 1_280, height: 720 } as const;

export async function scan(): Promise<Line[]> {
  const file = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  useZxing({ bytes: new Uint8Array(file).buffer });
  const lines: Line[] = [];
  const times: number[] = [];
  let wrong = 0;
  for (const kind of kinds) {
    const own = cases.filter((one) => one.kind === kind);
    const sizes = [...new Set(own.map(({ shot }) => shot.modulePx))];
    const read = new Map<number, number>(sizes.map((size) => [size, 0]));
    for (const one of own) {
      const { texts, ms } = await look(one);
      times.push(ms);
      if (texts.some((text) => text !== textOf(kind))) wrong += 1;
      if (texts.includes(textOf(kind))) read.set(one.shot.modulePx, (read.get(one.shot.modulePx) ?? 0) + 1);
    }
    for (const [size, count] of read)
      lines.push(
        told(`${kind}, ${size} px a module: read at 5 angles × 3 blurs`, count, `of ${own.length / sizes.length}`),
      );
  }
  return [
    ...lines,
    atMost('codes read as something else', wrong, '', 0),
    told('one look at 1,280 × 720, median', quantile(times, 0.5), 'ms'),
    told('one look at 1,280 × 720, p95', quantile(times, 0.95), 'ms'),
  ];
}

async function look({ kind, shot }: Case): Promise<{ texts: string[]; ms: number }> {
  const pixels = asPixels(photographed(codeOf(kind, textOf(kind)), { ...shot, ...picture }));
  const start = performance.now();
  const found = await decode(pixels);
  return { texts: found.map(({ text }) => text), ms: performance.now() - start };
}
