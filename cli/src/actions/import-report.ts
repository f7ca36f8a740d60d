import { writeRefusals, type Reading } from '@passeport/intake';
import type { BatchResult, RefusalCode, RowOutcome } from '@passeport/registry';
import { describeIssue } from '../words/describe-issue.ts';
import { explainRefusal } from '../words/explain-error.ts';
import type { Language } from '../words/language.ts';
import { wordsOf } from '../words/words-of.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** A row that was refused, and why, in words; `column` is the file's own heading. */
export interface RefusedRow {
  rowNumber: number;
  column: string;
  reason: string;
}

/** What became of a file of rows. */
export interface ImportReport {
  added: number;
  already: number;
  refused: RefusedRow[];
  refusedRows: number;
  warnings: RefusedRow[];
  ignoredColumns: readonly string[];
  /** Sheets of the same workbook that look like a register, too, and were not read. */
  otherSheets: readonly string[];
  /** Rows passed over, by number: sums, rows without a person or a payment. */
  skippedRows: readonly number[];
  /** Where the refused rows were written, to be corrected and imported again. */
  refusalsFile?: string;
  dryRun: boolean;
}

/** How a file is imported; `refusals` is where to write the refused rows, `sheet` the one to read of a workbook. */
export interface ImportOptions {
  dryRun: boolean;
  language: Language;
  refusals: string;
  sheet?: string;
}

/** Puts together what the file's reader refused, what the registry did and what else is to be said, and writes the file to correct. */
export async function reportImport<Row extends { rowNumber: number }, Found>(
  reading: Reading<Row>,
  unplaced: readonly RefusedRow[],
  result: BatchResult<Found>,
  { dryRun, language, refusals: path }: ImportOptions,
  remarks: readonly RefusedRow[] = [],
): Promise<ImportReport> {
  const refused = [
    ...reading.refusals.map((issue) => ({
      rowNumber: issue.rowNumber,
      column: issue.column,
      reason: describeIssue(issue, language),
    })),
    ...unplaced,
    ...result.outcomes.flatMap((outcome) => describeOutcome(outcome, reading, language)),
  ].sort((a, b) => a.rowNumber - b.rowNumber);
  const report: ImportReport = {
    added: result.added,
    already: result.already,
    refused,
    refusedRows: new Set(refused.map(({ rowNumber }) => rowNumber)).size,
    warnings: [
      ...reading.warnings.map((issue) => ({
        rowNumber: issue.rowNumber,
        column: issue.column,
        reason: describeIssue(issue, language),
      })),
      ...result.outcomes.flatMap((outcome) => describeDifferences(outcome, reading, language)),
      ...remarks,
    ].sort((a, b) => a.rowNumber - b.rowNumber),
    ignoredColumns: reading.ignoredColumns,
    otherSheets: reading.otherSheets,
    skippedRows: reading.skippedRows,
    dryRun,
  };
  if (refused.length === 0) return report;
  await writeFileAtomically(path, await writeRefusals(reading, refused, ({ reason }) => reason));
  return { ...report, refusalsFile: path };
}

/** A row that is known keeps what is recorded of it: said for every column that now says something else. */
function describeDifferences<Row, Found>(
  outcome: RowOutcome<Found>,
  { columns }: Reading<Row>,
  language: Language,
): RefusedRow[] {
  if (outcome.outcome !== 'already') return [];
  const reason = wordsOf(language).leftAsKept;
  return outcome.differs.flatMap((property) => {
    const isAmount = property === 'amountFcfa';
    const found = columns.find(({ field }) => field === (isAmount ? 'amount' : property))?.heading;
    // In a grid of months the amount has no column of its own.
    const column = isAmount ? (found ?? '') : found;
    return column === undefined ? [] : [{ rowNumber: outcome.row, column, reason }];
  });
}

/** The fields in which a refusal of the registry is to be corrected. */
const FIELDS_AT_FAULT: Readonly<Partial<Record<RefusalCode, readonly string[]>>> = {
  'household-unknown': ['member', 'household', 'head'],
  'receipt-taken': ['receipt'],
  'receipt-cancelled': ['receipt'],
  'receipt-reserved': ['receipt'],
};

function describeOutcome<Row, Found>(
  outcome: RowOutcome<Found>,
  { columns, source }: Reading<Row>,
  language: Language,
): RefusedRow[] {
  if (outcome.outcome !== 'refused') return [];
  const { row, code, details } = outcome;
  const cells = source.rows.get(row);
  const fault = (FIELDS_AT_FAULT[code] ?? [])
    .flatMap((field) => columns.find((column) => column.field === field) ?? [])
    .find(({ index }) => (cells?.[index] ?? '') !== '');
  const column = fault?.heading ?? details.field ?? '';
  // As it was typed, not as it was looked up.
  const typed = fault && cells?.[fault.index];
  const said =
    typeof typed === 'string' && code === 'household-unknown' ? { ...details, household: typed } : details;
  return [{ rowNumber: row, column, reason: explainRefusal(code, said, language) }];
}
