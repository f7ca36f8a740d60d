import { decodeArea, fromRgb, toRgb, type RgbPicture } from './decode-area.ts';
import type { InspectedPicture } from './inspect-picture.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';
import { reachOf, type CropPlan } from './plan-crop.ts';

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
export function areaOf({ portrait, rollDegrees }: CropPlan, picture: PictureSize): PixelBox {
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

/** Cuts a crop out of an area that holds it, upright and scaled to `size`. Corners over the edge repeat its pixels. */
export async function cutPortrait(
  { pixels, box }: DecodedArea,
  { portrait, rollDegrees }: CropPlan,
  size: PictureSize,
): Promise<RgbPicture> {
  const scale = pixels.widthPx / box.widthPx;
  const width = Math.min(Math.round(portrait.widthPx * scale), pixels.widthPx);
  const height = Math.min(Math.round(portrait.heightPx * scale), pixels.heightPx);
  const resize = { width: size.widthPx, height: size.heightPx, fit: 'fill' } as const;
  const x = (portrait.leftPx + portrait.widthPx / 2 - box.leftPx) * scale;
  const y = (portrait.topPx + portrait.heightPx / 2 - box.topPx) * scale;
  if (rollDegrees === 0) {
    const left = Math.max(0, Math.min(Math.round(x - width / 2), pixels.widthPx - width));
    const top = Math.max(0, Math.min(Math.round(y - height / 2), pixels.heightPx - height));
    return await toRgb(fromRgb(pixels).extract({ left, top, width, height }).resize(resize));
  }
  // A rectangle that holds the turned crop, the crop's middle in its own: turned about it, the crop is in the middle.
  const [reachX, reachY] = reachOf({ widthPx: width, heightPx: height }, rollDegrees);
  const [halfX, halfY] = [Math.ceil(reachX) + 2, Math.ceil(reachY) + 2];
  const [left, top] = [Math.round(x - halfX), Math.round(y - halfY)];
  const beyond = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    right: Math.max(0, left + 2 * halfX - pixels.widthPx),
    bottom: Math.max(0, top + 2 * halfY - pixels.heightPx),
  };
  const level = await toRgb(
    fromRgb(pixels)
      .extract({
        left: Math.max(0, left),
        top: Math.max(0, top),
        width: 2 * halfX - beyond.left - beyond.right,
        height: 2 * halfY - beyond.top - beyond.bottom,
      })
      .extend({ ...beyond, extendWith: 'copy' }),
  );
  const turned = await toRgb(fromRgb(level).rotate(-rollDegrees));
  const middle = {
    left: Math.max(0, Math.round((turned.widthPx - width) / 2)),
    top: Math.max(0, Math.round((turned.heightPx - height) / 2)),
    width,
    height,
  };
  return await toRgb(fromRgb(turned).extract(middle).resize(resize));
}
