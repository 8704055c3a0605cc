/** The page's side of the decoding worker. One picture at a time; the worker is kept for the next card. */
import type { Reader, Scanned } from './formats.ts';
import { frameOf } from './frames.ts';

export type Asked = { id: number; width: number; height: number; pixels: ArrayBuffer };
/** Null: the decoder could not be had, or stumbled over the picture. */
export type Told = { id: number; scanned: Scanned[] | null };

type Waiting = { resolve: (scanned: Scanned[]) => void; reject: (error: Error) => void };

/** Compiling it anew for each card would cost more than the memory it takes meanwhile. */
const keptForMs = 120_000;
let kept: { worker: Worker; end: ReturnType<typeof setTimeout> | undefined } | null = null;

export function openWasmReader(): Reader {
  const worker = takeWorker();
  let waiting: Waiting | null = null;
  let turn = 0;
  let look = 0;
  const settle = (scanned: Scanned[] | null): void => {
    if (scanned === null) waiting?.reject(new Error('the code reader failed'));
    else waiting?.resolve(scanned);
    waiting = null;
  };
  const hear = ({ data }: MessageEvent<Told>): void => {
    if (data.id === turn) settle(data.scanned);
  };
  const fail = (): void => {
    dropWorker();
    settle(null);
  };
  worker.addEventListener('message', hear);
  worker.addEventListener('error', fail);
  return {
    kind: 'wasm',
    read(picture) {
      const frame = frameOf(picture, look);
      look += 1;
      turn += 1;
      if (frame === null) return Promise.resolve([]);
      const { width, height, data } = frame;
      const asked: Asked = { id: turn, width, height, pixels: data.buffer };
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(asked, [asked.pixels]);
      });
    },
    close() {
      worker.removeEventListener('message', hear);
      worker.removeEventListener('error', fail);
      settle([]);
      if (kept?.worker === worker) kept.end = setTimeout(dropWorker, keptForMs);
    },
  };
}

function takeWorker(): Worker {
  kept ??= {
    worker: new Worker(new URL('./zxing-worker.ts', import.meta.url), { type: 'module' }),
    end: undefined,
  };
  clearTimeout(kept.end);
  return kept.worker;
}

function dropWorker(): void {
  kept?.worker.terminate();
  kept = null;
}
