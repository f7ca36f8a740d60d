import type { CellObject } from 'write-excel-file/node';
import { MAX_CELL_LENGTH } from './limits.ts';
import type { ReportSource } from './reading.ts';
import { REPORT_HEADINGS } from './report-headings.ts';
import { cellText } from './table.ts';

const NOT_WRITABLE = /[^\P{Cc}\n\t]|[\uD800-\uDFFF\uFFFD-\uFFFF]/gu;
const WRONG_CELL_COLOUR = '#FFF2CC';
const HEADING_COLOUR = '#E2EFDA';

/**
 * Writes the refused rows as an .xlsx to correct and to import again: the file's own columns, the cells at fault in
 * yellow, then row number, column and reason, which are passed over when it is read again. Every cell is text, so that
 * telephone numbers and codes keep their zeros. `sentence` says a refusal in the office's language.
 */
export async function writeRefusals<R extends { rowNumber: number; column: string }>(
  reading: { source: ReportSource },
  refusals: readonly R[],
  sentence: (refusal: R) => string,
): Promise<Uint8Array> {
  const { columns, rows, carried } = reading.source;
  const byRow = [...Map.groupBy(refusals, ({ rowNumber }) => rowNumber)].sort(([a], [b]) => a - b);
  const added = [
    ...new Set(byRow.flatMap(([rowNumber]) => [...(carried.get(rowNumber)?.keys() ?? [])])),
  ].filter((heading) => columns.every((column) => column.heading !== heading));
  const headings = [...columns.map(({ heading }) => heading), ...added, ...Object.values(REPORT_HEADINGS)];
  const data = byRow.map(([rowNumber, ofRow]) => {
    const wrong = new Set(ofRow.map(({ column }) => column));
    const cells = rows.get(rowNumber) ?? [];
    const values = carried.get(rowNumber);
    return [
      ...columns.map(({ index, heading }) =>
        textCell(values?.get(heading) ?? cellText(cells[index]), wrong.has(heading)),
      ),
      ...added.map((heading) => textCell(values?.get(heading) ?? '')),
      textCell(String(rowNumber)),
      textCell([...wrong].join(' ; ')),
      textCell([...new Set(ofRow.map((refusal) => sentence(refusal)))].join(' ; ')),
    ];
  });
  const headingRow = headings.map((heading) => ({
    ...textCell(heading),
    fontWeight: 'bold' as const,
    backgroundColor: HEADING_COLOUR,
  }));
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return await writeExcelFile([headingRow, ...data], {
    sheet: 'À corriger',
    columns: headings.map((heading) => ({ width: widthOf(heading) })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function textCell(text: string, isWrong = false): CellObject {
  // What XML 1.0 cannot hold, and what stands for a lost letter, would vanish from the workbook and the row be
  // taken without it. A question mark is seen, and refused in a name.
  const value = text.slice(0, MAX_CELL_LENGTH).replaceAll(NOT_WRITABLE, '?');
  return { value, type: String, format: '@', ...(isWrong && { backgroundColor: WRONG_CELL_COLOUR }) };
}

function widthOf(heading: string): number {
  if (heading === REPORT_HEADINGS.reason) return 70;
  return Math.min(30, Math.max(12, heading.length + 4));
}
