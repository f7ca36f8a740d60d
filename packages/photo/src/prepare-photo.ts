import { open } from 'node:fs/promises';
import {
  centreCrop,
  checkCrop,
  type Crop,
  type CropStrategy,
  type PictureSize,
  type PixelBox,
} from './crop.ts';
import { decodePortrait, type RgbPicture } from './decode-portrait.ts';
import { encodeFace, type Face } from './encode-face.ts';
import { encodePortrait } from './encode-portrait.ts';
import { PhotoError } from './errors.ts';
import { inspectPicture, maxFileBytes } from './inspect-picture.ts';
import type { PictureFormat } from './picture-format.ts';

export interface PhotoOptions {
  /** Width of the photo box on the card, in millimetres (default 26: 26 × 32.5 mm). */
  widthMm?: number;
  /** Resolution of the printed portrait (default 300). */
  photoDpi?: number;
  /** Most bytes that the QR face may take, 96 to 512 (default 256). */
  faceBudgetBytes?: number;
  /** Where to crop (default {@link centreCrop}). */
  chooseCrop?: CropStrategy;
}

export interface PreparedPhoto {
  portrait: {
    /** Baseline JPEG, sRGB, 4:5, without metadata. */
    jpeg: Uint8Array;
    widthPx: number;
    heightPx: number;
    /** What it comes to on paper at `widthMm`: less than asked for when the photo has no more pixels. */
    dpi: number;
  };
  face: Face;
  /** What the crop was, in pixels of the upright photo. */
  crop: Crop;
  source: PictureSize & { format: PictureFormat };
}

/**
 * Makes a portrait to print and a face for the QR out of a photo, given as bytes or as a file's path.
 *
 * Upright by EXIF, cropped to 4:5, never enlarged. Reads JPEG, PNG, WebP, AVIF and GIF (first frame), known by their
 * content; decodes nothing else.
 *
 * @throws PhotoError with the one reason why this photo is refused
 * @throws RangeError for options out of range
 */
export async function preparePhoto(
  input: Uint8Array | string,
  options: PhotoOptions = {},
): Promise<PreparedPhoto> {
  const { widthMm = 26, photoDpi = 300, faceBudgetBytes = 256, chooseCrop = centreCrop } = options;
  if (!(widthMm > 0 && widthMm <= 210)) throw new RangeError(`widthMm ${widthMm}`);
  if (!(photoDpi >= 72 && photoDpi <= 1200)) throw new RangeError(`photoDpi ${photoDpi}`);
  if (!(faceBudgetBytes >= 96 && faceBudgetBytes <= 512))
    throw new RangeError(`faceBudgetBytes ${faceBudgetBytes}`);

  const picture = await inspectPicture(typeof input === 'string' ? await readPhoto(input) : input);
  const crop = await chooseCrop({ widthPx: picture.widthPx, heightPx: picture.heightPx });
  checkCrop(crop, picture);
  // A multiple of 4, so that the height, 5/4 of it, is whole.
  const fullWidthPx = Math.ceil(((widthMm / 25.4) * photoDpi) / 4) * 4;
  const pixels = await decodePortrait(picture, crop.portrait, fullWidthPx);
  const [jpeg, face] = await Promise.all([
    encodePortrait(pixels),
    encodeFace(pixels, faceBoxIn(pixels, crop), faceBudgetBytes),
  ]);
  const { widthPx, heightPx, format } = picture;
  const dpi = Math.round(pixels.widthPx / (widthMm / 25.4));
  return {
    portrait: { jpeg, widthPx: pixels.widthPx, heightPx: pixels.heightPx, dpi },
    face,
    crop,
    source: { widthPx, heightPx, format },
  };
}

/** Reads a file that is no longer than a photo may be, whatever it grows to meanwhile. */
async function readPhoto(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > maxFileBytes) throw new PhotoError('photo-too-large', { bytes: size, maxBytes: maxFileBytes });
    const bytes = new Uint8Array(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof PhotoError) throw error;
    throw new PhotoError('photo-unreadable', {}, error);
  }
}

/** The face box in pixels of the decoded portrait. */
function faceBoxIn(pixels: RgbPicture, crop: Crop): PixelBox {
  const scale = pixels.widthPx / crop.portrait.widthPx;
  const widthPx = Math.max(1, Math.min(pixels.widthPx, Math.round(crop.face.widthPx * scale)));
  const heightPx = Math.max(1, Math.min(pixels.heightPx, Math.round(crop.face.heightPx * scale)));
  const leftPx = Math.round((crop.face.leftPx - crop.portrait.leftPx) * scale);
  const topPx = Math.round((crop.face.topPx - crop.portrait.topPx) * scale);
  return {
    leftPx: Math.min(leftPx, pixels.widthPx - widthPx),
    topPx: Math.min(topPx, pixels.heightPx - heightPx),
    widthPx,
    heightPx,
  };
}
