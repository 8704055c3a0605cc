import { useEffect, useRef } from 'preact/hooks';

import { curveOf, fitted, type Point, type Stroke } from '../../schema/signature.ts';
import './signature.css';

/** Nearer than this to the last touch says nothing new. */
const stepPx = 0.7;
/** A finger that rests on the glass would otherwise draw for ever. */
const touchesMax = 2_000;

/**
 * Where somebody signs: each stroke follows the first finger or pen, in pixels of the pad. A pad that changes its size
 * (the phone is turned) takes what is drawn along.
 */
export function SignPad(props: {
  /** Spoken: what it is, and whether it is empty. */
  label: string;
  /** Whose signature, below the line. */
  name: string;
  strokes: readonly Stroke[];
  onStroke: (stroke: Stroke) => void;
  /** The same strokes for a pad of another size; nothing new was drawn. */
  onFit: (strokes: readonly Stroke[]) => void;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useFollowSize(svg, latest);
  const pen = usePen(svg, (stroke) => latest.current.onStroke(stroke));
  return (
    <div class="sign-pad">
      <p>{props.name}</p>
      <svg ref={svg} role="img" aria-label={props.label} stroke-width="2.6" {...pen.on}>
        {props.strokes.map((stroke, at) => (
          <path key={at} d={curveOf(stroke)} />
        ))}
        <path ref={pen.line} />
      </svg>
    </div>
  );
}

type Pen = {
  line: { current: SVGPathElement | null };
  on: Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel', (event: PointerEvent) => void>;
};

/** The stroke under way, drawn at once and beside the others' rendering; handed over when the finger leaves. */
function usePen(svg: { current: SVGSVGElement | null }, onStroke: (stroke: Stroke) => void): Pen {
  const line = useRef<SVGPathElement>(null);
  const live = useRef<{ id: number; points: Point[]; left: number; top: number } | null>(null);
  const draw = (): void => line.current?.setAttribute('d', live.current === null ? '' : curveOf(live.current.points));
  const take = (event: PointerEvent): void => {
    const now = live.current;
    if (now === null) return;
    // A fast hand is between two frames: the browser kept what it did there.
    const touches = event.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY } of touches.length === 0 ? [event] : touches) {
      const point = { x: clientX - now.left, y: clientY - now.top };
      const last = now.points.at(-1);
      const isNew = last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= stepPx;
      if (isNew && now.points.length < touchesMax) now.points.push(point);
    }
  };
  const end = (event: PointerEvent): void => {
    const now = live.current;
    if (now === null || event.pointerId !== now.id) return;
    live.current = null;
    draw();
    onStroke(now.points);
  };
  return {
    line,
    on: {
      onPointerDown: (event) => {
        const element = svg.current;
        // The hand that rests beside the pen is not signing.
        if (element === null || live.current !== null || !event.isPrimary || event.button !== 0) return;
        const { left, top } = element.getBoundingClientRect();
        live.current = { id: event.pointerId, points: [], left, top };
        element.setPointerCapture(event.pointerId);
        take(event);
        draw();
      },
      onPointerMove: (event) => {
        if (event.pointerId !== live.current?.id) return;
        take(event);
        draw();
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

type Box = { width: number; height: number };

function useFollowSize(
  svg: { current: SVGSVGElement | null },
  latest: { current: { strokes: readonly Stroke[]; onFit: (strokes: readonly Stroke[]) => void } },
): void {
  const size = useRef<Box | null>(null);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect();
      const was = size.current;
      if (width === 0 || (was?.width === width && was.height === height)) return;
      size.current = { width, height };
      const { strokes, onFit } = latest.current;
      if (strokes.length > 0) onFit(fitted(strokes, { width, height }));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
}
