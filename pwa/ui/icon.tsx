/**
 * Icons as drawn for Sidak: 24 grid, 1.8 stroke, one path each. The officer's set is here, since it
 * is on the first visit's path; office pages add theirs by importing `office-icons.ts`.
 */
import type { OfficeIconName } from './office-icons.ts';

const officerPaths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9.5 5.5l6.5 6.5-6.5 6.5',
  down: 'M5.5 9l6.5 6.5L18.5 9',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 4.5v15M4.5 12h15',
  check: 'M4.5 12.8l5 5L19.5 7',
  sent: 'M2 13l4.5 4.5L15.5 8M11.5 15.8l1.7 1.7L22 8',
  clock: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0M12 7v5.3l3.3 2',
  pencil: 'M4 20l1-4.6L16.2 4.2a1.5 1.5 0 0 1 2.1 0l1.5 1.5a1.5 1.5 0 0 1 0 2.1L8.6 19 4 20zM14 6.5l3.5 3.5',
  warning: 'M12 3.8L2.6 20h18.8L12 3.8zM12 10v4.6M12 17.2v.1',
  repeat: 'M4 9.5a5 5 0 0 1 5-5h11M16.5 1.5l3.5 3-3.5 3M20 14.5a5 5 0 0 1-5 5H4M7.5 22.5l-3.5-3 3.5-3',
  lock: 'M6.8 10.8h10.4a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H6.8a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.8V7.9a4 4 0 0 1 8 0v2.9M12 15v2',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L21 21',
  scan: 'M3.5 8V5.5a2 2 0 0 1 2-2H8M16 3.5h2.5a2 2 0 0 1 2 2V8M20.5 16v2.5a2 2 0 0 1-2 2H16M8 20.5H5.5a2 2 0 0 1-2-2V16M8 8.5v7M11 8.5v7M13.5 8.5v7M16.5 8.5v7',
  download: 'M12 3.5v12M7 10.8l5 5 5-5M4.5 20.3h15',
  pin: 'M12 21.3s-6.8-6-6.8-11.2a6.8 6.8 0 0 1 13.6 0c0 5.2-6.8 11.2-6.8 11.2zM9.6 10a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0',
  document: 'M6 2.8h8l4.5 4.5v13.9H6zM13.7 3v4.6h4.6M9 12.2h6.2M9 16h6.2',
  people:
    'M5.7 8.3a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0-6.6 0M2.8 19.7c.4-3.6 2.9-5.7 6.2-5.7s5.8 2.1 6.2 5.7M15.6 5.3a3.3 3.3 0 0 1 0 6M17.8 14.5c1.9.8 3.1 2.6 3.4 5.2',
  person: 'M8.2 8a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0M4.8 20.3c.5-4.2 3.4-6.5 7.2-6.5s6.7 2.3 7.2 6.5',
  hand: 'M7 11V5.7a1.5 1.5 0 0 1 3 0V11m0-1.5V4.5a1.5 1.5 0 0 1 3 0V10m0-.5V5.7a1.5 1.5 0 0 1 3 0V12m0-2.5a1.5 1.5 0 0 1 3 0V15a6.5 6.5 0 0 1-6.5 6.5c-3 0-4.6-1.5-5.8-4L4.5 13.3c-.8-1.7 1.4-2.8 2.5-1.3z',
  'on-phone':
    'M9 2.5h6a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5H9a2.5 2.5 0 0 1-2.5-2.5V5A2.5 2.5 0 0 1 9 2.5zM9.7 12l1.8 1.8 3-3.3',
  camera:
    'M4 7.5h3.3l1.6-2.7h6.2l1.6 2.7H20a1.2 1.2 0 0 1 1.2 1.2v9.8a1.2 1.2 0 0 1-1.2 1.2H4a1.2 1.2 0 0 1-1.2-1.2V8.7A1.2 1.2 0 0 1 4 7.5zM8.4 13.3a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0',
  image:
    'M4.5 4.5h15A1.5 1.5 0 0 1 21 6v12a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V6a1.5 1.5 0 0 1 1.5-1.5zM3.5 16.5l5-5 4 4 3-3 5 5M14 9a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0',
  signature:
    'M3 20.5h18M3.5 15.5c3-1 6.8-8.6 5.3-10.7-1.2-1.6-3.7 3.2-2.2 7.2s4 2.2 5.5-.6c.9-1.7 1.9-.4 1.6 1.3-.3 1.8 1.3 1.7 2.4.3 1-1.3 1.6.6 2.4.6.7 0 1.3-.2 2-.6',
  note: 'M4.8 4h14.4v11.2L14.4 20H4.8zM14.2 19.8v-4.9h4.9M8.3 8.7h7.4M8.3 12.4h4',
  share:
    'M3.4 12a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0M14.9 5.5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0M14.9 18.5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0M8.3 10.8l6.9-4M8.3 13.2l6.9 4',
  flag: 'M6 21.5V3.5M6 4.5h12l-2.7 4.2L18 13H6',
  undo: 'M4.5 9.5H14a5.5 5.5 0 0 1 0 11H9.5M9 4.8L4.3 9.5 9 14.2',
  'arrow-right': 'M4 12h15M13 6l6 6-6 6',
  eye: 'M2.5 12C5.2 7.7 8.4 5.5 12 5.5s6.8 2.2 9.5 6.5c-2.7 4.3-5.9 6.5-9.5 6.5S5.2 16.3 2.5 12zM9.1 12a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0-5.8 0',
  'eye-off':
    'M4 4l16 16M9.4 5.9a9 9 0 0 1 2.6-.4c3.6 0 6.8 2.2 9.5 6.5a17 17 0 0 1-2.8 3.4M15.5 17.7a9 9 0 0 1-3.5.8c-3.6 0-6.8-2.2-9.5-6.5a16 16 0 0 1 4-4.4M10 10.2a2.9 2.9 0 0 0 3.9 4',
  fingerprint:
    'M7 4.8A8.5 8.5 0 0 1 19.5 9M4.8 8.5a9 9 0 0 0-.6 5.5M8 19.5c-1-2-1.4-4.3-1.2-6.7a5.3 5.3 0 0 1 10.5-.4c.2 2.3 0 4.5-.6 6.6M12 12.7c-.1 3 .4 5.7 1.5 8M20.2 13c.1 1.7 0 3.3-.4 4.9M9.8 13.5c0 2.6.3 4.8 1 6.8',
  'wifi-off':
    'M3.5 3.5l17 17M5 12.6a10 10 0 0 1 3.8-2.3M2 8.8a14.5 14.5 0 0 1 4-2.5M11 5.3a14.5 14.5 0 0 1 11 3.5M15.8 10.6a10 10 0 0 1 3.2 2M8.5 16a5 5 0 0 1 5.4-1M12 19.5v.1',
  shield: 'M12 2.8l7.5 2.7v6c0 4.7-3 8-7.5 9.7-4.5-1.7-7.5-5-7.5-9.7v-6zM8.5 11.8l2.6 2.6 4.4-4.8',
  gear: 'M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M13 7.5a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0-4.5 0M6.5 16.5a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0-4.5 0',
  'sign-out': 'M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10.5 12H21M17 8l4 4-4 4',
  refresh: 'M20 12a8 8 0 0 1-14.3 4.9M4 12a8 8 0 0 1 14.3-4.9M18.8 3v4.5h-4.5M5.2 21v-4.5h4.5',
  'id-card':
    'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5zM6.7 10.2a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M5.8 15.6c.4-1.7 1.4-2.5 2.7-2.5s2.3.8 2.7 2.5M14.5 10h3.5M14.5 13.5h3.5',
  info: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0M12 11v5.5M12 7.5v.1',
  speech: 'M4 4.5h16v11.5h-8.5L7 20v-4H4zM8 8.7h8M8 12h5',
} as const;

export type IconName = keyof typeof officerPaths | OfficeIconName;

const paths: Partial<Record<IconName, string>> = { ...officerPaths };

/** Makes more icons known; called once by the module that holds them. */
export function addIcons(more: Readonly<Record<OfficeIconName, string>>): void {
  Object.assign(paths, more);
}

/** A small icon is drawn with a heavier line, so that it carries the same weight as its word. */
const heavyBelowPx = 19;

export function Icon(props: {
  name: IconName;
  /** In px at the usual text size; it grows with the text. */
  size?: number | undefined;
  weight?: number | undefined;
  /** Spoken name; without one the icon is hidden from screen readers. */
  label?: string | undefined;
}) {
  const { name, size = 24, label } = props;
  const length = `${size / 16}rem`;
  return (
    <svg
      width={length}
      height={length}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={props.weight ?? (size < heavyBelowPx ? 2.1 : 1.8)}
      stroke-linecap="round"
      stroke-linejoin="round"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
    >
      <path d={paths[name] ?? ''} />
    </svg>
  );
}

/** All icons known at the moment, for the gallery. */
export function iconNames(): IconName[] {
  return Object.keys(paths).filter(isKnown);
}

function isKnown(name: string): name is IconName {
  return Object.hasOwn(paths, name);
}
