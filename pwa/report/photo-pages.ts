/** Photos two or four a page, each with the number, time and place of its finding. */
import { attachmentTitle, type Flow, leading, nextPage, paragraph, wrap } from './flow.ts';
import type { ReportInput } from './input.ts';
import type { Ink, Picture } from './paper.ts';
import { number } from './words.ts';

export type Shown = { picture: Picture; caption: string };

const caption: Ink = { size: 9 };
const gap = 12;
const pad = 6;

export function photoPages(flow: Flow, photos: readonly Shown[], input: ReportInput): void {
  const missing = input.photosMissing;
  if (photos.length === 0 && missing === 0) return;
  const columns = input.photosPerPage === 4 ? 2 : 1;
  const perPage = input.photosPerPage;
  const width = (flow.width - gap * (columns - 1)) / columns;
  nextPage(flow);
  attachmentTitle(flow, input.withList && input.findings.length > 0 ? 'LAMPIRAN II' : 'LAMPIRAN', 'DOKUMENTASI');
  if (missing > 0)
    paragraph(
      flow,
      `${number(missing)} foto lain tidak termuat di berkas ini (tidak ada di perangkat pembuat laporan atau melebihi batas); tersimpan di aplikasi.`,
      { size: 9, face: 'italic' },
    );
  const top = flow.y + 6;
  const rows = perPage / columns;
  const highest = (flow.bottom - top - gap * (rows - 1)) / rows;
  let y = top;
  for (let at = 0; at < photos.length; at += columns) {
    if (at % perPage === 0) {
      if (at > 0) nextPage(flow);
      y = at > 0 ? flow.y : top;
    }
    const row = photos.slice(at, at + columns);
    // As high as its highest picture needs, so that landscapes leave no holes.
    const height = Math.min(highest, Math.max(...row.map((photo) => neededHeight(flow, photo, width))));
    row.forEach((photo, column) => drawPhoto(flow, photo, { x: flow.left + column * (width + gap), y, width, height }));
    y += height + gap;
  }
  flow.y = flow.bottom;
}

type Box = { x: number; y: number; width: number; height: number };

const captionLines = ({ paper }: Flow, words: string, width: number): string[] =>
  wrap(paper, words, caption, width - 2 * pad).slice(0, 4);
const footOf = (lines: readonly string[]): number => lines.length * leading(caption.size) + pad;

function neededHeight(flow: Flow, { picture, caption: words }: Shown, width: number): number {
  const high = ((width - 2 * pad) * picture.height) / picture.width;
  return high + 2 * pad + footOf(captionLines(flow, words, width));
}

/** A ruled box: the picture as large as it lets it be, the caption at its foot. */
function drawPhoto(flow: Flow, { picture, caption: words }: Shown, { x, y, width, height }: Box): void {
  const { paper } = flow;
  const lines = captionLines(flow, words, width);
  const foot = footOf(lines);
  const room = { width: width - 2 * pad, height: height - foot - 2 * pad };
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  paper.place(picture, x + (width - wide) / 2, y + pad + (room.height - high) / 2, wide, high);
  const [right, bottom, rule] = [x + width, y + height, y + height - foot];
  for (const at of [y, rule, bottom]) paper.line([x, at], [right, at], 0.6);
  for (const at of [x, right]) paper.line([at, y], [at, bottom], 0.6);
  lines.forEach((line, at) => {
    const shift = (width - paper.widthOf(line, caption)) / 2;
    paper.text(line, x + shift, rule + (at + 1) * leading(caption.size) - 1, caption);
  });
}
