import type { PrintRefusalCode } from './errors.ts';
import type { PdfObject } from './pdf-document.ts';

/** What a person should look at, and may let pass. */
export type PrintWarningCode =
  | 'name-shrunk'
  | 'name-ellipsised'
  | 'text-ellipsised'
  | 'glyph-missing'
  | 'photo-missing'
  | 'photo-low-dpi'
  /** Bars of a Code 128 under 2 of the printer's dots. */
  | 'barcode-too-fine';

/** A side of one card: operators, origin at the bottom left corner of the trim, and the objects they name. */
export interface DrawnSide {
  operators: string;
  xobjects: Record<string, PdfObject>;
  warnings: PrintWarningCode[];
  refusals: PrintRefusalCode[];
}
