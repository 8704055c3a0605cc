/**
 * Tables on paper: ruled, with a head that is repeated on every page they go on to. A row goes whole to the next page;
 * only one that is higher than a page goes on over it, and nothing in it is lost.
 */
import { type Flow, leading, margins, nextPage, wrap } from './flow.ts';
import type { Ink } from './paper.ts';

export type Column = { title: string; width: number; end?: boolean | undefined; centre?: boolean | undefined };
/** A cell's lines; the first may be bold. */
export type Cell = string | { text: string; bold?: boolean; small?: string | undefined };

const text: Ink = { size: 9 };
const small: Ink = { size: 7.5 };
const strong: Ink = { size: 9, face: 'bold' };
const pad = 3.5;
const rule = 0.6;

type Line = { text: string; ink: Ink };

/** Columns share `flow.width` less `indent` by their widths. */
export function table(
  flow: Flow,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: { indent?: number; total?: readonly Cell[] | undefined } = {},
): void {
  const indent = options.indent ?? 0;
  const share = (flow.width - indent) / columns.reduce((sum, column) => sum + column.width, 0);
  const sized = columns.map((column) => ({ ...column, width: column.width * share }));
  const left = flow.left + indent;
  const head = laid(
    flow,
    sized,
    sized.map((column) => ({ text: column.title, bold: true })),
  );
  const total = options.total === undefined ? null : laid(flow, sized, options.total);
  const body = rows.flatMap((row) => inPieces(laid(flow, sized, row), highest(flow) - head.height));

  const begin = (): void => {
    flow.paper.line([left, flow.y], [flow.right, flow.y], rule);
    flow.paper.shade(left, flow.y, flow.width - indent, head.height, 0.92);
    draw(flow, left, sized, head, true);
  };
  const fits = (height: number): boolean => flow.y + height <= flow.bottom;
  const first = body[0]?.height ?? 0;
  if (!fits(head.height + first) && flow.y > margins.top) nextPage(flow);
  begin();
  const last = body.length - 1;
  body.forEach((row, at) => {
    // The sum never stands alone on a page.
    const wanted = row.height + (at === last ? (total?.height ?? 0) : 0);
    if (!fits(wanted)) {
      nextPage(flow);
      begin();
    }
    draw(flow, left, sized, row, false);
  });
  if (total !== null) {
    flow.paper.shade(left, flow.y, flow.width - indent, total.height, 0.96);
    draw(flow, left, sized, total, false);
  }
}

type Laid = { cells: Line[][]; height: number };

function laid(flow: Flow, columns: readonly Column[], cells: readonly Cell[]): Laid {
  const lines = columns.map(({ width }, at) => {
    const cell = cells[at] ?? '';
    const inside = width - 2 * pad;
    if (typeof cell === 'string') return wrapped(flow, cell, text, inside);
    const main = cell.text === '' ? [] : wrapped(flow, cell.text, cell.bold === true ? strong : text, inside);
    return cell.small === undefined ? main : [...main, ...wrapped(flow, cell.small, small, inside)];
  });
  return { cells: lines, height: heightOf(lines) };
}

const cellHeight = (cell: readonly Line[]): number => cell.reduce((sum, { ink }) => sum + leading(ink.size), 0);
const heightOf = (cells: readonly Line[][]): number => Math.max(...cells.map(cellHeight)) + 2 * pad;
const highest = (flow: Flow): number => flow.bottom - margins.top;

/** The row, or as many as it takes for none to be higher than `most`. */
function inPieces(row: Laid, most: number): Laid[] {
  const pieces: Laid[] = [];
  let rest = row;
  while (rest.height > most) {
    const cells = rest.cells.map((cell) => cell.slice(0, linesWithin(cell, most - 2 * pad)));
    pieces.push({ cells, height: heightOf(cells) });
    const left = rest.cells.map((cell, at) => cell.slice(cells[at]?.length ?? 0));
    rest = { cells: left, height: heightOf(left) };
  }
  return [...pieces, rest];
}

function linesWithin(cell: readonly Line[], room: number): number {
  let height = 0;
  const over = cell.findIndex(({ ink }) => {
    height += leading(ink.size);
    return height > room;
  });
  return over === -1 ? cell.length : over;
}

function wrapped(flow: Flow, words: string, ink: Ink, width: number): Line[] {
  return wrap(flow.paper, words, ink, width).map((line) => ({ text: line, ink }));
}

function draw(flow: Flow, left: number, columns: readonly Column[], row: Laid, isHead: boolean): void {
  const { paper } = flow;
  const top = flow.y;
  const bottom = top + row.height;
  let x = left;
  columns.forEach((column, at) => {
    let y = top + pad;
    for (const { text: words, ink } of row.cells[at] ?? []) {
      y += leading(ink.size);
      const free = column.width - 2 * pad - paper.widthOf(words, ink);
      const shift = isHead || column.centre === true ? free / 2 : column.end === true ? free : 0;
      paper.text(words, x + pad + shift, y - ink.size * 0.36, ink);
    }
    paper.line([x, top], [x, bottom], rule);
    x += column.width;
  });
  paper.line([x, top], [x, bottom], rule);
  paper.line([left, bottom], [x, bottom], rule);
  flow.y = bottom;
}
