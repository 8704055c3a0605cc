import type { Drawing } from '../../schema/signature.ts';

import './signature.css';

/** A signature as it was drawn, in the ink of the page: on screen and on paper. */
export function Signature(props: { drawing: Drawing; label: string }) {
  const { path, width, height, strokeWidth } = props.drawing;
  return (
    <svg class="signature" role="img" aria-label={props.label} viewBox={`0 0 ${width} ${height}`}>
      <path d={path} stroke-width={strokeWidth} />
    </svg>
  );
}
