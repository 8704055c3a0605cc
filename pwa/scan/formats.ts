/** Kinds of code, by the names of the browsers' own detector (Shape Detection API). */
export const scanFormats = [
  'qr_code',
  'code_128',
  'code_39',
  'pdf417',
  // On whatever lies about: read so that it can be named and passed over.
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
] as const;
export type ScanFormat = (typeof scanFormats)[number];

/** What staff cards and a leader's phone show. A detector that lacks one of these is not used. */
export const neededFormats: readonly ScanFormat[] = ['qr_code', 'code_128', 'code_39', 'pdf417'];

/** One code that was read. The text is whatever its maker put there. */
export type Scanned = { text: string; format: ScanFormat };

export type Picture = HTMLVideoElement | ImageBitmap;

export type Reader = {
  kind: 'native' | 'wasm';
  /** All codes in the picture as it is now, none while a video has not begun. Rejects when reading itself fails. */
  read: (picture: Picture) => Promise<Scanned[]>;
  close: () => void;
};

export function isScanFormat(name: unknown): name is ScanFormat {
  return scanFormats.some((one) => one === name);
}
