/**
 * A table as a spreadsheet opens it: semicolons, CRLF, UTF-8 with byte order mark. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeCell).join(';')).join('\r\n')}\r\n`;
}

function writeCell(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, ' ');
  const harmless = /^\s*[=+\-@|＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[;"']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
