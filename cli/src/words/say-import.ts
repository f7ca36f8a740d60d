import type { ImportReport, RefusedRow } from '../actions/import-report.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from './fr.ts';

/** More lines than this are only counted: the file to correct has them all. */
const LINES_SHOWN = 20;

/** Tells people what became of a file of rows. */
export function sayImport(
  sayOutcome: Words['membersImported'],
  report: ImportReport,
  terminal: Terminal,
  words: Words,
): void {
  if (report.dryRun) terminal.say(words.dryRun);
  if (report.otherSheets.length > 0) terminal.say(words.otherSheets([...report.otherSheets]));
  if (report.ignoredColumns.length > 0) terminal.say(words.columnsIgnored([...report.ignoredColumns]));
  if (report.skippedRows.length > 0) terminal.say(words.rowsSkipped(numberRows(report.skippedRows)));
  sayRows(report.warnings, words.warningRow, terminal, words);
  sayRows(report.refused, words.refusedRow, terminal, words);
  terminal.say(sayOutcome(report.added, report.already, report.refusedRows));
  if (report.refusalsFile !== undefined) terminal.say(words.refusalsWritten(report.refusalsFile));
}

function numberRows(rows: readonly number[]): string {
  const shown = rows.slice(0, LINES_SHOWN).join(', ');
  return rows.length > LINES_SHOWN ? `${shown}, …` : shown;
}

function sayRows(
  rows: readonly RefusedRow[],
  line: Words['refusedRow'],
  terminal: Terminal,
  words: Words,
): void {
  for (const { rowNumber, column, reason } of rows.slice(0, LINES_SHOWN))
    terminal.say(line(rowNumber, column, reason));
  if (rows.length > LINES_SHOWN) terminal.say(words.moreRows(rows.length - LINES_SHOWN));
}
