import { extractAv1 } from '@passeport/credential';
import type { PixelBox } from './pixel-box.ts';
import { fromRgb, type RgbPicture } from './decode-area.ts';
import { drawFace, type Detail } from './draw-face.ts';
import { expectQuality, stepsBetween } from './expect-quality.ts';

/** The picture in the QR. */
export interface Face {
  /** AV1 payload as `@passeport/credential` wraps it into an AVIF (its FACE.md). */
  av1: Uint8Array;
  widthPx: number;
  heightPx: number;
  /** sharp's AVIF quality, 1 to 100: about 27 at 256 bytes. */
  quality: number;
}

/** From the picture as it should be to one that fits whatever is on it. */
const details: Detail[] = [
  { widthPx: 64, heightPx: 80, blurPx: 0 },
  { widthPx: 64, heightPx: 80, blurPx: 1 },
  { widthPx: 64, heightPx: 80, blurPx: 2 },
  { widthPx: 48, heightPx: 60, blurPx: 2 },
  { widthPx: 32, heightPx: 40, blurPx: 2 },
  { widthPx: 32, heightPx: 40, blurPx: 8 },
];

const maxQuality = 80;
/** The search ends once this share of the budget is used: two steps of quality are not worth an encoding. */
const goodShare = 0.92;
/** The search aims between that and the whole budget. */
const aimedShare = 0.96;

/** Encodes the best face that fits `budgetBytes`; on any picture there is one. */
export async function encodeFace(portrait: RgbPicture, box: PixelBox, budgetBytes: number): Promise<Face> {
  for (const detail of details) {
    const face = await searchQuality(await drawFace(portrait, box, detail), budgetBytes);
    if (face !== undefined) return face;
  }
  throw new RangeError(`no face fits ${budgetBytes} bytes`);
}

/** The highest quality that fits, or nearly; nothing when the lowest one does not. */
async function searchQuality(picture: RgbPicture, budgetBytes: number): Promise<Face | undefined> {
  let fits = 0;
  let tooLong = maxQuality + 1;
  let best: Face | undefined;
  const aimedBytes = budgetBytes * aimedShare;
  let quality = Math.min(maxQuality, Math.max(1, Math.round(expectQuality(picture, aimedBytes))));
  while (tooLong - fits > 1) {
    const av1 = await encodeAv1(picture, quality);
    if (av1.length <= budgetBytes) {
      fits = quality;
      best = { av1, widthPx: picture.widthPx, heightPx: picture.heightPx, quality };
      if (av1.length >= budgetBytes * goodShare) break;
    } else {
      tooLong = quality;
    }
    const steps = Math.trunc(stepsBetween(av1.length, aimedBytes));
    quality = Math.min(tooLong - 1, Math.max(fits + 1, quality + steps));
  }
  return best;
}

/**
 * Effort 3 is where libaom starts to search well: a face at 256 bytes gains 0.7 dB over effort 2 for 3 ms more, and
 * effort 4 takes nearly three times as long for nothing to speak of. `tune: 'ssim'` keeps eyes and mouth that the
 * default smooths away. README.md has the figures.
 */
async function encodeAv1(picture: RgbPicture, quality: number): Promise<Uint8Array> {
  const avif = await fromRgb(picture)
    .avif({ quality, effort: 3, tune: 'ssim', chromaSubsampling: '4:2:0' })
    .toBuffer();
  return extractAv1(avif);
}
