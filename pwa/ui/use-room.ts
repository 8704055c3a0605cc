import { type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { isWide } from './viewport.ts';

/**
 * Whether something that needs `rem` of width finds it where it stands: beside a rail and a panel less is left than the
 * window has, and large text needs more. Measured before the first drawing is seen, and whenever the place changes.
 */
export function useRoom(rem: number): { place: RefObject<HTMLDivElement | null>; hasRoom: boolean } {
  const place = useRef<HTMLDivElement>(null);
  const [hasRoom, setRoom] = useState(isWide.value);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const onePx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      // A page printed or hidden has no width; what was shown stays.
      if (element.clientWidth > 0) setRoom(element.clientWidth >= rem * onePx);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [rem]);
  return { place, hasRoom };
}
