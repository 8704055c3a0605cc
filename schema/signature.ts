/**
 * A signature drawn on a screen, as one short text: strokes of whole numbers, each 'M12 40l3 -4 5 0' (a point, then
 * the steps from it), in a box whose longer side is `side`. It has no pressure, speed or time: nothing by which a hand
 * could be told from another is kept but the line itself. An SVG path as it stands; `drawingOf` rounds its corners.
 */
import { limits } from './limits.ts';

export type Point = { x: number; y: number };
/** From touching the glass to leaving it. */
export type Stroke = readonly Point[];
/** What an `<svg>` or a page of a PDF draws: an unfilled path with round ends, in a box of that size. */
export type Drawing = { path: string; width: number; height: number; strokeWidth: number };

/** As much as is told apart on paper at the width of a signature: an eighth of a millimetre. */
const side = 400;
const strokeWidth = 5;
const margin = 6;
/** Of a pad, left free around what was drawn before. */
const rim = 24;
/** Doubled until the text fits: a long signature loses its tremble before its letters. */
const firstTolerance = 0.8;
const tolerancesMax = 10;

/** Numbers of at most three digits, so that nothing else can hide in what is put into a page. */
export const signatureForm = /^(?:M\d{1,3} \d{1,3}l-?\d{1,3} -?\d{1,3}(?: -?\d{1,3} -?\d{1,3})*)+$/;

/** Points in any unit, as drawn. Null when nothing was drawn that fits in the limits. */
export function signatureOf(drawn: readonly Stroke[]): string | null {
  const strokes = drawn.filter((stroke) => stroke.length > 0);
  if (strokes.length === 0 || strokes.length > limits.signatureStrokesMax) return null;
  const boxed = inBox(strokes);
  for (let n = 0, tolerance = firstTolerance; n < tolerancesMax; n += 1, tolerance *= 2) {
    const text = boxed.map((stroke) => wordsOf(simplified(stroke, tolerance))).join('');
    if (text.length <= limits.signatureCharsMax) return text;
  }
  return null;
}

/** Null for what is no signature: a row may come from an app that writes them otherwise. */
export function drawingOf(signature: string): Drawing | null {
  if (signature.length > limits.signatureCharsMax || !signatureForm.test(signature)) return null;
  const strokes = strokesOf(signature);
  const all = strokes.flat();
  const width = Math.max(...all.map(({ x }) => x)) + 2 * margin;
  const height = Math.max(...all.map(({ y }) => y)) + 2 * margin;
  return { path: strokes.map((stroke) => curveOf(stroke, margin)).join(''), width, height, strokeWidth };
}

/** The strokes that a signature is made of, in its own box. */
export function strokesOf(signature: string): Point[][] {
  return signature
    .split('M')
    .slice(1)
    .map((stroke) => {
      const [x = 0, y = 0, ...steps] = stroke.split(/[l ]/).map(Number);
      const points = [{ x, y }];
      for (let at = 0; at + 1 < steps.length; at += 2) {
        const last = points.at(-1) ?? { x, y };
        points.push({ x: last.x + (steps[at] ?? 0), y: last.y + (steps[at + 1] ?? 0) });
      }
      return points;
    });
}

/** Through the middles of the lines, bent at their corners: what the hand did between two touches of the sensor. */
export function curveOf(stroke: Stroke, moved = 0): string {
  const at = ({ x, y }: Point): string => `${round(x + moved)} ${round(y + moved)}`;
  const [first, ...rest] = stroke;
  const last = rest.at(-1);
  if (first === undefined) return '';
  // A dot has a round end on both sides, and so is seen.
  if (last === undefined) return `M${at(first)}l0 0`;
  let path = `M${at(first)}`;
  for (const [n, point] of rest.slice(0, -1).entries())
    path += `Q${at(point)} ${at(middle(point, rest[n + 1] ?? last))}`;
  return `${path}L${at(last)}`;
}

/** The same strokes in the middle of a box of another size, as large as there is room for but never larger than drawn. */
export function fitted(strokes: readonly Stroke[], box: { width: number; height: number }): Point[][] {
  const { left, top, width, height } = spanOf(strokes);
  const room = { width: Math.max(1, box.width - 2 * rim), height: Math.max(1, box.height - 2 * rim) };
  const scale = Math.min(1, room.width / Math.max(1, width), room.height / Math.max(1, height));
  const [x0, y0] = [(box.width - width * scale) / 2, (box.height - height * scale) / 2];
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x0 + (x - left) * scale, y: y0 + (y - top) * scale })));
}

/** How far the hand went, in the strokes' own unit: a slip of the finger is no signature. */
export function lengthOf(strokes: readonly Stroke[]): number {
  let length = 0;
  for (const stroke of strokes)
    for (const [n, { x, y }] of stroke.slice(1).entries())
      length += Math.hypot(x - (stroke[n]?.x ?? x), y - (stroke[n]?.y ?? y));
  return length;
}

function spanOf(strokes: readonly Stroke[]): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of strokes.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, width: right - left, height: bottom - top };
}

function inBox(strokes: readonly Stroke[]): Point[][] {
  const { left, top, width, height } = spanOf(strokes);
  const span = Math.max(width, height);
  // A dot alone stays a dot.
  const scale = span === 0 ? 0 : side / span;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: Math.round((x - left) * scale), y: Math.round((y - top) * scale) })),
  );
}

function wordsOf([first, ...rest]: Stroke): string {
  if (first === undefined) return '';
  let last = first;
  const steps: string[] = [];
  for (const point of rest) {
    steps.push(`${point.x - last.x} ${point.y - last.y}`);
    last = point;
  }
  return `M${first.x} ${first.y}l${steps.length === 0 ? '0 0' : steps.join(' ')}`;
}

/** Without the points that lie within `tolerance` of the line between their neighbours (Ramer, Douglas, Peucker). */
function simplified(stroke: Stroke, tolerance: number): Point[] {
  const kept = new Set([0, stroke.length - 1]);
  const open: [number, number][] = [[0, stroke.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let farthest = tolerance;
    let at = -1;
    for (let n = from + 1; n < to; n += 1) {
      const distance = distanceFrom(stroke[n], stroke[from], stroke[to]);
      if (distance > farthest) [farthest, at] = [distance, n];
    }
    if (at === -1) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return stroke.filter((_, n) => kept.has(n));
}

function distanceFrom(point: Point | undefined, from: Point | undefined, to: Point | undefined): number {
  if (point === undefined || from === undefined || to === undefined) return 0;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  return Math.abs(dy * (point.x - from.x) - dx * (point.y - from.y)) / length;
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const round = (value: number): number => Math.round(value * 10) / 10;
