import { placeCrop, type PictureSize, type PixelBox } from '@passeport/photo';

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

/**
 * The smallest 4:5 box around the said one that is in the picture; undefined when that leaves too little, or is outside. Where
 * the picture lies on its side, the box is to be turned by a quarter about its middle, so that 5:4 is around the said one, and in the picture.
 */
export function cropTo(said: SaidBox, picture: PictureSize, liesOnSide = false): PixelBox | undefined {
  const { widthPx, heightPx } = picture;
  const [across, down] = said.unit === '%' ? [widthPx / 100, heightPx / 100] : [1, 1];
  const [left, top] = [said.x * across, said.y * down];
  const [width, height] = [said.width * across, said.height * down];
  if (left >= widthPx || top >= heightPx) return undefined;
  const [wide, high] = liesOnSide ? [5, 4] : [4, 5];
  const room = Math.floor(Math.min(widthPx / wide, heightPx / high));
  const unit = Math.min(room, Math.round(Math.max(width / wide, height / high)));
  if (unit < 4) return undefined;
  const middle = { x: left + width / 2, y: top + height / 2 };
  return placeCrop(middle, picture, { unit, rollDegrees: liesOnSide ? 90 : 0 });
}
