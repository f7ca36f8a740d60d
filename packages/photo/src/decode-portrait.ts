import sharp, { type Sharp } from 'sharp';
import type { PixelBox } from './crop.ts';
import { undecodable, type InspectedPicture } from './inspect-picture.ts';

/** 8-bit sRGB pixels, three bytes each, row by row. */
export interface RgbPicture {
  rgb: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** Above this scale a JPEG is decoded whole anyway. */
const largestShrinkOnLoad = 1 / 2;

/**
 * Decodes a picture upright and cuts `box` out of it, at most `maxWidthPx` wide, never enlarged.
 *
 * The whole picture is scaled first and cut afterwards, so that a large JPEG is decoded at 1/2, 1/4 or 1/8 of its
 * size: sharp gives that up when it must cut a turned picture in the same pass (250 ms instead of 40 for 12 megapixels).
 * CMYK, 16-bit, grey and wide-gamut pictures become sRGB; transparency becomes white.
 */
export async function decodePortrait(
  picture: InspectedPicture,
  box: PixelBox,
  maxWidthPx: number,
): Promise<RgbPicture> {
  const scale = Math.min(1, maxWidthPx / box.widthPx);
  const scaled = {
    width: Math.round(picture.widthPx * scale),
    height: Math.round(picture.heightPx * scale),
  };
  const width = Math.min(Math.round(box.widthPx * scale), scaled.width);
  const height = Math.min(Math.round(box.heightPx * scale), scaled.height);
  const left = Math.min(Math.round(box.leftPx * scale), scaled.width - width);
  const top = Math.min(Math.round(box.topPx * scale), scaled.height - height);
  const area = { left, top, width, height };
  const cutAfterwards = scale <= largestShrinkOnLoad;
  try {
    const whole = sharp(picture.bytes, {
      autoOrient: true,
      failOn: 'error',
      limitInputPixels: picture.widthPx * picture.heightPx,
    }).resize({ ...scaled, fit: 'fill' });
    const decoded = await toRgb(cutAfterwards ? whole : whole.extract(area));
    return cutAfterwards ? await toRgb(fromRgb(decoded).extract(area)) : decoded;
  } catch (cause) {
    throw undecodable(picture.bytes, picture.format, cause);
  }
}

/** Hands decoded pixels back to sharp. */
export function fromRgb(picture: RgbPicture): Sharp {
  const { rgb, widthPx: width, heightPx: height } = picture;
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function toRgb(picture: Sharp): Promise<RgbPicture> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { rgb: data, widthPx: info.width, heightPx: info.height };
}
