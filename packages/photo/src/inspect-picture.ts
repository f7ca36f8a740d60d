import sharp from 'sharp';
import type { PictureSize } from './pixel-box.ts';
import { PhotoError } from './errors.ts';
import { guessFormat, isCutShort, type PictureFormat } from './picture-format.ts';

// No picture is worked on twice: kept results would only take memory (60 MB, and growing, over 1,000 photos).
sharp.cache(false);

/** A longer file is refused before it is read. A 100-megapixel telephone writes 30 MB. */
export const maxFileBytes = 64 * 1024 * 1024;
/** Pictures that are decoded line by line. */
const maxMegapixels = 100;
/** Pictures that a decoder must hold whole: progressive JPEG, interlaced PNG, GIF, WebP, AVIF. */
const maxMegapixelsHeldWhole = 40;
/** Less gives a portrait of under 156 dpi. */
const minSidePx = 200;

/** A picture whose header was read and whose size is bearable; its pixels are not decoded yet. */
export interface InspectedPicture extends PictureSize {
  bytes: Uint8Array;
  format: PictureFormat;
  /** How a JPEG is turned clockwise to stand upright; unknown for one that is mirrored and for other formats. */
  turn?: 0 | 90 | 180 | 270;
}

/** Recognises a picture and reads its header; refuses it by what these say. `leastSidePx` is 1 for one that is only to be looked at. */
export async function inspectPicture(bytes: Uint8Array, leastSidePx = minSidePx): Promise<InspectedPicture> {
  if (bytes.length === 0) throw new PhotoError('photo-empty');
  if (bytes.length > maxFileBytes) {
    throw new PhotoError('photo-too-large', { bytes: bytes.length, maxBytes: maxFileBytes });
  }
  const guess = guessFormat(bytes);
  if (guess.kind === 'unknown') throw new PhotoError('photo-not-an-image');
  if (guess.kind === 'unsupported')
    throw new PhotoError('photo-format-unsupported', { format: guess.format });
  const { format } = guess;

  const header = await readHeader(bytes, format);
  // sharp recognises by content too; both must see the same, so that no other decoder is ever let in.
  if (header.format !== (format === 'avif' ? 'heif' : format)) {
    throw new PhotoError('photo-damaged', { format });
  }
  if (header.compression !== undefined && header.compression !== 'av1') {
    throw new PhotoError('photo-format-unsupported', { format: 'heic' });
  }
  const heldWhole = header.isProgressive || ['gif', 'webp', 'avif'].includes(format);
  checkSize(header.autoOrient.width, header.autoOrient.height, heldWhole, leastSidePx);
  const turn = format === 'jpeg' ? turns[header.orientation ?? 1] : undefined;
  return {
    bytes,
    format,
    widthPx: header.autoOrient.width,
    heightPx: header.autoOrient.height,
    ...(turn !== undefined && { turn }),
  };
}

/** EXIF orientations that are not mirrored. */
const turns: Partial<Record<number, 0 | 90 | 180 | 270>> = { 1: 0, 3: 180, 6: 90, 8: 270 };

async function readHeader(bytes: Uint8Array, format: PictureFormat) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw undecodable(bytes, format, cause);
  }
}

function checkSize(widthPx: number, heightPx: number, heldWhole: boolean, leastSidePx: number): void {
  const limit = heldWhole ? maxMegapixelsHeldWhole : maxMegapixels;
  if (widthPx * heightPx > limit * 1_000_000) {
    throw new PhotoError('photo-too-large', { widthPx, heightPx, maxMegapixels: limit });
  }
  if (Math.min(widthPx, heightPx) < leastSidePx) {
    throw new PhotoError('photo-too-small', { widthPx, heightPx, minSidePx: leastSidePx });
  }
}

/** The error for a picture of a known format that the decoder gave up on. */
export function undecodable(bytes: Uint8Array, format: PictureFormat, cause: unknown): PhotoError {
  return new PhotoError(isCutShort(format, bytes) ? 'photo-truncated' : 'photo-damaged', { format }, cause);
}
