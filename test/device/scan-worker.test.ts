// The page's side of the reader of codes: every picture asked about is answered, whatever the worker beside it does.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Picture } from '../../pwa/scan/formats.ts';
import { openWasmReader } from '../../pwa/scan/wasm-reader.ts';

type Asked = { id: number; pixels: { of: string } };

/** A browser's worker, as far as the page can tell: it takes messages, and answers or breaks when the test says so. */
class WorkerDouble extends EventTarget {
  static last: WorkerDouble | null = null;
  asked: Asked[] = [];
  isStopped = false;
  constructor() {
    super();
    WorkerDouble.last = this;
  }
  postMessage(asked: Asked): void {
    if (!this.isStopped) this.asked.push(asked);
  }
  terminate(): void {
    this.isStopped = true;
  }
  answers({ id, pixels } = this.asked.at(-1) ?? { id: 0, pixels: { of: '' } }): void {
    this.dispatchEvent(
      new MessageEvent('message', { data: { id, scanned: [{ text: pixels.of, format: 'qr_code' }] } }),
    );
  }
  breaks(): void {
    this.dispatchEvent(new Event('error'));
  }
}

/** Pixels that still know whose they are. */
function canvasDouble() {
  let drawn = '';
  const still = (): void => undefined;
  const context = {
    translate: still,
    rotate: still,
    scale: still,
    drawImage: ({ name }: { name: string }) => {
      drawn = name;
    },
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      width,
      height,
      data: { buffer: { of: drawn } },
    }),
  };
  return { width: 0, height: 0, getContext: () => context };
}

const pictureOf = (name: string) => ({ name, width: 8, height: 8 }) as unknown as Picture;
const worker = (): WorkerDouble => WorkerDouble.last ?? new WorkerDouble();
const settled = async (answer: Promise<unknown>): Promise<unknown> =>
  Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve('never'), 200))]);

beforeEach(() => {
  vi.stubGlobal('Worker', WorkerDouble);
  vi.stubGlobal('document', { createElement: canvasDouble });
});
afterEach(() => {
  // The page keeps a worker for the next card.
  worker().breaks();
  vi.unstubAllGlobals();
});

it('a picture from the gallery waits for the camera’s frame, and both are answered', async () => {
  const reader = openWasmReader();
  const frame = reader.read(pictureOf('frame'));
  const chosen = reader.read(pictureOf('chosen'));
  await expect.poll(() => worker().asked.length).toBe(1);
  worker().answers();
  expect(await settled(frame)).toEqual([{ text: 'frame', format: 'qr_code' }]);
  await expect.poll(() => worker().asked.length).toBe(2);
  worker().answers();
  expect(await settled(chosen)).toEqual([{ text: 'chosen', format: 'qr_code' }]);
});

it('once the worker has broken, every look fails at once and the screen can say so', async () => {
  const reader = openWasmReader();
  const frame = reader.read(pictureOf('frame'));
  await expect.poll(() => worker().asked.length).toBe(1);
  worker().breaks();
  await expect(settled(frame)).rejects.toThrow('failed');
  await expect(settled(reader.read(pictureOf('next')))).rejects.toThrow('failed');
  await expect(settled(reader.read(pictureOf('third')))).rejects.toThrow('failed');
  // The scanner opened anew has a worker of its own.
  const again = openWasmReader();
  const read = again.read(pictureOf('again'));
  await expect.poll(() => worker().asked.length).toBe(1);
  worker().answers();
  expect(await settled(read)).toEqual([{ text: 'again', format: 'qr_code' }]);
});

it('a screen that is left keeps nobody waiting', async () => {
  const reader = openWasmReader();
  const frame = reader.read(pictureOf('frame'));
  const queued = reader.read(pictureOf('queued'));
  await expect.poll(() => worker().asked.length).toBe(1);
  reader.close();
  expect(await settled(frame)).toEqual([]);
  expect(await settled(queued)).toEqual([]);
  // The worker is kept; what it still says of the first is not taken for the next one's picture.
  const [late] = worker().asked;
  const read = openWasmReader().read(pictureOf('next'));
  await expect.poll(() => worker().asked.length).toBe(2);
  worker().answers(late);
  worker().answers();
  expect(await settled(read)).toEqual([{ text: 'next', format: 'qr_code' }]);
});
