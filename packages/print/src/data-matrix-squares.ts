import { DATA_MATRIX_MODULES, encodeDataMatrix } from './data-matrix.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** The dark modules of sixteen digits as PDF rectangles, to be filled; the box is measured from the top left corner of what it is on. */
export function dataMatrixSquares(
  digits: string,
  { xMm, yMm, sideMm }: { xMm: number; yMm: number; sideMm: number },
  heightMm: number,
): string {
  const module = sideMm / DATA_MATRIX_MODULES;
  let operators = '';
  for (const [row, modules] of encodeDataMatrix(digits).entries())
    for (let at = 0; at < modules.length; at++) {
      if (modules[at] !== true) continue;
      const from = at;
      while (modules[at + 1] === true) at++;
      const box = [
        xMm + from * module,
        heightMm - yMm - (row + 1) * module,
        (at + 1 - from) * module,
        module,
      ];
      operators += `${box.map((mm) => pdfNumber(mm * POINTS_PER_MM)).join(' ')} re\n`;
    }
  return operators;
}
