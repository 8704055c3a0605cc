/**
 * The page's side of the decoding worker, which is kept for the next card. One picture at a time: whoever asks meanwhile
 * (a picture from the gallery beside the camera) waits his turn. Every read is answered, also when the worker is gone.
 */
import type { Picture, Reader, Scanned } from './formats.ts';
import { frameOf } from './frames.ts';

export type Asked = { id: number; width: number; height: number; pixels: ArrayBuffer };
/** Null: the decoder could not be had, or stumbled over the picture. */
export type Told = { id: number; scanned: Scanned[] | null };

type Waiting = { resolve: (scanned: Scanned[]) => void; reject: (error: Error) => void };

/** Compiling it anew for each card would cost more than the memory it takes meanwhile. */
const keptForMs = 120_000;
/** Counted through all readers: what the one before had asked may be answered while the next one waits. */
let turns = 0;
let kept: { worker: Worker; end: ReturnType<typeof setTimeout> | undefined } | null = null;

export function openWasmReader(): Reader {
  const worker = takeWorker();
  let waiting: Waiting | null = null;
  let turn = 0;
  let look = 0;
  let end: 'closed' | 'failed' | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const settle = (scanned: Scanned[] | null): void => {
    if (scanned === null) waiting?.reject(failure());
    else waiting?.resolve(scanned);
    waiting = null;
  };
  const hear = ({ data }: MessageEvent<Told>): void => {
    if (data.id === turn) settle(data.scanned);
  };
  const fail = (): void => {
    end ??= 'failed';
    dropWorker();
    settle(null);
  };
  worker.addEventListener('message', hear);
  worker.addEventListener('error', fail);
  const ask = async (picture: Picture): Promise<Scanned[]> => {
    if (end === 'closed') return [];
    // A worker that was stopped answers nobody.
    if (end === 'failed') throw failure();
    const frame = frameOf(picture, look);
    look += 1;
    turns += 1;
    turn = turns;
    if (frame === null) return [];
    const { width, height, data } = frame;
    const asked: Asked = { id: turn, width, height, pixels: data.buffer };
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(asked, [asked.pixels]);
    });
  };
  return {
    kind: 'wasm',
    read(picture) {
      const answer = last.then(() => ask(picture));
      last = answer.catch(() => undefined);
      return answer;
    },
    close() {
      end ??= 'closed';
      worker.removeEventListener('message', hear);
      worker.removeEventListener('error', fail);
      settle([]);
      if (kept?.worker === worker) kept.end = setTimeout(dropWorker, keptForMs);
    },
  };
}

const failure = (): Error => new Error('the code reader failed');

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
