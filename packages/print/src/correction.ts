import type { Size } from './impose.ts';
import type { SideName } from './template-schema.ts';
import { POINTS_PER_MM } from './units.ts';

/**
 * How a printer misses: what is to lie at x mm from the left comes out at `scale.x` · x + `front.xMm` (and so for y, from the
 * top; on the back, seen from the back).
 */
export interface Correction {
  scale: { x: number; y: number };
  front: { xMm: number; yMm: number };
  back: { xMm: number; yMm: number };
}

/** Moves and stretches a page's content so that the printer's miss brings it where it belongs. */
export function correctionOperators({ scale, ...sides }: Correction, side: SideName, page: Size): string {
  const { xMm, yMm } = sides[side];
  const x = -xMm / scale.x;
  const y = page.heightMm - page.heightMm / scale.y + yMm / scale.y;
  const matrix = [1 / scale.x, 0, 0, 1 / scale.y, x * POINTS_PER_MM, y * POINTS_PER_MM];
  return `${matrix.map((value) => value.toFixed(6)).join(' ')} cm\n`;
}
