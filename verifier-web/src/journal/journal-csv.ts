import type { Words } from '../words/index.ts';
import type { JournalEntry } from './journal-entry.ts';

/**
 * The journal as a table for Excel in French: semicolons, a byte order mark, UTC, which is Mali's time. A cell that a
 * spreadsheet would take for a formula is made a text.
 */
export function writeJournalCsv(entries: readonly JournalEntry[], words: Words): string {
  const head = [
    words.journalDay,
    words.journalTime,
    words.journalNumber,
    words.journalAnswer,
    words.journalCode,
    words.journalList,
    words.journalCare,
    words.journalAsked,
  ];
  const rows = entries.map(({ at, number, said, verdict, list, care, askedFcfa }) => [
    at.slice(0, 10),
    at.slice(11, 19),
    number ?? '',
    said,
    verdict,
    list === undefined ? '' : String(list),
    care ?? '',
    askedFcfa === undefined ? '' : String(askedFcfa),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

/** OWASP, CSV injection: cells that begin with = + - @, a tab or a line's end. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n\t,']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
