import { fromRgb, type RgbPicture } from './decode-area.ts';

/**
 * 21 kB a portrait at 300 dpi and 3 ms, so that a card of the PDF stays under 25 kB; mozjpeg's search saves a sixth
 * more and takes 13 ms.
 * Baseline, because office printers decode it themselves.
 */
const jpegQuality = 72;

/** Encodes a portrait for printing: baseline JPEG, sRGB, without metadata. */
export async function encodePortrait(picture: RgbPicture): Promise<Uint8Array> {
  const jpeg = await fromRgb(picture).jpeg({ quality: jpegQuality }).toBuffer();
  return new Uint8Array(jpeg);
}
