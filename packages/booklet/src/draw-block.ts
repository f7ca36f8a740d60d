import type { Block, Span } from './block.ts';
import {
  ACCENT,
  INK,
  MARK_COLOURS,
  PAGE,
  PALE_INK,
  PAPER_TINT,
  TEXT_WIDTH,
  type BookletPages,
} from './booklet-page.ts';
import { drawPictures, type OpenPicture } from './draw-pictures.ts';
import { drawTable } from './draw-table.ts';
import { drawLines, layOutLines } from './lay-out-lines.ts';

const TEXT_SIZE = 10.2;
const TERMINAL_SIZE = 7.6;
const GAP = 7;
const HEADINGS = { 1: { size: 26, before: 0 }, 2: { size: 17, before: 20 }, 3: { size: 12.2, before: 12 } };

/** Where a block stands between the margins, in points. */
export interface Column {
  x: number;
  width: number;
}

export const WHOLE_WIDTH: Column = { x: PAGE.left, width: TEXT_WIDTH };

/** Draws a block and moves down below it; a heading keeps room for the `next` one. Pictures are asked for by their address. */
export function drawBlock(
  pages: BookletPages,
  block: Block,
  column: Column,
  open: OpenPicture,
  next?: Block,
): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(pages, block, column, roomFor(next));
      return;
    case 'paragraph':
      drawText(pages, block.spans, column, leadsTo(block.spans, next) ? 60 : 0);
      return;
    case 'pictures':
      drawPictures(pages, block.pictures, column, open);
      return;
    case 'list':
      drawList(pages, block, column, open);
      return;
    case 'terminal':
      drawTerminal(pages, block.lines, column);
      return;
    case 'note':
      drawNote(pages, block.blocks, column, open);
      return;
    case 'table':
      drawTable(pages, block, column);
  }
}

/** What must fit below a heading, in points: a row of pictures is not parted from it, nor a heading and its own text. */
function roomFor(next: Block | undefined): number {
  if (next?.kind === 'pictures') return next.pictures.length === 1 ? 200 : 262;
  return next?.kind === 'heading' ? 130 : 0;
}

function drawHeading(
  pages: BookletPages,
  { level, spans }: Extract<Block, { kind: 'heading' }>,
  { x, width }: Column,
  room: number,
): void {
  const { size, before } = HEADINGS[level];
  const [first] = spans;
  const band = first?.kind === 'mark' ? MARK_COLOURS[first.mark] : undefined;
  const words = band === undefined ? spans : spans.slice(1);
  const laid = layOutLines(pages, words, { width: width - (band === undefined ? 0 : 20), size });
  // A heading never stands alone at the foot of a page.
  pages.keep(before + laid.height + Math.max(room, level === 2 ? 120 : 80));
  if (pages.y > PAGE.top) pages.y += before;
  if (band !== undefined) {
    pages.pdf.roundedRect(x, pages.y - 3, width, laid.height + 6, 4).fill(band);
    drawLines(pages, laid, { x: x + 10, y: pages.y, colour: '#ffffff' });
  } else drawLines(pages, laid, { x, y: pages.y, colour: level === 3 ? INK : ACCENT });
  pages.y += laid.height + (band !== undefined ? 9 : level === 3 ? 4 : GAP);
}

/** A sentence such as "Try first:" is not parted from what it announces. */
function leadsTo(spans: readonly Span[], next: Block | undefined): boolean {
  const last = spans.at(-1);
  return next?.kind === 'terminal' && last?.kind === 'text' && last.text.trimEnd().endsWith(':');
}

function drawText(pages: BookletPages, spans: Span[], { x, width }: Column, room: number): void {
  const laid = layOutLines(pages, spans, { width, size: TEXT_SIZE });
  const { lines, lineHeight } = laid;
  pages.keep(room === 0 ? Math.min(lines.length, 2) * lineHeight : laid.height + room);
  for (const [at, line] of lines.entries()) {
    // No line of a paragraph goes to the next page alone.
    pages.keep(at === lines.length - 2 ? 2 * lineHeight : lineHeight);
    drawLines(pages, { ...laid, lines: [line] }, { x, y: pages.y });
    pages.y += lineHeight;
  }
  pages.y += GAP;
}

function drawList(
  pages: BookletPages,
  { first, items }: Extract<Block, { kind: 'list' }>,
  { x, width }: Column,
  open: OpenPicture,
): void {
  for (const [at, blocks] of items.entries()) {
    pages.keep(2 * TEXT_SIZE * 1.45);
    const sign = first === undefined ? '•' : `${first + at}.`;
    const page = pages.number;
    const { y } = pages;
    const indent = first === undefined ? 14 : 20;
    for (const block of blocks) {
      drawBlock(pages, block, { x: x + indent, width: width - indent }, open);
      pages.y -= block.kind === 'paragraph' ? GAP - 2.5 : 0;
    }
    if (pages.number === page)
      pages.write(sign, x + 2, y, {
        font: first === undefined ? 'regular' : 'bold',
        size: TEXT_SIZE,
        colour: ACCENT,
      });
  }
  pages.y += GAP - 2.5;
}

/** What stands on the screen: commands in bold, answers as they are. Lines are broken where the screen would. */
function drawTerminal(pages: BookletPages, lines: readonly string[], { x, width }: Column): void {
  const size = TERMINAL_SIZE;
  const lineHeight = size * 1.42;
  const columns = Math.floor((width - 16) / pages.widthOf('0', 'mono', size));
  const rows = lines.flatMap((line) =>
    breakLine(line, columns).map((text) => ({ text, typed: line.startsWith('$ ') })),
  );
  pages.keep(Math.min(rows.length, 6) * lineHeight + 10);
  pages.pdf.rect(x, pages.y, width, 5).fill(PAPER_TINT);
  pages.y += 5;
  for (const { text, typed } of rows) {
    pages.keep(lineHeight);
    pages.pdf.rect(x, pages.y - 0.3, width, lineHeight + 0.6).fill(PAPER_TINT);
    pages.write(text, x + 8, pages.y, { font: 'mono', size, colour: typed ? ACCENT : INK });
    pages.y += lineHeight;
  }
  pages.pdf.rect(x, pages.y, width, 5).fill(PAPER_TINT);
  pages.y += 5 + GAP;
}

function breakLine(line: string, columns: number): string[] {
  if (line.length <= columns) return [line];
  const space = line.lastIndexOf(' ', columns);
  const end = space > columns / 2 ? space : columns;
  return [line.slice(0, end), ...breakLine(`    ${line.slice(end).trimStart()}`, columns)];
}

/** A box with a bar at its side, in the colour of the disc that it begins with. */
function drawNote(pages: BookletPages, blocks: Block[], { x, width }: Column, open: OpenPicture): void {
  const [first] = blocks;
  const mark = first?.kind === 'paragraph' ? first.spans[0] : undefined;
  const colour = mark?.kind === 'mark' ? MARK_COLOURS[mark.mark] : PALE_INK;
  const inner = { x: x + 16, width: width - 24 };
  const height = blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'paragraph'
        ? layOutLines(pages, block.spans, { width: inner.width, size: TEXT_SIZE }).height + GAP
        : 60),
    6,
  );
  pages.keep(height + 6);
  const [page, top] = [pages.number, pages.y];
  pages.pdf.rect(x, top, width, height).fill(PAPER_TINT);
  pages.y += 6;
  for (const block of blocks) drawBlock(pages, block, inner, open);
  if (pages.number === page) pages.pdf.rect(x, top, 5, pages.y - top).fill(colour);
  pages.y += GAP;
}
