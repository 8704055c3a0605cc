/**
 * Pictures of codes as a camera would take them: turned, blurred, noisy, badly lit; always the same for the same seed.
 * Made from what bwip-js encodes, drawn here, since what it draws is perfect.
 */
import bwip from 'bwip-js/node';

export type CodeKind = 'qrcode' | 'code128' | 'code39' | 'pdf417' | 'ean13';
export type Code = { width: number; height: number; isDark: (x: number, y: number) => boolean };
export type Grey = { width: number; height: number; data: Uint8Array };

export type Shot = {
  width: number;
  height: number;
  /** Of one module (a linear code's narrowest bar), in pixels. */
  modulePx: number;
  degrees?: number;
  /** Radius of what the lens makes of a point. */
  blurPx?: number;
  /** Standard deviation, of 255. */
  noise?: number;
  /** Grey of the print and of the paper. */
  ink?: number;
  paper?: number;
  seed?: number;
};

/** How tall a linear code is printed, in modules. */
const linearHeight = 45;

export function codeOf(kind: CodeKind, text: string): Code {
  // oxlint-disable-next-line import/no-named-as-default-member -- the export of that name makes pictures of raw bars
  const [encoded] = bwip.raw({ bcid: kind, text, ...(kind === 'qrcode' ? { eclevel: 'M' } : {}) });
  if (encoded === undefined) throw new Error(`no ${kind} for ${text}`);
  if ('pixs' in encoded) {
    const { pixs, pixx, pixy } = encoded;
    // Rows of a stacked code are several modules high and given once.
    const rowHeight = pixy / (pixs.length / pixx);
    return {
      width: pixx,
      height: pixy,
      isDark: (x, y) => pixs[Math.floor(y / rowHeight) * pixx + x] === 1,
    };
  }
  if (!('sbs' in encoded)) throw new Error(`unknown shape of ${kind}`);
  const bars = encoded.sbs.flatMap((width, at) => Array.from({ length: width }, () => at % 2 === 0));
  return { width: bars.length, height: linearHeight, isDark: (x) => bars[x] === true };
}

/** The code in the middle of the picture. */
export function photographed(code: Code, shot: Shot): Grey {
  const { width, height, modulePx, degrees = 0, ink = 45, paper = 210 } = shot;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const values = new Float32Array(width * height);
  for (let py = 0; py < height; py += 1) {
    for (let px = 0; px < width; px += 1) {
      let dark = 0;
      // Four points a pixel: bars do not end where pixels do.
      for (const [ox, oy] of corners) {
        const dx = px + ox - width / 2;
        const dy = py + oy - height / 2;
        const x = Math.floor((dx * cos + dy * sin) / modulePx + code.width / 2);
        const y = Math.floor((dy * cos - dx * sin) / modulePx + code.height / 2);
        if (x >= 0 && y >= 0 && x < code.width && y < code.height && code.isDark(x, y)) dark += 0.25;
      }
      values[py * width + px] = paper + (ink - paper) * dark;
    }
  }
  const blurred = blur(values, width, height, shot.blurPx ?? 0);
  const random = randomOf(shot.seed ?? 1);
  const noise = shot.noise ?? 0;
  return { width, height, data: Uint8Array.from(blurred, (value) => clamp(value + noise * normal(random))) };
}

const corners = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

export function asPixels({ width, height, data }: Grey): {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
} {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at += 1) pixels.set([data[at] ?? 0, data[at] ?? 0, data[at] ?? 0, 255], at * 4);
  return { width, height, data: pixels };
}

/** A film that Chromium's fake camera plays (YUV4MPEG2), each picture once. */
export function filmOf(pictures: readonly Grey[], framesPerSecond = 10): Buffer {
  const [first] = pictures;
  if (first === undefined) throw new Error('no pictures');
  const grey = Buffer.alloc((first.width * first.height) / 2, 128);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${first.width} H${first.height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`),
    ...pictures.flatMap(({ data }) => [Buffer.from('FRAME\n'), data, grey]),
  ]);
}

/** Two passes of a box in each direction: close to what a lens does, and quick. */
function blur(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  if (radius <= 0) return values;
  let from = values;
  for (let pass = 0; pass < 2; pass += 1) {
    from = boxed(from, width, height, radius, 1, width);
    from = boxed(from, height, width, radius, width, 1);
  }
  return from;
}

function boxed(
  from: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  line: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const whole = Math.floor(radius);
  const edge = radius - whole;
  const at = (start: number, i: number): number => from[start + Math.min(length - 1, Math.max(0, i)) * step] ?? 0;
  for (let l = 0; l < lines; l += 1) {
    const start = l * line;
    for (let i = 0; i < length; i += 1) {
      let sum = edge * (at(start, i - whole - 1) + at(start, i + whole + 1));
      for (let k = -whole; k <= whole; k += 1) sum += at(start, i + k);
      to[start + i * step] = sum / (2 * radius + 1);
    }
  }
  return to;
}

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
