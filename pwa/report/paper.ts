/**
 * Sheets of a PDF, drawn on with words, lines and pictures. Lengths in points (1/72 inch), y counted from the top edge,
 * of words to their baseline. The only file that knows the PDF library, and only its core: the rest of it (forms, SVG,
 * reading) is not in the bundle.
 *
 * Standard fonts, so that no font travels; JPEGs go in as they are, without being drawn again: 60 photos need their own
 * size twice in memory and no more.
 */
import {
  JpegEmbedder,
  PDFCatalog,
  PDFContext,
  PDFHexString,
  PDFName,
  type PDFOperator,
  PDFPageLeaf,
  PDFPageTree,
  type PDFRef,
  PDFStreamWriter,
  PDFString,
  StandardFontEmbedder,
  StandardFonts,
  beginText,
  concatTransformationMatrix,
  drawObject,
  endText,
  fill,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  showText,
  stroke,
} from '@cantoo/pdf-lib';

import { printable } from './latin.ts';

export type Face = 'plain' | 'bold' | 'italic';
export type Ink = { size: number; face?: Face | undefined; gray?: number | undefined };
export type Picture = { width: number; height: number; name: string; ref: PDFRef };

export const millimetre = 72 / 25.4;
/** Width and height. F4 as Indonesian offices have it. */
export const paperSizes = {
  A4: [210 * millimetre, 297 * millimetre],
  F4: [215 * millimetre, 330 * millimetre],
} as const;
export type PaperSize = keyof typeof paperSizes;

const faces = {
  plain: StandardFonts.Helvetica,
  bold: StandardFonts.HelveticaBold,
  italic: StandardFonts.HelveticaOblique,
} as const;

/** The library names its fonts by two enums of the same words, and exports one. */
function fontOf(name: StandardFonts): StandardFontEmbedder {
  return StandardFontEmbedder.for(name as unknown as Parameters<typeof StandardFontEmbedder.for>[0]);
}

type Sheet = { under: PDFOperator[]; over: PDFOperator[]; pictures: Map<string, PDFRef> };

export type Paper = ReturnType<typeof createPaper>;

