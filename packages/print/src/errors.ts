export type PrintErrorCode =
  /** `template.json` or a file it names is not there, or not what it should be: `details.where` says in which place. */
  | 'template-invalid'
  /** No layout of this name: `details.layout`. */
  | 'layout-unknown'
  /** The QR text of `details.card` does not fit, or its modules would be too small to print. */
  | 'qr-too-big'
  /** The portrait of `details.card` is not a JPEG. */
  | 'photo-invalid'
  /** The disk is full; nothing was left of the PDF. */
  | 'output-full'
  /** The PDF cannot be written: `details.path`; `cause` is the system's error. */
  | 'output-unwritable';

/** What is known of the failure. */
export interface PrintErrorDetails {
  where?: string;
  layout?: string;
  card?: string;
  path?: string;
}

/** Cards that cannot be printed, and why. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
  readonly code: PrintErrorCode;
  readonly details: PrintErrorDetails;

  constructor(code: PrintErrorCode, details: PrintErrorDetails = {}, cause?: unknown) {
    const known = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
    super(known.length > 0 ? `${code} (${known.join(', ')})` : code, { cause });
    this.code = code;
    this.details = details;
  }
}
