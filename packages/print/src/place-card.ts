import type { Place, Sheet, Size } from './impose.ts';
import type { Turn } from './sheet-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** Moves the origin to the bottom left corner of a card's trim, turns, and clips to the card and its bleed. */
export function placeCard(place: Place, sheet: Sheet, card: Size): string {
  const { xMm, yMm, widthMm, heightMm, turn } = place;
  const [left, right] = [xMm, xMm + widthMm];
  const [top, bottom] = [sheet.heightMm - yMm, sheet.heightMm - yMm - heightMm];
  const [cos, sin, x, y] = (
    {
      0: [1, 0, left, bottom],
      90: [0, -1, left, top],
      180: [-1, 0, right, top],
      270: [0, 1, right, bottom],
    } as const
  )[turn];
  const matrix = [cos, sin, -sin, cos, x * POINTS_PER_MM, y * POINTS_PER_MM];
  const bleed = bleedOf(sheet, turn);
  const clip = [-bleed.x, -bleed.y, card.widthMm + 2 * bleed.x, card.heightMm + 2 * bleed.y];
  return `${matrix.map(pdfNumber).join(' ')} cm ${clip.map((mm) => pdfNumber(mm * POINTS_PER_MM)).join(' ')} re W n\n`;
}

/** The sheet's bleed along the card's own sides. */
function bleedOf({ bleedMm }: Sheet, turn: Turn): { x: number; y: number } {
  return turn % 180 === 0 ? bleedMm : { x: bleedMm.y, y: bleedMm.x };
}