/** `madeAt`: an instant; it is written into the file's properties. */
export function createPaper(about: { size: PaperSize; title: string; author: string; madeAt: string }) {
  const [width, height] = paperSizes[about.size];
  const context = PDFContext.create();
  const sheets: Sheet[] = [];
  const fonts = { plain: fontOf(faces.plain), bold: fontOf(faces.bold), italic: fontOf(faces.italic) };
  const widths = {
    plain: new Map<string, number>(),
    bold: new Map<string, number>(),
    italic: new Map<string, number>(),
  };
  let pictures = 0;

  const sheetNow = (): Sheet => {
    const last = sheets.at(-1);
    if (last !== undefined) return last;
    const first: Sheet = { under: [], over: [], pictures: new Map() };
    sheets.push(first);
    return first;
  };

  /** The library's own measure counts kerning, which is not drawn. */
  const signWidth = (sign: string, face: Face): number => {
    const known = widths[face].get(sign);
    if (known !== undefined) return known;
    const measured = fonts[face].widthOfTextAtSize(sign, 1);
    widths[face].set(sign, measured);
    return measured;
  };

  const widthOf = (text: string, { size, face = 'plain' }: Ink): number => {
    let sum = 0;
    for (const sign of printable(text)) sum += signWidth(sign, face);
    return sum * size;
  };

  const words = (text: string, x: number, y: number, { size, face = 'plain', gray = 0 }: Ink): PDFOperator[] => [
    beginText(),
    setFillingGrayscaleColor(gray),
    setFontAndSize(face, size),
    setTextMatrix(1, 0, 0, 1, x, height - y),
    showText(fonts[face].encodeText(printable(text))),
    endText(),
  ];

  return {
    width,
    height,
    pageCount: (): number => sheets.length,
    addPage: (): void => void sheets.push({ under: [], over: [], pictures: new Map() }),

    widthOf,

    text: (text: string, x: number, y: number, ink: Ink): void => void sheetNow().over.push(...words(text, x, y, ink)),

    line(from: readonly [number, number], to: readonly [number, number], thickness: number, gray = 0): void {
      sheetNow().over.push(
        setStrokingGrayscaleColor(gray),
        setLineWidth(thickness),
        moveTo(from[0], height - from[1]),
        lineTo(to[0], height - to[1]),
        stroke(),
      );
    },

    /** A field of grey under what is drawn on it. */
    shade(x: number, y: number, fieldWidth: number, fieldHeight: number, gray: number): void {
      sheetNow().under.push(
        setFillingGrayscaleColor(gray),
        rectangle(x, height - y - fieldHeight, fieldWidth, fieldHeight),
        fill(),
      );
    },

    /** Throws when the bytes are no JPEG that the library reads. */
    async picture(jpeg: Uint8Array): Promise<Picture> {
      const embedder = await JpegEmbedder.for(jpeg);
      const ref = await embedder.embedIntoContext(context);
      pictures += 1;
      return { width: embedder.width, height: embedder.height, name: `Im${pictures}`, ref };
    },

    place(picture: Picture, x: number, y: number, wide: number, high: number): void {
      const sheet = sheetNow();
      sheet.pictures.set(picture.name, picture.ref);
      sheet.over.push(
        pushGraphicsState(),
        concatTransformationMatrix(wide, 0, 0, high, x, height - y - high),
        drawObject(picture.name),
        popGraphicsState(),
      );
    },

    /** On every page, once all are there; `number` from 1. */
    onEveryPage(
      draw: (number: number, of: number) => readonly { text: string; x: number; y: number; ink: Ink }[],
    ): void {
      sheets.forEach((sheet, at) => {
        for (const { text, x, y, ink } of draw(at + 1, sheets.length)) sheet.over.push(...words(text, x, y, ink));
      });
    },

    /** Large pale words across every page, under all else. */
    watermark(text: string): void {
      const angle = Math.atan2(height, width);
      const size = 62;
      const half = widthOf(text, { size, face: 'bold' }) / 2;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (const sheet of sheets) {
        sheet.under.unshift(
          beginText(),
          setFillingGrayscaleColor(0.945),
          setFontAndSize('bold', size),
          setTextMatrix(cos, sin, -sin, cos, width / 2 - half * cos + 20 * sin, height / 2 - half * sin - 20 * cos),
          showText(fonts.bold.encodeText(printable(text))),
          endText(),
        );
      }
    },

    async bytes(): Promise<Uint8Array<ArrayBuffer>> {
      sheetNow();
      const tree = PDFPageTree.withContext(context);
      const treeRef = context.register(tree);
      const fontRefs = Object.entries(fonts).map(([name, font]) => ({ name, ref: font.embedIntoContext(context) }));
      for (const { under, over, pictures: shown } of sheets) {
        const page = PDFPageLeaf.withContextAndParent(context, treeRef);
        page.set(PDFName.of('MediaBox'), context.obj([0, 0, width, height]));
        for (const { name, ref } of fontRefs) page.setFontDictionary(PDFName.of(name), ref);
        for (const [name, ref] of shown) page.setXObject(PDFName.of(name), ref);
        page.addContentStream(context.register(context.contentStream([...under, ...over])));
        tree.pushLeafNode(context.register(page));
      }
      const catalog = PDFCatalog.withContextAndPages(context, treeRef);
      catalog.set(PDFName.of('Lang'), PDFString.of('id-ID'));
      catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
      context.trailerInfo.Root = context.register(catalog);
      context.trailerInfo.Info = context.register(
        context.obj({
          Title: PDFHexString.fromText(about.title),
          Author: PDFHexString.fromText(about.author),
          Creator: PDFHexString.fromText('Sidak'),
          CreationDate: PDFString.fromDate(new Date(about.madeAt)),
        }),
      );
      // The phone stays awake to touches between ticks.
      return PDFStreamWriter.forContext(context, 50).serializeToBuffer();
    },
  };
}
