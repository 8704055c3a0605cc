/**
 * Icons as drawn for Sidak: 24 grid, 1.8 stroke, one path each. Here are those of the first visit's screens; rooms
 * that come later bring `field-icons.ts`, office pages `office-icons.ts`.
 */
import type { FieldIconName } from './field-icons.ts';
import type { OfficeIconName } from './office-icons.ts';

const firstPaths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9.5 5.5l6.5 6.5-6.5 6.5',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 4.5v15M4.5 12h15',
  check: 'M4.5 12.8l5 5L19.5 7',
  sent: 'M2 13l4.5 4.5L15.5 8M11.5 15.8l1.7 1.7L22 8',
  clock: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0M12 7v5.3l3.3 2',
  pencil: 'M4 20l1-4.6L16.2 4.2a1.5 1.5 0 0 1 2.1 0l1.5 1.5a1.5 1.5 0 0 1 0 2.1L8.6 19 4 20zM14 6.5l3.5 3.5',
  warning: 'M12 3.8L2.6 20h18.8L12 3.8zM12 10v4.6M12 17.2v.1',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5L21 21',
  pin: 'M12 21.3s-6.8-6-6.8-11.2a6.8 6.8 0 0 1 13.6 0c0 5.2-6.8 11.2-6.8 11.2zM9.6 10a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0',
  document: 'M6 2.8h8l4.5 4.5v13.9H6zM13.7 3v4.6h4.6M9 12.2h6.2M9 16h6.2',
  people:
    'M5.7 8.3a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0-6.6 0M2.8 19.7c.4-3.6 2.9-5.7 6.2-5.7s5.8 2.1 6.2 5.7M15.6 5.3a3.3 3.3 0 0 1 0 6M17.8 14.5c1.9.8 3.1 2.6 3.4 5.2',
  'on-phone':
    'M9 2.5h6a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5H9a2.5 2.5 0 0 1-2.5-2.5V5A2.5 2.5 0 0 1 9 2.5zM9.7 12l1.8 1.8 3-3.3',
  note: 'M4.8 4h14.4v11.2L14.4 20H4.8zM14.2 19.8v-4.9h4.9M8.3 8.7h7.4M8.3 12.4h4',
  flag: 'M6 21.5V3.5M6 4.5h12l-2.7 4.2L18 13H6',
  eye: 'M2.5 12C5.2 7.7 8.4 5.5 12 5.5s6.8 2.2 9.5 6.5c-2.7 4.3-5.9 6.5-9.5 6.5S5.2 16.3 2.5 12zM9.1 12a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0-5.8 0',
  'eye-off':
    'M4 4l16 16M9.4 5.9a9 9 0 0 1 2.6-.4c3.6 0 6.8 2.2 9.5 6.5a17 17 0 0 1-2.8 3.4M15.5 17.7a9 9 0 0 1-3.5.8c-3.6 0-6.8-2.2-9.5-6.5a16 16 0 0 1 4-4.4M10 10.2a2.9 2.9 0 0 0 3.9 4',
  'wifi-off':
    'M3.5 3.5l17 17M5 12.6a10 10 0 0 1 3.8-2.3M2 8.8a14.5 14.5 0 0 1 4-2.5M11 5.3a14.5 14.5 0 0 1 11 3.5M15.8 10.6a10 10 0 0 1 3.2 2M8.5 16a5 5 0 0 1 5.4-1M12 19.5v.1',
  refresh: 'M20 12a8 8 0 0 1-14.3 4.9M4 12a8 8 0 0 1 14.3-4.9M18.8 3v4.5h-4.5M5.2 21v-4.5h4.5',
  info: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0M12 11v5.5M12 7.5v.1',
  scan: 'M3.5 8V5.5a2 2 0 0 1 2-2H8M16 3.5h2.5a2 2 0 0 1 2 2V8M20.5 16v2.5a2 2 0 0 1-2 2H16M8 20.5H5.5a2 2 0 0 1-2-2V16M8 8.5v7M11 8.5v7M13.5 8.5v7M16.5 8.5v7',
  help: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0M9.5 9.6a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.3 1-1.3 2M12 17v.1',
} as const;

export type IconName = keyof typeof firstPaths | FieldIconName | OfficeIconName;

const paths: Partial<Record<IconName, string>> = { ...firstPaths };

/** Makes more icons known; called once by the module that holds them. */
export function addIcons(more: Readonly<Partial<Record<IconName, string>>>): void {
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
