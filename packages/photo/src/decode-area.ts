import sharp, { type Sharp } from 'sharp';
import type { PictureSize, PixelBox } from './pixel-box.ts';
import { undecodable, type InspectedPicture } from './inspect-picture.ts';

/** 8-bit sRGB pixels, three bytes each, row by row. */
export interface RgbPicture extends PictureSize {
  rgb: Uint8Array;
}

/** Up to this scale sharp decodes a JPEG at 1/2 of its size; up to 1/5 at 1/4, up to 1/9 at 1/8. */
const largestShrinkOnLoad = 1 / 3;

/**
 * Decodes a box of a picture, upright, scaled to `size`.
 *
 * The box is cut from the picture as it is stored, and only its pixels are turned: what is stored below is not decoded.
 * Much smaller: the whole picture is scaled first and cut afterwards, so that a JPEG is decoded at a fraction of its
 * size. Between 1/3 and 1/1 that would take four times as long as cutting first.
 * CMYK, 16-bit, grey and wide-gamut pictures become sRGB; transparency becomes white.
 */
export async function decodeArea(
  picture: InspectedPicture,
  box: PixelBox,
  size: PictureSize,
): Promise<RgbPicture> {
  const { turn } = picture;
  const file = sharp(picture.bytes, {
    autoOrient: turn === undefined,
    failOn: 'error',
    limitInputPixels: picture.widthPx * picture.heightPx,
  });
  try {
    if (turn === undefined || turn === 0) return await toRgb(cut(file, picture, box, size));
    const stored = storedBox({ ...picture, leftPx: 0, topPx: 0 }, picture, turn);
    const sideways = turn === 180 ? size : { widthPx: size.heightPx, heightPx: size.widthPx };
    const decoded = await toRgb(cut(file, stored, storedBox(box, picture, turn), sideways));
    return await toRgb(fromRgb(decoded).rotate(turn));
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

function cut(file: Sharp, whole: PictureSize, box: PixelBox, size: PictureSize): Sharp {
  const scaled = { width: size.widthPx, height: size.heightPx };
  const scale = size.widthPx / box.widthPx;
  if (scale > largestShrinkOnLoad) {
    const { leftPx: left, topPx: top, widthPx, heightPx } = box;
    return file.extract({ left, top, width: widthPx, height: heightPx }).resize({ ...scaled, fit: 'fill' });
  }
  const width = Math.max(size.widthPx, Math.round(whole.widthPx * scale));
  const height = Math.max(size.heightPx, Math.round(whole.heightPx * scale));
  const left = Math.min(Math.round(box.leftPx * scale), width - size.widthPx);
  const top = Math.min(Math.round(box.topPx * scale), height - size.heightPx);
  return file.resize({ width, height, fit: 'fill' }).extract({ left, top, ...scaled });
}

/** Where a box of the upright picture is in the stored one, which must be turned clockwise by `turn` to be upright. */
function storedBox(
  { leftPx, topPx, widthPx, heightPx }: PixelBox,
  upright: PictureSize,
  turn: 90 | 180 | 270,
): PixelBox {
  const right = upright.widthPx - leftPx - widthPx;
  const bottom = upright.heightPx - topPx - heightPx;
  const sideways = { widthPx: heightPx, heightPx: widthPx };
  switch (turn) {
    case 90:
      return { leftPx: topPx, topPx: right, ...sideways };
    case 180:
      return { leftPx: right, topPx: bottom, widthPx, heightPx };
    case 270:
      return { leftPx: bottom, topPx: leftPx, ...sideways };
  }
}
