import sharp from 'sharp';
import { ScanError } from './errors.ts';
import { inspectPicture } from './decode-picture.ts';
import { checkPixels } from './rgba-picture.ts';
import { readQrCodes, type QrCode } from './read-qr-codes.ts';

/** The QR codes of a photo. Corners are in pixels of the upright photo, whose size is given, whatever it was shrunk to. */
export interface CodesInPhoto {
  codes: QrCode[];
  widthPx: number;
  heightPx: number;
}

/** Decoded line by line, so that only the shrunk picture is held. */
const maxMegapixels = 100;

/** A slip held in a photo of the whole person has a code of some 150 of 4,000 pixels: read at this size, not at 1,000. */
const defaultSidePx = 1200;

/**
 * Looks for QR codes in a photo from a camera (JPEG, PNG or WebP), shrunk first: a JPEG of 12 megapixels is decoded at a part of
 * its size, which takes a fifth of the time. None found is an empty list.
 *
 * @throws ScanError `scan-not-an-image`, `scan-too-large`, `scan-unreadable`
 */
export async function readCodesInPhoto(
  bytes: Uint8Array,
  { maxSidePx = defaultSidePx }: { maxSidePx?: number } = {},
): Promise<CodesInPhoto> {
  const { widthPx, heightPx } = await inspectPicture(bytes);
  checkPixels(widthPx, heightPx, undefined, maxMegapixels);
  const { data, info } = await sharp(bytes, {
    autoOrient: true,
    failOn: 'none',
    limitInputPixels: widthPx * heightPx,
  })
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new ScanError('scan-unreadable', {}, cause);
    });
  const found = await readQrCodes({ rgba: data, widthPx: info.width, heightPx: info.height });
  const scale = widthPx / info.width;
  const codes = found.map(({ text, corners: [a, b, c, d] }): QrCode => {
    const enlarge = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale });
    return { text, corners: [enlarge(a), enlarge(b), enlarge(c), enlarge(d)] };
  });
  return { codes, widthPx, heightPx };
}
