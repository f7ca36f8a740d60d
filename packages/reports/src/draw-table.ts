import { BAND, GREEN, RULE, SOFT, writeLine } from '@passeport/paper';
import { formatValue } from './format-value.ts';
import { HEAD_MM, ROW_MM, TABLE_TITLE_MM, type Block } from './lay-out-pages.ts';
import { PAGE, WIDTH_MM } from './page-style.ts';
import type { Cell, Column, Report, Table } from './report.ts';
import { writeHeading } from './write-heading.ts';

type Look = Pick<Report, 'language' | 'words'>;

/** Draws a table's title, its headings, its rows of this page, and at its end what is left out and the total. */
export function drawTable(
  document: PDFKit.PDFDocument,
  { table, first, end, isLast, unshown }: Extract<Block, { kind: 'table' }>,
  look: Look,
  top: number,
): void {
  const title = first === 0 ? table.title : `${table.title} ${look.words.continued}`;
  const line = { x: PAGE.marginMm, width: WIDTH_MM };
  writeLine(document, title, { ...line, y: top, size: 4.2, bold: true, colour: GREEN });
  const columns = placeColumns(table);
  let y = top + TABLE_TITLE_MM;
  document.rect(PAGE.marginMm, y, WIDTH_MM, HEAD_MM).fill(BAND);
  for (const { column, x, width } of columns)
    writeHeading(document, column.heading, {
      x: x + 1.2,
      width: width - 2.4,
      bottom: y + HEAD_MM - 1.2,
      size: 2.8,
      bold: true,
      align: column.kind === 'text' ? 'left' : 'right',
    });
  y += HEAD_MM;
  for (const row of table.rows.slice(first, end)) {
    drawRow(document, row, columns, look, y, false);
    y += ROW_MM;
  }
  if (!isLast) return;
  if (unshown > 0) {
    writeLine(document, look.words.more(unshown), { ...line, y: y + 1.2, size: 3, colour: SOFT });
    y += ROW_MM;
  }
  if (table.total !== undefined) drawRow(document, table.total, columns, look, y, true);
}

interface PlacedColumn {
  column: Column;
  x: number;
  width: number;
}

function placeColumns({ columns }: Table): PlacedColumn[] {
  const weights = columns.map(({ kind, weight }) => weight ?? (kind === 'text' ? 2 : 1));
  const all = weights.reduce((total, weight) => total + weight, 0);
  let x = PAGE.marginMm;
  return columns.map((column, at) => {
    const width = (WIDTH_MM * (weights[at] ?? 1)) / all;
    x += width;
    return { column, x: x - width, width };
  });
}

function drawRow(
  document: PDFKit.PDFDocument,
  row: readonly Cell[],
  columns: readonly PlacedColumn[],
  { language }: Look,
  top: number,
  isTotal: boolean,
): void {
  const bottom = top + ROW_MM;
  for (const [at, { column, x, width }] of columns.entries())
    writeLine(document, formatValue(row[at], column.kind, language), {
      x: x + 1.2,
      y: top + 0.95,
      width: width - 2.4,
      size: 3.2,
      bold: isTotal,
      align: column.kind === 'text' ? 'left' : 'right',
    });
  const right = PAGE.marginMm + WIDTH_MM;
  if (isTotal)
    document.moveTo(PAGE.marginMm, top).lineTo(right, top).lineWidth(0.4).strokeColor(GREEN).stroke();
  else
    document.moveTo(PAGE.marginMm, bottom).lineTo(right, bottom).lineWidth(0.12).strokeColor(RULE).stroke();
}
