import type { CardNumber } from '@passeport/codes';

export type PrintErrorCode =
  /** `template.json` or a file it names is not there, or not what it should be: `details.where` says in which place. */
  | 'template-invalid'
  /** A sheet that is not what it should be, or that cards do not fit on: `details.where`, and `details.path` or `details.layout`. */
  | 'sheet-invalid'
  /** Cards that must not be printed as they are: `details.refusals` says which and why, `details.count` how many there are. */
  | 'cards-refused'
  /** Measures that cannot be of this calibration page: `details.where` is the letter, `details.expected` what it should be near. */
  | 'measure-refused'
  /** The disk is full; nothing was left of the PDF. */
  | 'output-full'
  /** The PDF cannot be written: `details.path`; `cause` is the system's error. */
  | 'output-unwritable';

/** Why a card must not be printed. */
export type PrintRefusalCode =
  /** The text fits no QR code of level M. */
  | 'qr-too-big'
  /** Modules of less than 4 of the printer's dots. */
  | 'qr-too-fine'
  /** The portrait is no JPEG that a PDF can hold. */
  | 'photo-invalid'
  /** The portrait's end is missing. */
  | 'photo-truncated'
  /** A letter of the name that the font has not. */
  | 'name-glyph-missing'
  /** The card, or another of the same person, came before in the batch. */
  | 'person-twice';

/** A card that must not be printed. */
export interface CardRefusal {
  card: CardNumber;
  code: PrintRefusalCode;
}

/** What is known of the failure. */
export interface PrintErrorDetails {
  where?: string;
  layout?: string;
  refusals?: readonly CardRefusal[];
  count?: number;
  expected?: string;
  path?: string;
}

/** Cards that cannot be printed, and why. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
  readonly code: PrintErrorCode;
  readonly details: PrintErrorDetails;

  constructor(code: PrintErrorCode, details: PrintErrorDetails = {}, cause?: unknown) {
    const { refusals: _, ...short } = details;
    const known = Object.entries(short).map(([name, value]) => `${name} ${String(value)}`);
    super(known.length > 0 ? `${code} (${known.join(', ')})` : code, { cause });
    this.code = code;
    this.details = details;
  }
}
