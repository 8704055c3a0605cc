/** The letterhead and what stands under a report: as surat dinas have it. */
import type { Letterhead } from '../../schema/office.ts';
import { formatNip } from '../../schema/number-shown.ts';
import { body, centred, type Flow, keepTogether, leading, numbered, space, wrap } from './flow.ts';
import { type Ink, millimetre, type Picture } from './paper.ts';

const logoBox = 22 * millimetre;

/** Government, office, address; the coat of arms left; a thick rule over a thin one. */
export function letterheadOnTop(flow: Flow, head: Letterhead, logo: Picture | null): void {
  const { paper } = flow;
  const top = flow.y - 4;
  const beside = logo === null ? 0 : logoBox + 6;
  if (logo !== null) {
    const scale = Math.min(logoBox / logo.width, logoBox / logo.height);
    const [wide, high] = [logo.width * scale, logo.height * scale];
    paper.place(logo, flow.left + (logoBox - wide) / 2, top + (logoBox - high) / 2, wide, high);
  }
  const lines: readonly { text: string; ink: Ink }[] = [
    { text: head.government.toUpperCase(), ink: { size: 13 } },
    { text: head.office.toUpperCase(), ink: { size: 15, face: 'bold' } },
    ...[head.address, head.contact].flatMap((text) => (text === null ? [] : [{ text, ink: { size: 9.5 } }])),
  ];
  // In the middle of the paper; beside the coat of arms only where a line is too long for that.
  const middle = flow.width - 2 * beside;
  const isNarrow = lines.every(({ text, ink: one }) => paper.widthOf(text, one) <= middle);
  flow.y = top;
  for (const { text, ink: one } of lines)
    centred(flow, text, one, flow.left + beside, isNarrow ? middle : flow.width - beside);
  flow.y = Math.max(flow.y, logo === null ? 0 : top + logoBox) + 6;
  paper.line([flow.left, flow.y], [flow.right, flow.y], 2.4);
  paper.line([flow.left, flow.y + 3], [flow.right, flow.y + 3], 0.7);
  flow.y += 14;
}

export type Signer = { above: readonly string[]; name: string | null; rank: string | null; nip: string | null };

const dots = '.'.repeat(38);
const ink: Ink = body;

/** Two blocks side by side, left empty to be signed; never torn from each other. */
export function signatures(flow: Flow, left: Signer, right: Signer): void {
  const { paper } = flow;
  const width = flow.width / 2 - 12;
  const columns = [
    { signer: left, x: flow.left },
    { signer: right, x: flow.left + flow.width / 2 + 12 },
  ].map(({ signer, x }) => ({
    x,
    above: signer.above.flatMap((line) => (line === '' ? [''] : wrap(paper, line, ink, width))),
    name: wrap(paper, signer.name ?? `(${dots})`, { ...ink, face: signer.name === null ? 'plain' : 'bold' }, width),
    isNamed: signer.name !== null,
    below: [
      ...(signer.rank === null ? [] : wrap(paper, signer.rank, ink, width)),
      `NIP ${signer.nip === null ? dots.slice(0, 30) : formatNip(signer.nip)}`,
    ],
  }));
  const step = leading(ink.size);
  const lines = Math.max(...columns.map(({ above }) => above.length));
  const under = Math.max(...columns.map(({ name, below }) => name.length + below.length));
  const room = 58;
  keepTogether(flow, (lines + under) * step + room);
  const top = flow.y;
  for (const { x, above, name, isNamed, below } of columns) {
    // Both names stand on one line, whatever stands above them.
    let y = top + (lines - above.length) * step;
    for (const line of above) {
      y += step;
      paper.text(line, x, y, ink);
    }
    y = top + lines * step + room;
    for (const line of name) {
      y += step;
      const face = isNamed ? 'bold' : 'plain';
      paper.text(line, x, y, { ...ink, face });
      if (isNamed) paper.line([x, y + 1.8], [x + paper.widthOf(line, { ...ink, face }), y + 1.8], 0.7);
    }
    for (const line of below) {
      y += step;
      paper.text(line, x, y, ink);
    }
  }
  flow.y = top + (lines + under) * step + room + 6;
}

export function copiesTo(flow: Flow, copies: readonly string[]): void {
  if (copies.length === 0) return;
  const small: Ink = { size: 9.5 };
  space(flow, 10);
  keepTogether(flow, (Math.min(copies.length, 3) + 1) * leading(small.size));
  flow.y += leading(small.size);
  flow.paper.text('Tembusan:', flow.left, flow.y - 3, { ...small, face: 'bold' });
  copies.forEach((copy, at) => numbered(flow, `${at + 1}.`, copy, 0, small));
}
