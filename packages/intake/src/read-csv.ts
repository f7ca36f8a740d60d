import Papa from 'papaparse';
import { IntakeError } from './errors.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import type { Sheet } from './table.ts';

const DELIMITERS = [';', '\t', ',', '|'] as const;
const SAMPLE_ROWS = 60;

/**
 * Reads separated values (RFC 4180, and what Excel makes of it: semicolons, tabs, a `sep=` line).
 * Throws `csv-quote-unterminated` with its line, `too-many-rows`, `too-many-columns`.
 */
export function readCsv(text: string, fileName: string): Sheet {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? detectDelimiter(body);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter, preview: MAX_ROWS + 1 });

  const unterminated = errors.find((error) => error.code === 'MissingQuotes');
  if (unterminated) {
    const line = lineOf(body, unterminated.index ?? 0) + (declared ? 1 : 0);
    throw new IntakeError('csv-quote-unterminated', { fileName, line });
  }
  if (data.length > MAX_ROWS) throw new IntakeError('too-many-rows', { fileName, limit: MAX_ROWS });
  const rows = data.map((row) => trimRow(row));
  while (rows.at(-1)?.length === 0) rows.pop();
  if (rows.some((row) => row.length > MAX_COLUMNS))
    throw new IntakeError('too-many-columns', { fileName, limit: MAX_COLUMNS });
  return { name: '', rows };
}

/** The separator that cuts the most rows into the same number of columns, the more columns the better. */
function detectDelimiter(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE_ROWS });
    const counts = new Map<number, number>();
    for (const row of data) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([columns, rows]) => (columns - 1) * rows));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function trimRow(row: string[]): string[] {
  const cells = row.map((cell) => cell.slice(0, MAX_CELL_LENGTH + 1));
  while (cells.at(-1)?.trim() === '') cells.pop();
  return cells;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
