/** Drawing a QR code. */
import { encode } from 'uqr';

/** White around it, in modules; the standard asks for four, and screens are dark around. */
const quiet = 4;
/** Longer texts are drawn with the least error correction, or their modules become too fine for a weak camera. */
const finePrintFrom = 300;

/** As one path of runs of black modules, one unit each. Throws where the text is longer than a QR code holds. */
export function drawQr(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: text.length < finePrintFrom ? 'M' : 'L', border: quiet, boostEcc: true });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      found.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
    return found;
  });
  return { size, path: runs.join('') };
}
