/** Words down the page: a cursor, wrapping, and a new page where the old one is full. Lengths in points. */
import { type Ink, millimetre, type Paper } from './paper.ts';

export const margins = { top: 20 * millimetre, right: 20 * millimetre, bottom: 22 * millimetre, left: 25 * millimetre };
export const body: Ink = { size: 11 };
export const leading = (size: number): number => size * 1.36;

export type Flow = {
  paper: Paper;
  left: number;
  right: number;
  width: number;
  bottom: number;
  /** From the top edge to where the next thing begins. */
  y: number;
};

export function beginFlow(paper: Paper): Flow {
  paper.addPage();
  const right = paper.width - margins.right;
  return {
    paper,
    left: margins.left,
    right,
    width: right - margins.left,
    bottom: paper.height - margins.bottom,
    y: margins.top,
  };
}

export function nextPage(flow: Flow): void {
  flow.paper.addPage();
  flow.y = margins.top;
}

/** A new page unless so much fits below. */
export function keepTogether(flow: Flow, height: number): void {
  if (flow.y + height > flow.bottom && flow.y > margins.top) nextPage(flow);
}

/** Lines no wider than `width`; a word that is wider alone is broken. Line breaks of the text stay. */
export function wrap(paper: Paper, text: string, ink: Ink, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(paper, line, ink, width));
}

function wrapLine(paper: Paper, text: string, ink: Ink, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A no-break space holds a number together.
  for (const word of text.split(/[ \t]+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (paper.widthOf(longer, ink) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = broken(paper, word, ink, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function broken(paper: Paper, word: string, ink: Ink, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && paper.widthOf(piece + sign, ink) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
}

/** A paragraph from `indent` to the right margin, going on over the page's end line by line. */
export function paragraph(flow: Flow, text: string, ink: Ink = body, indent = 0): void {
  for (const line of wrap(flow.paper, text, ink, flow.width - indent)) {
    keepTogether(flow, leading(ink.size));
    flow.y += leading(ink.size);
    flow.paper.text(line, flow.left + indent, flow.y - ink.size * 0.36, ink);
  }
}

export function centred(flow: Flow, text: string, ink: Ink, from = flow.left, width = flow.width): void {
  for (const line of wrap(flow.paper, text, ink, width)) {
    flow.y += leading(ink.size);
    flow.paper.text(line, from + (width - flow.paper.widthOf(line, ink)) / 2, flow.y - ink.size * 0.36, ink);
  }
}

export function space(flow: Flow, height: number): void {
  flow.y += height;
}

/** 'I. DASAR', kept with what follows. */
export function heading(flow: Flow, number: string, title: string): void {
  space(flow, 8);
  keepTogether(flow, 60);
  flow.y += leading(11);
  const ink: Ink = { size: 11, face: 'bold' };
  flow.paper.text(number, flow.left, flow.y - 4, ink);
  flow.paper.text(title, flow.left + sectionIndent, flow.y - 4, ink);
  space(flow, 3);
}
export const sectionIndent = 28;

/** 'Waktu : Jumat, …' with the value wrapping beside its name. */
export function named(flow: Flow, name: string, value: string, nameWidth = 104): void {
  const { paper } = flow;
  const from = sectionIndent + nameWidth;
  const lines = wrap(paper, value, body, flow.width - from - 8);
  lines.forEach((line, at) => {
    keepTogether(flow, leading(body.size));
    flow.y += leading(body.size);
    const y = flow.y - body.size * 0.36;
    if (at === 0) {
      paper.text(name, flow.left + sectionIndent, y, body);
      paper.text(':', flow.left + from, y, body);
    }
    paper.text(line, flow.left + from + 8, y, body);
  });
}

/** '1. …' with its lines under each other. */
export function numbered(flow: Flow, number: string, text: string, indent = sectionIndent, ink: Ink = body): void {
  const own = Math.max(18, flow.paper.widthOf(number, ink) + 6);
  wrap(flow.paper, text, ink, flow.width - indent - own).forEach((line, at) => {
    keepTogether(flow, leading(ink.size));
    flow.y += leading(ink.size);
    const y = flow.y - ink.size * 0.36;
    if (at === 0) flow.paper.text(number, flow.left + indent, y, ink);
    flow.paper.text(line, flow.left + indent + own, y, ink);
  });
}

export function attachmentTitle(flow: Flow, number: string, title: string): void {
  centred(flow, number, { size: 11, face: 'bold' });
  centred(flow, title, { size: 11, face: 'bold' });
  space(flow, 6);
}
