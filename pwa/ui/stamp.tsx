import { useId } from 'preact/hooks';

import { MarkEye } from './mark.tsx';
import { classes } from './press.tsx';

/**
 * Only where something became durable, after the write and never before. `fresh` lets it land once;
 * leave it out when the thing was already stamped as the screen opened.
 */
export function Stamp(props: { word: string; when: string; fresh?: boolean | undefined; small?: boolean | undefined }) {
  // useId may hold characters that end a url() in a style.
  const id = useId().replace(/[^A-Za-z0-9_-]/g, '');
  const small = props.small === true;
  return (
    <div
      class={classes('stamp', small && 'stamp--small', props.fresh === true && 'stamp--fresh')}
      style={{ filter: `url(#rub-${id})` }}
      aria-hidden="true"
    >
      <MarkEye maskId={`eye-${id}`} width={small ? 40 : 54} />
      <span>
        {props.word}
        <small>{props.when}</small>
      </span>
      <svg width="0" height="0" style={{ position: 'absolute' }}>
        <filter id={`rub-${id}`} x="-5%" y="-5%" width="110%" height="110%">
          <feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="11" result="n" />
          <feColorMatrix in="n" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -2.7 2.42" result="a" />
          <feComposite in="SourceGraphic" in2="a" operator="in" />
        </filter>
      </svg>
    </div>
  );
}
