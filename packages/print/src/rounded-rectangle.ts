import { pdfNumber } from './units.ts';

/** Control point of a quarter circle drawn as a Bézier curve. */
const QUARTER = 0.5523;

/** A path, in points, with corners of the radius. */
export function roundedRectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): string {
  if (radius === 0) return `${[x, y, width, height].map(pdfNumber).join(' ')} re`;
  const [right, top, bend] = [x + width, y + height, radius * (1 - QUARTER)];
  const line = (...points: number[]) => `${points.map(pdfNumber).join(' ')} l`;
  const curve = (...points: number[]) => `${points.map(pdfNumber).join(' ')} c`;
  return [
    `${pdfNumber(x + radius)} ${pdfNumber(y)} m`,
    line(right - radius, y),
    curve(right - bend, y, right, y + bend, right, y + radius),
    line(right, top - radius),
    curve(right, top - bend, right - bend, top, right - radius, top),
    line(x + radius, top),
    curve(x + bend, top, x, top - bend, x, top - radius),
    line(x, y + radius),
    curve(x, y + bend, x + bend, y, x + radius, y),
    'h',
  ].join(' ');
}
