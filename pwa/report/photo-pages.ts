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
  const height = (flow.bottom - top - gap * (rows - 1)) / rows;
  photos.forEach((photo, at) => {
    const place = at % perPage;
    if (place === 0 && at > 0) nextPage(flow);
    const x = flow.left + (place % columns) * (width + gap);
    const y = top + Math.floor(place / columns) * (height + gap);
    drawPhoto(flow, photo, { x, y, width, height });
  });
  flow.y = flow.bottom;
}

type Box = { x: number; y: number; width: number; height: number };

/** A ruled box: the picture as large as it lets it be, the caption at its foot. */
function drawPhoto({ paper }: Flow, { picture, caption: words }: Shown, { x, y, width, height }: Box): void {
  const lines = wrap(paper, words, caption, width - 2 * pad).slice(0, 4);
  const foot = lines.length * leading(caption.size) + pad;
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
