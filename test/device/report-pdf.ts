/** Opens a PDF as a reader does and says what is in it. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** `ends`: how far right its words go; `lowest`: how near to the lower edge, but for the marginals. In points. */
export type ReadPage = {
  text: string;
  lines: string[];
  width: number;
  height: number;
  images: number;
  ends: number;
  lowest: number;
};
export type ReadPdf = { pages: ReadPage[]; text: string; title: string; images: number };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // A copy: the reader takes the buffer away.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  const { info } = await file.getMetadata();
  const pages: ReadPage[] = [];
  for (let n = 1; n <= file.numPages; n += 1) {
    const page = await file.getPage(n);
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const { fnArray } = await page.getOperatorList();
    const [, , width = 0, height = 0] = page.view;
    pages.push({
      text: words.map((item) => item.str).join(' '),
      lines: linesOf(words.map(({ str, transform }) => ({ str, x: Number(transform[4]), y: Number(transform[5]) }))),
      width,
      height,
      ends: Math.max(
        ...words.map(
          (item) =>
            Number(item.transform[4]) +
            item.width * Math.cos(Math.atan2(Number(item.transform[1]), Number(item.transform[0]))),
        ),
      ),
      lowest: Math.min(...words.map((item) => Number(item.transform[5]))),
      images: fnArray.filter((one) => one === OPS.paintImageXObject).length,
    });
  }
  await task.destroy();
  return {
    pages,
    text: pages.map((page) => page.text).join(' '),
    title: 'Title' in info ? String(info.Title) : '',
    images: pages.reduce((sum, page) => sum + page.images, 0),
  };
}

/** Words of the same height, from left to right. */
function linesOf(words: readonly { str: string; x: number; y: number }[]): string[] {
  const rows = new Map<number, (typeof words)[number][]>();
  for (const word of words) {
    const y = Math.round(word.y);
    rows.set(y, [...(rows.get(y) ?? []), word]);
  }
  return [...rows]
    .toSorted(([a], [b]) => b - a)
    .map(([, row]) =>
      row
        .toSorted((a, b) => a.x - b.x)
        .map(({ str }) => str)
        .join(' '),
    );
}
