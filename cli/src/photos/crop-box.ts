import { placeCrop, type PictureSize, type PixelBox } from '@passeport/photo';
import type { SaidBox } from './said-box.ts';

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
