import type { CellObject } from 'write-excel-file/node';

const NOT_WRITABLE = /[^\P{Cc}\t]|[\uD800-\uDFFF\uFFFD-\uFFFF]/gu;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows under headings as an .xlsx, or as semicolon-separated values in UTF-8 that Excel opens. Every cell is text or a number. */
export async function writeTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  format: 'csv' | 'xlsx',
): Promise<Uint8Array> {
  if (format === 'csv') {
    const lines = [headings, ...rows].map((row) => row.map(csvCell).join(';'));
    return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
  }
  const headingRow = headings.map((heading) => ({ ...excelCell(heading), fontWeight: 'bold' as const }));
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return await writeExcelFile([headingRow, ...rows.map((row) => row.map(excelCell))], {
    columns: headings.map((heading, at) => ({
      width: Math.min(50, Math.max(heading.length, ...rows.map((row) => String(row[at] ?? '').length)) + 2),
    })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function excelCell(value: string | number): CellObject {
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: value.replaceAll(NOT_WRITABLE, '\u2423'), type: String };
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
