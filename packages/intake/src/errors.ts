/** Why a whole file cannot be read. A row that cannot be taken is a `Refusal`, not an error. */
export type IntakeErrorCode =
  | 'file-empty'
  | 'file-too-big'
  | 'file-not-a-table'
  | 'text-named-workbook'
  | 'xls-not-supported'
  | 'ods-not-supported'
  | 'workbook-protected'
  | 'workbook-damaged'
  | 'workbook-too-big'
  | 'csv-quote-unterminated'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'sheet-unknown'
  | 'headings-not-found'
  | 'columns-missing'
  | 'heading-twice'
  | 'months-without-year'
  | 'map-malformed'
  | 'map-heading-unknown'
  | 'map-field-unknown';

/** What goes with a code; which ones are there depends on it. */
export interface IntakeErrorDetails {
  fileName?: string;
  /** Sheet of the workbook, when there is more than one to speak of. */
  sheet?: string;
  /** Row as a spreadsheet shows it, from 1. */
  rowNumber?: number;
  /** Line of the text file, from 1. */
  line?: number;
  /** Headings, sheet names or field names that were found. */
  seen?: readonly string[];
  /** Required columns that were not, each by its usual French heading. */
  missing?: readonly string[];
  /** The heading or the name that is wrong. */
  name?: string;
  /** The cap that was passed, in the unit of the code: bytes, rows or columns. */
  limit?: number;
}

/** Thrown when a file is no register that can be read. `details.fileName` is always there. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  readonly code: IntakeErrorCode;
  readonly details: IntakeErrorDetails;

  constructor(code: IntakeErrorCode, details: IntakeErrorDetails, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`, { cause });
    this.code = code;
    this.details = details;
  }
}
