/** Which of the codes seen in frame after frame are news. */
import type { Scanned } from './formats.ts';

/** Frames without it after which a code held up again is meant again. */
const forgottenAfter = 15;
/** Frames that must say the same of a code without a check sign before it is believed, within that many. */
const unchecked: Readonly<Partial<Record<Scanned['format'], number>>> = { code_39: 2 };

export type Sift = (seen: readonly Scanned[]) => Scanned[];

/** Answers what of a frame was not told yet. A code that stays before the lens is told once. */
export function createSift(): Sift {
  const known = new Map<string, { times: number; frame: number }>();
  let frame = 0;
  return (seen) => {
    frame += 1;
    for (const [key, { frame: last }] of known) if (frame - last > forgottenAfter) known.delete(key);
    const inFrame = new Map(seen.map((one) => [`${one.format} ${one.text}`, one]));
    const fresh: Scanned[] = [];
    for (const [key, one] of inFrame) {
      const times = (known.get(key)?.times ?? 0) + 1;
      known.set(key, { times, frame });
      if (times === (unchecked[one.format] ?? 1)) fresh.push(one);
    }
    return fresh;
  };
}
