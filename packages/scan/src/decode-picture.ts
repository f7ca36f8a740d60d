import sharp from 'sharp';
import { ScanError } from './errors.ts';
import { guessFileFormat } from './file-format.ts';
import { checkPixels, type RgbaPicture } from './rgba-picture.ts';

/** A longer picture file is refused before it is decoded. */
const maxPictureBytes = 64 * 1024 * 1024;

/**
 * Decodes a PNG, JPEG or WebP file, upright by its EXIF orientation. A JPEG whose end is missing is decoded as far
 * as it goes: the code may be in the part that is there.
 *
 * @throws ScanError `scan-not-an-image`, `scan-too-large`, `scan-unreadable`
 */
export async function decodePicture(bytes: Uint8Array): Promise<RgbaPicture> {
  const { widthPx, heightPx } = await inspectPicture(bytes);
  checkPixels(widthPx, heightPx);
  const decoding = sharp(bytes, { autoOrient: true, failOn: 'none', limitInputPixels: widthPx * heightPx })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await orUnreadable(decoding);
  return { rgba: data, widthPx: info.width, heightPx: info.height };
}

/** The upright size of a PNG, JPEG or WebP file, by its header; throws as `decodePicture` does, pixels aside. */
export async function inspectPicture(bytes: Uint8Array): Promise<{ widthPx: number; heightPx: number }> {
  if (bytes.length > maxPictureBytes) {
    throw new ScanError('scan-too-large', { bytes: bytes.length, maxBytes: maxPictureBytes });
  }
  const format = guessFileFormat(bytes);
  if (format === 'pdf' || format === 'other') throw new ScanError('scan-not-an-image', { format });
  const header = await orUnreadable(sharp(bytes, { limitInputPixels: false }).metadata());
  if (header.format !== format) throw new ScanError('scan-unreadable');
  return { widthPx: header.autoOrient.width, heightPx: header.autoOrient.height };
}

async function orUnreadable<T>(decoding: Promise<T>): Promise<T> {
  try {
    return await decoding;
  } catch (cause) {
    throw new ScanError('scan-unreadable', {}, cause);
  }
}
