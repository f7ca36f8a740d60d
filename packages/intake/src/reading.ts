import type { FoundColumn, FoundColumns } from './find-columns.ts';
import type { Refusal, Warning } from './issue.ts';
import type { RowReader } from './row-reader.ts';
import type { Cell } from './table.ts';

/** What reading any kind of register gives. */
export interface Reading<Row, Field extends string = string> {
  fileName: string;
  /** The sheet that was read; '' for CSV. */
  sheet: string;
  /** Other sheets with the same headings, which were not. */
  otherSheets: readonly string[];
  headingRowNumber: number;
  /** The file's columns in order, each with the field it was taken for. */
  columns: readonly FoundColumn<Field>[];
  /** Headings of columns that were not read. */
  ignoredColumns: readonly string[];
  /** The rows that can be taken. */
  rows: readonly Row[];
  /** All problems of the rows that cannot, in row order. */
  refusals: readonly Refusal[];
  /** What was left out or assumed, in rows taken and refused alike. */
  warnings: readonly Warning[];
  /** Rows without a person (numbered in advance, totals), by number. */
  skippedRows: readonly number[];
  /** What `writeRefusals` needs. */
  source: ReportSource;
}

/** The file's own rows, to be written back with the reasons for refusing them. */
export interface ReportSource {
  columns: readonly { index: number; heading: string }[];
  rows: ReadonlyMap<number, readonly Cell[]>;
  /** Values by heading that a row got from its surroundings, and that it needs when it is read without them. */
  carried: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/** Puts together what the rows gave. A row that was refused anything is not among the rows. */
export function toReading<Row, Field extends string>(
  found: FoundColumns<Field>,
  readers: readonly RowReader<Field>[],
  rest: { rows: readonly Row[]; skippedRows?: readonly number[]; carried?: ReportSource['carried'] },
): Reading<Row, Field> {
  return {
    fileName: found.fileName,
    sheet: found.sheet,
    otherSheets: found.otherSheets,
    headingRowNumber: found.headingRowNumber,
    columns: found.columns,
    ignoredColumns: found.ignored,
    rows: rest.rows,
    refusals: readers.flatMap(({ refusals }) => refusals),
    warnings: readers.flatMap(({ warnings }) => warnings),
    skippedRows: rest.skippedRows ?? [],
    source: {
      columns: found.columns.map(({ index, heading }) => ({ index, heading })),
      rows: new Map(found.rows.map(({ rowNumber, cells }) => [rowNumber, cells])),
      carried: rest.carried ?? new Map(),
    },
  };
}
