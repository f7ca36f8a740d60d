import type { Correction } from './correction.ts';
import { PrintError } from './errors.ts';
import type { Size } from './impose.ts';

/** The frame on a calibration page: `marginMm` from the paper's left and top edges. */
export interface CalibrationFrame extends Size {
  marginMm: number;
}

/** What a person measured on the printed page with a ruler, in mm; without `e` and `f`, the back is as the front. */
export interface CalibrationMeasures {
  /** From the paper's left edge to the frame, on the front. */
  a: number;
  /** From the paper's top edge to the frame, on the front. */
  b: number;
  /** The frame's width. */
  c: number;
  /** The frame's height. */
  d: number;
  /** As `a` and `b`, on the back. */
  e?: number;
  f?: number;
}

/** No printer misses by more: it is a slip of the ruler, or of the keyboard. */
const MAX_SHIFT_MM = 15;
const MAX_STRETCH = 0.05;

/** The frame for a page: as large as whole centimetres allow, since a longer line is measured better. */
export function calibrationFrame(page: Size): CalibrationFrame {
  const marginMm = Math.min(page.widthMm, page.heightMm) < 120 ? 8 : 30;
  const centimetres = (mm: number) => Math.floor((mm - 2 * marginMm) / 10) * 10;
  return { marginMm, widthMm: centimetres(page.widthMm), heightMm: centimetres(page.heightMm) };
}

/** What must be done to a page so that it comes out right. Throws `measure-refused` with the letter and what it should be near. */
export function correctionFrom(measures: CalibrationMeasures, page: Size): Correction {
  const { marginMm, widthMm, heightMm } = calibrationFrame(page);
  const { a, b, c, d, e = a, f = b } = measures;
  for (const [where, measured, expected, tolerance] of [
    ['A', a, marginMm, MAX_SHIFT_MM],
    ['B', b, marginMm, MAX_SHIFT_MM],
    ['C', c, widthMm, widthMm * MAX_STRETCH],
    ['D', d, heightMm, heightMm * MAX_STRETCH],
    ['E', e, marginMm, MAX_SHIFT_MM],
    ['F', f, marginMm, MAX_SHIFT_MM],
  ] as const) {
    if (!(Math.abs(measured - expected) <= tolerance))
      throw new PrintError('measure-refused', { where, expected: String(expected) });
  }
  const scale = { x: c / widthMm, y: d / heightMm };
  const shift = (x: number, y: number) => ({ xMm: x - marginMm * scale.x, yMm: y - marginMm * scale.y });
  return { scale, front: shift(a, b), back: shift(e, f) };
}
