/** A place in a picture, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A slip: an eighth of an A4 sheet. Places are from its top left corner. */
export const SLIP = { widthMm: 105, heightMm: 74.25, codeMm: 44, codeLeftMm: 9, codeTopMm: 8 } as const;

/**
 * The four corners of a slip in a picture, reckoned from those of its QR code (top left, top right, bottom right, bottom left
 * as the code stands). Exact for a slip held flat, close for one that is tilted.
 */
export function slipAround([topLeft, topRight, , bottomLeft]: readonly [Point, Point, Point, Point]): [
  Point,
  Point,
  Point,
  Point,
] {
  const across = { x: (topRight.x - topLeft.x) / SLIP.codeMm, y: (topRight.y - topLeft.y) / SLIP.codeMm };
  const down = { x: (bottomLeft.x - topLeft.x) / SLIP.codeMm, y: (bottomLeft.y - topLeft.y) / SLIP.codeMm };
  const at = (xMm: number, yMm: number): Point => ({
    x: topLeft.x + across.x * (xMm - SLIP.codeLeftMm) + down.x * (yMm - SLIP.codeTopMm),
    y: topLeft.y + across.y * (xMm - SLIP.codeLeftMm) + down.y * (yMm - SLIP.codeTopMm),
  });
  return [at(0, 0), at(SLIP.widthMm, 0), at(SLIP.widthMm, SLIP.heightMm), at(0, SLIP.heightMm)];
}
