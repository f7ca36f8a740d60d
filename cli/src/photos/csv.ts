/**
 * A table as a spreadsheet opens it: semicolons, CRLF, UTF-8 with byte order mark. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${CSV_MARK}${csvRows(rows)}`;
}

/** The byte order mark, by which a spreadsheet knows UTF-8. */
export const CSV_MARK = '\uFEFF';

/** Rows of such a table, to be written after the mark. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(';')}\r\n`).join('');
}

function writeCell(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, ' ');
  const harmless = /^\s*[=+\-@|＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[;"']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
