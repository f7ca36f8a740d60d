import type { Block, Span } from './block.ts';
import { PALE_INK, PAPER_TINT, type BookletPages } from './booklet-page.ts';
import { drawLines, layOutLines } from './lay-out-lines.ts';

const SIZE = 9.2;
const PAD = 5;

/** A table whose columns share the width by what they hold; rows stay whole, and the header is said again on every page. */
export function drawTable(
  pages: BookletPages,
  { header, rows }: Extract<Block, { kind: 'table' }>,
  { x, width }: { x: number; width: number },
): void {
  const widths = shareWidth([header, ...rows], width);
  const drawRow = (cells: readonly Span[][], isHeader: boolean): void => {
    const laid = cells.map((spans, at) =>
      layOutLines(pages, spans, { width: (widths[at] ?? 0) - 2 * PAD, size: SIZE }),
    );
    const height = Math.max(...laid.map((cell) => cell.height)) + 2 * PAD - 2;
    if (pages.left < height) {
      pages.turn();
      if (!isHeader) drawRow(header, true);
    }
    if (isHeader) pages.pdf.rect(x, pages.y, width, height).fill(PAPER_TINT);
    let left = x;
    for (const [at, cell] of laid.entries()) {
      drawLines(pages, cell, { x: left + PAD, y: pages.y + PAD - 2 });
      left += widths[at] ?? 0;
    }
    pages.y += height;
    pages.pdf
      .moveTo(x, pages.y)
      .lineTo(x + width, pages.y)
      .lineWidth(0.5)
      .strokeColor(PALE_INK)
      .stroke();
  };
  pages.keep(70);
  drawRow(header, true);
  for (const row of rows) drawRow(row, false);
  pages.y += 10;
}

/** Between a column's longest word and its whole text, by the square root of what it holds. */
function shareWidth(rows: readonly (readonly Span[][])[], width: number): number[] {
  const columns = rows[0]?.length ?? 0;
  const weights = Array.from({ length: columns }, (_, at) =>
    Math.max(4, ...rows.map((row) => Math.sqrt(lengthOf(row[at] ?? [])) * 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight / sum) * width);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (span.kind === 'text' ? span.text.length : 2), 0);
}
