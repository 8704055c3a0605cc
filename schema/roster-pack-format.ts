/**
 * The roster as one file for phones: 60,000 employees in about a megabyte once compressed. It holds id, number,
 * name, unit, post, status and whether they are active, and nothing more; grades, national ids and standing
 * cannot get in because they have no column.
 *
 * Layout (integers little-endian):
 *   'SDKR' · format u8 · length of the head u32 · head as UTF-8 JSON · columns, in the order of the head's `lengths`
 * Rows are sorted by folded name, so neighbours share beginnings (front coding) and the names that start with
 * what is typed lie together. Numbers are split into planes (all low bytes, then all high bytes): deflate finds
 * the repetition in the high ones.
 */
export const packMagic = 'SDKR';
/** A phone that meets a newer format keeps its old roster and asks for an update. */
export const packFormat = 1;

export const packColumns = [
  'prefix', // bytes shared with the name before, u16
  'suffix', // bytes that follow, u16
  'names', // the suffixes, UTF-8
  'front', // titles before the name: index in head.titles, u24
  'back', // titles after it
  'id', // u32
  'birth', // days since 1900-01-01, u16
  'start', // (year − 1900) × 32 + month or PPPK code, u16
  'serial', // (sex − 1) × 1000 + serial, u16
  'unit', // index in head.units, u16
  'post', // index in head.posts, u24
  'state', // status index + 4 when active, u8
] as const;
export type PackColumn = (typeof packColumns)[number];
/** Bytes of one number in a column; 0: text. */
export const columnWidth: Record<PackColumn, number> = {
  prefix: 2,
  suffix: 2,
  names: 0,
  front: 3,
  back: 3,
  id: 4,
  birth: 2,
  start: 2,
  serial: 2,
  unit: 2,
  post: 3,
  state: 1,
};

export type PackHead = {
  version: number;
  /** ISO instant or day at which the roster was as it says. */
  asOf: string;
  size: number;
  lengths: number[];
  titles: string[];
  posts: string[];
  units: [id: string, name: string, shortName: string][];
  /** Numbers that are not an NIP (contract staff), by row. '' where there is none. */
  numbers: [row: number, number: string][];
};

/** Days from 1900-01-01 to 1970-01-01. */
export const epochOffsetDays = 25_567;
