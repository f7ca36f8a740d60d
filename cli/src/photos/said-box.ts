/** A box as a person says it: its left and top edge, its width and height, in per cent of the original or in its pixels. */
export interface SaidBox {
  x: number;
  y: number;
  width: number;
  height: number;
  unit: '%' | 'px';
}

/**
 * Reads `12,5,40,50` (per cent of the upright original's width and height) or `480,200,1600,2000px`; undefined for anything else,
 * and for a box that is not in the picture.
 */
export function parseSaidBox(text: string): SaidBox | undefined {
  const match = /^\s*([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)\s*(%|px)?\s*$/.exec(text.slice(0, 100));
  if (match === null) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = match.slice(1, 5).map(Number);
  const unit = match[5] === 'px' ? 'px' : '%';
  const isBox = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  if (!isBox || (unit === '%' && (x + width > 100.5 || y + height > 100.5))) return undefined;
  return { x, y, width, height, unit };
}
