/** Reading codes from pixels with ZXing (C++ compiled to WebAssembly, our own copy of the file). */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

import type { ScanFormat, Scanned } from './formats.ts';

type Pixels = Pick<ImageData, 'data' | 'width' | 'height'>;

const names: Readonly<Record<string, ScanFormat>> = {
  QRCode: 'qr_code',
  // Its smaller and older kin are read in the same go.
  QRCodeModel1: 'qr_code',
  QRCodeModel2: 'qr_code',
  Code128: 'code_128',
  Code39: 'code_39',
  Code39Std: 'code_39',
  Code39Ext: 'code_39',
  PDF417: 'pdf417',
  CompactPDF417: 'pdf417',
  EAN13: 'ean_13',
  EAN8: 'ean_8',
  UPCA: 'upc_a',
  UPCE: 'upc_e',
};

const options: ReaderOptions = {
  formats: ['QRCode', 'Code128', 'Code39', 'PDF417', 'EAN13', 'EAN8', 'UPCA', 'UPCE'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  // A card may bear a link and a number; more codes than these in one picture are a poster.
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
};

/** Where the file lies (a browser) or what is in it (Node). Must be said before the first `decode`. */
export function useZxing(from: { url: string } | { bytes: ArrayBuffer }): void {
  prepareZXingModule({
    overrides: 'url' in from ? { locateFile: () => from.url } : { wasmBinary: from.bytes },
  });
}

/** Fetches and compiles, so that the first picture need not wait. */
export async function warmZxing(): Promise<void> {
  await prepareZXingModule({ fireImmediately: true });
}

/** All codes in the picture. */
export async function decode(picture: Pixels): Promise<Scanned[]> {
  const found = await readBarcodes(imageDataOf(picture), options);
  return found.flatMap(({ format, text, isValid }) => {
    const name = names[format];
    return name !== undefined && isValid && text !== '' ? [{ text, format: name }] : [];
  });
}

/** The library reads width, height and data; an ImageData cannot be made on Node. */
function imageDataOf(picture: Pixels): ImageData {
  return picture as ImageData;
}
