/** Decoding beside the page: a frame takes a weak phone a good part of a second, and the screen must not stand still. */
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

import type { Asked, Told } from './wasm-reader.ts';
import { decode, useZxing, warmZxing } from './zxing.ts';

useZxing({ url: wasmUrl });
// Whether it worked is told with the first picture.
void warmZxing().catch(() => undefined);

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer({ id, width, height, pixels }: Asked): Promise<void> {
  const told: Told = await decode({ width, height, data: new Uint8ClampedArray(pixels) }).then(
    (scanned) => ({ id, scanned }),
    () => ({ id, scanned: null }),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page alone
  postMessage(told);
}
