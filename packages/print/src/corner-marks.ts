import { dataMatrixSquares } from './data-matrix-squares.ts';
import type { Sheet } from './impose.ts';
import type { SideName } from './template-schema.ts';

const SIDE_MM = 7;
/** White that a reader needs around it, and what printers do not print at the paper's edge. */
const ROOM_MM = 1;
const EDGE_MM = 4.5;

/** A mark in the margin, by which a photograph of the sheet is known and laid straight. */
export interface CornerMark {
  digits: string;
  xMm: number;
  yMm: number;
  sideMm: number;
}

/** What a page's marks say: sixteen digits, office 4, batch 6, sheet 5, and which of the marks it is: 0 to 3 front, 4 to 7 back. */
export interface MarkedPage {
  office: number;
  batch: number;
  sheet: number;
  side: SideName;
}

/** Left and right of the first and last rows of cards; none where the margins have no room or a number is too large. */
export function cornerMarks(
  { slots, marks, widthMm, backsBeside }: Sheet,
  { office, batch, sheet, side }: MarkedPage,
): CornerMark[] {
  if (!marks.header || backsBeside || office > 9_999 || batch > 999_999 || sheet > 99_999) return [];
  const places = slots.map((slot) => slot[side]);
  const left = Math.min(...places.map(({ xMm }) => xMm));
  const right = Math.max(...places.map((place) => place.xMm + place.widthMm));
  if (Math.min(left, widthMm - right) < EDGE_MM + SIDE_MM + ROOM_MM) return [];
  const tops = places.map(({ yMm, heightMm }) => yMm + heightMm / 2 - SIDE_MM / 2);
  const [top, bottom] = [Math.min(...tops), Math.max(...tops)];
  const [atLeft, atRight] = [EDGE_MM, widthMm - EDGE_MM - SIDE_MM];
  const corners = [
    [atLeft, top],
    [atRight, top],
    [atLeft, bottom],
    [atRight, bottom],
  ] as const;
  return corners.map(([xMm, yMm], at) => ({
    digits: [
      String(office).padStart(4, '0'),
      String(batch).padStart(6, '0'),
      String(sheet).padStart(5, '0'),
      String(at + (side === 'back' ? 4 : 0)),
    ].join(''),
    xMm,
    yMm,
    sideMm: SIDE_MM,
  }));
}

/** The marks as squares, dark on the paper. */
export function drawCornerMarks(marks: readonly CornerMark[], pageHeightMm: number): string {
  const operators = marks.map(({ digits, ...box }) => dataMatrixSquares(digits, box, pageHeightMm)).join('');
  return operators === '' ? '' : `q 0 g\n${operators}Q\n`;
}
