import sharp from 'sharp';
import { PhotoError } from './errors.ts';
import { inspectPicture, undecodable } from './inspect-picture.ts';

/** A small picture of a whole photo, upright, in its proportions. */
export interface Thumbnail {
  /** Baseline JPEG, sRGB, without metadata. */
  jpeg: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/**
 * Draws a photo, or the portrait of a small face, small enough to fit `maxWidthPx` × `maxHeightPx`, never enlarged.
 *
 * @throws PhotoError as `preparePhoto` does, but for `photo-too-small`
 */
export async function drawThumbnail(
  bytes: Uint8Array,
  { maxWidthPx, maxHeightPx }: { maxWidthPx: number; maxHeightPx: number },
): Promise<Thumbnail> {
  const picture = await inspectPicture(bytes, 1);
  try {
    const { data, info } = await sharp(bytes, {
      autoOrient: true,
      failOn: 'none',
      limitInputPixels: picture.widthPx * picture.heightPx,
    })
      .resize({ width: maxWidthPx, height: maxHeightPx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 70 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, widthPx: info.width, heightPx: info.height };
  } catch (cause) {
    if (cause instanceof PhotoError) throw cause;
    throw undecodable(picture.bytes, picture.format, cause);
  }
}
