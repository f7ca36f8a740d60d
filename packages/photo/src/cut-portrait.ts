import { decodeArea, fromRgb, toRgb, type RgbPicture } from './decode-area.ts';
import type { Point } from './faces/detect-faces.ts';
import type { InspectedPicture } from './inspect-picture.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';
import { reachOf, turn, type CropPlan } from './plan-crop.ts';

/** Boxes of whole pixels in a photo are not of whole pixels in a part of it that was scaled. */
const mostRounding = 1.5;

/** A part of a photo that was decoded at some scale. */
export interface DecodedArea {
  pixels: RgbPicture;
  /** Where it is in the upright photo. */
  box: PixelBox;
}

/** Decodes a box of a photo at `scale`, or whole when it would be enlarged. */
export async function decodeScaled(
  picture: InspectedPicture,
  box: PixelBox,
  scale: number,
): Promise<DecodedArea> {
  const share = Math.min(1, scale);
  const size = {
    widthPx: Math.max(1, Math.round(box.widthPx * share)),
    heightPx: Math.max(1, Math.round(box.heightPx * share)),
  };
  return { pixels: await decodeArea(picture, box, size), box };
}

/** The box inside the photo that holds a crop, turned. */
export function areaOf(
  { portrait, rollDegrees }: Pick<CropPlan, 'portrait' | 'rollDegrees'>,
  picture: PictureSize,
): PixelBox {
  const [halfX, halfY] = reachOf(portrait, rollDegrees);
  const [x, y] = [portrait.leftPx + portrait.widthPx / 2, portrait.topPx + portrait.heightPx / 2];
  const leftPx = Math.max(0, Math.floor(x - halfX));
  const topPx = Math.max(0, Math.floor(y - halfY));
  return {
    leftPx,
    topPx,
    widthPx: Math.min(picture.widthPx, Math.ceil(x + halfX)) - leftPx,
    heightPx: Math.min(picture.heightPx, Math.ceil(y + halfY)) - topPx,
  };
}

/** Whether a decoded area has all that a crop needs, at no less than `scale`. */
export function covers(area: DecodedArea, needed: PixelBox, scale: number): boolean {
  const { box, pixels } = area;
  return (
    pixels.widthPx / box.widthPx >= Math.min(1, scale) * 0.999 &&
    needed.leftPx >= box.leftPx &&
    needed.topPx >= box.topPx &&
    needed.leftPx + needed.widthPx <= box.leftPx + box.widthPx &&
    needed.topPx + needed.heightPx <= box.topPx + box.heightPx
  );
}

/** Cuts a crop out of an area that holds it, upright and scaled to `size`. What is over the photo's edge repeats its pixels. */
export async function cutPortrait(
  { pixels, box }: DecodedArea,
  { portrait, rollDegrees }: CropPlan,
  size: PictureSize,
): Promise<RgbPicture> {
  const scale = pixels.widthPx / box.widthPx;
  const x = (portrait.leftPx + portrait.widthPx / 2 - box.leftPx) * scale;
  const y = (portrait.topPx + portrait.heightPx / 2 - box.topPx) * scale;
  const [halfX, halfY] = [(portrait.widthPx * scale) / 2, (portrait.heightPx * scale) / 2];
  const over = Math.max(halfX - x, x + halfX - pixels.widthPx, halfY - y, y + halfY - pixels.heightPx);
  if (rollDegrees !== 0 || over > mostRounding) {
    return cutTurned(pixels, { x, y }, rollDegrees, (portrait.widthPx * scale) / size.widthPx, size);
  }
  const width = Math.min(Math.round(portrait.widthPx * scale), pixels.widthPx);
  const height = Math.min(Math.round(portrait.heightPx * scale), pixels.heightPx);
  const left = Math.max(0, Math.min(Math.round(x - width / 2), pixels.widthPx - width));
  const top = Math.max(0, Math.min(Math.round(y - height / 2), pixels.heightPx - height));
  const resize = { width: size.widthPx, height: size.heightPx, fit: 'fill' } as const;
  return await toRgb(fromRgb(pixels).extract({ left, top, width, height }).resize(resize));
}

/**
 * Cuts a box that is turned about its own middle: each of its pixels, `step` apart, from the four around it. A third of
 * the time that turning the picture, cutting and scaling it takes.
 */
function cutTurned(
  { rgb, widthPx, heightPx }: RgbPicture,
  middle: Point,
  degrees: number,
  step: number,
  size: PictureSize,
): RgbPicture {
  const [acrossX, acrossY] = turn(step, 0, degrees);
  const cut = new Uint8Array(size.widthPx * size.heightPx * 3);
  for (let row = 0, to = 0; row < size.heightPx; row += 1) {
    const [right, down] = turn(
      (0.5 - size.widthPx / 2) * step,
      (row + 0.5 - size.heightPx / 2) * step,
      degrees,
    );
    for (let column = 0; column < size.widthPx; column += 1) {
      const x = Math.max(0, Math.min(widthPx - 1, middle.x + right + column * acrossX - 0.5));
      const y = Math.max(0, Math.min(heightPx - 1, middle.y + down + column * acrossY - 0.5));
      const left = Math.floor(x);
      const top = Math.floor(y);
      const lowerRight = (x - left) * (y - top);
      const lowerLeft = y - top - lowerRight;
      const upperRight = x - left - lowerRight;
      const upperLeft = 1 - lowerLeft - upperRight - lowerRight;
      const from = (top * widthPx + left) * 3;
      const beside = left < widthPx - 1 ? 3 : 0;
      const below = top < heightPx - 1 ? widthPx * 3 : 0;
      for (let at = from; at < from + 3; at += 1, to += 1) {
        cut[to] =
          (rgb[at] ?? 0) * upperLeft +
          (rgb[at + beside] ?? 0) * upperRight +
          (rgb[at + below] ?? 0) * lowerLeft +
          (rgb[at + below + beside] ?? 0) * lowerRight +
          0.5;
      }
    }
  }
  return { rgb: cut, ...size };
}
