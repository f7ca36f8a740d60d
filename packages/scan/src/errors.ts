export type ScanErrorCode =
  /** Neither a PDF nor a picture that is read here; `details.format` names what it is, when known. */
  | 'scan-not-an-image'
  /** A picture of a known format that cannot be decoded. */
  | 'scan-unreadable'
  /** Too many bytes, pixels or pages: `details` says which. */
  | 'scan-too-large'
  /** A PDF that cannot be opened, or a page of it that cannot be drawn. */
  | 'pdf-unreadable'
  /** A PDF that asks for a password. */
  | 'pdf-password';

/** What is known of the file that was refused. Pages count from 1. */
export interface ScanErrorDetails {
  format?: string;
  page?: number;
  pages?: number;
  maxPages?: number;
  bytes?: number;
  maxBytes?: number;
  widthPx?: number;
  heightPx?: number;
  maxMegapixels?: number;
}

/** A file in which no codes can be looked for. (Finding none in a readable file is no error.) */
export class ScanError extends Error {
  override readonly name = 'ScanError';
  readonly code: ScanErrorCode;
  readonly details: ScanErrorDetails;

  constructor(code: ScanErrorCode, details: ScanErrorDetails = {}, cause?: unknown) {
    const known = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
    super(known.length > 0 ? `${code} (${known.join(', ')})` : code, { cause });
    this.code = code;
    this.details = details;
  }
}
