import { formatNip } from './format.ts';

/** A staff number, always 8 6 1 3 and never cut. */
export function Nip(props: { value: string }) {
  return <span class="nip">{formatNip(props.value)}</span>;
}
