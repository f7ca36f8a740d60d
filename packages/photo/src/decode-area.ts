import sharp, { type Sharp } from 'sharp';
import type { PictureSize, PixelBox } from './pixel-box.ts';
import { undecodable, type InspectedPicture } from './inspect-picture.ts';

/** 8-bit sRGB pixels, three bytes each, row by row. */
export interface RgbPicture extends PictureSize {
  rgb: Uint8Array;
}

/** Up to this scale a JPEG is decoded at 1/2, 1/4 or 1/8 of its size. */
const largestShrinkOnLoad = 1 / 2;

/**
 * Decodes a box of a picture, upright, scaled to `size`.
 *
 * Much smaller: the whole picture is scaled first and cut afterwards, so that a JPEG is decoded at a fraction of its
 * size (25 ms instead of 60 for 12 megapixels). Else the box is cut from the picture as it is stored and turned
 * afterwards: turning first would hold all of it (70 ms instead of 30).
 * CMYK, 16-bit, grey and wide-gamut pictures become sRGB; transparency becomes white.
 */
export async function decodeArea(
  picture: InspectedPicture,
  box: PixelBox,
  size: PictureSize,
): Promise<RgbPicture> {
  const scale = size.widthPx / box.widthPx;
  const open = (autoOrient: boolean) =>
    sharp(picture.bytes, {
      autoOrient,
      failOn: 'error',
      limitInputPixels: picture.widthPx * picture.heightPx,
    });
  try {
    if (scale <= largestShrinkOnLoad) {
      const width = Math.max(size.widthPx, Math.round(picture.widthPx * scale));
      const height = Math.max(size.heightPx, Math.round(picture.heightPx * scale));
      const whole = await toRgb(open(true).resize({ width, height, fit: 'fill' }));
      if (width === size.widthPx && height === size.heightPx) return whole;
      const left = Math.min(Math.round(box.leftPx * scale), width - size.widthPx);
      const top = Math.min(Math.round(box.topPx * scale), height - size.heightPx);
      return await toRgb(fromRgb(whole).extract({ left, top, width: size.widthPx, height: size.heightPx }));
    }
    const { turn } = picture;
    if (turn === undefined) return await toRgb(cut(open(true), box, size));
    const sideways = turn === 90 || turn === 270;
    const stored = cut(
      open(false),
      storedBox(box, picture, turn),
      sideways ? { widthPx: size.heightPx, heightPx: size.widthPx } : size,
    );
    const decoded = await toRgb(stored);
    return turn === 0 ? decoded : await toRgb(fromRgb(decoded).rotate(turn));
  } catch (cause) {
    throw undecodable(picture.bytes, picture.format, cause);
  }
}

/** Hands decoded pixels back to sharp. */
export function fromRgb(picture: RgbPicture): Sharp {
  const { rgb, widthPx: width, heightPx: height } = picture;
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

/** Runs a pipeline into pixels. */
export async function toRgb(picture: Sharp): Promise<RgbPicture> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { rgb: data, widthPx: info.width, heightPx: info.height };
}

function cut(picture: Sharp, box: PixelBox, size: PictureSize): Sharp {
  return picture
    .extract({ left: box.leftPx, top: box.topPx, width: box.widthPx, height: box.heightPx })
    .resize({ width: size.widthPx, height: size.heightPx, fit: 'fill' });
}

/** Where a box of the upright picture is in the stored one, which must be turned clockwise by `turn` to be upright. */
function storedBox(box: PixelBox, upright: PictureSize, turn: 0 | 90 | 180 | 270): PixelBox {
  const right = upright.widthPx - box.leftPx - box.widthPx;
  const bottom = upright.heightPx - box.topPx - box.heightPx;
  const sideways = { widthPx: box.heightPx, heightPx: box.widthPx };
  switch (turn) {
    case 0:
      return box;
    case 90:
      return { leftPx: box.topPx, topPx: right, ...sideways };
    case 180:
      return { ...box, leftPx: right, topPx: bottom };
    case 270:
      return { leftPx: bottom, topPx: box.leftPx, ...sideways };
  }
}
