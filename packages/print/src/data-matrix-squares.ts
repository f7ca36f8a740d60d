import { DATA_MATRIX_MODULES, encodeDataMatrix } from './data-matrix.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** The dark modules of sixteen digits as PDF operators that fill them; the box is measured from the top left corner of what it is on. */
export function dataMatrixSquares(
  digits: string,
  { xMm, yMm, sideMm }: { xMm: number; yMm: number; sideMm: number },
  heightMm: number,
): string {
  // A module is one unit, rows downwards: whole numbers are quickly written, and take a third of the bytes.
  const module = pdfNumber((sideMm / DATA_MATRIX_MODULES) * POINTS_PER_MM);
  const [x, y] = [pdfNumber(xMm * POINTS_PER_MM), pdfNumber((heightMm - yMm) * POINTS_PER_MM)];
  let operators = `q ${module} 0 0 -${module} ${x} ${y} cm\n`;
  for (const [row, modules] of encodeDataMatrix(digits).entries())
    for (let at = 0; at < modules.length; at++) {
      if (modules[at] !== true) continue;
      const from = at;
      while (modules[at + 1] === true) at++;
      operators += `${from} ${row} ${at + 1 - from} 1 re\n`;
    }
  return `${operators}f\nQ\n`;
}
